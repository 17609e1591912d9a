/** Where a gap may end: the states after gaps, by the words that may follow there. */
import { ANY, type Automaton } from './automaton.js';

/** The states after gaps that a word with this label can follow, those that any word can among them. */
export function openingsOf({ edges, free, gaps }: Automaton): (label: number) => ReadonlySet<number> {
  const byLabel = new Map<number, Set<number>>();
  for (const end of new Set(gaps.to))
    for (const label of labelsFrom(end, edges, free)) {
      const ends = byLabel.get(label) ?? new Set();
      ends.add(end);
      byLabel.set(label, ends);
    }
  const any = byLabel.get(ANY) ?? new Set<number>();
  for (const ends of byLabel.values()) for (const end of any) ends.add(end);
  return (label) => byLabel.get(label) ?? any;
}

/** The labels that lead on from a state, or from one that comes for free with it. */
function labelsFrom(state: number, edges: Automaton['edges'], free: Automaton['free']): Set<number> {
  const labels = new Set<number>();
  const seen = new Set([state]);
  for (const each of seen) {
    for (let at = edges.first[each] ?? 0; at < (edges.first[each + 1] ?? 0); at++)
      labels.add(edges.label[at] ?? 0);
    for (let at = free.first[each] ?? 0; at < (free.first[each + 1] ?? 0); at++) seen.add(free.to[at] ?? 0);
  }
  return labels;
}
