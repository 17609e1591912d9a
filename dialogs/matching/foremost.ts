/** Picks the best of many, so that only a few have to be put in order. */
import type { Facts } from './facts.js';
import { freshness } from './details.js';
import { nthLargest } from './largest.js';
import type { Person } from './suggestion.js';
import type { Wanted } from './wanted.js';

/** What an order is made from. */
export type Ranked = {
  readonly facts: Facts;
  /** Rough. */ readonly km: number | undefined;
  readonly score: number;
  /** Its door is too far: only its phone or web page is had. */ readonly afar: boolean;
};

/** Of a long list so many of the best are put in order: more than anybody is shown, with room for those that are lifted. */
const ENOUGH = 60;

/**
 * The best by score, and the best of the rest of each kind that may be lifted among the first: in no order, `enough` of
 * them at the least, and all whose score is as good.
 */
export function foremost(all: readonly Ranked[], wanted: Order, enough: number = ENOUGH): Ranked[] {
  if (all.length <= enough) return [...all];
  const scores = new Float64Array(all.length);
  for (const [at, { score }] of all.entries()) scores[at] = score;
  const least = nthLargest(scores, enough) ?? -Infinity;
  const kept: Ranked[] = [];
  const best: (Ranked | undefined)[] = [];
  for (const each of all) {
    if (each.score >= least) {
      kept.push(each);
      continue;
    }
    const kind = kindOf(each, wanted);
    const before = best[kind];
    if (before === undefined || byRank(each, before) < 0) best[kind] = each;
  }
  for (const each of best) if (each !== undefined) kept.push(each);
  return kept;
}

/** What of a person and of today an order depends on. */
export type Order = Pick<Wanted, 'person' | 'bounds'>;

/** Current or not, gentle or not, local or not, ticking too many needs or not: sixteen kinds. */
const kindOf = (each: Ranked, { person, bounds }: Order): number =>
  (isCurrent(each, bounds) ? 1 : 0) +
  (isGentle(each.facts, person) ? 2 : 0) +
  (isNearby(each) ? 4 : 0) +
  (each.facts.isOverTicked ? 8 : 0);

/** Of a place or an area that the person is in reach of. */
export const isNearby = ({ facts, afar }: Pick<Ranked, 'facts' | 'afar'>): boolean => facts.isLocal && !afar;

/**
 * Whether it can be had with no travel and no phone call: for a person who stays at home, whose phone or journey is in
 * the way, or who is not sure of themselves.
 */
export function isGentle({ gentle }: Facts, { barriers }: Pick<Person, 'barriers'>): boolean {
  return gentle === 'for-all' || (gentle === 'by-phone' && !barriers.includes('phones'));
}

export const isCurrent = ({ facts }: Ranked, bounds: Order['bounds']): boolean =>
  freshness(facts.checkedOn, bounds) !== 'stale';

/** Score, distance, name, id. Plain comparison of text: a locale would order names differently on another machine. */
export function byRank(a: Ranked, b: Ranked): number {
  if (a.score !== b.score) return b.score - a.score;
  const [near, far] = [a.km ?? Infinity, b.km ?? Infinity];
  if (near !== far) return near - far;
  const [one, other] = [a.facts.service, b.facts.service];
  if (one.name !== other.name) return one.name < other.name ? -1 : 1;
  return one.id < other.id ? -1 : 1;
}
