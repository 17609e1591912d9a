/** "Shak~" is no word, and so has no other forms: "shake~" finds shaking, shook and shaken. */
import { isReal } from '../reading/real-words.js';

/** Words before a ~ that lack their end, each with the whole word it was most likely meant to be. */
export function cutShort(pattern: string): [word: string, whole: string][] {
  return [...pattern.matchAll(/(?<![a-z])([a-z]{1,40})~/g)].flatMap(([, word = '']): [string, string][] => {
    const whole = isReal(word) ? undefined : wholes(word).find(isReal);
    return whole === undefined ? [] : [[word, whole]];
  });
}

/** "shak": shake; "worri": worry; "dropp": drop; "empt": empty. */
const wholes = (word: string): string[] => [
  `${word}e`,
  word.replace(/i$/, 'y'),
  word.replace(/(.)\1$/, '$1'),
  `${word}y`,
];
