/** How much each sign of a text counts: rare ones more than common ones, long texts no more than short ones. */

import { remembering } from '../reading/remembering.js';

/** Parts of words and WordNet's kinds come many to a word, so each has half a say. */
const HALVED = new Set(['c', 'h']);

/** Kept to two decimals, as it is written in the learned file. */
export function tellingOf(sign: string, count: number, all: number): number {
  const by = HALVED.has(sign.slice(0, sign.indexOf(' '))) ? 2 : 1;
  return remembered(`${by} ${count} ${all}`);
}

/** Most signs stand in a few lessons only, so that few of these differ. */
const remembered = remembering(10_000, (of) => {
  const [by = 1, count = 0, all = 0] = of.split(' ').map(Number);
  return Number((Math.sqrt(Math.log(1 + all / (count + 1))) / by).toFixed(2));
});

export function amountsOf(rows: Int32Array, telling: Float32Array): Float32Array {
  let sum = 0;
  for (const row of rows) sum += (telling[row] ?? 0) ** 2;
  const by = sum === 0 ? 0 : 1 / Math.sqrt(sum);
  return Float32Array.from(rows, (row) => (telling[row] ?? 0) * by);
}
