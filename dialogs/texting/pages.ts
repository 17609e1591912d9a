/** Lays lines out over text messages: nothing is cut but at the end of a line, of a sentence or of a word. */
import { placesOf } from './in-gsm.js';

/** Places in one part, and in two: no text of ours takes more (experience 5). */
export const ONE_PART = 160;
export const TWO_PARTS = 306;

/** Texts of at most `most` places each, in order; no line: no text. */
export function paged(lines: readonly string[], most: number): string[] {
  const pages: string[] = [];
  let page = '';
  for (const piece of lines.flatMap((line) => pieces(line, most))) {
    const longer = page === '' ? piece.text : `${page}${piece.joins}${piece.text}`;
    if (placesOf(longer) <= most) page = longer;
    else {
      pages.push(page);
      page = piece.text;
    }
  }
  return page === '' ? pages : [...pages, page];
}

type Piece = { text: string; joins: '\n' | ' ' };

/** A line as one piece, or as its sentences, or words, where it is too long for a page. */
function pieces(line: string, most: number): Piece[] {
  if (line === '') return [];
  if (placesOf(line) <= most) return [{ text: line, joins: '\n' }];
  const sentences = line.split(/(?<=[.!?])\s+/);
  const parts = sentences.length > 1 ? sentences : line.split(/\s+/);
  if (parts.length === 1) return cut(line, most);
  return parts.flatMap((part, at) =>
    pieces(part, most).map((piece, inner) => ({ ...piece, joins: at + inner === 0 ? '\n' : ' ' })),
  );
}

/** One word longer than a page, such as an address nobody could shorten. */
function cut(word: string, most: number): Piece[] {
  const half = Math.floor(most / 2);
  return Array.from({ length: Math.ceil(word.length / half) }, (_, at) => ({
    text: word.slice(at * half, (at + 1) * half),
    joins: '\n',
  }));
}
