/** What words mean, as far as numbers can say: words that people use alike have numbers that are alike. */
import type { Token } from '../reading/types.js';

/** How many numbers a word has. */
export const SIZE = 64;
/** What a text means: the sum over its words, then the most that any word gave. */
export const INPUTS = 2 * SIZE;

/** A word's numbers by its stem; undefined for a word that nobody counted. */
export type Meanings = (stem: string) => Float32Array | undefined;

/** A sign for each number from -1 to 1; a comma and a backslash are none of them, so that the table is a plain one. */
const LOWEST = 35;
const STEPS = 90;
const INSTEAD = new Map(
  [
    ['!', ','],
    ['~', '\\'],
  ].map(([sign = '', other = '']): [number, number] => [sign.charCodeAt(0), other.charCodeAt(0)]),
);

/** A table with a heading: a stem, and a sign for each number. Small numbers are told apart more finely. */
export function meaningsFrom(table: string): Meanings {
  const places = new Map<string, number>();
  let at = table.indexOf('\n') + 1;
  while (at > 0 && at < table.length) {
    const comma = table.indexOf(',', at);
    if (comma < 0) break;
    places.set(table.slice(at, comma), comma + 1);
    at = table.indexOf('\n', comma) + 1;
  }
  return (stem) => {
    const from = places.get(stem);
    if (from === undefined) return undefined;
    return Float32Array.from({ length: SIZE }, (_, one) => numberOf(table.charCodeAt(from + one)));
  };
}

function numberOf(sign: number): number {
  const step = (2 * ((INSTEAD.get(sign) ?? sign) - LOWEST)) / STEPS - 1;
  return Math.sign(step) * step * step;
}

/** A word's numbers, times how telling the word is. */
export type Meaning = { telling: number; numbers: Float32Array };

/** Texts differ more than their parts. */
const SCALE = 3;

/** What words mean together; the same whatever their order. */
export function together(meanings: readonly Meaning[]): { inputs: Float32Array; by: number } {
  const inputs = new Float32Array(INPUTS);
  let square = 0;
  for (const { telling, numbers } of meanings) {
    square += telling * telling;
    for (let at = 0; at < SIZE; at++) {
      const number = numbers[at] ?? 0;
      inputs[at] = (inputs[at] ?? 0) + number;
      if (number > (inputs[SIZE + at] ?? 0)) inputs[SIZE + at] = number;
    }
  }
  const by = square === 0 ? 0 : SCALE / Math.sqrt(square);
  for (let at = 0; at < INPUTS; at++) inputs[at] = (inputs[at] ?? 0) * by;
  return { inputs, by };
}

/** Each word once, in the order they came. */
export function distinct(tokens: readonly Token[]): Token[] {
  const words = new Set<string>();
  return tokens.filter(({ word }) => words.size < words.add(word).size);
}
