/** Looks up what belongs to two numbers, in a few probes and without making anything: there are many to each text. */

/**
 * Rows of two numbers in drawers, as plain data. A drawer is four numbers side by side, the last of them unused: the two,
 * and their row and one more, nought when it is empty.
 */
export type Pairs = { bits: number; drawers: Int32Array };
const WIDTH = 4;
const ROW = 2;

export type Pair = readonly [one: number, other: number, row: number];

/** Spread numbers over drawers. */
const SPREAD = 0x9e3779b1;
const SPREAD_OTHER = 0x85ebca6b;
const drawerOf = (one: number, other: number, bits: number): number =>
  (Math.imul(one, SPREAD) ^ Math.imul(other, SPREAD_OTHER)) >>> (32 - bits);

/** Of two rows of the same numbers the later counts. */
export function pairsOf(all: readonly Pair[]): Pairs {
  const bits = Math.ceil(Math.log2(all.length + 1)) + 1;
  const pairs: Pairs = { bits, drawers: new Int32Array(WIDTH * 2 ** bits) };
  for (const [one, other, row] of all) pairs.drawers.set([one, other, row + 1], placeOf(pairs, one, other));
  return pairs;
}

export function rowIn(pairs: Pairs, one: number, other: number): number | undefined {
  const row = pairs.drawers[placeOf(pairs, one, other) + ROW] ?? 0;
  return row === 0 ? undefined : row - 1;
}

/** Where the drawer of the two numbers begins, or the empty one where they would go; at least half of all are empty. */
function placeOf({ bits, drawers }: Pairs, one: number, other: number): number {
  let at = drawerOf(one, other, bits) * WIDTH;
  while (drawers[at + ROW] !== 0 && (drawers[at] !== one || drawers[at + 1] !== other))
    at = (at + WIDTH) & (drawers.length - 1);
  return at;
}
