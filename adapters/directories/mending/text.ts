/** Makes plain text of what feeds hold: HTML, entities, broken letters, and space of every kind. */
import { compile } from 'html-to-text';
import { remembered } from '../remembered.js';

const plain = compile({
  wordwrap: false,
  limits: { maxInputLength: 100_000, maxDepth: 50 },
  selectors: [
    { selector: 'a', options: { ignoreHref: true } },
    { selector: 'img', format: 'skip' },
    { selector: 'script', format: 'skip' },
    { selector: 'style', format: 'skip' },
    { selector: 'ul', options: { itemPrefix: ' ' } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
});

const LONGEST = 5000;
/** Most text is so already: nothing to mend in it. */
const PLAIN = /^(?:[!-%'-;=?-~]+(?: [!-%'-;=?-~]+)*)?$/;
const MARKUP = /<\/?[a-z!][^<>]*>|&(?:#\d+|#x[\da-f]+|[a-z]+\d*);/i;

/** UTF-8 that was read as Windows-1252 on its way. */
const BROKEN: readonly [RegExp, string][] = [
  [/â€™|â€˜/g, '’'],
  [/â€œ|â€\u009d/g, '"'],
  [/â€“|â€”/g, '–'],
  [/â€¢/g, '•'],
  [/â€¦/g, '…'],
  [/Â£/g, '£'],
  [/Â(?=[\s\u00a0])/g, ''],
  [/Ã©/g, 'é'],
  [/Ã¨/g, 'è'],
  [/Ã´/g, 'ô'],
  [/Ã¢/g, 'â'],
  [/Å·/g, 'ŷ'],
  [/Åµ/g, 'ŵ'],
];

/** Text on one line. Tags go, and with them whatever a browser would run. */
export function plainText(given: string): string {
  return PLAIN.test(given) && given.length <= LONGEST ? given : mended(given);
}

const mended = remembered((given) => {
  let text = given.slice(0, 20 * LONGEST);
  for (let again = 0; again < 2 && MARKUP.test(text); again++) text = plain(text);
  if (/[âÂÃÅ]/.test(text)) for (const [sign, letter] of BROKEN) text = text.replace(sign, letter);
  return text
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Zs}\p{Zl}\p{Zp}]+/gu, ' ')
    .replace(/\p{Cf}+/gu, '')
    .trim()
    .slice(0, LONGEST);
});

export const hasMarkup = (text: string) => MARKUP.test(text);

/** Two sentences at most, and no more than so many letters: cut at the end of a word. */
export function fewSentences(text: string, most = 280): string {
  const sentences = text.split(/(?<=[.!?])(?=\s)/);
  let said = '';
  for (const sentence of sentences.slice(0, 4)) {
    if (said !== '' && said.length + sentence.length > most) break;
    said += sentence;
    if (said.length > most / 2) break;
  }
  said = said.trim() || text;
  if (said.length <= most) return said;
  return `${said.slice(0, most).replace(/(?<!\s)\s+\S*$/, '')} …`;
}
