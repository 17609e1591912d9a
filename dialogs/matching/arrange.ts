/** Puts suggestions in the order they are shown: by score, then so that the first three suit everybody (rule 5). */
import { byRank, isCurrent, isGentle, isNearby, type Order, type Ranked } from './foremost.js';
import type { Person } from './suggestion.js';
import { UNSURE } from './weights.js';

/** People are shown up to three at first. */
const FIRST = 3;

/** A list in its final order: score, distance, name, id, then what the first three must hold. */
export function arrange(suggestions: readonly Ranked[], { person, bounds }: Order): Ranked[] {
  const list = [...suggestions].sort(byRank);
  const current = (it: Ranked): boolean => isCurrent(it, bounds);
  // Out-of-date details are never first when there is anything else (rule 9).
  raise(list, 0, current, current);
  if (needsGentleStart(person)) {
    const gentle = ({ facts }: Ranked): boolean => isGentle(facts, person);
    if (!raise(list, FIRST - 1, gentle, (it) => gentle(it) && current(it)))
      raise(list, FIRST - 1, gentle, gentle);
  }
  mix(list, person, current);
  list.splice(1, FIRST - 1, ...list.slice(1, FIRST).sort(byRank));
  return list;
}

function needsGentleStart(person: Person): boolean {
  const unsure = person.confidence !== undefined && person.confidence <= UNSURE;
  return (
    unsure || person.travel === 'home' || person.barriers.some((it) => it === 'phones' || it === 'travel')
  );
}

/**
 * One local and one national in the first three, when there are both. What is out of date, or ticks every need there is,
 * is not lifted for it: a poor fit round the corner is no help.
 */
function mix(list: Ranked[], person: Person, current: (it: Ranked) => boolean): void {
  const first = list.slice(0, FIRST);
  const kinds = new Set(first.map(isNearby));
  const [kind] = kinds;
  if (kinds.size !== 1 || first.length < FIRST) return;
  const gentle = first.filter(({ facts }) => isGentle(facts, person));
  const onlyGentleIsLast = gentle.length === 1 && gentle[0] === first[FIRST - 1];
  const other = (it: Ranked): boolean => isNearby(it) !== kind && !it.afar;
  const lifted = raise(list, FIRST - 1, other, (it) => other(it) && current(it) && !it.facts.isOverTicked);
  // The third place held the only gentle start, which is now fourth: the second makes room for it instead.
  if (lifted && needsGentleStart(person) && onlyGentleIsLast) list.splice(FIRST, 0, ...list.splice(1, 1));
}

/** Lifts the best that is `wanted` to a place, unless what is there or above already `has` it. False: there is none. */
function raise(
  list: Ranked[],
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
