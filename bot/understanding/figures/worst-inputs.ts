/** Texts made to be slow to read, each as long as wished; no two made from different numbers are the same. */
import type { Random } from '../../bench/random.js';
import { homoglyphs } from '../mutators/disguises.js';
import { typing } from '../mutators/typing.js';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const TELLING = 'i want to kill myself because i cannot cope and i am so lonely in debt drinking all alone';
const EMOJI = ['😀', '👩‍👩‍👧‍👦', '🏴󠁧󠁢󠁷󠁬󠁳󠁿', '🔪', '💊', '❤️‍🩹', '👍🏽'] as const;

type Making = (random: Random) => string;

/** Each makes one piece; pieces are strung together until the text is long enough. */
const PIECES: Record<string, Making> = {
  'one telling word again and again': (random) => `kill${random.below(50) === 0 ? '.' : ''} `,
  'telling words, nearly right': (random) => `${slipped(random)} `,
  'telling phrases, whole': () => `${TELLING} `,
  'not, not, not': (random) => `${random.from(['not', 'never', 'no', "don't"])} i want to `,
  'words that are none': (random) => `${letters(random, 5 + random.below(6))} `,
  'spaced letters': (random) => `${Array.from(random.from(TELLING.split(' '))).join(' ')} `,
  'single letters': (random) => `${LETTERS.charAt(random.below(26))} `,
  'look-alike letters': (random) => `${homoglyphs.mutate(TELLING, random).join(' ')} `,
  'look-alike letters only': (random) => random.from(['саре ', 'оосс ', 'раре', 'ее ']),
  'one very long word': (random) => LETTERS.charAt(random.below(26)),
  'one letter drawn out': () => 'a',
  'no spaces': (random) => random.shuffled(TELLING.split(' ')).join(''),
  'pictures only': (random) => random.from(EMOJI),
  'signs within words': (random) => random.from(['k*ll', 's!c$de', '@@@@', '****', "a'b'c'd", ' ']),
  'accents upon accents': (random) => `e${'\u0301'.repeat(1 + random.below(40))}`,
  'full stops': (random) => random.from(['.', '. ', '?!', '\n']),
};

export const WORST = Object.keys(PIECES);

/** A worst text of this many characters. */
export function worstText(what: string, length: number, random: Random): string {
  const make = PIECES[what];
  if (make === undefined) throw new Error(`Nobody knows how to make '${what}'`);
  let text = '';
  while (text.length < length) text += make(random);
  return text.slice(0, length).toWellFormed();
}

const slipped = (random: Random) =>
  typing.mutate(`${random.from(TELLING.split(' '))} ${TELLING}`, random).join(' ');

const letters = (random: Random, many: number) =>
  Array.from({ length: many }, () => LETTERS.charAt(random.below(26))).join('');
