/** The words that are weighed: as the reader of patterns gives them, mended towards the words people say. */
import { reader } from '../reading/reader.js';
import { commonWords } from '../reading/real-words.js';
import { SAID } from '../reading/said.js';
import type { Token } from '../reading/types.js';

let plain: ReturnType<typeof reader<never>> | undefined;

/** So weights learned once stay right whatever words the rules come to know. Made ready when it is first needed. */
export function tokensToWeigh(text: string): Token[] {
  plain ??= reader<never>([], { families: {}, also: [...commonWords(), ...SAID] });
  return plain.tokens(text);
}
