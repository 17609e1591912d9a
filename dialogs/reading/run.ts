/** Runs the automaton over words, a set of states at a time; sets that were met before are not worked out again. */
import { ANY, type Automaton } from './automaton.js';
import { openingsOf } from './openings.js';

/** A word as the automaton sees it: labels (0 when it has none), and how it follows the word before it. */
export type Seen = {
  word: number;
  stem: number;
  follows: number;
  /** A number of its own for these three. */
  id: number;
};
/** It shares its place with the word before it: together they are one word to a gap. */
export const SAME_PLACE = 1;
/** A sentence begins with it. */
export const NEW_SENTENCE = 2;

/** The states reached at once. Each set of states is there once. */
export type Met = {
  readonly items: Int32Array;
  /** The values found there, and those found there only at the end of a text. */
  readonly values: readonly number[];
  readonly valuesAtEnd: readonly number[];
  /** Where each gap that begins here ends, and the most words it stands for, in turns. */
  readonly gaps: readonly number[];
  /** The most words that any of these gaps stands for; -1 where there is none. */
  readonly reach: number;
  /** Those of the gaps that a word may end, by its number. */
  readonly opened: Map<number, readonly number[]>;
  /** By the number of the word, and the gap before it: where it leads from here. */
  readonly next: Map<number, Met | null>;
  /** For who reads: in which turn it was reached last, and its place among all that were. */
  turn: number;
  place: number;
};

export type Run = {
  from(textStart: boolean): Met;
  /** Where a word leads from here; undefined when nothing can follow. */
  after(met: Met, seen: Seen): Met | undefined;
  /** The same after a gap of so many words, `FURTHEST` at most. */
  afterGap(met: Met, words: number, seen: Seen): Met | undefined;
};

/** Nothing looks back over more words. */
export const FURTHEST = 31;
/** No gap, or one of so many words. */
const WAYS = FURTHEST + 2;
/** Within a word that any edge has taken; the rest of what shares its place may be taken too. */
const WITHIN = 1;
/** So many steps are remembered; then all are forgotten and worked out anew. */
const MOST_REMEMBERED = 300_000;

export function runOf(automaton: Automaton, across: boolean): Run {
  const { edges, free, gaps, value } = automaton;
  const openings = openingsOf(automaton);
  let met = new Map<number, Met[]>();
  let remembered = 0;

  // An item is a state, twice, and one more when it is `WITHIN`.
  const marks = new Float64Array(2 * value.length);
  const items = new Int32Array(2 * value.length);
  let [mark, count] = [0, 0];
  const add = (item: number): void => {
    if (marks[item] === mark) return;
    marks[item] = mark;
    items[count++] = item;
    const state = item >> 1;
    const last = free.first[state + 1] ?? 0;
    for (let at = free.first[state] ?? 0; at < last; at++) add((free.to[at] ?? 0) << 1);
  };

  const follow = (state: number, label: number): void => {
    const end = edges.first[state + 1] ?? 0;
    let [low, high] = [edges.first[state] ?? 0, end];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((edges.label[middle] ?? 0) < label) low = middle + 1;
      else high = middle;
    }
    const within = label === ANY ? WITHIN : 0;
    for (; low < end && edges.label[low] === label; low++) add(((edges.to[low] ?? 0) << 1) | within);
  };

  const step = (from: Int32Array, { word, stem, follows }: Seen): void => {
    [mark, count] = [mark + 1, 0];
    for (const item of from) {
      const state = item >> 1;
      if ((follows & SAME_PLACE) !== 0 && (item & WITHIN) !== 0) add(item);
      if ((follows & NEW_SENTENCE) === 0) follow(state, ANY);
      else if (!across) continue;
      if (word !== 0) follow(state, word);
      if (stem !== 0) follow(state, stem);
    }
  };

  /** The one set with the items that were just added. */
  const known = (): Met | null => {
    if (count === 0) return null;
    let hash = count;
    for (let at = 0; at < count; at++) hash = (Math.imul(hash, 31) + (items[at] ?? 0)) | 0;
    const alike = met.get(hash) ?? [];
    const already = alike.find((other) => isNow(other.items));
    if (already !== undefined) return already;
    const fresh = metOf(items.slice(0, count));
    remembered += count;
    alike.push(fresh);
    met.set(hash, alike);
    return fresh;
  };
  const isNow = (other: Int32Array): boolean => {
    if (other.length !== count) return false;
    for (let at = 0; at < count; at++) if (other[at] !== items[at]) return false;
    return true;
  };

  const metOf = (of: Int32Array): Met => {
    const from = gapsOf(of);
    return {
      items: of,
      next: new Map(),
      opened: new Map(),
      values: found(value, of),
      valuesAtEnd: found(automaton.valueAtEnd, of),
      gaps: from,
      reach: from.reduce((most, words, at) => (at % 2 === 0 ? most : Math.max(most, words)), -1),
      turn: 0,
      place: 0,
    };
  };

  /** A gap that ends where another begins stands for the words of both. */
  const gapsOf = (of: Int32Array): number[] => {
    const most = new Map<number, number>();
    for (const item of of) {
      const state = item >> 1;
      for (let at = gaps.first[state] ?? 0; at < (gaps.first[state + 1] ?? 0); at++) {
        const [end, words] = [gaps.to[at] ?? 0, gaps.label[at] ?? 0];
        most.set(end, Math.max(words, most.get(end) ?? 0));
        const more = gapsFrom(end);
        for (let next = 0; next < more.length; next += 2) {
          const [further, others] = [more[next] ?? 0, more[next + 1] ?? 0];
          most.set(further, Math.max(words + others, most.get(further) ?? 0));
        }
      }
    }
    return [...most].flat();
  };
  const knownGaps = new Map<number, number[]>();
  const gapsFrom = (state: number): number[] => {
    const already = knownGaps.get(state);
    if (already !== undefined) return already;
    const fresh = gapsOf(itemsOf([state]));
    knownGaps.set(state, fresh);
    return fresh;
  };

  /** The states, with those that come for free. */
  const itemsOf = (states: readonly number[]): Int32Array => {
    [mark, count] = [mark + 1, 0];
    for (const state of states) add(state << 1);
    return items.slice(0, count);
  };
  /** Most words end none of the gaps, so they are asked for first. */
  const openedBy = (from: Met, { word, stem, id }: Seen): readonly number[] => {
    const already = from.opened.get(id);
    if (already !== undefined) return already;
    const [byWord, byStem] = [openings(word), stem === 0 ? undefined : openings(stem)];
    const opened: number[] = [];
    for (let at = 0; at < from.gaps.length; at += 2) {
      const end = from.gaps[at] ?? 0;
      if (byWord.has(end) || byStem?.has(end) === true) opened.push(end, from.gaps[at + 1] ?? 0);
    }
    from.opened.set(id, opened.length === 0 ? NONE : opened);
    remembered += 1 + opened.length;
    return opened;
  };

  const beginnings = () => ({
    of: metOf(itemsOf([automaton.start])),
    ofText: metOf(itemsOf([automaton.start, automaton.startOfText])),
  });
  let starts = beginnings();
  const forget = (): void => {
    remembered = 0;
    met = new Map();
    starts = beginnings();
  };

  /** `way` is nought for the next word, and one more than the words of a gap otherwise. */
  const leads = (from: Met, way: number, seen: Seen, ends: readonly number[]): Met | undefined => {
    const key = seen.id * WAYS + way;
    const already = from.next.get(key);
    if (already !== undefined) return already ?? undefined;
    if (remembered++ > MOST_REMEMBERED) forget();
    const far = ends.filter((_, at) => at % 2 === 0 && (ends[at + 1] ?? 0) >= way - 1);
    step(way === 0 ? from.items : itemsOf(far), seen);
    const reached = known();
    from.next.set(key, reached);
    return reached ?? undefined;
  };
  return {
    from: (textStart) => (textStart ? starts.ofText : starts.of),
    after: (from, seen) => leads(from, 0, seen, NONE),
    afterGap(from, words, seen) {
      const ends = openedBy(from, seen);
      return ends.length === 0 ? undefined : leads(from, words + 1, seen, ends);
    },
  };
}

const NONE: readonly number[] = [];

const found = (values: Int32Array, items: Int32Array): number[] => {
  const all = new Set<number>();
  for (const item of items) if ((values[item >> 1] ?? -1) >= 0) all.add(values[item >> 1] ?? 0);
  return [...all];
};
