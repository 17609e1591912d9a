/** A slow and simple reader of patterns, to hold the quick one against. */
import type { Piece } from '../../../dialogs/reading/pattern.js';
import type { Token } from '../../../dialogs/reading/types.js';

/** All places where the pieces may end that begin at `at`. */
export function endsOf(
  pieces: readonly Piece[],
  words: readonly Token[],
  at: number,
  across: boolean,
): number[] {
  const [piece, ...rest] = pieces;
  if (piece === undefined) return [at];
  const on = (ends: number[]) => [...new Set(ends)].flatMap((end) => endsOf(rest, words, end, across));
  const here = words[at];
  const isSame = (one: number, other: number) => words[one]?.sentence === words[other]?.sentence;
  if (piece.kind === 'either') return on(piece.ways.flatMap((way) => endsOf(way, words, at, across)));
  if (piece.kind === 'gap') {
    const ends: number[] = [];
    for (let end = at; end <= at + piece.most && end < words.length && isSame(at - 1, end); end++)
      ends.push(end);
    return on(ends);
  }
  if (here === undefined) return [];
  const follows = at === 0 || across || isSame(at - 1, at);
  if (piece.kind === 'any') return isSame(at - 1, at) ? on([at + 1]) : [];
  return follows && piece.kind === 'word' && piece.word === here.word ? on([at + 1]) : [];
}
