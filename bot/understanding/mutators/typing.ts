/** Slips of the finger: a neighbouring key, two letters swapped, one dropped or doubled, in one longer word of four. */
import type { Random } from '../../bench/random.js';
import { mapWords, wordsOf, type Mutator } from './mutator.js';

const ROWS = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm'] as const;
const SHORTEST = 4;
const ONE_IN = 4;

export const typing: Mutator = {
  name: 'typing errors',
  does: 'one slip (a neighbouring key, a swap, a letter dropped or doubled) in one word of four, of words of four letters or more',
  of: 'everything',
  mutate: (text, random) => {
    const long = wordsOf(text).flatMap((word, at) => (word.length >= SHORTEST ? [at] : []));
    const many = Math.floor(long.length / ONE_IN) + (random.below(ONE_IN) < long.length % ONE_IN ? 1 : 0);
    const chosen = new Set(random.shuffled(long).slice(0, many));
    return [mapWords(text, (word, at) => (chosen.has(at) ? slip(word, random) : word))];
  },
};

function slip(word: string, random: Random): string {
  const at = random.below(word.length);
  const [before, letter, after] = [word.slice(0, at), word.charAt(at), word.slice(at + 1)];
  const next = after.charAt(0);
  switch (random.below(4)) {
    case 0:
      return before + neighbour(letter, random) + after;
    case 1:
      return next === '' || next === letter
        ? before + letter + word.slice(at)
        : before + next + letter + after.slice(1);
    case 2:
      return before + after;
    default:
      return before + letter + word.slice(at);
  }
}

/** Keys beside, above and below; what is not on these rows is struck twice instead. */
function neighbour(letter: string, random: Random): string {
  const small = letter.toLowerCase();
  const row = ROWS.findIndex((keys) => keys.includes(small));
  const at = ROWS[row]?.indexOf(small) ?? -1;
  if (at < 0) return letter + letter;
  const near = [
    ROWS[row]?.[at - 1],
    ROWS[row]?.[at + 1],
    ROWS[row - 1]?.[at],
    ROWS[row - 1]?.[at + 1],
    ROWS[row + 1]?.[at],
    ROWS[row + 1]?.[at - 1],
  ].filter((key) => key !== undefined);
  const key = random.from(near);
  return letter === small ? key : key.toUpperCase();
}
