/** Finds all patterns in the words of a text, all at once and in one go, from every word as far as any pattern goes. */
import type { Automaton } from './automaton.js';
import { FURTHEST, NEW_SENTENCE, runOf, SAME_PLACE, type Met, type Seen } from './run.js';
import type { Found, Token } from './types.js';

/** Which of the last words something began at: bit k stands for the word k before. Nothing reaches back further. */
type Since = number;
/** Moves on by so many words. */
const later = (since: Since, by: number): Since => (by > FURTHEST ? 0 : (since << by) >>> 0);

/** What was reached, each once, and since when each has been read; what stands behind the first `many` is old. */
type Reading = { met: Met[]; since: Since[]; many: number };
const noReading = (): Reading => ({ met: [], since: [], many: 0 });

/** Finds values by their patterns' numbers, the longest of each from each word. */
export function finding<T>(
  automaton: Automaton,
  values: readonly T[],
  across: boolean,
): (tokens: readonly Token[]) => Found<T>[] {
  const run = runOf(automaton, across);
  const seeing = seeingBy(automaton);
  let turn = 0;
  const read = (met: Met | undefined, since: Since, into: Reading): void => {
    if (met === undefined || since === 0) return;
    if (met.turn === turn) {
      into.since[met.place] = ((into.since[met.place] ?? 0) | since) >>> 0;
      return;
    }
    met.turn = turn;
    met.place = into.many++;
    into.met[met.place] = met;
    into.since[met.place] = since;
  };

  return (tokens) => {
    const seen = tokens.map((token, at) => seeing(token, followsOf(token, tokens[at - 1])));
    const places = placesOf(seen);
    /** From each word: the values found, and where the longest of each ends. */
    const longest: (Map<number, number> | undefined)[] = [];
    /** Where gaps are open: what was reached, at which word, and since when it had been read. */
    const gaps: Reading & { at: number[] } = { ...noReading(), at: [] };
    let [reading, next] = [noReading(), noReading()];
    for (let at = 0; at < seen.length; at++) {
      const word = seen[at];
      if (word === undefined) break;
      turn++;
      for (let one = 0; one < reading.many; one++) {
        const met = reading.met[one];
        if (met !== undefined) read(run.after(met, word), later(reading.since[one] ?? 0, 1), next);
      }
      read(run.after(run.from(at === 0), word.follows === 0 ? word : word.first), 1, next);

      let open = 0;
      for (let one = 0; one < gaps.many; one++) {
        const [met, since = 0, from = 0] = [gaps.met[one], gaps.since[one], gaps.at[one]];
        const words = between(places, from, at);
        // What is over is over for all later words too. No gap goes on in another sentence.
        if (met === undefined || (word.follows & NEW_SENTENCE) !== 0) continue;
        if (words > met.reach || at - from > FURTHEST) continue;
        [gaps.met[open], gaps.since[open], gaps.at[open]] = [met, since, from];
        open++;
        read(run.afterGap(met, words, word), later(since, at - from), next);
      }
      gaps.many = open;

      for (let one = 0; one < next.many; one++) {
        const [met, since = 0] = [next.met[one], next.since[one]];
        if (met === undefined) continue;
        for (const value of met.values) note(longest, value, since, at);
        if (at + 1 === seen.length) for (const value of met.valuesAtEnd) note(longest, value, since, at);
        if (met.reach < 0) continue;
        [gaps.met[gaps.many], gaps.since[gaps.many], gaps.at[gaps.many]] = [met, since, at];
        gaps.many++;
      }
      [reading, next] = [next, reading];
      next.many = 0;
    }

    const guesses = guessesIn(tokens);
    const found: Found<T>[] = [];
    for (let from = 0; from < longest.length; from++)
      for (const [number, to] of longest[from] ?? []) {
        const guessed = guesses !== undefined && (guesses[to] ?? 0) > (guesses[from] ?? 0);
        found.push({ value: values[number] as T, from, to, ...(guessed ? { guessed } : {}) });
      }
    return found;
  };
}

/** The value was found at this word, from each of the words it began at. */
function note(longest: (Map<number, number> | undefined)[], value: number, since: Since, at: number): void {
  for (let back = 0, left = since; left !== 0; back++, left >>>= 1)
    if ((left & 1) !== 0) (longest[at - back] ??= new Map<number, number>()).set(value, at + 1);
}

/** A word, and the same as the first of a pattern: what it follows does not matter then. */
type Placed = Seen & { first: Seen };

/** Sees words as the automaton does; each kind of word is made once. */
function seeingBy({ words, stems }: Automaton): (token: Token, follows: number) => Placed {
  const labels = words.size + stems.size + 1;
  const known = new Map<number, Placed>();
  const see = (word: number, stem: number, follows: number): Placed => {
    const key = (word * labels + stem) * 4 + follows;
    const already = known.get(key);
    if (already !== undefined) return already;
    const first = follows === 0 ? undefined : see(word, stem, 0);
    const own: Seen = { word, stem, follows, id: known.size };
    const fresh = { ...own, first: first ?? own };
    known.set(key, fresh);
    return fresh;
  };
  return (token, follows) => see(words.get(token.word) ?? 0, stems.get(token.stem) ?? 0, follows);
}

/** How many words a gap stands for that begins after one word and ends before another. */
function between(places: readonly number[], from: number, to: number): number {
  if (to === from + 1) return 0;
  const shared = places[from + 1] === places[from] ? 1 : 0;
  return (places[to - 1] ?? 0) - (places[from] ?? 0) + shared;
}

/** How many guessed words stand before each place; undefined when there are none at all. */
function guessesIn(tokens: readonly Token[]): number[] | undefined {
  if (!tokens.some(({ guessed }) => guessed)) return undefined;
  const before = [0];
  for (const { guessed } of tokens) before.push((before.at(-1) ?? 0) + (guessed ? 1 : 0));
  return before;
}

/** How many places there are up to each word: the words of one short form share theirs, and are one word to a gap. */
function placesOf(seen: readonly Seen[]): number[] {
  let places = 0;
  return seen.map(({ follows }) => (follows & SAME_PLACE ? places : ++places));
}

function followsOf(token: Token, before: Token | undefined): number {
  if (before === undefined) return 0;
  if (token.start === before.start) return SAME_PLACE;
  return token.sentence === before.sentence ? 0 : NEW_SENTENCE;
}
