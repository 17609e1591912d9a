/** Turns any words into those a text message carries in its small letters: 160 of them to a part, and not 70. */
import { gsmLength, inPlainMarks } from '../danger/gsm.js';

/** Marks that have a plain twin, beyond the quotes and dashes. */
const TWINS: Record<string, string> = {
  '•': '-',
  '·': '-',
  '−': '-',
  '‐': '-',
  '‑': '-',
  '×': 'x',
  '′': "'",
  '″': '"',
  '`': "'",
  '´': "'",
  '«': '"',
  '»': '"',
  ł: 'l',
  đ: 'd',
  œ: 'oe',
  Œ: 'OE',
  '\t': ' ',
};

/**
 * Only characters of GSM-7 (3GPP TS 23.038): accents it does not have go, as in "ty" for "tŷ", and so does what has no
 * plain twin, like an emoji. What is kept of the person's own words is not changed by this.
 */
export function inGsm(text: string): string {
  const plain = [...inPlainMarks(text)].map(asGsm).join('');
  return plain
    .split('\n')
    .map((line) => line.split(' ').filter(Boolean).join(' '))
    .join('\n')
    .trim();
}

function asGsm(character: string): string {
  if (gsmLength(character) !== undefined) return character;
  const twin = TWINS[character];
  if (twin !== undefined) return twin;
  const base = character.normalize('NFKD').replace(/\p{M}/gu, '');
  return base !== '' && gsmLength(base) !== undefined ? base : /\s/u.test(character) ? ' ' : '';
}

/** How many of the 160 places a text takes; what GSM-7 does not have is not counted, because it is not sent. */
export const placesOf = (text: string): number => gsmLength(text) ?? gsmLength(inGsm(text)) ?? text.length;
