/** The words of a directory: who has each, and which of them somebody may have meant with one that they typed. */
import { slipsBetween } from '../reading/between.js';
import { isReal } from '../reading/real-words.js';
import { stemOf } from '../reading/stems.js';
import { fold, wordsOf } from './folding.js';
import type { Index } from './index.js';

/** A word, and the services that have it by their place in the index. */
type Word = { word: string; stem: string; pieces: number; services: number[] };

export type Vocabulary = {
  /** By each three letters in a row. */
  byPiece: ReadonlyMap<string, readonly Word[]>;
  /** By the two letters it begins with. */
  byBeginning: ReadonlyMap<string, readonly Word[]>;
  /** By its letters in the order of the alphabet: two that changed places are the same letters. */
  byLetters: ReadonlyMap<string, readonly Word[]>;
  /** By a whole name, folded, without what stands in brackets. */
  byName: ReadonlyMap<string, readonly number[]>;
};

/** So many words that look like one that was typed are tried. */
const ALIKE = 6;
/** Words that share fewer of their pieces are other words. */
const LEAST_ALIKE = 0.4;
/** Shorter words are too near to each other for a slip; so long ones may have two. */
const SLIP_FROM = 5;
const TWO_SLIPS_FROM = 8;
/** From so many letters on, two neighbours that changed places are a slip, wherever they stand: "suop", "hcoir". */
const SWAPPED_FROM = 4;

/**
 * A word of the directory for one that was typed. It is the `same` in any form ("sheds"), the same with a `slip` in it
 * ("chior"), or only `alike`. `likeness` is 2 for the word itself, 1.5 for another form of it, else up to 1.
 */
export type Alike = {
  word: string;
  is: 'same' | 'slip' | 'alike';
  likeness: number;
  services: readonly number[];
};

/** The best first: the word, its other forms, words that are a slip away, then those that share most of its pieces. */
export function alike(typed: string, { byPiece, byBeginning, byLetters }: Vocabulary): Alike[] {
  const found = new Map<Word, Alike>();
  const put = (of: Word, is: Alike['is'], likeness: number) =>
    found.set(of, { word: of.word, is, likeness, services: of.services });
  const own = piecesOf(typed);
  const shared = new Map<Word, number>();
  for (const piece of own)
    for (const word of byPiece.get(piece) ?? []) shared.set(word, (shared.get(word) ?? 0) + 1);
  for (const [word, count] of shared) {
    const likeness = (2 * count) / (own.size + word.pieces);
    if (likeness >= LEAST_ALIKE) put(word, 'alike', likeness);
  }
  if (typed.length >= SWAPPED_FROM && !isReal(typed))
    for (const word of byLetters.get(lettersOf(typed)) ?? [])
      if (slipsBetween(typed, word.word, 1) <= 1) put(word, 'slip', 1);
  const stem = stemOf(typed);
  // A word that there is, is never taken for a slip.
  const most = typed.length < SLIP_FROM || isReal(typed) ? 0 : typed.length < TWO_SLIPS_FROM ? 1 : 2;
  for (const word of byBeginning.get(typed.slice(0, 2)) ?? []) {
    const slips = word.word.length < SLIP_FROM ? Infinity : slipsBetween(typed, word.word, most);
    if (word.word === typed) put(word, 'same', 2);
    else if (word.stem === stem && typed.length > 2) put(word, 'same', 1.5);
    else if (slips <= most) put(word, 'slip', 1 - slips / 10);
  }
  return [...found.values()]
    .sort((a, b) => b.likeness - a.likeness || (a.word < b.word ? -1 : a.word > b.word ? 1 : 0))
    .filter(({ is }, at) => at < ALIKE || is !== 'alike');
}

const known = new WeakMap<Index, Vocabulary>();

/** Of the open services of an index; made when it is first asked for, if nobody made it in steps before. */
export function vocabularyOf(index: Index): Vocabulary {
  const before = known.get(index);
  if (before !== undefined) return before;
  const making = learning(index);
  for (;;) {
    const { done, value } = making.next();
    if (done) return value;
  }
}

/** So many services are read between two pauses: about a millisecond. */
const AT_ONCE = 50;

/** The same in steps, for a server that has people to answer meanwhile: the first who asks for a thing waits for nothing. */
export function* learning(index: Index): Generator<undefined, Vocabulary> {
  const words = new Map<string, Word>();
  const vocabulary = {
    byPiece: new Map<string, Word[]>(),
    byBeginning: new Map<string, Word[]>(),
    byLetters: new Map<string, Word[]>(),
    byName: new Map<string, number[]>(),
  };
  for (const [at, { status, name, organisation, summary, tags }] of index.services.entries()) {
    if (at % AT_ONCE === AT_ONCE - 1) yield;
    if (status !== 'active') continue;
    push(vocabulary.byName, nameOf(name), at);
    for (const word of wordsOf(`${name} ${organisation ?? ''} ${summary} ${tags?.join(' ') ?? ''}`)) {
      const there = words.get(word);
      if (there !== undefined) {
        // A service has a word once, however often it says it.
        if (there.services.at(-1) !== at) there.services.push(at);
        continue;
      }
      const pieces = piecesOf(word);
      const made = { word, stem: stemOf(word), pieces: pieces.size, services: [at] };
      words.set(word, made);
      for (const piece of pieces) push(vocabulary.byPiece, piece, made);
      push(vocabulary.byBeginning, word.slice(0, 2), made);
      push(vocabulary.byLetters, lettersOf(word), made);
    }
  }
  known.set(index, vocabulary);
  return vocabulary;
}

/** A name as it is said: "Silver Line (The)" is "silver line". */
const nameOf = (name: string) => fold(name.replace(/\([^()]*\)/g, ' '));

function push<T>(lists: Map<string, T[]>, key: string, value: T): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

const lettersOf = (word: string): string => [...word].sort().join('');

/** Its three letters in a row, with its beginning and end. */
function piecesOf(word: string): Set<string> {
  const [found, whole] = [new Set<string>(), ` ${word} `];
  for (let at = 0; at + 3 <= whole.length; at++) found.add(whole.slice(at, at + 3));
  return found;
}
