/** Cuts what a person typed into words that can be compared, however they were spelled and punctuated. */

export type Token = {
  /** The form that is compared: lower case, no apostrophes or accents, doubled letters forgiven. */
  key: string;
  /** The same without a final s, for "money's" and "debts"; absent when there is none to take off. */
  singular?: string;
  /** Where it stands in the text, so that the person's own words can be given back. */
  start: number;
  end: number;
  /** True when a comma, full stop or line end parts it from the word before. */
  opens: boolean;
};

/** Letters, figures, accents, invisible joiners and every kind of apostrophe; never a space or a hyphen. */
const WORD = /[\p{L}\p{N}\p{M}\p{Cf}'’‘`´]+/gu;
const DROPPED = /[\p{M}\p{Cf}'’‘`´]/gu;
const BREAK = /[.,;:!?\n()[\]–—]/;

/** The words of a text in order, in time that grows with its length only. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  for (const found of text.matchAll(WORD)) {
    const plain = found[0].normalize('NFKD').replace(DROPPED, '').toLowerCase();
    if (plain === '') continue;
    const singular = plain.length > 3 && plain.endsWith('s') ? { singular: keyOf(plain.slice(0, -1)) } : {};
    const start = found.index;
    const end = start + found[0].length;
    tokens.push({ key: keyOf(plain), ...singular, start, end, opens: BREAK.test(text.slice(last, start)) });
    last = end;
  }
  return tokens;
}

/**
 * "lonelyyy" and "deppressed" are read as meant. Short words keep two letters where there were two or more:
 * without that "AA" would be every "a", and "food" a "fod".
 */
function keyOf(plain: string): string {
  const single = plain.replace(/(.)\1+/gu, '$1');
  return single.length >= 4 ? single : plain.replace(/(.)\1{2,}/gu, '$1$1');
}
