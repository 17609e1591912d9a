/** Finds the words that a slip of the pen may have been: a look-up is a few probes, however many words there are. */

/** Words from this length on may be found with two slips in them. */
export const LONG = 8;
/** What is longer is looked at no further. */
const LONGEST = 24;
/** Only the first letters are filed: what two words within two slips begin with meets here all the same. */
const BEGINNING = 7;

/** The words of which one or two letters are missing, changed, added or swapped, and some more; in the order given. */
export type Slips = { near: (token: string) => string[] };

/** Words in drawers, as plain data: the first of each drawer, and for each its number, its word, and who comes next. */
export type Drawers = {
  bits: number;
  first: Int32Array;
  next: Int32Array;
  full: Int32Array;
  word: Int32Array;
};

/**
 * Every word is filed under its beginning, and under what is left of it when a letter, or two for a long word, is taken
 * away. A token is looked up in the same way, so two words one slip apart meet in one drawer.
 */
export function drawersOf(words: readonly string[]): Drawers {
  const filed = words.map((word) => remains(word, word.length >= LONG ? 2 : 1));
  const count = filed.reduce((sum, drawers) => sum + drawers.length, 0);
  const bits = Math.ceil(Math.log2(count + 1)) + 1;
  const first = new Int32Array(2 ** bits).fill(-1);
  const next = new Int32Array(count);
  const full = new Int32Array(count);
  const word = new Int32Array(count);
  let at = 0;
  for (const [index, drawers] of filed.entries())
    for (const number of drawers) {
      const drawer = drawerOf(number, bits);
      word[at] = index;
      full[at] = number;
      next[at] = first[drawer] ?? -1;
      first[drawer] = at++;
    }
  return { bits, first, next, full, word };
}

/** `words` in the order in which they were filed. */
export function slipsOf(words: readonly string[], drawers: Drawers = drawersOf(words)): Slips {
  const { bits, first, next, full, word } = drawers;
  return {
    near(token) {
      if (token.length > LONGEST) return [];
      const found = new Set<number>();
      for (const number of remains(token, token.length >= LONG - 2 ? 2 : 1))
        for (let place = first[drawerOf(number, bits)] ?? -1; place >= 0; place = next[place] ?? -1)
          if (full[place] === number) found.add(word[place] ?? 0);
      return [...found].sort((a, b) => a - b).map((index) => words[index] ?? '');
    },
  };
}

/** Spreads numbers over drawers. */
const SPREAD = 0x9e3779b1;
const drawerOf = (number: number, bits: number) => Math.imul(number, SPREAD) >>> (32 - bits);

/** Numbers for a word's beginning and for what is left of it without one letter, or two. */
function remains(word: string, most: 1 | 2): number[] {
  const beginning = word.slice(0, BEGINNING);
  const all = [numberOf(beginning, -1, -1)];
  for (let one = 0; one < beginning.length; one++) {
    all.push(numberOf(beginning, one, -1));
    if (most === 2)
      for (let two = one + 1; two < beginning.length; two++) all.push(numberOf(beginning, one, two));
  }
  return all;
}

/** Two texts of one number are most likely the same; who looks a word up must look at it again. */
function numberOf(letters: string, without: number, and: number): number {
  let number = 7;
  for (let at = 0; at < letters.length; at++)
    if (at !== without && at !== and) number = (Math.imul(number, 31) + letters.charCodeAt(at)) | 0;
  return number;
}
