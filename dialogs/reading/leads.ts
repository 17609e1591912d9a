/** Tells quickly that a word leads nowhere: some bits for the labels that lead on. It may say yes wrongly, never no. */
import { ANY, type Automaton } from './automaton.js';

export type Leads = Int32Array;

const BITS = 512;
const SHIFT = 32 - Math.log2(BITS);
const SPREAD = 0x9e3779b1;

export const NOWHERE: Leads = new Int32Array(BITS / 32);
/** Any word leads on. */
export const ANYWHERE: Leads = new Int32Array(BITS / 32).fill(-1);

const bitOf = (label: number): number => Math.imul(label, SPREAD) >>> SHIFT;
const has = (leads: Leads, bit: number): boolean => (((leads[bit >>> 5] ?? 0) >>> (bit & 31)) & 1) === 1;

/** Whether a word with these labels, of which nought is none, may lead on. */
export const mayLead = (leads: Leads, word: number, stem: number): boolean =>
  leads === ANYWHERE ||
  (leads !== NOWHERE && ((word !== 0 && has(leads, bitOf(word))) || (stem !== 0 && has(leads, bitOf(stem)))));

/** What leads on from one of these states, which come with all that come for free with them. */
export function leadsFrom(states: Iterable<number>, { edges }: Pick<Automaton, 'edges'>): Leads {
  let leads = NOWHERE;
  for (const state of states)
    for (let at = edges.first[state] ?? 0; at < (edges.first[state + 1] ?? 0); at++) {
      const label = edges.label[at] ?? 0;
      if (label === ANY) return ANYWHERE;
      if (leads === NOWHERE) leads = new Int32Array(BITS / 32);
      const bit = bitOf(label);
      leads[bit >>> 5] = (leads[bit >>> 5] ?? 0) | (1 << (bit & 31));
    }
  return leads;
}

/** What leads on from any of them. */
export function joinedLeads(all: readonly Leads[]): Leads {
  const [first = NOWHERE, ...others] = all;
  if (all.includes(ANYWHERE)) return ANYWHERE;
  if (others.length === 0) return first;
  const joined = first.slice();
  for (const leads of others)
    for (let at = 0; at < joined.length; at++) joined[at] = (joined[at] ?? 0) | (leads[at] ?? 0);
  return joined;
}
