/** Random numbers that are the same on every run. */
export type Random = {
  /** A whole number from 0 up to, not including, `most`. */
  below(most: number): number;
  from<T>(list: readonly T[]): T;
  shuffled<T>(list: readonly T[]): T[];
};

/** mulberry32: small, and good enough to shuffle with. */
export function seeded(seed: number): Random {
  let state = seed;
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (most: number) => Math.floor(next() * most);
  return {
    below,
    from: <T>(list: readonly T[]) => {
      const found = list[below(list.length)];
      if (found === undefined) throw new Error('Nothing to choose from');
      return found;
    },
    shuffled: <T>(list: readonly T[]) =>
      list
        .map((item) => ({ item, key: next() }))
        .sort((one, other) => one.key - other.key)
        .map(({ item }) => item),
  };
}
