/** Mends a word that is none: the nearest of the words that matter, or the one whose vowels were left out. */
import { slipsBetween } from './between.js';
import { drawersOf, LONG, slipsOf, type Drawers } from './slips.js';

/** Shorter words are too near to each other. */
const SHORTEST = 4;
/** Of so many letters a word can be told that has lost its vowels. */
const FRAME = 3;
const VOWELS = /[aeiou]/g;

/** The word that was meant, or undefined; with at most so many slips, of two. */
export type Mend = (token: string, slips?: 1 | 2) => string | undefined;

/** The words that may be meant, and where each is found, as plain data. */
export type Mendable = {
  /** The less rare first, then in the order of the alphabet: of words equally near the first is taken. */
  words: readonly string[];
  drawers: Drawers;
  byFrame: ReadonlyMap<string, string>;
};

export function mendableOf(words: Iterable<string>, rarityOf: (word: string) => number): Mendable {
  const known = [...new Set(words)]
    .filter((word) => word.length >= SHORTEST && /^[a-z]+$/.test(word))
    .map((word) => ({ word, rarity: rarityOf(word) }))
    .sort((a, b) => a.rarity - b.rarity || (a.word < b.word ? -1 : 1))
    .map(({ word }) => word);
  const byFrame = new Map<string, string>();
  for (const word of known)
    for (const frame of framesOf(word)) if (!byFrame.has(frame)) byFrame.set(frame, word);
  return { words: known, drawers: drawersOf(known), byFrame };
}

export function mending({ words, drawers, byFrame }: Mendable, rarityOf: (word: string) => number): Mend {
  const slips = slipsOf(words, drawers);
  const isSaid = (word: string) => rarityOf(word) < 0;
  // One word is asked for twice, first with one slip and then with two.
  let last = { token: '', near: [] as readonly string[] };
  const near = (token: string) => {
    if (last.token !== token) last = { token, near: slips.near(token) };
    return last.near;
  };

  return (token, upTo = 2) => {
    if (token.length < SHORTEST - 1 || !/^[a-z]+$/.test(token)) return undefined;
    const whole = isFrame(token) ? byFrame.get(token) : undefined;
    if (whole !== undefined && isSaid(whole)) return whole;
    let nearest: { word: string; slips: number } | undefined;
    for (const word of near(token)) {
      const most = Math.min(word.length >= LONG ? upTo : 1, (nearest?.slips ?? 3) - 1);
      const between = most < 1 ? 3 : slipsBetween(token, word, most);
      if (
        between <= most &&
        (begins(token, word) || (isSaid(word) && isBesideFirst(token, word))) &&
        (token.length >= SHORTEST || lacksVowel(token, word))
      )
        nearest = { word, slips: between };
    }
    return whole === undefined || (nearest !== undefined && isSaid(nearest.word)) ? nearest?.word : whole;
  };
}

/** People seldom get the first letter wrong, unless they swap it, or leave it out. */
const begins = (token: string, word: string): boolean =>
  token[0] === word[0] || (token[0] === word[1] && token[1] === word[0]) || token === word.slice(1);

/** The keys of each row, side by side. */
const ROWS = 'qwertyuiop asdfghjkl zxcvbnm'.split(' ');
/** Whether a finger slipped at the very first letter, to the key beside, above or below it: "keft". */
function isBesideFirst(token: string, word: string): boolean {
  if (token.slice(1) !== word.slice(1)) return false;
  const [one, other] = [placeOf(token.charAt(0)), placeOf(word.charAt(0))];
  return Math.abs(one.row - other.row) + Math.abs(one.at - other.at) <= 2 && Math.abs(one.at - other.at) <= 1;
}
const placeOf = (letter: string): { row: number; at: number } => {
  const row = ROWS.findIndex((keys) => keys.includes(letter));
  return { row, at: ROWS[row]?.indexOf(letter) ?? 0 };
};

const lacksVowel = (token: string, word: string): boolean =>
  token.length < word.length && token === word.replace(VOWELS, '');

/** Whether it may be what is left of a word without its vowels: "dprssd", "ovrds". The first letter stays. */
export const isFrame = (token: string): boolean => token.length >= FRAME && !/[aeiou]/.test(token.slice(1));

/** A word without its vowels but for the first letter; and the same with a doubled consonant once: "plls", "pls". */
function framesOf(word: string): string[] {
  const frame = word.charAt(0) + word.slice(1).replace(VOWELS, '');
  return [frame, frame.replace(/(.)\1+/g, '$1')];
}
