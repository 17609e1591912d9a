/** What comes after the gaps that begin in a set of states: where they end, and which words may end them. */
import type { Automaton } from './automaton.js';
import { joinedLeads, leadsFrom, type Leads } from './leads.js';
import { openingsOf } from './openings.js';

/** Where each gap ends, and the most words it stands for, in turns. */
export type Gaps = readonly number[];

export type AfterGaps = {
  /** The gaps that begin in these states. */
  gaps(states: readonly number[]): Gaps;
  /** Which words may end one of them. */
  leads(gaps: Gaps): Leads;
  /** Those of them that a word with these labels ends. */
  opened(gaps: Gaps, seen: { word: number; stem: number }): Gaps;
};

const NONE: Gaps = [];

/** `itemsOf` gives a state twice, with those that come for free with it. */
export function afterGaps(automaton: Automaton, itemsOf: (state: number) => Int32Array): AfterGaps {
  const openings = openingsOf(automaton);
  const statesOf = (state: number) => Array.from(itemsOf(state), (item) => item >> 1);

  /** A gap that ends where another begins stands for the words of both. */
  const gapsOf = (states: readonly number[]): Gaps => {
    const { first, to, label } = automaton.gaps;
    const most = new Map<number, number>();
    for (const state of states)
      for (let at = first[state] ?? 0; at < (first[state + 1] ?? 0); at++) {
        const [end, words] = [to[at] ?? 0, label[at] ?? 0];
        most.set(end, Math.max(words, most.get(end) ?? 0));
        const more = gapsFrom(end);
        for (let next = 0; next < more.length; next += 2) {
          const [further, others] = [more[next] ?? 0, more[next + 1] ?? 0];
          most.set(further, Math.max(words + others, most.get(further) ?? 0));
        }
      }
    return most.size === 0 ? NONE : [...most].flat();
  };
  const gapsFrom = once((end) => gapsOf(statesOf(end)));
  const leadsAt = once((end) => leadsFrom(statesOf(end), automaton));

  return {
    gaps: gapsOf,
    leads: (gaps) => joinedLeads(endsOf(gaps).map(leadsAt)),
    opened(gaps, { word, stem }) {
      const [byWord, byStem] = [openings(word), stem === 0 ? undefined : openings(stem)];
      const opened = gaps.filter((_, at) => {
        const end = gaps[at - (at % 2)] ?? 0;
        return byWord.has(end) || byStem?.has(end) === true;
      });
      return opened.length === 0 ? NONE : opened;
    },
  };
}

const endsOf = (gaps: Gaps): number[] => gaps.filter((_, at) => at % 2 === 0);

/** The same for each state, worked out once. */
function once<T>(work: (state: number) => T): (state: number) => T {
  const known = new Map<number, T>();
  return (state) => {
    const already = known.get(state);
    if (already !== undefined) return already;
    const fresh = work(state);
    known.set(state, fresh);
    return fresh;
  };
}
