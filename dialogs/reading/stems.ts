/** What all forms of a word have in common: "lends", "lending" and "lent" are one. */
import { stemmer } from 'stemmer';
import { irregularForms, plainForm } from './irregular.js';
import { realWords } from './real-words.js';

/** What is longer is no word, and not worth the time. */
const LONGEST = 40;

/** The stem of a word in small letters. The same for "feels", "feeling" and "felt". */
export function stemOf(word: string): string {
  if (word.length > LONGEST) return word;
  const stem = stemmer(word);
  const plain = plainForm(word) ?? plainForm(stem);
  return plain === undefined ? stem : stemmer(plain);
}

/** The real words that have one of the stems. */
export function formsOf(stems: ReadonlySet<string>): string[] {
  if (stems.size === 0) return [];
  const forms = [...irregularForms].filter(([, plain]) => stems.has(stemmer(plain))).map(([form]) => form);
  // A stem keeps the first letters of its word, so most words need not be looked at.
  const beginnings = new Set(
    [...stems].map((stem) => stem.slice(0, Math.min(4, Math.max(2, stem.length - 1)))),
  );
  const mayFit = (word: string) => [4, 3, 2].some((length) => beginnings.has(word.slice(0, length)));
  for (const word of realWords()) if (mayFit(word) && stems.has(stemOf(word))) forms.push(word);
  return forms;
}
