/** Danger in a person's words: the rules first; what was learned adds AMBER to their silence, and settles their doubt. */
import type { Alarms } from '../danger/alarms.js';
import { dangerIn, type Danger } from '../danger/read.js';
import { Kind } from '../danger/rule.js';
import { plain } from '../heard.js';
import { oddsOf, type Scales, type Weighed, type Weighing } from './weigh.js';

/** Without scales the rules stand alone. `own` are the protocol's commands, as `plain` writes them. */
export type ByAlarms = { alarms: Alarms; scales?: Scales; own?: ReadonlySet<string> };

/**
 * Learned odds of any danger and of the likeliest kind, and a little of any need, because who needs nothing is seldom in
 * danger; what a rule in doubt adds to them. Fitted by logistic regression on writers left out while learning, a tenth of
 * the weight on those who speak of needs: who is lonely and asked about danger at every turn leaves. Above nought is
 * AMBER. Odds are logarithms; see the README of the weights. The start was 1.6 before writers w to aj: with them danger is
 * rarer among the lessons by odds of 0.2, which both sums of odds have in them.
 */
const SUM = { start: 1.9, any: 0.6, kind: 0.57, need: 0.12, doubt: 1.6 };
/** Learning was from English; a text it knows less than this much of is left to the rules. */
const KNOWN = 0.6;
/** In fewer words, "number 13" say, one word alone tips the scales; two messages hold more. */
const FEWEST = 4;
/** In texts of fewer words than these it has to be surer: what is learned of so few is as often wrong as right. */
const FEW = { words: 10, sum: 0.5 };
/**
 * Up to so many words a rule in doubt always stands: "I can't go on" has nothing beside it that could speak against it.
 * Two hints that only together are a doubt have no such right.
 */
const SHORT = 6;
/** So much likelier must another kind be than the one an AMBER rule names. */
const LIKELIER = 1.5;
/** Others keep the kind the rule gave: minutes count, a child is in danger, or danger may share the home (H-13). */
const MAY_BE_ANOTHER: ReadonlySet<Kind> = new Set<Kind>([
  'suicide',
  'self-harm',
  'harm-others',
  'psychosis',
  'eating',
  'tonight',
]);

/** `before` is what they wrote just before: a danger may be split over the two. */
export function findDanger(text: string, { alarms, scales, own }: ByAlarms, before = ''): Danger {
  const danger = dangerIn(text, alarms, before);
  // Who types a command as it stands means that.
  if (danger.level !== 'red' && own?.has(plain(text)))
    return before === '' || dangerIn(text, alarms).level !== 'none' ? { level: 'none' } : danger;
  // RED needs nothing more, and nothing may come between.
  if (scales === undefined || danger.level === 'red') return danger;
  // Without a full stop the sentence may go on in the second message.
  const goesOn = /[\p{L}\p{N},]\s*$/u.test(before);
  const whole = goesOn ? { text: `${before} ${text}`, weighing: scales(`${before} ${text}`) } : undefined;
  // The text alone at last: it is remembered until the next, and is weighed for needs as well.
  const weighing = scales(text);
  if (
    danger.level === 'amber' &&
    (danger.doubt === undefined ||
      (wordsIn(text) <= SHORT && danger.words.length === 1) ||
      stands(weighing) ||
      (whole && stands(whole.weighing)))
  )
    return named(danger, weighing);
  const alone: Danger = wordsIn(text) < FEWEST ? { level: 'none' } : weighed(text, weighing);
  if (alone.level !== 'none' || whole === undefined || wordsIn(whole.text) < FEWEST + 2) return alone;
  return weighed(whole.text, whole.weighing);
}

/** From the first letter of a word to its end. */
const FROM_LETTER = /\p{L}\S*/gu;
const wordsIn = (text: string): number => text.match(FROM_LETTER)?.length ?? 0;

function sumOf({ anyDanger, anyNeed, danger }: Weighing, doubt: boolean): number {
  const kind = oddsOf(danger[0]?.probability ?? 0);
  const learned = SUM.any * oddsOf(anyDanger) + SUM.kind * kind + SUM.need * oddsOf(anyNeed);
  return SUM.start + learned + (doubt ? SUM.doubt : 0);
}

/** Whether a rule in doubt is AMBER: not where what was learned knows the words, and finds nothing in them. */
const stands = (weighing: Weighing): boolean => weighing.known < KNOWN || sumOf(weighing, true) > 0;

/** AMBER or nothing, never RED. */
function weighed(text: string, weighing: Weighing): Danger {
  const [likeliest] = weighing.danger;
  const kind = kindOf(likeliest);
  const least = wordsIn(text) < FEW.words ? FEW.sum : 0;
  if (likeliest === undefined || kind === undefined || sumOf(weighing, false) <= least)
    return { level: 'none' };
  return {
    level: 'amber',
    kind,
    rule: `weighed-${kind}`,
    because: 'said',
    words: likeliest.because().map(({ start, end }) => text.slice(start, end)),
  };
}

/** A rule in doubt asks of one danger; where another is much likelier, that is asked of instead. */
function named(danger: Extract<Danger, { kind: Kind }>, { danger: kinds }: Weighing): Danger {
  const [likeliest] = kinds;
  const kind = kindOf(likeliest);
  const own = kinds.find(({ id }) => id === danger.kind);
  if (likeliest === undefined || kind === undefined || own === undefined) return danger;
  if (danger.because !== 'said' || !MAY_BE_ANOTHER.has(danger.kind)) return danger;
  return oddsOf(likeliest.probability) - oddsOf(own.probability) < LIKELIER ? danger : { ...danger, kind };
}

const kindOf = (weighed: Weighed | undefined): Kind | undefined =>
  Kind.options.find((kind) => kind === weighed?.id);
