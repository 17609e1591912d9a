/** Forgotten spaces: at two places a word runs into the next. */
import type { Mutator } from './mutator.js';

const PLACES = 2;

export const spaces: Mutator = {
  name: 'missing spaces',
  does: 'two words run into the next, at two places',
  of: 'everything',
  mutate: (text, random) => {
    const places = [...text.matchAll(/(?<=[\p{L}\p{N}]) (?=[\p{L}\p{N}])/gu)].map(({ index }) => index);
    const gone = new Set(random.shuffled(places).slice(0, PLACES));
    return [Array.from({ length: text.length }, (_, at) => (gone.has(at) ? '' : text.charAt(at))).join('')];
  },
};
