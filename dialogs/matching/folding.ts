/** Text as it is compared when services are found by words: small, without accents, strokes or signs. */

/** Letters that are one sign, stroke and all. */
const STROKES: Readonly<Record<string, string>> = { ł: 'l', đ: 'd', ø: 'o', ħ: 'h', ŧ: 't', ı: 'i', ß: 'ss' };

/** Small letters, without what stands above, below or across them. */
const plainLetters = (text: string): string => {
  const small = text.toLowerCase();
  // Most texts have none: a hundred thousand of them are folded when a directory is taken up.
  if (!/[^\p{ASCII}]/u.test(small)) return small;
  return small
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[łđøħŧıß]/g, (sign) => STROKES[sign] ?? sign);
};

/** The words of a text, in order: "Men's Sheds" are "mens" and "sheds". */
export const wordsOf = (text: string): string[] =>
  plainLetters(text)
    .replace(/[’‘'`´]/g, '')
    .match(/[\p{L}\p{N}]+/gu) ?? [];

/** The same with one space between them. */
export const fold = (text: string): string => wordsOf(text).join(' ');
