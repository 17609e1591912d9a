/** Reads one word as somebody typed it: itself, a short form, a disguise, several run together, or a slip. */
import { calmed, mayBeDisguised, starred, undisguised, withItsG } from './disguise.js';
import { commonWords, isReal, rarityOf } from './real-words.js';
import { remembering } from './remembering.js';
import { apartIn, commonTogether, onlySmall, piecesFrom, runTogether, speltOut } from './segment.js';
import { longForm, shortForms, writtenOut } from './short-forms.js';
import { isFrame, mendableOf, mending, type Mendable } from './spelling.js';
import { stemOf } from './stems.js';

/** A word that a token stands for, and where in the token. */
export type Heard = {
  word: string;
  stem: string;
  start: number;
  end: number;
  guessed: boolean;
  /** A sentence begins with it: "lonely!i am". */
  opens: boolean;
  /** It only adds force, and is left out. */
  adds: boolean;
};

export type Hearing = {
  /** The words a token surely stands for; undefined when it is none, and something must be guessed. */
  sure: (token: string) => readonly Heard[] | undefined;
  /** What it most likely stands for, or itself. */
  guessed: (token: string) => readonly Heard[];
  asTyped: (token: string) => readonly Heard[];
  /** The words that single letters spell, or undefined when they spell none. */
  spelt: (letters: string) => readonly string[] | undefined;
};

/** What is longer hides no word, and is not remembered. */
const LONGEST = 40;
const MOST_REMEMBERED = 20_000;
/** In so many letters one slip is likelier than words run together. */
const SURE = 6;

export type Known = {
  /** The words that matter. */
  words: ReadonlySet<string>;
  /** More words that a slip may have been. */
  forms: Iterable<string>;
  /** Wrong → right. */
  spellings: ReadonlyMap<string, string>;
  /** Words that only add force. */
  force: ReadonlySet<string>;
};

/** All words that a slip may have been. */
export const mayBeMeant = ({ words, forms }: Pick<Known, 'words' | 'forms'>): ReadonlySet<string> =>
  new Set([...words, ...forms, ...shortForms.filter((short) => short.length > 5)]);

/** `slips` are of those that `mayBeMeant`, when they were made before. */
export function hearing({ words, forms, spellings, force }: Known, slips?: Mendable): Hearing {
  const star = starred(words);
  const mendable = mayBeMeant({ words, forms });
  const mend = mending(slips ?? mendableOf(mendable, rarityOf), rarityOf);
  const pieces = piecesFrom([...words, ...shortForms.filter((short) => short.length > 2), ...commonWords()]);

  /** What needs no guessing. */
  const plainly = (word: string): readonly string[] | undefined => {
    const right = spellings.get(word);
    return longForm(word) ?? (words.has(word) ? [word] : right === undefined ? undefined : writtenOut(right));
  };
  const behind = (bare: string): readonly string[] | undefined => {
    if (bare.length > LONGEST) return undefined;
    if (mayBeDisguised(bare)) {
      const guesses = [...undisguised(bare)];
      for (const guess of guesses) {
        const found = plainly(guess);
        if (found !== undefined) return found;
      }
      for (const guess of guesses) if (isReal(guess)) return [guess];
    }
    const whole = withItsG(bare);
    if (whole !== undefined && mendable.has(whole)) return [whole];
    const hidden = star(bare);
    return hidden === undefined ? undefined : writtenOut(hidden);
  };
  const guess = (bare: string): readonly string[] | undefined => {
    if (bare.length > LONGEST) return undefined;
    if (!/^[a-z]+$/.test(bare)) {
      const letters = [...undisguised(bare)].find((swapped) => /^[a-z]+$/.test(swapped));
      return letters === undefined ? undefined : guess(letters);
    }
    const whole = isFrame(bare) ? mend(bare) : undefined;
    const near = whole ?? (bare.length >= SURE ? mend(bare, 1) : undefined);
    if (near !== undefined) return writtenOut(near);
    const apart = apartIn(bare, pieces);
    const together = apart !== undefined && runTogether(apart, pieces, words);
    if (together && !onlySmall(apart)) return apart.flatMap(writtenOut);
    for (const slip of [bare, ...calmed(bare)]) {
      const mended = mend(slip);
      if (mended !== undefined) return writtenOut(mended);
    }
    return together || (apart !== undefined && commonTogether(bare, apart, pieces))
      ? apart.flatMap(writtenOut)
      : undefined;
  };

  const asHeard = (words: readonly string[], token: string, guessed: boolean): readonly Heard[] =>
    words.map((word) => ({
      ...{ word, stem: stemOf(word), start: 0, end: token.length },
      ...{ guessed, opens: false, adds: force.has(word) },
    }));
  const sureOf = (token: string): readonly Heard[] | null => {
    const bare = token.replaceAll("'", '');
    const whole = plainly(token) ?? (bare === token ? undefined : plainly(bare));
    const sure = whole ?? (isReal(bare) ? [bare] : behind(bare));
    if (sure !== undefined) return asHeard(sure, token, false);
    return SIGN.test(token) ? inParts(token) : null;
  };
  const guessOf = (token: string): readonly Heard[] => {
    const bare = token.replaceAll("'", '');
    const guessed = guess(bare);
    return asHeard(guessed ?? [bare], token, guessed !== undefined);
  };
  const inParts = (token: string): Heard[] => {
    let end = 0;
    return [...token.matchAll(PARTS)].flatMap(({ 0: part, index }) => {
      if (!LETTER.test(part)) return [];
      const opens = token.slice(end, index).includes('!');
      end = index + part.length;
      return (sure(part) ?? guessed(part)).map((heard, at) => ({
        ...heard,
        start: heard.start + index,
        end: heard.end + index,
        opens: heard.opens || (opens && at === 0),
      }));
    });
  };
  const sure = remembering(MOST_REMEMBERED, sureOf, LONGEST);
  const guessed = remembering(MOST_REMEMBERED, guessOf, LONGEST);
  return {
    sure: (token) => sure(token) ?? undefined,
    guessed,
    asTyped: (token) => asHeard([token.replaceAll("'", '')], token, false),
    spelt: (letters) => speltOut(letters, pieces, words),
  };
}

/** Stars stay within a word: nobody parts two words by them. */
const SIGN = /[$@!|]/;
const PARTS = /[^$@!|]+/g;
const LETTER = /[\p{L}\p{N}]/u;
