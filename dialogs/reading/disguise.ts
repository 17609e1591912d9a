/** Undoes the disguises of one word: "su*cide", "k1ll", "killlll", "killin", a Cyrillic letter among Latin ones. */

const pairs = (list: string) =>
  new Map(list.split(' ').map((pair): [string, string] => [pair.slice(0, 1), pair.slice(1)]));
/** Letters of other alphabets that look Latin; undone only in a word that has Latin letters too. */
const LOOKALIKES = pairs(
  'аa еe оo рp сc уy хx іi ѕs јj ԁd һh кk мm тt вb нh ɡg ιi αa οo νv ρp τt κk υu εe ıi łl øo đd',
);
const LEET = pairs('0o 3e 4a 5s 7t 8b $s @a !i |l');

/** A Latin letter, or one that looks like a small one: "а" may be a whole word. */
const LOOKS_LATIN = /[a-zаеорсі]/;
const LETTERS = /^[a-z]*$/;
const LONG_SAID = /(.)\1\1/u;

/** Whether there is anything to undo: most words are small Latin letters, none of them said long. */
export const mayBeDisguised = (bare: string): boolean => !LETTERS.test(bare) || LONG_SAID.test(bare);

/** What the word may be once letters are put back for signs, likeliest first; never the word itself. */
export function* undisguised(bare: string): Generator<string> {
  yield* calmed(bare);
  if (LETTERS.test(bare) || !LOOKS_LATIN.test(bare)) return;
  const letters = swapped(swapped(bare, LOOKALIKES), LEET);
  for (const guess of new Set([letters.replaceAll('1', 'i'), letters.replaceAll('1', 'l')])) {
    if (guess === bare) continue;
    yield guess;
    yield* calmed(guess);
  }
}

/** "killlll" is "kill", "lonelyyy" is "lonely": letters said long. */
export function* calmed(bare: string): Generator<string> {
  if (!LONG_SAID.test(bare)) return;
  yield bare.replace(/(.)\1{2,}/gu, '$1$1');
  yield bare.replace(/(.)\1{2,}/gu, '$1');
}

/** "feelin": the g that is not said. Undefined when there is none to put back. */
export const withItsG = (bare: string): string | undefined =>
  bare.length >= 5 && bare.endsWith('in') ? `${bare}g` : undefined;

const swapped = (word: string, by: ReadonlyMap<string, string>) =>
  Array.from(word, (letter) => by.get(letter) ?? letter).join('');

/** Longer words only: in a short one a star leaves too much doubt. */
const SHORTEST = 4;

/** What a word shares with those it may hide: its first letter and its length. */
const shape = (word: string): string => word.slice(0, 1) + String(word.length);

/** Finds the word that stars hide: "su*cide". */
export function starred(words: Iterable<string>): (token: string) => string | undefined {
  const alike = new Map<string, string[]>();
  for (const word of words) {
    const others = alike.get(shape(word)) ?? [];
    others.push(word);
    alike.set(shape(word), others);
  }
  return (token) => {
    if (token.length < SHORTEST || !token.includes('*')) return undefined;
    return alike.get(shape(token))?.find((word) => hides(token, word));
  };
}

function hides(token: string, word: string): boolean {
  for (let at = 0; at < token.length; at++) if (token[at] !== '*' && token[at] !== word[at]) return false;
  return true;
}
