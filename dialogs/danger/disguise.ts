/** Undoes the disguises of one word: "su*cide", "k1ll", "killlll", a Cyrillic letter among Latin ones. */

/** The words that matter, and the misspellings of them: a disguise is undone only when it hides one of these. */
export type Known = {
  words: ReadonlySet<string>;
  spellings: ReadonlyMap<string, string>;
  /** The same words by their length, for "su*cide". */
  byLength: ReadonlyMap<number, readonly string[]>;
};

export function knownWords(words: ReadonlySet<string>, spellings: ReadonlyMap<string, string>): Known {
  const byLength = new Map<number, string[]>();
  for (const word of words) byLength.set(word.length, [...(byLength.get(word.length) ?? []), word]);
  return { words, spellings, byLength };
}

const pairs = (list: string) =>
  new Map(list.split(' ').map((pair): [string, string] => [pair.slice(0, 1), pair.slice(1)]));
/** Letters of other alphabets that look Latin; undone only in a word that has Latin letters too. */
const LOOKALIKES = pairs(
  'аa еe оo рp сc уy хx іi ѕs јj ԁd һh кk мm тt вb нh ɡg ιi αa οo νv ρp τt κk υu εe ıi',
);
const LEET = pairs('0o 3e 4a 5s 7t 8b $s @a !i |l');

/** A word of ours when the token is or hides one; else the token, cut at the signs within it. */
export function undisguised(token: string, known: Known): readonly string[] {
  for (const guess of guesses(token)) {
    const word = known.words.has(guess) ? guess : known.spellings.get(guess);
    if (word !== undefined) return [word];
  }
  const hidden = token.includes('*') ? starred(token, known) : undefined;
  return hidden === undefined ? token.split(/[$@!*|]+/).filter((part) => part !== '') : [hidden];
}

/** The token itself first; longer than any word of ours, it can hide none. */
function* guesses(token: string): Generator<string> {
  yield token;
  const bare = token.replaceAll("'", '');
  if (bare.length > 40) return;
  yield bare;
  const latin = /[a-z]/.test(bare) ? swap(bare, LOOKALIKES) : bare;
  const letters = /[a-z]/.test(latin) ? swap(latin, LEET) : latin;
  for (const guess of new Set([latin, letters.replaceAll('1', 'i'), letters.replaceAll('1', 'l')])) {
    yield guess;
    yield guess.replace(/(.)\1{2,}/gu, '$1$1');
    yield guess.replace(/(.)\1{2,}/gu, '$1');
  }
}

const swap = (word: string, by: ReadonlyMap<string, string>) =>
  Array.from(word, (letter) => by.get(letter) ?? letter).join('');

/** Longer words only: in a short one a star leaves too much doubt. */
function starred(token: string, known: Known): string | undefined {
  if (token.length < 4) return undefined;
  const letters = [...token];
  return known.byLength
    .get(letters.length)
    ?.find((word) => letters.every((letter, at) => letter === '*' || letter === word[at]));
}

/** The fewest pieces that spell the letters; undefined when no piece is a word of three letters or more. */
export function spelling(letters: string, known: Known): readonly string[] | undefined {
  const best: { cost: number; length: number }[] = [{ cost: 0, length: 0 }];
  for (let end = 1; end <= letters.length; end++) {
    let choice = { cost: (best[end - 1]?.cost ?? 0) + 3, length: 1 };
    for (let length = 1; length <= Math.min(LONGEST, end); length++) {
      const cost = (best[end - length]?.cost ?? 0) + 1;
      if (cost < choice.cost && known.words.has(letters.slice(end - length, end))) choice = { cost, length };
    }
    best.push(choice);
  }
  const pieces: string[] = [];
  for (let end = letters.length; end > 0;) {
    const length = best[end]?.length ?? 1;
    pieces.push(letters.slice(end - length, end));
    end -= length;
  }
  return pieces.some((piece) => piece.length > 2) ? pieces.reverse() : undefined;
}
const LONGEST = 12;
