/** How much a rule and what was learned each have to say on whether a need is meant: all in one place, with reasons. */
import { OUTRIGHT } from '../needs/limits.js';
import type { Finding, Hints } from '../needs/read.js';
import { oddsOf, type Weighing } from './weigh.js';

/** A need that is meant, and how surely; above nought is enough. */
export type Joined = { need: string; sum: number };

/**
 * Fitted by logistic regression on what was learned without the writer it was tried on (k, l, o, p, q and r, most of them
 * strangers to the rules), for the best F1 at 3.4 % of ordinary texts given a need; see content/weights/README.md. Odds are
 * logarithms.
 */
const ANY = {
  start: -0.08,
  /** Learned odds that there is any need, and of the likeliest need. */
  any: 0.67,
  likeliest: 0.4,
  /** For each need the rules found, `ANY_MOST` at most. */
  each: 0.43,
  /** What the plainest finding of the rules gives. */
  plainest: { silent: 0, hint: 0.19, found: 0.3, outright: 0.57 },
};
const ANY_MOST = 3;
const NEED = {
  /** Denied is not fitted: whose only word for a need is in "loads of friends" must be surer by so much to have it. */
  rule: { denied: 1.33, silent: 1.83, hint: 2.76, found: 2.85, outright: 3.77 },
  learned: 0.71,
  /** For being the likeliest of all, and for each step of odds behind it. */
  first: 0.7,
  behind: 0.33,
  /** For each other need the rules found, two at most: most texts speak of one. */
  other: -0.39,
};

type Plainly = Exclude<keyof typeof NEED.rule, 'denied'>;

/** What the rules have to say: all their hints, those that count by themselves, and the needs that are only denied. */
export type Ruled = Hints & { found: readonly Finding[] };

/** The needs that both together make out, surest first: first whether there is any need at all, then which. */
export function join(weighing: Weighing, { hints, found, denied }: Ruled): Joined[] {
  const counts = new Set(found.map(({ need }) => need));
  const plainly = new Map(hints.map((hint) => [hint.need, plainlyOf(hint, counts)]));
  const likeliest = likeliestOf(weighing);
  const any =
    learnedAny(weighing) +
    ANY.each * Math.min(counts.size, ANY_MOST) +
    Math.max(0, ...[...plainly.values()].map((how) => ANY.plainest[how]));
  if (any <= 0) return [];
  return weighing.needs
    .map(({ id, probability }, at) => {
      const odds = oddsOf(probability);
      const others = counts.size - (counts.has(id) ? 1 : 0);
      const sum =
        NEED.rule[plainly.get(id) ?? (denied.has(id) ? 'denied' : 'silent')] +
        NEED.learned * odds +
        (at === 0 ? NEED.first : NEED.behind * (odds - likeliest)) +
        NEED.other * Math.min(others, 2);
      return { need: id, sum };
    })
    .filter(({ sum }) => sum > 0)
    .sort((one, other) => other.sum - one.sum);
}

const likeliestOf = ({ needs }: Weighing): number => oddsOf(needs[0]?.probability ?? 0);
const learnedAny = (weighing: Weighing): number =>
  ANY.start + ANY.any * oddsOf(weighing.anyNeed) + ANY.likeliest * likeliestOf(weighing);

const PLAINEST = Math.max(...Object.values(ANY.plainest));
/** Whether anything that rules could find would make it a need: where not, they need not be asked. */
export const mayBeAny = (weighing: Weighing): boolean =>
  learnedAny(weighing) + ANY.each * ANY_MOST + PLAINEST > 0;

function plainlyOf({ need, score }: Finding, counts: ReadonlySet<string>): Plainly {
  if (!counts.has(need)) return 'hint';
  return score >= OUTRIGHT ? 'outright' : 'found';
}
