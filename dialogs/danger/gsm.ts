/** Counts a text message as a phone network does, so that one part stays one part. */

const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?' +
    '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
/** These take two places each: an escape, then the character. */
const EXTENSION = new Set('^{}\\[~]|€\f');

/** How many of the 160 places the text takes, or undefined when it holds a character GSM-7 does not have. */
export function gsmLength(text: string): number | undefined {
  let length = 0;
  for (const character of text) {
    if (BASIC.has(character)) length += 1;
    else if (EXTENSION.has(character)) length += 2;
    else return undefined;
  }
  return length;
}
