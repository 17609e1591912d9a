/** Which learned signs stand among the words of a text: neighbours, triples, what is denied. */
import { remembering } from '../reading/remembering.js';
import type { Token } from '../reading/types.js';
import type { Kinds } from './kinds.js';
import { signsAmong } from './signs.js';
import type { Weights } from './weights.js';

/** A learned sign by its row, and the words it stands in. */
export type Among = { row: number; from: number; to: number };

const REMEMBERED = 20_000;
const FIRST = ['b', 't', 'n', 'nk', '*', '^', '$'];

/**
 * Signs are looked up by the numbers of their words: building a name for each, only to find that nobody knows it, takes
 * most of the time.
 */
export function amongOf({ rows }: Weights, kinds: Kinds): (tokens: readonly Token[]) => Among[] {
  // These have the smallest numbers, so that a key of four parts is a whole number.
  const numbers = new Map(FIRST.map((part, at) => [part, at + 1]));
  const numberOf = (part: string): number => {
    const known = numbers.get(part);
    if (known !== undefined) return known;
    const number = numbers.size + 1;
    numbers.set(part, number);
    return number;
  };
  const known: [parts: number[], row: number][] = [];
  for (const [name, row] of rows)
    if (/^(?:b|t|n|nk) /.test(name)) known.push([name.split(' ').map(numberOf), row]);
  const base = numbers.size + 1;
  const keyOf = (parts: readonly number[]) => parts.reduce((key, part) => key * base + part, 0);
  const byKey = new Map(known.map(([parts, row]) => [keyOf(parts), row]));
  const lookUp = remembering(REMEMBERED, (part) => numbers.get(part) ?? 0);

  return (tokens) => {
    const found: Among[] = [];
    signsAmong(tokens, kinds, (parts, from, to) => {
      let key = 0;
      for (const part of parts) {
        const number = lookUp(part);
        if (number === 0) return false;
        key = key * base + number;
      }
      const row = byKey.get(key);
      if (row !== undefined) found.push({ row, from, to });
      return row !== undefined;
    });
    return found;
  };
}
