/** What is wrong with a pattern or a family, in an editor's words: every problem, with what to look for. */
import type { Piece } from './pattern.js';
import { isOpen, mayBeMissing, namesIn, piecesOf, readable, sizeOf } from './shape.js';
import type { Families } from './types.js';

/** A pattern that stands for more words than this is a slip of the pen. */
const LARGEST = 20_000;

/** Everything wrong with one pattern. What is wrong within the families is told once, of the families. */
export function problemsInPattern(pattern: string, families: Families): string[] {
  const read = readable(pattern);
  const problems = typeof read === 'string' ? [read] : problemsInPieces(read.pieces, families);
  return problems.map((problem) => `"${pattern}": ${problem}`);
}

function problemsInPieces(pieces: readonly Piece[], families: Families): string[] {
  return [
    ...namesIn(pieces)
      .filter((name) => families[name] === undefined)
      .map((name) => `there is no family {${name}}`),
    ...(mayBeMissing(pieces) ? ['everything in it may be missing'] : []),
    ...(isOpen(pieces, 'start') ? ['it may not begin with * or ...'] : []),
    ...(isOpen(pieces, 'end') ? ['it may not end with * or ...'] : []),
    ...(sizeOf(pieces, families) > LARGEST
      ? ['it stands for too many words: use smaller families, or two patterns']
      : []),
  ];
}

/** What a family may be called. */
const NAME = /^[a-z0-9]+(?:[ _-][a-z0-9]+)*$/;

/** Everything wrong with the families: patterns that cannot be read, unknown names, circles. */
export function problemsInFamilies(families: Families): string[] {
  return Object.entries(families).flatMap(([name, patterns]) => {
    const circle = circleFrom(name, families);
    const problems = [
      ...(NAME.test(name) ? [] : ['its name may have small letters, figures and hyphens only']),
      ...(patterns.length > 0 ? [] : ['there are no words in it']),
      ...(circle === undefined ? [] : [`it goes round in a circle: ${circle.join(' → ')}`]),
      ...patterns.flatMap((pattern) => problemsInPattern(pattern, families)),
      ...patterns.filter(isAnchored).map((pattern) => `"${pattern}": ^ and $ have no place in a family`),
    ];
    return problems.map((problem) => `family {${name}}: ${problem}`);
  });
}

const isAnchored = (pattern: string): boolean => {
  const read = readable(pattern);
  return typeof read !== 'string' && (read.atStart || read.atEnd);
};

/** The names on a way from the family back to itself. */
function circleFrom(name: string, families: Families): string[] | undefined {
  const visited = new Set<string>();
  const search = (at: string, path: string[]): string[] | undefined => {
    for (const next of piecesOf(families[at] ?? []).flatMap(namesIn)) {
      if (next === name) return [...path, next];
      if (visited.has(next)) continue;
      visited.add(next);
      const circle = search(next, [...path, next]);
      if (circle !== undefined) return circle;
    }
    return undefined;
  };
  return search(name, [name]);
}
