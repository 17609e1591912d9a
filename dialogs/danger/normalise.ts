/** Turns what somebody typed into plain words, undoing disguises and slips of the keyboard. */
import { FORCE, writtenOut } from './words.js';

export type Word = { word: string; clause: number; sentence: number };
/** The words that matter, and the misspellings of them: a disguise is undone only when it hides one of these. */
export type Known = { words: ReadonlySet<string>; spellings: ReadonlyMap<string, string> };

/** Letters of other alphabets that look Latin; undone only in a word that has Latin letters too. */
const LOOKALIKES = new Map(
  [...'аaеeоoрpсcуyхxіiѕsјjԁdһhкkмmтtвbнnɡgιiαaοoνvρpτtκkυuεeıi'.matchAll(/(.)(.)/gu)].map(([, a, b]) => [
    a ?? '',
    b ?? '',
  ]),
);
const LEET = new Map(
  [...'0o3e4a5s7t8b$s@a!i|l+t'.matchAll(/(.)(.)/gu)].map(([, a, b]) => [a ?? '', b ?? '']),
);

/** A word may hold a sign between letters ("k!ll", "su*cide"); each part is a class of its own, so no backtracking. */
const WORD = /(?:[$@](?=\p{L}))?[\p{L}\p{N}]+(?:['$@!*|]{1,2}[\p{L}\p{N}]+)*/gu;

export function normalise(text: string, known: Known): Word[] {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[’‘ʼ´`′]/g, "'");
  const words: Word[] = [];
  let [clause, sentence, end] = [0, 0, 0];
  for (const match of plain.matchAll(WORD)) {
    const gap = plain.slice(end, match.index);
    end = match.index + match[0].length;
    if (/[.?!;…\n]/.test(gap)) sentence++;
    if (/[^\s'"-]/.test(gap) || gap.includes('\n') || match[0] === 'but') clause++;
    for (const word of undisguised(match[0], known)) words.push({ word, clause, sentence });
  }
  return joinLetters(words, known).filter(({ word }) => !FORCE.has(word));
}

function undisguised(token: string, known: Known): readonly string[] {
  for (const guess of guesses(token)) {
    const word = known.words.has(guess) ? guess : known.spellings.get(guess);
    if (word !== undefined) return writtenOut(word);
  }
  const hidden = token.includes('*') ? starred(token, known) : undefined;
  if (hidden !== undefined) return [hidden];
  const long = writtenOut(token);
  return long.length > 1
    ? long
    : token.split(/[$@!*|]+/).flatMap((part) => (part === '' ? [] : writtenOut(part)));
}

/** The token itself first; longer than any word of ours, it can hide none. */
function* guesses(token: string): Generator<string> {
  yield token;
  const bare = token.replaceAll("'", '');
  yield bare;
  if (bare.length > 40) return;
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

/** "su*cide": the only word of ours that fits. Longer words only, where one star leaves little doubt. */
function starred(token: string, known: Known): string | undefined {
  if (token.length < 4 || token.length > 15) return undefined;
  for (const word of known.words)
    if (
      word.length === token.length &&
      [...token].every((letter, at) => letter === '*' || letter === word[at])
    )
      return word;
  return undefined;
}

/** "k i l l  m y s e l f", "k.m.s": a run of single letters that spells words of ours. */
function joinLetters(words: readonly Word[], known: Known): Word[] {
  const joined: Word[] = [];
  for (let from = 0; from < words.length;) {
    let to = from;
    while (words[to]?.word.length === 1) to++;
    const run = words.slice(from, Math.max(to, from + 1));
    from += run.length;
    const first = run[0];
    const spelt = run.length < 3 ? undefined : spelling(run.map(({ word }) => word).join(''), known.words);
    if (first === undefined || spelt === undefined) joined.push(...run);
    else joined.push(...spelt.flatMap((word) => writtenOut(word)).map((word) => ({ ...first, word })));
  }
  return joined;
}

/** The fewest pieces that spell the letters; undefined when no piece is a word of three letters or more. */
function spelling(letters: string, known: ReadonlySet<string>): string[] | undefined {
  const best: { cost: number; length: number }[] = [{ cost: 0, length: 0 }];
  for (let end = 1; end <= letters.length; end++) {
    let choice = { cost: (best[end - 1]?.cost ?? 0) + 3, length: 1 };
    for (let length = 1; length <= Math.min(12, end); length++) {
      const cost = (best[end - length]?.cost ?? 0) + 1;
      if (cost < choice.cost && known.has(letters.slice(end - length, end))) choice = { cost, length };
    }
    best.push(choice);
  }
  const pieces: string[] = [];
  for (let end = letters.length; end > 0;) {
    const length = best[end]?.length ?? 1;
    pieces.push(letters.slice(end - length, end));
    end -= length;
  }
  return pieces.some((piece) => piece.length > 2 && known.has(piece)) ? pieces.reverse() : undefined;
}
