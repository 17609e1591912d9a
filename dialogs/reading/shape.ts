/** What a pattern is made of, looked at from outside: its families, what may be missing, how large it is. */
import { patternOf, Unreadable, type Pattern, type Piece } from './pattern.js';
import { remembering } from './remembering.js';
import type { Families } from './types.js';

/** The pattern, or what is wrong with it. */
export const readable = remembering(20_000, (pattern: string): Pattern | string => {
  try {
    return patternOf(pattern);
  } catch (error) {
    if (error instanceof Unreadable) return error.message;
    throw error;
  }
});

/** The pieces of those of the patterns that can be read. */
export const piecesOf = (patterns: readonly string[]): Piece[][] =>
  patterns.flatMap((pattern) => {
    const read = readable(pattern);
    return typeof read === 'string' ? [] : [read.pieces];
  });

/** The families it names, each once. */
export const namesIn = (pieces: readonly Piece[]): string[] => [
  ...new Set(
    pieces.flatMap((piece) => {
      if (piece.kind === 'family') return [piece.name];
      return piece.kind === 'either' ? piece.ways.flatMap(namesIn) : [];
    }),
  ),
];

/** Whether nothing of it need be there. Families are never empty. */
export const mayBeMissing = (pieces: readonly Piece[]): boolean =>
  pieces.every((piece) => piece.kind === 'gap' || (piece.kind === 'either' && piece.ways.some(mayBeMissing)));

/** Whether "any word" can be the first of it; or the last, for the end. */
export function isOpen(pieces: readonly Piece[], side: 'start' | 'end'): boolean {
  for (const piece of side === 'start' ? pieces : pieces.toReversed()) {
    if (piece.kind === 'any' || piece.kind === 'gap') return true;
    if (piece.kind === 'either' && piece.ways.some((way) => isOpen(way, side))) return true;
    if (!mayBeMissing([piece])) return false;
  }
  return false;
}

/** How many words it is made of, families written out each time they are used. */
export function sizeOf(pieces: readonly Piece[], families: Families): number {
  const known = sizes.get(families) ?? new Map<string, number>();
  sizes.set(families, known);
  return pieces.reduce((size, piece) => {
    if (piece.kind === 'gap') return size + piece.most;
    if (piece.kind === 'either') return size + sizeOfAll(piece.ways, families);
    if (piece.kind !== 'family') return size + 1;
    const already = known.get(piece.name);
    // A family that goes round in a circle counts once.
    if (already === undefined) known.set(piece.name, 0);
    const own = already ?? sizeOfAll(piecesOf(families[piece.name] ?? []), families);
    known.set(piece.name, own);
    return size + own;
  }, 0);
}
const sizeOfAll = (ways: Piece[][], families: Families): number =>
  ways.reduce((size, way) => size + sizeOf(way, families), 0);
/** Worked out once for each set of families, and dropped with it. */
const sizes = new WeakMap<Families, Map<string, number>>();

/** The pieces without the words that only add force, which texts are read without too. */
export const withoutForce = (pieces: readonly Piece[], force: ReadonlySet<string>): Piece[] =>
  pieces.flatMap((piece): Piece[] => {
    if (piece.kind === 'either')
      return [{ kind: 'either', ways: piece.ways.map((way) => withoutForce(way, force)) }];
    const isWord = piece.kind === 'word' || piece.kind === 'stem';
    return isWord && force.has(piece.word) ? [] : [piece];
  });

/** Every word written in it. */
export const wordsIn = (pieces: readonly Piece[]): string[] =>
  pieces.flatMap((piece) => {
    if (piece.kind === 'either') return piece.ways.flatMap(wordsIn);
    return piece.kind === 'word' || piece.kind === 'stem' ? [piece.word] : [];
  });

/** The stem of every word written in it with ~. */
export const stemsIn = (pieces: readonly Piece[]): string[] =>
  pieces.flatMap((piece) => {
    if (piece.kind === 'either') return piece.ways.flatMap(stemsIn);
    return piece.kind === 'stem' ? [piece.stem] : [];
  });
