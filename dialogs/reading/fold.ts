/** Makes letters alike however they were typed, and remembers where each of them stood in the text. */
import { remembering } from './remembering.js';

/** Plain small letters, and for each of them its place in the text as typed. */
export type Folded = {
  plain: string;
  startOf: (at: number) => number;
  endOf: (at: number) => number;
};

/** A picture → the words it stands for. */
export type Pictures = Readonly<Record<string, string>>;

const ASCII = /^[\0-\x7f]*$/;

/** Whether there are only plain signs in it: no accents, no pictures. */
export const isPlain = (text: string): boolean => ASCII.test(text);

/** Accents, capitals, look-alike alphabets' styles, invisible signs and odd dashes and apostrophes are taken away. */
export function fold(text: string, pictures: Pictures = {}): Folded {
  if (isPlain(text))
    return {
      plain: text.toLowerCase().replaceAll('`', "'"),
      startOf: (at) => at,
      endOf: (at) => at + 1,
    };
  const byFirst = firstSigns(pictures);
  const starts: number[] = [];
  const ends: number[] = [];
  let plain = '';
  for (let at = 0; at < text.length;) {
    const sign = String.fromCodePoint(text.codePointAt(at) ?? 0);
    const picture = byFirst.get(sign)?.find(([signs]) => text.startsWith(signs, at));
    const end = at + (picture?.[0] ?? sign).length;
    const letters = picture === undefined ? plainSign(sign) : ` ${picture[1].toLowerCase()} `;
    // What is taken away belongs to the letter before it, as an accent does.
    if (letters === '' && ends.length > 0) ends[ends.length - 1] = end;
    for (let letter = 0; letter < letters.length; letter++) {
      starts.push(at);
      ends.push(end);
    }
    plain += letters;
    at = end;
  }
  return { plain, startOf: (at) => starts[at] ?? text.length, endOf: (at) => ends[at] ?? text.length };
}

const byFirstOf = new WeakMap<Pictures, Map<string, [signs: string, words: string][]>>();

/** Pictures may be made of several signs; the longest that begins with a sign comes first. */
function firstSigns(pictures: Pictures): Map<string, [signs: string, words: string][]> {
  const known = byFirstOf.get(pictures);
  if (known !== undefined) return known;
  const fresh = new Map<string, [string, string][]>();
  const longestFirst = Object.entries(pictures).sort(([a], [b]) => b.length - a.length);
  for (const [signs, words] of longestFirst) {
    const first = [...signs][0] ?? '';
    fresh.set(first, [...(fresh.get(first) ?? []), [signs, words]]);
  }
  byFirstOf.set(pictures, fresh);
  return fresh;
}

const APOSTROPHES = "’‘ʼ´`′＇'";
const DASHES = /^[\u2012-\u2015\u2212]$/;
/** "½" and "⑴" are no letters of a word. */
const MIXED = /[\p{L}\p{N}][^\p{L}\p{N}]|[^\p{L}\p{N}][\p{L}\p{N}]/u;
/** Ligatures for whole phrases would make a text eighteen times as long, and hide no word of ours. */
const LONGEST = 6;

const plainSign = remembering(5000, (sign: string): string => {
  if (APOSTROPHES.includes(sign)) return "'";
  if (DASHES.test(sign)) return '—';
  if (sign === '\u2028' || sign === '\u2029' || sign === '\u0085') return '\n';
  const plain = sign
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '');
  if (plain.length > LONGEST || MIXED.test(plain)) return ' ';
  return plain.replace(/[^\p{L}\p{N}\p{P}\0-\x7f]/gu, ' ');
});
