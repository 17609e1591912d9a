/** The words that are weighed: as the reader of patterns gives them, mended towards the words people say. */
import { reader, type Before, type Reader } from '../reading/reader.js';
import { commonWords } from '../reading/real-words.js';
import { SAID } from '../reading/said.js';
import type { Token } from '../reading/types.js';

let plain: Reader<never> | undefined;

/** Of a very long text only its beginning and its end are weighed, so many characters of each. */
const EACH_END = 1500;
/** So that the end is no part of a sentence of the beginning. */
const LATER = 2 * EACH_END;

/** Made once; so weights learned once stay right whatever words the rules come to know. */
export const wordsToWeigh = (before?: Before): Reader<never> =>
  (plain ??= reader<never>([], { families: {}, also: [...commonWords(3), ...SAID] }, before));

export function tokensToWeigh(text: string): Token[] {
  const plain = wordsToWeigh();
  if (text.length <= 2 * EACH_END) return plain.tokens(text);
  const from = text.length - EACH_END;
  const end = plain.tokens(text.slice(from).toWellFormed());
  return [
    ...plain.tokens(text.slice(0, EACH_END).toWellFormed()),
    ...end.map((token) => ({
      ...token,
      start: token.start + from,
      end: token.end + from,
      sentence: token.sentence + LATER,
      clause: token.clause + LATER,
    })),
  ];
}
