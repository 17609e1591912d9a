/** Narrows a directory to the few services that share words with what was typed, before anything is compared letter by letter. */
import { nthLargest } from './largest.js';
import type { Alike } from './vocabulary.js';

export type Sharing = {
  /** Places in the index of all that share a word, in no order. */
  touched: readonly number[];
  /** How much of what was typed the one at a place shares: rarer words and nearer likeness are more. */
  weightOf: (at: number) => number;
  /** How many of the typed words it shares. */
  countOf: (at: number) => number;
};

/** `words` are, for each word that was typed, the directory's words for it, the best first; `many` services there are. */
export function sharing(words: readonly (readonly Alike[])[], many: number): Sharing {
  // A figure for each service: a frequent word has ten thousand of them, and a map is fifty times as slow.
  const weights = new Float64Array(many);
  const counts = new Uint8Array(many);
  // A service counts once for each typed word, by the word of it that is the likest.
  const last = new Uint8Array(many);
  const touched: number[] = [];
  for (const [nth, likest] of words.entries())
    for (const { services, likeness } of likest) {
      const weight = likeness * Math.log(1 + many / services.length);
      for (const at of services) {
        if (last[at] === nth + 1) continue;
        last[at] = nth + 1;
        if (counts[at] === 0) touched.push(at);
        counts[at] = (counts[at] ?? 0) + 1;
        weights[at] = (weights[at] ?? 0) + weight;
      }
    }
  return { touched, weightOf: (at) => weights[at] ?? 0, countOf: (at) => counts[at] ?? 0 };
}

/** So many of those that share the most and may be found, best first; that share as much in order of their places. */
export function sharingMost(
  { touched, weightOf }: Sharing,
  most: number,
  mayBe: (at: number) => boolean,
): number[] {
  const all = touched.filter(mayBe);
  // Only the best are put in order: of a hundred thousand, nobody reads the rest.
  const least = nthLargest(Float64Array.from(all, weightOf), most) ?? 0;
  return all
    .filter((at) => weightOf(at) >= least)
    .sort((a, b) => weightOf(b) - weightOf(a) || a - b)
    .slice(0, most);
}

/** Each word as the directory has it: a slip mended, another form taken for the one that there is. */
export const asWritten = (typed: readonly string[], words: readonly (readonly Alike[])[]): string =>
  typed
    .map((word, nth) => {
      const [first] = (words[nth] ?? []).filter(({ is }) => is !== 'alike');
      return first?.word ?? word;
    })
    .join(' ');
