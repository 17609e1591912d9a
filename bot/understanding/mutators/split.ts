/** One sentence sent as two messages, cut between two words near its middle. */
import type { Mutator } from './mutator.js';

export const split: Mutator = {
  name: 'split in two',
  does: 'sent as two messages, cut between two words near the middle; the second is read with the first before it',
  of: 'everything',
  mutate: (text) => {
    const middle = text.length / 2;
    const cut = [...text.matchAll(/\s+/g)]
      .map(({ index }) => index)
      .filter((index) => index > 0)
      .sort((one, other) => Math.abs(one - middle) - Math.abs(other - middle))[0];
    return cut === undefined ? [text] : [text.slice(0, cut), text.slice(cut).trim()];
  },
};
