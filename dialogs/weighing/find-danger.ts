/** Danger in a person's words: the rules first; what was learned may add AMBER to their silence, and never lowers. */
import type { Alarms } from '../danger/alarms.js';
import { dangerIn, type Danger } from '../danger/read.js';
import { Kind } from '../danger/rule.js';
import { tokensToWeigh } from './tokens.js';
import { oddsOf, type Scales, type Weighed, type Weighing } from './weigh.js';

/** Without scales the rules stand alone. */
export type ByAlarms = { alarms: Alarms; scales?: Scales };

/** Enough for AMBER: the middle of the learned odds of any danger and of the likeliest kind; see the README. */
const ENOUGH = -0.69;
/** In fewer words, "number 13" say, one word alone tips the scales; two messages hold more. */
const FEWEST = 4;
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
export function findDanger(text: string, { alarms, scales }: ByAlarms, before = ''): Danger {
  const danger = dangerIn(text, alarms, before);
  // RED needs nothing more, and nothing may come between.
  if (scales === undefined || danger.level === 'red') return danger;
  const weighing = scales(tokensToWeigh(text));
  if (danger.level === 'amber') return named(danger, weighing);
  const alone: Danger = wordsIn(text) < FEWEST ? { level: 'none' } : weighed(text, weighing);
  if (alone.level !== 'none' || !/[\p{L}\p{N},]\s*$/u.test(before)) return alone;
  // Without a full stop the sentence may go on in the second message.
  const whole = `${before} ${text}`;
  if (wordsIn(whole) < FEWEST + 2) return { level: 'none' };
  return weighed(whole, scales(tokensToWeigh(whole)));
}

const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => /\p{L}/u.test(word)).length;

/** AMBER or nothing, never RED. */
function weighed(text: string, { anyDanger, danger }: Weighing): Danger {
  const [likeliest] = danger;
  const kind = kindOf(likeliest);
  if (likeliest === undefined || kind === undefined) return { level: 'none' };
  if ((oddsOf(anyDanger) + oddsOf(likeliest.probability)) / 2 < ENOUGH) return { level: 'none' };
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
