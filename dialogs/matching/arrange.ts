/** Puts suggestions in the order they are shown: by score, then so that the first three suit everybody (rule 5). */
import type { Service } from './service.js';
import type { Person, Suggestion } from './suggestion.js';
import { UNSURE } from './weights.js';

/** People are shown up to three at first. */
const FIRST = 3;

/** What an order is made from. */
export type Ranked = Pick<Suggestion, 'service' | 'km' | 'score' | 'checked'>;

/** Of a long list so many of the best are put in order: the rest is only looked through for what the first must hold. */
const ENOUGH = 200;

/**
 * A list in its final order: score, distance, name, id, then what the first three must hold. Of a long one `enough` at
 * the least come back, and they are the same as of the whole.
 */
export function arrange<T extends Ranked>(
  suggestions: readonly T[],
  person: Person,
  enough: number = ENOUGH,
): T[] {
  const list = foremost(suggestions, person, enough).sort(byRank);
  // Out-of-date details are never first when there is anything else (rule 9).
  raise(list, 0, isCurrent, isCurrent);
  if (needsGentleStart(person)) {
    const gentle = ({ service }: Ranked): boolean => isGentle(service, person);
    if (!raise(list, FIRST - 1, gentle, (it) => gentle(it) && isCurrent(it)))
      raise(list, FIRST - 1, gentle, gentle);
  }
  mix(list, person);
  list.splice(1, FIRST - 1, ...list.slice(1, FIRST).sort(byRank));
  return list;
}

/** The best by score, and the best of the rest of each kind that may be lifted among the first. */
function foremost<T extends Ranked>(all: readonly T[], person: Person, enough: number): T[] {
  if (all.length <= enough) return [...all];
  const least = Float64Array.from(all, ({ score }) => score).sort()[all.length - enough] ?? -Infinity;
  const kept = new Set<T>();
  const best: (T | undefined)[] = [];
  for (const each of all) {
    if (each.score >= least) {
      kept.add(each);
      continue;
    }
    // Current or not, gentle or not, local or not: eight kinds.
    const kind =
      (isCurrent(each) ? 1 : 0) + (isGentle(each.service, person) ? 2 : 0) + (isLocal(each) ? 4 : 0);
    const before = best[kind];
    if (before === undefined || byRank(each, before) < 0) best[kind] = each;
  }
  for (const each of best) if (each !== undefined) kept.add(each);
  return [...kept];
}

/**
 * Whether it can be had with no travel and no phone call: for a person who stays at home, whose phone or journey is in
 * the way, or who is not sure of themselves.
 */
export function isGentle(service: Service, person: Person): boolean {
  if (service.channels.includes('online')) return service.no_phone_needed !== false;
  const byPhone = service.channels.includes('phone') && !person.barriers.includes('phones');
  return byPhone && service.no_phone_needed === true;
}

function needsGentleStart(person: Person): boolean {
  const unsure = person.confidence !== undefined && person.confidence <= UNSURE;
  return (
    unsure || person.travel === 'home' || person.barriers.some((it) => it === 'phones' || it === 'travel')
  );
}

/** One local and one national in the first three, when there are both; out-of-date ones are not lifted for it. */
function mix<T extends Ranked>(list: T[], person: Person): void {
  const first = list.slice(0, FIRST);
  const kinds = new Set(first.map(isLocal));
  const [kind] = kinds;
  if (kinds.size !== 1 || first.length < FIRST) return;
  const gentle = first.filter(({ service }) => isGentle(service, person));
  const onlyGentleIsLast = gentle.length === 1 && gentle[0] === first[FIRST - 1];
  const other = (it: Ranked): boolean => isLocal(it) !== kind;
  const lifted = raise(list, FIRST - 1, other, (it) => other(it) && isCurrent(it));
  // The third place held the only gentle start, which is now fourth: the second makes room for it instead.
  if (lifted && needsGentleStart(person) && onlyGentleIsLast) list.splice(FIRST, 0, ...list.splice(1, 1));
}

/** Lifts the best that is `wanted` to a place, unless what is there or above already `has` it. False: there is none. */
function raise<T extends Ranked>(
  list: T[],
  place: number,
  has: (it: Ranked) => boolean,
  wanted: (it: Ranked) => boolean,
): boolean {
  if (list.slice(0, place + 1).some(has)) return true;
  const from = list.findIndex(wanted);
  if (from === -1) return false;
  list.splice(place, 0, ...list.splice(from, 1));
  return true;
}

/** Of a place or an area, as against a line for everybody. */
export function isLocal({ service: { reach_km, area } }: Pick<Ranked, 'service'>): boolean {
  return reach_km !== undefined || area?.circles !== undefined || area?.rings !== undefined;
}

function isCurrent({ checked }: Ranked): boolean {
  return checked.state !== 'stale';
}

/** Plain comparison of text: a locale would order names differently on another machine. */
function byRank(a: Ranked, b: Ranked): number {
  if (a.score !== b.score) return b.score - a.score;
  const [near, far] = [a.km ?? Infinity, b.km ?? Infinity];
  if (near !== far) return near - far;
  if (a.service.name !== b.service.name) return a.service.name < b.service.name ? -1 : 1;
  return a.service.id < b.service.id ? -1 : 1;
}
