/** Adds up what the signs of a text say of each label; what a single word says is added up once and remembered. */
import { remembering } from '../reading/remembering.js';
import type { Token } from '../reading/types.js';
import type { Kinds } from './kinds.js';
import { LABELS } from './labels.js';
import { distinct, ownSigns, signsAmong } from './signs.js';
import type { Weights } from './weights.js';

/** What signs say of each label, and the squares of how telling they are: by these a long text says no more. */
type Said = { sums: Float64Array; squares: number };

export type Sums = {
  /** By label: the logarithm of its odds. */
  sums: Float64Array;
  /** The share of the words that were met while learning. */
  known: number;
};

/** People use the same few thousand words. */
const REMEMBERED = 10_000;
const MANY = LABELS.length;

export function summing(weights: Weights, kinds: Kinds): (tokens: readonly Token[]) => Sums {
  const { start, rows, telling, steps, worth } = weights;
  const nothing = (): Said => ({ sums: new Float64Array(MANY), squares: 0 });

  function add(said: Said, sign: string): void {
    const row = rows.get(sign);
    if (row === undefined) return;
    const amount = telling[row] ?? 0;
    said.squares += amount * amount;
    for (let label = 0; label < MANY; label++)
      said.sums[label] = (said.sums[label] ?? 0) + (worth[steps[row * MANY + label] ?? 0] ?? 0) * amount;
  }

  const saidBy = remembering(REMEMBERED, (both: string): Said & { known: boolean } => {
    const [word = '', stem = ''] = both.split(' ');
    const said = { ...nothing(), known: rows.has(`w ${stem}`) };
    for (const sign of ownSigns({ word, stem }, kinds)) add(said, sign);
    return said;
  });

  return (tokens) => {
    const all = nothing();
    const words = distinct(tokens);
    let met = 0;
    for (const word of words.keys()) {
      const { sums, squares, known } = saidBy(word);
      if (known) met++;
      all.squares += squares;
      for (let label = 0; label < MANY; label++) all.sums[label] = (all.sums[label] ?? 0) + (sums[label] ?? 0);
    }
    for (const sign of new Set(signsAmong(tokens, kinds).map(({ name }) => name))) add(all, sign);
    const by = all.squares === 0 ? 0 : 1 / Math.sqrt(all.squares);
    return {
      sums: all.sums.map((sum, label) => (start[label] ?? 0) + sum * by),
      known: words.size === 0 ? 0 : met / words.size,
    };
  };
}
