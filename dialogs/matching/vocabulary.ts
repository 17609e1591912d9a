/** The words of a directory: who has each, and which words look like one that somebody typed. */
import type { Index } from './index.js';

/** A word, and the services that have it by their place in the index. */
type Word = { word: string; pieces: number; services: number[] };

export type Vocabulary = {
  /** By each three letters in a row. */
  byPiece: ReadonlyMap<string, readonly Word[]>;
};

/** So many words that look like one that was typed are tried. */
const ALIKE = 6;
/** Words that share fewer of their pieces are other words. */
const LEAST_ALIKE = 0.4;

/** A word of the directory for one that was typed; `likeness` is 2 for the word itself, else up to 1. */
export type Alike = { services: readonly number[]; likeness: number };

/** The word itself, then those that share most of its pieces. */
export function alike(typed: string, { byPiece }: Vocabulary): Alike[] {
  const own = piecesOf(typed);
  const shared = new Map<Word, number>();
  for (const piece of own)
    for (const word of byPiece.get(piece) ?? []) shared.set(word, (shared.get(word) ?? 0) + 1);
  const found: (Alike & { word: string })[] = [];
  for (const [{ word, pieces, services }, count] of shared) {
    const likeness = word === typed ? 2 : (2 * count) / (own.size + pieces);
    if (likeness >= LEAST_ALIKE) found.push({ word, services, likeness });
  }
  return found
    .sort((a, b) => b.likeness - a.likeness || (a.word < b.word ? -1 : a.word > b.word ? 1 : 0))
    .slice(0, ALIKE);
}

const known = new WeakMap<Index, Vocabulary>();

/** Of the open services of an index; made when it is first asked for. */
export function vocabularyOf(index: Index): Vocabulary {
  const before = known.get(index);
  if (before !== undefined) return before;
  const words = new Map<string, Word>();
  const byPiece = new Map<string, Word[]>();
  for (const [at, service] of index.services.entries()) {
    if (service.status !== 'active') continue;
    const { name, organisation, summary, tags } = service;
    for (const word of wordsOf(`${name} ${organisation ?? ''} ${summary} ${tags?.join(' ') ?? ''}`)) {
      const there = words.get(word);
      if (there !== undefined) {
        // A service has a word once, however often it says it.
        if (there.services.at(-1) !== at) there.services.push(at);
        continue;
      }
      const pieces = piecesOf(word);
      const made = { word, pieces: pieces.size, services: [at] };
      words.set(word, made);
      for (const piece of pieces) {
        const list = byPiece.get(piece);
        if (list === undefined) byPiece.set(piece, [made]);
        else list.push(made);
      }
    }
  }
  const vocabulary = { byPiece };
  known.set(index, vocabulary);
  return vocabulary;
}

/** Small, without the signs between them. */
export const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

/** Its three letters in a row, with its beginning and end. */
function piecesOf(word: string): Set<string> {
  const [found, whole] = [new Set<string>(), ` ${word} `];
  for (let at = 0; at + 3 <= whole.length; at++) found.add(whole.slice(at, at + 3));
  return found;
}
