/** Capitals: all of them, or here and there. */
import type { Mutator } from './mutator.js';

export const allCapitals: Mutator = {
  name: 'all capitals',
  does: 'EVERYTHING IN CAPITALS',
  of: 'everything',
  mutate: (text) => [text.toUpperCase()],
};

export const someCapitals: Mutator = {
  name: 'capitals at random',
  does: 'eVery thIrd LetTer or So a caPital',
  of: 'everything',
  mutate: (text, random) => [
    Array.from(text, (letter) => (random.below(3) === 0 ? letter.toUpperCase() : letter)).join(''),
  ],
};
