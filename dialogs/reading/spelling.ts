/** Mends a word that is none: the nearest of the words that matter, or the one whose vowels were left out. */
import { slipsBetween } from './between.js';
import { LONG, slipsOf } from './slips.js';

/** Shorter words are too near to each other. */
const SHORTEST = 4;
/** Of so many letters a word can be told that has lost its vowels. */
const FRAME = 3;
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
  const byFrame = new Map<string, string>();
  for (const word of known)
    for (const frame of framesOf(word)) if (!byFrame.has(frame)) byFrame.set(frame, word);

  return (token) => {
    if (token.length < SHORTEST - 1 || !/^[a-z]+$/.test(token)) return undefined;
    const whole = isFrame(token) ? byFrame.get(token) : undefined;
    if (whole !== undefined) return whole;
    let nearest: { word: string; slips: number } | undefined;
    for (const word of slips.near(token)) {
      const most = Math.min(word.length >= LONG ? 2 : 1, (nearest?.slips ?? 3) - 1);
      const between = most < 1 ? 3 : slipsBetween(token, word, most);
      if (between <= most && begins(token, word) && (token.length >= SHORTEST || lacksVowel(token, word)))
        nearest = { word, slips: between };
    }
    return nearest?.word;
  };
}

/** People seldom get the first letter wrong, unless they swap it, or leave it out. */
const begins = (token: string, word: string): boolean =>
  token[0] === word[0] || (token[0] === word[1] && token[1] === word[0]) || token === word.slice(1);

const lacksVowel = (token: string, word: string): boolean =>
  token.length < word.length && token === word.replace(VOWELS, '');

/** Whether it may be what is left of a word without its vowels: "dprssd", "ovrds". The first letter stays. */
export const isFrame = (token: string): boolean => token.length >= FRAME && !/[aeiou]/.test(token.slice(1));

/** A word without its vowels but for the first letter; and the same with a doubled consonant once: "plls", "pls". */
function framesOf(word: string): string[] {
  const frame = word.charAt(0) + word.slice(1).replace(VOWELS, '');
  const single = frame.replace(/(.)\1+/g, '$1');
  return frame.length < word.length - 1 || word.length > SHORTEST ? [frame, single] : [];
}
