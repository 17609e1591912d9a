/** Finds the words in letters that run together: "iwanttodie", or "k i l l m y s e l f" once joined. */

/** Words that letters may be cut into, and how any of three letters or more begin. */
export type Pieces = { words: ReadonlySet<string>; beginnings: ReadonlySet<string> };

/** No word is looked for that is longer. */
const LONGEST = 14;
const BEGINNING = 3;
/** A letter that belongs to no word costs as much as three words. */
const LETTER = 3;

/** Of words of one letter, only these count. */
const isPiece = (word: string): boolean => word.length > 1 || word === 'i' || word === 'a';

export function piecesFrom(words: Iterable<string>): Pieces {
  const pieces = new Set([...words, ...SMALL].filter(isPiece));
  const beginnings = new Set<string>();
  for (const piece of pieces) if (piece.length >= BEGINNING) beginnings.add(piece.slice(0, BEGINNING));
  return { words: pieces, beginnings };
}

/** The fewest words that spell the letters; what belongs to no word is left as single letters. */
export function segment(letters: string, { words, beginnings }: Pieces): string[] {
  const cost = new Float64Array(letters.length + 1).fill(Infinity);
  const length = new Int32Array(letters.length + 1);
  cost[0] = 0;
  for (let start = 0; start < letters.length; start++) {
    const most = beginnings.has(letters.slice(start, start + BEGINNING)) ? LONGEST : BEGINNING - 1;
    for (let by = 1; by <= most && start + by <= letters.length; by++) {
      const isWord = words.has(letters.slice(start, start + by));
      if (!isWord && by > 1) continue;
      const price = (cost[start] ?? 0) + (isWord ? 1 : LETTER);
      if (price >= (cost[start + by] ?? 0)) continue;
      cost[start + by] = price;
      length[start + by] = by;
    }
  }
  const pieces: string[] = [];
  for (let end = letters.length; end > 0;) {
    const by = length[end] ?? 1;
    pieces.push(letters.slice(end - by, end));
    end -= by;
  }
  return pieces.reverse();
}

/** Small words that people run into others. Without one of them a long unknown word is most likely a name. */
const SMALL = new Set(
  `i im ive a the my me we us you u your he she they them it its is am are was were be been have had has do did not no dont
   cant wont to of in on at for and or so all up out with without will would can could self myself himself herself
   yourself themselves want wanna going gonna get got just really anymore any more`.split(/\s+/),
);
/** A word of at least so many letters is no accident. */
const TELLING = 4;
const SHORTEST = 4;

/** Whether they are all small: "befor" is sooner a slip than "be for". */
export const onlySmall = (words: readonly string[]): boolean => words.every((word) => SMALL.has(word));

/** How names of places end: Killingworth, Diehampton. */
const PLACE = /(?:worth|bone|ham|hampton|bury|burgh|borough|wick|thorpe|shire)$/;

/** The words a token may be cut into; undefined when it may as well be a name. */
export const apartIn = (token: string, pieces: Pieces): string[] | undefined =>
  token.length < SHORTEST || PLACE.test(token) ? undefined : segment(token, pieces);

/** Whether these are the words of a token that is none itself. */
export function runTogether(words: readonly string[], pieces: Pieces, matters: ReadonlySet<string>): boolean {
  const whole = words.length > 1 && words.every((word) => pieces.words.has(word));
  const smalls = words.filter((word) => SMALL.has(word)).length;
  const telling = words.filter((word) => word.length >= TELLING && matters.has(word)).length;
  // "ofmy" is nothing but small words, "swallowedtablets" nothing but telling ones.
  const sure = smalls === words.length || telling === words.length || (smalls > 0 && telling > 0);
  return whole && sure && (smalls < words.length || words.length === 2);
}

/** Whether they are two or three words, each small or of three letters at least, where nothing else was found: "gonenow". */
export function commonTogether(token: string, words: readonly string[], pieces: Pieces): boolean {
  if (token.length < 2 * BEGINNING) return false;
  const isWord = (word: string) => pieces.words.has(word) && (word.length >= BEGINNING || SMALL.has(word));
  return words.length > 1 && words.length <= 3 && words.every(isWord);
}

/** The words that single letters spell, one that matters among them; undefined when there is none. */
export function speltOut(
  letters: string,
  pieces: Pieces,
  matters: ReadonlySet<string>,
): string[] | undefined {
  const words = segment(letters, pieces);
  return words.some((word) => word.length >= BEGINNING && matters.has(word)) ? words : undefined;
}
