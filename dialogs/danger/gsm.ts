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

const ONE_PART = { basic: 160, other: 70 };
/** Of several parts each gives some places to say which it is. */
const OF_SEVERAL = { basic: 153, other: 67 };

/** How many parts a text is sent and paid for in: 160 places, or 70 when it has a character GSM-7 does not have. */
export function partsOf(text: string): number {
  const length = gsmLength(text);
  const kind = length === undefined ? 'other' : 'basic';
  const places = length ?? text.length;
  return places <= ONE_PART[kind] ? 1 : Math.ceil(places / OF_SEVERAL[kind]);
}

/** Quotes and dashes as text messages have them: one curly quote would more than double the parts. */
export const inPlainMarks = (text: string): string =>
  text
    .replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"')
    .replace(/[–—]/g, '-')
    .replace(/…/g, '...')
    .replace(/\u00a0/g, ' ');
