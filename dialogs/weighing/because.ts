/** Which of a person's words tipped the scales. */
import type { Token } from '../reading/types.js';
import { LABELS } from './labels.js';
import { slopesOf, type LaidOut } from './layer.js';
import { SIZE, type together } from './meanings.js';
import type { Own } from './own.js';
import type { Weights } from './weights.js';

/** Where the words stand in the text as typed. */
export type Place = { start: number; end: number };

/** A word that gave at least this share of what the weightiest word gave is shown too. */
const SHARE = 0.4;
const MANY = LABELS.length;
/** More would be the whole text again. */
const MOST = 3;

/** What a text was weighed by. */
export type Weighed = {
  /** What each of its words says by itself. */
  own: readonly Own[];
  /** The signs that words make by where they stand. */
  among: readonly { row: number; from: number; to: number }[];
  /** What every sign was multiplied by, so that long texts weigh no more. */
  by: number;
  meaning: ReturnType<typeof together>;
  layer: LaidOut;
  /** How much the meaning stirs each of the layer's units. */
  stirred: Float64Array;
  weights: Weights;
};

/** The words that spoke most for a label, in the order they were said; words that touch are one place. */
export function because(label: number, tokens: readonly Token[], weighed: Weighed): Place[] {
  const gave = given(label, tokens, weighed);
  const most = gave.reduce((top, amount) => Math.max(top, amount), 0);
  const told = tokens.flatMap((token, at) => {
    const amount = gave[at] ?? 0;
    return amount > 0 && amount >= SHARE * most ? [{ at, amount, start: token.start, end: token.end }] : [];
  });
  const joined: (Place & { last: number; amount: number })[] = [];
  for (const { at, amount, start, end } of told) {
    const before = joined.at(-1);
    if (before?.last === at - 1) {
      before.last = at;
      before.end = Math.max(before.end, end);
      before.amount += amount;
    } else joined.push({ start, end, last: at, amount });
  }
  return joined
    .sort((one, other) => other.amount - one.amount)
    .slice(0, MOST)
    .sort((one, other) => one.start - other.start)
    .map(({ start, end }) => ({ start, end }));
}

/** What each word gave to the label: by itself, by its neighbours, and by what it means beside the others. */
function given(
  label: number,
  tokens: readonly Token[],
  { own, among, by, meaning, layer, stirred, weights }: Weighed,
): Float64Array {
  const slopes = slopesOf(layer, stirred, label);
  const gave = new Float64Array(tokens.length);
  for (const [place, { sums, meaning: its }] of own.entries()) {
    let sum = (sums[label] ?? 0) * by;
    if (its !== undefined)
      for (let at = 0; at < SIZE; at++) {
        const amount = (its.numbers[at] ?? 0) * meaning.by;
        const isMost = amount > 0 && amount >= (meaning.inputs[SIZE + at] ?? 0);
        sum += amount * ((slopes[at] ?? 0) + (isMost ? (slopes[SIZE + at] ?? 0) : 0));
      }
    gave[place] = sum;
  }
  for (const { row, from, to } of among) {
    const worth = (weights.telling[row] ?? 0) * (weights.weight[row * MANY + label] ?? 0) * by;
    for (let at = from; at < to; at++) gave[at] = (gave[at] ?? 0) + worth / (to - from);
  }
  return gave;
}
