/** The gaps that are open while a text is read: where each began, and since which words what it belongs to was read. */

/** Which of the last words something began at: bit k stands for the word k before. Nothing reaches back further. */
export type Since = number;
const REACH = 31;

/** Moves on by so many words. */
export const later = (since: Since, by: number): Since => (by > REACH ? 0 : (since << by) >>> 0);

export type OpenGaps = {
  /** A gap began after the word at `at`. */
  open: (end: number, at: number, most: number, since: Since) => void;
  /** Visits the gaps among `ends` that may end before the word at `at`, each with since when it has been read. */
  ending: (ends: ReadonlySet<number>, at: number, visit: (end: number, since: Since) => void) => void;
};

/**
 * `places` counts, for each word, how many places there are up to it: the words of one short form share theirs, and are
 * one word to a gap.
 */
export function openGaps(places: readonly number[], sentences: readonly number[]): OpenGaps {
  const open = new Map<number, number[]>();
  /** How many words a gap stands for that begins after one word and ends before another. */
  const between = (from: number, to: number): number => {
    if (to === from + 1) return 0;
    const shared = places[from + 1] === places[from] ? 1 : 0;
    return (places[to - 1] ?? 0) - (places[from] ?? 0) + shared;
  };
  /** What is over is over for all later words too, and is forgotten. */
  const stillOpen = (known: number[], to: number): Since => {
    let [all, kept] = [0, 0];
    for (let next = 0; next < known.length; next += 3) {
      const [at = 0, most = 0, since = 0] = [known[next], known[next + 1], known[next + 2]];
      if (sentences[at] !== sentences[to] || between(at, to) > most) continue;
      all |= later(since, to - at);
      known[kept++] = at;
      known[kept++] = most;
      known[kept++] = since;
    }
    known.length = kept;
    return all >>> 0;
  };
  return {
    open(end, at, most, since) {
      const known = open.get(end);
      if (known === undefined) open.set(end, [at, most, since]);
      else known.push(at, most, since);
    },
    ending(ends, to, visit) {
      const few = open.size < ends.size;
      for (const end of few ? open.keys() : ends) {
        if (few && !ends.has(end)) continue;
        const known = open.get(end);
        if (known === undefined) continue;
        const since = stillOpen(known, to);
        if (since !== 0) visit(end, since);
        else if (known.length === 0) open.delete(end);
      }
    },
  };
}
