/** What is known of words before anything is learned, so that what is learned of one word serves its like. */
import { stemOf } from '../reading/stems.js';
import { meaningsFrom, type Meanings } from './meanings.js';

export type Kinds = {
  /** The kinds written by hand: money words, people, means … */
  of: (stem: string) => readonly string[];
  /** The kinds of things, deeds and qualities that WordNet puts the word under. */
  under: (stem: string) => readonly string[];
  /** Numbers that are alike for words that people use alike. */
  meaning: Meanings;
};

/** The same as plain data: kinds by stem, and a table of meanings. */
export type KindsKnown = {
  hand: ReadonlyMap<string, readonly string[]>;
  under: ReadonlyMap<string, string>;
  meanings: string;
};

const NONE: readonly string[] = [];

/**
 * Three tables with headings: a kind and its words, written by hand; a stem and the numbers of its kinds, out of
 * WordNet; a stem and what it means, out of GloVe. A word may be of several kinds.
 */
export function kindsFrom(byHand: string, wordnet: string, meanings: string): KindsKnown {
  const hand = new Map<string, string[]>();
  for (const [kind, words] of rowsOf(byHand))
    for (const word of words.split(' ')) {
      const stem = stemOf(word);
      const known = hand.get(stem);
      if (known === undefined) hand.set(stem, [kind]);
      else if (!known.includes(kind)) known.push(kind);
    }
  return { hand, under: new Map(rowsOf(wordnet)), meanings };
}

export const kindsBy = ({ hand, under, meanings }: KindsKnown): Kinds => ({
  of: (stem) => hand.get(stem) ?? NONE,
  under: (stem) => under.get(stem)?.split(' ') ?? NONE,
  meaning: meaningsFrom(meanings),
});

function rowsOf(table: string): [name: string, items: string][] {
  const lines = table.trimEnd().split('\n').slice(1);
  return lines.map((line) => {
    const comma = line.indexOf(',');
    return [line.slice(0, comma), line.slice(comma + 1)];
  });
}
