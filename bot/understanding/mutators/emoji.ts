/** Pictures among the words, none of which says anything of its own. */
import type { Mutator } from './mutator.js';

const PICTURES = ['🙂', '✨', '🌈', '🍀', '⭐', '💬', '🌼', '👀', '🤷‍♀️', '👍🏽', '☕', '🙃'] as const;

export const sprinkled: Mutator = {
  name: 'emoji sprinkled',
  does: 'up to three pictures between the words, some without a space',
  of: 'everything',
  mutate: (text, random) => {
    const words = text.split(' ');
    for (let many = 1 + random.below(3); many > 0; many--) {
      const at = random.below(words.length);
      words[at] = `${words[at]}${random.below(2) === 0 ? ' ' : ''}${random.from(PICTURES)}`;
    }
    return [words.join(' ')];
  },
};

export const emojiStop: Mutator = {
  name: 'emoji as full stop',
  does: 'a picture in place of one full stop, or at the end where there is none',
  of: 'everything',
  mutate: (text, random) => {
    const stops = [...text.matchAll(/\.(?=\s|$)/g)].map(({ index }) => index);
    if (stops.length === 0) return [`${text}${random.from(PICTURES)}`];
    const at = random.from(stops);
    return [`${text.slice(0, at)}${random.from(PICTURES)}${text.slice(at + 1)}`];
  },
};
