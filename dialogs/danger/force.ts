/** Words that only add force are not read, so a choice between words must not be made of one of them. */
import type { Piece } from '../reading/pattern.js';
import { readable } from '../reading/shape.js';

/** The words of force that stand as a choice of their own in a pattern: without them nothing would be left to find. */
export function forceAsChoice(pattern: string, force: ReadonlySet<string>): string[] {
  const read = readable(pattern);
  return typeof read === 'string' ? [] : inPieces(read.pieces, force);
}

const inPieces = (pieces: readonly Piece[], force: ReadonlySet<string>): string[] =>
  pieces.flatMap((piece) => {
    // What may be missing anyway may as well be a word of force.
    if (piece.kind !== 'either' || piece.ways.some((way) => way.length === 0)) return [];
    return piece.ways.flatMap((way) => [
      ...inPieces(way, force),
      ...(way.length > 0 && way.every((part) => part.kind === 'word' && force.has(part.word))
        ? way.flatMap((part) => (part.kind === 'word' ? [part.word] : []))
        : []),
    ]);
  });
