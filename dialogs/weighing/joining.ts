/** How much a rule and what was learned each have to say on whether a need is meant: all in one place, with reasons. */
import { OUTRIGHT } from '../needs/limits.js';
import type { Finding } from '../needs/read.js';
import { oddsOf, type Weighing } from './weigh.js';

/** A need that is meant, and how surely; above nought is enough. */
export type Joined = { need: string; sum: number };

/**
 * Fitted by logistic regression on what was learned without the writer it was tried on, for the best F1 at 3.5 % of
 * ordinary texts given a need; see content/weights/README.md. Odds are logarithms.
 */
const ANY = {
  start: -0.45,
  /** Learned odds that there is any need, and of the likeliest need. */
  any: 0.92,
  likeliest: 0.28,
  /** For each need the rules found, three at most. */
  each: 0.4,
  /** What the plainest finding of the rules gives. */
  plainest: { silent: 0, hint: 0.25, found: 0.76, outright: 1.63 },
};
const NEED = {
  rule: { silent: 0.83, hint: 2.28, found: 3.3, outright: 3.98 },
  learned: 0.65,
  /** For being the likeliest of all, and for each step of odds behind it. */
  first: 0.84,
  behind: 0.32,
  /** For each other need the rules found, two at most: most texts speak of one. */
  other: -0.8,
};

type Plainly = keyof typeof NEED.rule;

/**
 * The needs that both together make out, surest first. `hints` are all the rules have, `found` those that count by
 * themselves. First whether there is any need at all, then which.
 */
export function join(weighing: Weighing, hints: readonly Finding[], found: readonly Finding[]): Joined[] {
  const counts = new Set(found.map(({ need }) => need));
  const plainly = new Map(hints.map((hint) => [hint.need, plainlyOf(hint, counts)]));
  const likeliest = oddsOf(weighing.needs[0]?.probability ?? 0);
  const any =
    ANY.start +
    ANY.any * oddsOf(weighing.anyNeed) +
    ANY.likeliest * likeliest +
    ANY.each * Math.min(counts.size, 3) +
    Math.max(0, ...[...plainly.values()].map((how) => ANY.plainest[how]));
  if (any <= 0) return [];
  return weighing.needs
    .map(({ id, probability }, at) => {
      const odds = oddsOf(probability);
      const others = counts.size - (counts.has(id) ? 1 : 0);
      const sum =
        NEED.rule[plainly.get(id) ?? 'silent'] +
        NEED.learned * odds +
        (at === 0 ? NEED.first : NEED.behind * (odds - likeliest)) +
        NEED.other * Math.min(others, 2);
      return { need: id, sum };
    })
    .filter(({ sum }) => sum > 0)
    .sort((one, other) => other.sum - one.sum);
}

function plainlyOf({ need, score }: Finding, counts: ReadonlySet<string>): Plainly {
  if (!counts.has(need)) return 'hint';
  return score >= OUTRIGHT ? 'outright' : 'found';
}
