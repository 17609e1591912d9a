/** Folds and cuts a text once for all who read it: one message is read by several, one straight after the other. */
import { cut, type Cut } from './cut.js';
import { fold, isPlain, type Folded, type Pictures } from './fold.js';

export type Pieces = { folded: Folded; cuts: readonly Cut[] };

let last: { text: string; pictures: Pictures; plain: boolean; pieces: Pieces } | undefined;

/**
 * What was cut of this text, as long as it is what was asked last and has no picture in it. Whatever is worked out of a
 * text may be remembered with its pieces, and is forgotten with them.
 */
export const latelyCut = (text: string): Pieces | undefined =>
  last?.plain === true && last.text === text ? last.pieces : undefined;

/** The same as `fold` and `cut`; what was asked last is remembered, until the next text comes. */
export function piecesOf(text: string, pictures: Pictures): Pieces {
  if (last?.text === text && (last.plain || last.pictures === pictures)) return last.pieces;
  const folded = fold(text, pictures);
  const pieces: Pieces = { folded, cuts: cut(folded.plain) };
  // Without a picture in it a text is the same whatever pictures stand for.
  last = { text, pictures, plain: isPlain(text), pieces };
  return pieces;
}
