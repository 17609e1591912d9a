/** Counts sentences, words and syllables, and works a reading grade out of them (English). */
import { syllable } from 'syllable';

/** Words that are long and needed: `content/words-we-need.yaml`. They weigh no more than a short word. */
export type Needed = ReadonlySet<string>;

/** A sentence ends with a full stop, a question mark or an exclamation mark, and what closes after it. */
export const sentencesIn = (text: string): string[] =>
  text
    .split(/(?<=[.!?]["'’”)]?)\s+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => wordsIn(sentence).length > 0);

/** Runs of letters or numbers; what is filled in, like `{practice}`, is one word. */
export const wordsIn = (text: string): string[] =>
  text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));

/** What is a word of ours: no number, no address, no name in curly brackets. */
const SPELLED = /^[\p{L}'’-]+$/u;
/** From its first letter to its last. */
const bare = (word: string) => /[\p{L}\p{N}{](?:.*[\p{L}\p{N}}])?/su.exec(word)?.[0] ?? '';

/** Syllables; a number, a name filled in and a needed word count as one of two. */
export function syllablesIn(word: string, needed: Needed): number {
  const plain = bare(word);
  if (!SPELLED.test(plain)) return 2;
  if (needed.has(plain.toLowerCase())) return 2;
  return Math.max(1, syllable(plain));
}

const LONG = 4;

/** Words of four or more syllables that nobody said are needed; a name in the middle of a sentence is left out. */
export function longWordsIn(text: string, needed: Needed): string[] {
  const found = sentencesIn(text).flatMap((sentence) =>
    wordsIn(sentence)
      .map(bare)
      .filter((word, at) => at === 0 || !/^\p{Lu}/u.test(word))
      .flatMap((word) => word.split('-'))
      .map((word) => word.toLowerCase())
      .filter((word) => SPELLED.test(word) && syllablesIn(word, needed) >= LONG),
  );
  return [...new Set(found)];
}

/**
 * The US school grade of Flesch and Kincaid (1975): 0.39 words a sentence + 11.8 syllables a word − 15.59. A smoke
 * alarm, not a proof: NHS style recommends such tools only to see where to look first.
 */
export function gradeOf(text: string, needed: Needed): number {
  const words = wordsIn(text);
  const sentences = Math.max(1, sentencesIn(text).length);
  if (words.length === 0) return 0;
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word, needed), 0);
  return 0.39 * (words.length / sentences) + 11.8 * (syllables / words.length) - 15.59;
}
