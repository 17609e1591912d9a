/** Runs the automaton over words, a set of states at a time; sets that were met before are not worked out again. */
import { ANY, type Automaton } from './automaton.js';
import { afterGaps } from './gaps.js';
import { leadsFrom, mayLead, type Leads } from './leads.js';
import { Steps, UNKNOWN } from './steps.js';

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
  /** No other was ever met that has the same: who reads may go on with one that was forgotten. */
  readonly number: number;
  readonly items: Int32Array;
  /** The values found there, and those found there only at the end of a text. */
  readonly values: readonly number[];
  readonly valuesAtEnd: readonly number[];
  /** Where each gap that begins here ends, and the most words it stands for, in turns. */
  readonly gaps: readonly number[];
  /** The most words that any of these gaps stands for; -1 where there is none. */
  readonly reach: number;
  /** Which words may lead on from here, and which after a gap that begins here. */
  readonly leads: Leads;
  readonly leadsLater: Leads;
  /** Whether any edge has taken part of a place, so that its other words may be taken too. */
  readonly within: boolean;
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
const NONE: readonly number[] = [];
/** The place of what is not there. */
const NOWHERE = 0;
/** So many steps are remembered; then all are forgotten and worked out anew. */
const MOST_REMEMBERED = 300_000;

export function runOf(automaton: Automaton, across: boolean): Run {
  const { edges, free, value } = automaton;
  let met = new Map<number, Met[]>();
  /** All that were met since all were forgotten, in the order of their numbers; the first place is nowhere. */
  let all: (Met | undefined)[] = [undefined];
  let [forgotten, remembered] = [0, 0];
  /** From a set, by the number of the word and the gap before it: the place in `all` that it leads to. */
  const next = new Steps();
  /** From a set, by the number of the word: the place in `opened` of those of its gaps that it may end. */
  const openings = new Steps();
  let opened: (readonly number[])[] = [NONE];

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
  const known = (): Met | undefined => {
    if (count === 0) return undefined;
    let hash = count;
    for (let at = 0; at < count; at++) hash = (Math.imul(hash, 31) + (items[at] ?? 0)) | 0;
    const alike = met.get(hash) ?? [];
    const already = alike.find((other) => isNow(other.items));
    if (already !== undefined) return already;
    const fresh = metOf(items.slice(0, count));
    remembered += fresh.items.length;
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
    const states = Array.from(of, (item) => item >> 1);
    const gaps = after.gaps(states);
    const fresh: Met = {
      number: forgotten + all.length,
      items: of,
      gaps,
      leads: leadsFrom(states, automaton),
      leadsLater: after.leads(gaps),
      within: of.some((item) => (item & WITHIN) !== 0),
      values: found(value, of),
      valuesAtEnd: found(automaton.valueAtEnd, of),
      reach: gaps.reduce((most, words, at) => (at % 2 === 0 ? most : Math.max(most, words)), -1),
      turn: 0,
      place: 0,
    };
    all.push(fresh);
    return fresh;
  };

  /** The states, with those that come for free. */
  const itemsOf = (states: readonly number[]): Int32Array => {
    [mark, count] = [mark + 1, 0];
    for (const state of states) add(state << 1);
    return items.slice(0, count);
  };
  const after = afterGaps(automaton, (state) => itemsOf([state]));
  /** Most words end none of the gaps, so they are asked for first. */
  const openedBy = (from: Met, seen: Seen): readonly number[] => {
    const already = openings.get(from.number, seen.id);
    if (already !== UNKNOWN) return opened[already] ?? NONE;
    const fresh = after.opened(from.gaps, seen);
    openings.set(from.number, seen.id, fresh.length === 0 ? NOWHERE : opened.push(fresh) - 1);
    remembered += 1 + fresh.length;
    return fresh;
  };

  const beginnings = () => ({
    of: metOf(itemsOf([automaton.start])),
    ofText: metOf(itemsOf([automaton.start, automaton.startOfText])),
  });
  let starts = beginnings();
  const forget = (): void => {
    remembered = 0;
    met = new Map();
    forgotten += all.length;
    all = [undefined];
    opened = [NONE];
    next.clear();
    openings.clear();
    starts = beginnings();
  };

  /** `way` is nought for the next word, and one more than the words of a gap otherwise. */
  const leads = (from: Met, way: number, seen: Seen, ends: readonly number[]): Met | undefined => {
    if (remembered++ > MOST_REMEMBERED) forget();
    const far = ends.filter((_, at) => at % 2 === 0 && (ends[at + 1] ?? 0) >= way - 1);
    step(way === 0 ? from.items : itemsOf(far), seen);
    const reached = known();
    const place = reached === undefined ? NOWHERE : reached.number - forgotten;
    next.set(from.number, seen.id * WAYS + way, place);
    return reached;
  };
  return {
    from: (textStart) => (textStart ? starts.ofText : starts.of),
    after(from, seen) {
      const shares = (seen.follows & SAME_PLACE) !== 0 && from.within;
      if (!shares && !mayLead(from.leads, seen.word, seen.stem)) return undefined;
      const already = next.get(from.number, seen.id * WAYS);
      return already === UNKNOWN ? leads(from, 0, seen, NONE) : all[already];
    },
    afterGap(from, words, seen) {
      if (!mayLead(from.leadsLater, seen.word, seen.stem)) return undefined;
      const already = next.get(from.number, seen.id * WAYS + words + 1);
      if (already !== UNKNOWN) return all[already];
      const ends = openedBy(from, seen);
      return ends.length === 0 ? undefined : leads(from, words + 1, seen, ends);
    },
  };
}

const found = (values: Int32Array, items: Int32Array): number[] => {
  const all = new Set<number>();
  for (const item of items) if ((values[item >> 1] ?? -1) >= 0) all.add(values[item >> 1] ?? 0);
  return [...all];
};
