/** Ways people hide a word from a program, or from themselves, that a person still reads. */
import type { Random } from '../../bench/random.js';
import { mapWords, wordsOf, type Mutator } from './mutator.js';
import { EVERYDAY } from './everyday.js';

const pairs = (list: string) => new Map(list.split(' ').map((pair) => [pair.charAt(0), pair.slice(1)]));
const FIGURES = pairs('a4 e3 i1 o0 s5');
/** Cyrillic letters that look Latin. */
const ALIKE = pairs('aа eе oо pр cс');

const swapped = (word: string, by: ReadonlyMap<string, string>) =>
  Array.from(word, (letter) => by.get(letter.toLowerCase()) ?? letter).join('');

const often = (random: Random, oneIn: number) => random.below(oneIn) === 0;

export const leetspeak: Mutator = {
  name: 'leetspeak',
  does: 'a→4, e→3, i→1, o→0, s→5 in about half of the words of three letters or more',
  of: 'danger',
  mutate: (text, random) => [
    mapWords(text, (word) => (word.length > 2 && often(random, 2) ? swapped(word, FIGURES) : word)),
  ],
};

export const homoglyphs: Mutator = {
  name: 'look-alike letters',
  does: 'about half of all a, e, o, p and c are the Cyrillic letters that look the same',
  of: 'danger',
  mutate: (text, random) => [
    Array.from(text, (letter) => (often(random, 2) ? (ALIKE.get(letter) ?? letter) : letter)).join(''),
  ],
};

export const vowels: Mutator = {
  name: 'missing vowels',
  does: 'words of five letters or more without their vowels, the first letter and three letters at least kept',
  of: 'danger',
  mutate: (text) => [
    mapWords(text, (word) => {
      const short = word.charAt(0) + word.slice(1).replace(/[aeiou]/gi, '');
      return word.length >= 5 && short.length >= 3 ? short : word;
    }),
  ],
};

/** The longest word that is not an everyday one stands in for the telling word; its letters are set apart. */
export const spacedLetters: Mutator = {
  name: 'spaced letters',
  does: 'the longest word that is not an everyday one s p e l t with a space, a full stop or a hyphen after each letter',
  of: 'danger',
  mutate: (text, random) => {
    const rare = wordsOf(text).filter((word) => !EVERYDAY.has(word.toLowerCase()) && /^\p{L}+$/u.test(word));
    const longest = Math.max(0, ...rare.map(({ length }) => length));
    const telling = random.shuffled(rare.filter(({ length }) => length === longest))[0];
    const sign = random.from([' ', ' ', '.', '-']);
    let done = telling === undefined;
    return [
      mapWords(text, (word) => {
        if (done || word !== telling) return word;
        done = true;
        return Array.from(word).join(sign);
      }),
    ];
  },
};

export const elongation: Mutator = {
  name: 'drawn-out letters',
  does: 'one word in three drawn out: sooo saaaad',
  of: 'danger',
  mutate: (text, random) => [
    mapWords(text, (word) => {
      const last = /^(.*[aeiou])([^aeiou]*)$/is.exec(word);
      if (!last || word.length < 2 || /^i['’]/i.test(word) || !often(random, 3)) return word;
      const [, head = '', tail = ''] = last;
      return head + head.slice(-1).repeat(2 + random.below(4)) + tail;
    }),
  ],
};
