/** What a single word says wherever it stands: worked out once and remembered, because people use the same few thousand. */
import { stemOf } from '../reading/stems.js';
import { tellingOf } from './amounts.js';
import type { Kinds } from './kinds.js';
import { LABELS } from './labels.js';
import type { Meaning } from './meanings.js';
import { ownSigns } from './signs.js';
import type { Weights } from './weights.js';

export type Own = {
  /** Whether it was met while learning. */
  known: boolean;
  /** What all its signs give to each label. */
  sums: Float64Array;
  /** How telling its signs are, squared and summed. */
  square: number;
  meaning: Meaning | undefined;
  /** By which it is looked up beside others; nought where nothing was learned of it beside others. */
  number: number;
  /** For who weighs: the text it was met in last. */
  text: number;
};

/** What words say, and when to forget: never while a text is weighed, because a word counts once in a text. */
export type Owns = { of: (word: string) => Own; beforeText: () => void };

const REMEMBERED = 20_000;
const MANY = LABELS.length;

/** `beside`: the number of each stem that something was learned of beside others. */
export function owns(weights: Weights, kinds: Kinds, beside: ReadonlyMap<string, number>): Owns {
  const ownOf = (word: string): Own => {
    const stem = stemOf(word);
    const sums = new Float64Array(MANY);
    let square = 0;
    for (const name of ownSigns({ word, stem }, kinds)) {
      const row = weights.rows.get(name);
      if (row !== undefined) square += addRow(row, weights, sums);
    }
    const numbers = kinds.meaning(stem);
    const own = weights.rows.get(`w ${stem}`);
    const telling = own === undefined ? tellingOf('w ', 0, weights.lessons) : (weights.telling[own] ?? 0);
    return {
      known: own !== undefined,
      sums,
      square,
      number: beside.get(stem) ?? 0,
      meaning: numbers && { telling, numbers: numbers.map((number) => number * telling) },
      text: 0,
    };
  };
  const remembered = new Map<string, Own>();
  return {
    of(word) {
      const already = remembered.get(word);
      if (already !== undefined) return already;
      const fresh = ownOf(word);
      remembered.set(word, fresh);
      return fresh;
    },
    beforeText() {
      if (remembered.size > REMEMBERED) remembered.clear();
    },
  };
}

/** Adds what a sign gives to each label; gives back how telling it is, squared. */
export function addRow(row: number, { telling, weight }: Weights, sums: Float64Array): number {
  const amount = telling[row] ?? 0;
  const from = row * MANY;
  for (let label = 0; label < MANY; label++)
    sums[label] = (sums[label] ?? 0) + (weight[from + label] ?? 0) * amount;
  return amount * amount;
}
