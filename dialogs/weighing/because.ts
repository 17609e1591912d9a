/** Which of a person's words tipped the scales. */
import type { Token } from '../reading/types.js';
import { LABELS } from './labels.js';
import type { Standing } from './standing.js';
import type { Weights } from './weights.js';

/** Where the words stand in the text as typed. */
export type Place = { start: number; end: number };

/** A word that gave at least this share of what the weightiest word gave is shown too. */
const SHARE = 0.4;
const MANY = LABELS.length;
/** More would be the whole text again. */
const MOST = 3;

/** The words that spoke most for a label, in the order they were said; words that touch are one place. */
export function because(
  label: number,
  tokens: readonly Token[],
  signs: readonly Standing[],
  weights: Weights,
): Place[] {
  const gave = new Float64Array(tokens.length);
  for (const { row, from, to } of signs) {
    const worth = ((weights.telling[row] ?? 0) * (weights.weight[row * MANY + label] ?? 0)) / (to - from);
    for (let at = from; at < to; at++) gave[at] = (gave[at] ?? 0) + worth;
  }
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
