/** All patterns as one automaton: what begins alike is there once, and nothing is multiplied out. */
import { addEdge, laidOut, noEdges, type LaidOut } from './edges.js';
import type { Pattern, Piece } from './pattern.js';

/** States are numbers; a value is found when its state is reached. */
export type Automaton = {
  /** Where reading starts anywhere in a text, and where only at its very beginning. */
  start: number;
  startOfText: number;
  edges: LaidOut;
  /** The states that come for free with a state. */
  free: LaidOut;
  /** The states where a gap ends that begins in a state; the label is the most words it stands for. */
  gaps: LaidOut;
  /** The value found in a state, or -1; `valueAtEnd` only when the text ends there. */
  value: Int32Array;
  valueAtEnd: Int32Array;
  /** The labels of edges. Words and stems are numbered together, from one. */
  words: ReadonlyMap<string, number>;
  stems: ReadonlyMap<string, number>;
};

/** The label of an edge that any word may take. */
export const ANY = 0;

export type Valued = { pattern: Pattern; value: number };
type Way = { pieces: readonly Piece[]; end: number };

/** `families` must be free of circles. */
export function automatonOf(patterns: Iterable<Valued>, families: ReadonlyMap<string, Piece[][]>): Automaton {
  const edges = noEdges();
  const free = noEdges();
  const gaps = noEdges();
  const words = new Map<string, number>();
  const stems = new Map<string, number>();
  let states = 0;

  /** Ways that begin with the same piece share it. */
  const branch = (ways: readonly Way[], from: number, at: number): void => {
    const alike = new Map<string, { piece: Piece; ways: Way[] }>();
    for (const way of ways) {
      const piece = way.pieces[at];
      if (piece === undefined) {
        addEdge(free, from, way.end);
        continue;
      }
      const name = nameOf(piece);
      const group = alike.get(name) ?? { piece, ways: [] };
      group.ways.push(way);
      alike.set(name, group);
    }
    for (const group of alike.values()) {
      const ending = group.ways.filter(({ pieces }) => pieces.length === at + 1);
      for (const end of new Set(ending.map(({ end }) => end))) weave(group.piece, from, end);
      if (ending.length === group.ways.length) continue;
      const middle = states++;
      weave(group.piece, from, middle);
      branch(
        group.ways.filter(({ pieces }) => pieces.length > at + 1),
        middle,
        at + 1,
      );
    }
  };

  const weave = (piece: Piece, from: number, end: number): void => {
    if (piece.kind === 'any') return addEdge(edges, from, end, ANY);
    if (piece.kind === 'gap') return addEdge(gaps, from, end, piece.most);
    if (piece.kind === 'either' || piece.kind === 'family') {
      const ways = piece.kind === 'either' ? piece.ways : (families.get(piece.name) ?? []);
      return branch(
        ways.map((pieces) => ({ pieces, end })),
        from,
        0,
      );
    }
    const [labels, key] = piece.kind === 'word' ? [words, piece.word] : [stems, piece.stem];
    const label = labels.get(key) ?? words.size + stems.size + 1;
    labels.set(key, label);
    addEdge(edges, from, end, label);
  };

  const [start, startOfText] = [states++, states++];
  const ends = { here: new Map<number, number>(), atEnd: new Map<number, number>() };
  const ways: { anywhere: Way[]; atStart: Way[] } = { anywhere: [], atStart: [] };
  for (const { pattern, value } of patterns) {
    const known = pattern.atEnd ? ends.atEnd : ends.here;
    const end = known.get(value) ?? states++;
    known.set(value, end);
    (pattern.atStart ? ways.atStart : ways.anywhere).push({ pieces: pattern.pieces, end });
  }
  branch(ways.anywhere, start, 0);
  branch(ways.atStart, startOfText, 0);

  return {
    start,
    startOfText,
    edges: laidOut(edges, states),
    free: laidOut(free, states),
    gaps: laidOut(gaps, states),
    value: valuesAt(ends.here, states),
    valueAtEnd: valuesAt(ends.atEnd, states),
    words,
    stems,
  };
}

function valuesAt(ends: ReadonlyMap<number, number>, states: number): Int32Array {
  const values = new Int32Array(states).fill(-1);
  for (const [value, end] of ends) values[end] = value;
  return values;
}

/** Two pieces of one name are the same. */
function nameOf(piece: Piece): string {
  if (piece.kind === 'word') return piece.word;
  if (piece.kind === 'stem') return `~${piece.stem}`;
  if (piece.kind === 'any') return '*';
  if (piece.kind === 'gap') return `...${piece.most}`;
  if (piece.kind === 'family') return `{${piece.name}}`;
  return `(${piece.ways.map((way) => way.map(nameOf).join(' ')).join('|')})`;
}
