/** Mends a word that is none: the nearest of the words that matter, or the one whose vowels were left out. */
import { slipsBetween } from './between.js';
import { LONG, slipsOf } from './slips.js';

/** Shorter words are too near to each other. */
const SHORTEST = 4;
/** Of so many consonants alone a word can be told. */
const FRAME = 4;
const VOWELS = /[aeiou]/g;

/** The word that was meant, or undefined. */
export type Mend = (token: string) => string | undefined;

/** Of words equally near the less rare is taken, then the first in the alphabet. */
export function mending(words: Iterable<string>, rarityOf: (word: string) => number): Mend {
  const known = [...new Set(words)]
    .filter((word) => word.length >= SHORTEST && /^[a-z]+$/.test(word))
    .map((word) => ({ word, rarity: rarityOf(word) }))
    .sort((a, b) => a.rarity - b.rarity || (a.word < b.word ? -1 : 1))
    .map(({ word }) => word);
  const slips = slipsOf(known);
  const byFrame = new Map<string, string[]>();
  for (const word of known) byFrame.set(frameOf(word), [...(byFrame.get(frameOf(word)) ?? []), word]);

  return (token) => {
    if (token.length < SHORTEST - 1 || !/^[a-z]+$/.test(token)) return undefined;
    let nearest: { word: string; slips: number } | undefined;
    for (const word of slips.near(token)) {
      const most = Math.min(word.length >= LONG ? 2 : 1, (nearest?.slips ?? 3) - 1);
      const between = most < 1 ? 3 : slipsBetween(token, word, most);
      if (between <= most && begins(token, word) && (token.length >= SHORTEST || lacksVowel(token, word)))
        nearest = { word, slips: between };
    }
    return nearest?.word ?? framed(token, byFrame);
  };
}

/** People seldom get the first letter wrong, unless they swap it, or leave it out. */
const begins = (token: string, word: string): boolean =>
  token[0] === word[0] || (token[0] === word[1] && token[1] === word[0]) || token === word.slice(1);

const lacksVowel = (token: string, word: string): boolean =>
  token.length < word.length && token === word.replace(VOWELS, '');

/** "dprssd" is "depressed", when no other word has these consonants. */
function framed(token: string, byFrame: ReadonlyMap<string, readonly string[]>): string | undefined {
  const frame = frameOf(token);
  if (frame.length < FRAME || /[aeiou]/.test(token.slice(1))) return undefined;
  // A vowel that begins the word is left standing: "ovrds".
  const words = (byFrame.get(frame) ?? []).filter((word) => word[0] === token[0]);
  return words.length === 1 ? words[0] : undefined;
}

/** The consonants, a doubled one once. */
const frameOf = (word: string): string => word.replace(VOWELS, '').replace(/(.)\1+/g, '$1');
