/** Finds all patterns in the words of a text, all at once and in one go, from every word as far as any pattern goes. */
import type { Automaton } from './automaton.js';
import { later, openGaps, type Since } from './open-gaps.js';
import { openingsOf } from './openings.js';
import { NEW_SENTENCE, runOf, SAME_PLACE, type Reached, type Seen } from './run.js';
import type { Found, Token } from './types.js';

/** Finds values by their patterns' numbers, the longest of each from each word. */
export function finding<T>(
  automaton: Automaton,
  values: readonly T[],
  across: boolean,
): (tokens: readonly Token[]) => Found<T>[] {
  const run = runOf(automaton, across);
  const openings = openingsOf(automaton);
  const seenOf = (token: Token, before: Token | undefined): Seen => ({
    word: automaton.words.get(token.word) ?? 0,
    stem: automaton.stems.get(token.stem) ?? 0,
    follows: followsOf(token, before),
  });

  return (tokens) => {
    const seen = tokens.map((token, at) => seenOf(token, tokens[at - 1]));
    const gaps = openGaps(
      placesOf(seen),
      tokens.map(({ sentence }) => sentence),
    );
    /** From each word: the values found, and where the longest of each ends. */
    const longest: (Map<number, number> | undefined)[] = [];
    let [reading, next] = [new Map<Reached, Since>(), new Map<Reached, Since>()];
    let at = 0;
    const read = (reached: Reached | undefined, since: Since): void => {
      if (reached !== undefined && since !== 0) next.set(reached, ((next.get(reached) ?? 0) | since) >>> 0);
    };
    const goOn = (end: number, since: Since): void => {
      const word = seen[at];
      if (word !== undefined) read(run.beyond(end).after(word), since);
    };
    for (const word of seen) {
      for (const [reached, since] of reading) read(reached.after(word), later(since, 1));
      read(run.from(at === 0).after(word.follows === 0 ? word : { ...word, follows: 0 }), 1);
      if ((word.follows & NEW_SENTENCE) === 0) {
        gaps.ending(openings(word.word), at, goOn);
        if (word.stem !== 0) gaps.ending(openings(word.stem), at, goOn);
      }
      for (const [reached, since] of next) {
        for (const value of reached.values) note(longest, value, since, at);
        if (at + 1 === seen.length) for (const value of reached.valuesAtEnd) note(longest, value, since, at);
        for (let gap = 0; gap < reached.gaps.length; gap += 2)
          gaps.open(reached.gaps[gap] ?? 0, at, reached.gaps[gap + 1] ?? 0, since);
      }
      [reading, next] = [next, reading];
      next.clear();
      at++;
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

/** How many guessed words stand before each place; undefined when there are none at all. */
function guessesIn(tokens: readonly Token[]): number[] | undefined {
  if (!tokens.some(({ guessed }) => guessed)) return undefined;
  const before = [0];
  for (const { guessed } of tokens) before.push((before.at(-1) ?? 0) + (guessed ? 1 : 0));
  return before;
}

/** How many places there are up to each word. */
function placesOf(seen: readonly Seen[]): number[] {
  let places = 0;
  return seen.map(({ follows }) => (follows & SAME_PLACE ? places : ++places));
}

function followsOf(token: Token, before: Token | undefined): number {
  if (before === undefined) return 0;
  if (token.start === before.start) return SAME_PLACE;
  return token.sentence === before.sentence ? 0 : NEW_SENTENCE;
}
