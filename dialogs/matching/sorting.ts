/** Sorts in steps, for a server that has people to answer meanwhile. */

/** So many are sorted, or put together, between two pauses. */
const AT_ONCE = 1000;

/** A new list in order; what is alike stays in the order it had. */
export function* sorting<T>(list: readonly T[], order: (a: T, b: T) => number): Generator<undefined, T[]> {
  let runs: T[][] = [];
  for (let from = 0; from < list.length; from += AT_ONCE) {
    runs.push(list.slice(from, from + AT_ONCE).sort(order));
    yield;
  }
  while (runs.length > 1) {
    const longer: T[][] = [];
    for (let at = 0; at < runs.length; at += 2)
      longer.push(yield* together(runs[at] ?? [], runs[at + 1] ?? [], order));
    runs = longer;
  }
  return runs[0] ?? [];
}

function* together<T>(
  one: readonly T[],
  other: readonly T[],
  order: (a: T, b: T) => number,
): Generator<undefined, T[]> {
  const all: T[] = [];
  let second = 0;
  for (const each of one) {
    for (let next = other[second]; next !== undefined && order(next, each) < 0; next = other[second]) {
      all.push(next);
      second++;
      if (all.length % AT_ONCE === 0) yield;
    }
    all.push(each);
    if (all.length % AT_ONCE === 0) yield;
  }
  for (; second < other.length; second += AT_ONCE) {
    all.push(...other.slice(second, second + AT_ONCE));
    yield;
  }
  return all;
}
