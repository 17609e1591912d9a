/** Turns what somebody typed into plain words, undoing disguises and slips of the keyboard. */
import { spelling, undisguised, type Known } from './disguise.js';
import { FORCE, writtenOut } from './words.js';

/** A word and where it stands: "not" reaches no further than its clause, "last year" no further than its sentence. */
export type Word = { word: string; clause: number; sentence: number };

/** A word may hold a sign between letters ("k!ll", "su*cide"); each part is a class of its own, so no backtracking. */
const WORD = /(?:[$@](?=\p{L}))?[\p{L}\p{N}]+(?:['$@!*|]{1,2}[\p{L}\p{N}]+)*/gu;

export function normalise(text: string, known: Known): Word[] {
  const plain = text
    // Ligatures for whole phrases would make a message eighteen times as long, and hide no word of ours.
    .replace(/[\ufdf0-\ufdff]/g, ' ')
    .normalize('NFKC')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .replace(/[’‘ʼ´`′]/g, "'");
  const words: Word[] = [];
  const met = new Map<string, readonly string[]>();
  let [clause, sentence, end] = [0, 0, 0];
  for (const match of plain.matchAll(WORD)) {
    const token = match[0];
    const gap = plain.slice(end, match.index);
    end = match.index + token.length;
    if (/[.?!;…\n]/.test(gap)) sentence++;
    if (/[^\s'"-]|\n/.test(gap) || token === 'but') clause++;
    const read = met.get(token) ?? undisguised(token, known);
    met.set(token, read);
    for (const word of read) words.push({ word, clause, sentence });
  }
  return joinLetters(words, known)
    .flatMap((at) => writtenOut(at.word).map((word) => ({ ...at, word })))
    .filter(({ word }) => !FORCE.has(word));
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
    const spelt = run.length < 3 ? undefined : spelling(run.map(({ word }) => word).join(''), known);
    if (first === undefined || spelt === undefined) joined.push(...run);
    else joined.push(...spelt.map((word) => ({ ...first, word })));
  }
  return joined;
}
