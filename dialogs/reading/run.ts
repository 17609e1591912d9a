/** Runs the automaton over words, a set of states at a time; sets that were met before are not worked out again. */
import { ANY, type Automaton } from './automaton.js';

/** A word as the automaton sees it: labels (0 when it has none), and how it follows the word before it. */
export type Seen = { word: number; stem: number; follows: number };
/** It shares its place with the word before it: together they are one word to a gap. */
export const SAME_PLACE = 1;
/** A sentence begins with it. */
export const NEW_SENTENCE = 2;

/** The states reached at once, the values found there, and where known words lead from here. */
export type Reached = {
  readonly values: readonly number[];
  readonly valuesAtEnd: readonly number[];
  /** Gaps that begin here: where each ends, and the most words it stands for, in turns. */
  readonly gaps: readonly number[];
  /** Undefined when nothing can follow. */
  after(seen: Seen): Reached | undefined;
};

export type Run = {
  from(textStart: boolean): Reached;
  /** After a gap that ends in this state. */
  beyond(state: number): Reached;
};

/** Within a word that any edge has taken; the rest of what shares its place may be taken too. */
const WITHIN = 1;
/** So many steps are remembered; then all are forgotten and worked out anew. */
const MOST_REMEMBERED = 300_000;

type Met = Reached & { items: Int32Array; next: Map<number, Met | null> };

export function runOf(automaton: Automaton, across: boolean): Run {
  const { edges, free, gaps, value, words, stems } = automaton;
  const labels = words.size + stems.size + 1;
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
    const next = new Map<number, Met | null>();
    const after = (seen: Seen): Met | undefined => {
      const key = (seen.word * labels + seen.stem) * 4 + seen.follows;
      const already = next.get(key);
      if (already !== undefined) return already ?? undefined;
      if (remembered++ > MOST_REMEMBERED) forget();
      step(of, seen);
      const reached = known();
      next.set(key, reached);
      return reached ?? undefined;
    };
    return {
      items: of,
      next,
      values: found(value, of),
      valuesAtEnd: found(automaton.valueAtEnd, of),
      gaps: gapsOf(of),
      after,
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
        const more = beyond(end).gaps;
        for (let next = 0; next < more.length; next += 2) {
          const [further, others] = [more[next] ?? 0, more[next + 1] ?? 0];
          most.set(further, Math.max(words + others, most.get(further) ?? 0));
        }
      }
    }
    return [...most].flat();
  };

  const begin = (...states: number[]): Met => {
    [mark, count] = [mark + 1, 0];
    for (const state of states) add(state << 1);
    return metOf(items.slice(0, count));
  };
  let afterGaps = new Map<number, Met>();
  const beyond = (state: number): Met => {
    const already = afterGaps.get(state);
    if (already !== undefined) return already;
    const fresh = begin(state);
    afterGaps.set(state, fresh);
    return fresh;
  };
  const beginnings = () => ({
    of: begin(automaton.start),
    ofText: begin(automaton.start, automaton.startOfText),
  });
  let starts = beginnings();
  const forget = (): void => {
    remembered = 0;
    met = new Map();
    afterGaps = new Map();
    starts = beginnings();
  };

  return { from: (textStart) => (textStart ? starts.ofText : starts.of), beyond };
}

const found = (values: Int32Array, items: Int32Array): number[] => {
  const all = new Set<number>();
  for (const item of items) if ((values[item >> 1] ?? -1) >= 0) all.add(values[item >> 1] ?? 0);
  return [...all];
};
