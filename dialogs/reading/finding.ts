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
    const note = (value: number, since: Since, at: number): void => {
      for (let back = 0, left = since; left !== 0; back++, left >>>= 1) {
        if ((left & 1) === 0) continue;
        const known = (longest[at - back] ??= new Map<number, number>());
        known.set(value, at + 1);
      }
    };

    let reading = new Map<Reached, Since>();
    for (let at = 0; at < seen.length; at++) {
      const word = seen[at];
      if (word === undefined) break;
      const next = new Map<Reached, Since>();
      const read = (reached: Reached | undefined, since: Since): void => {
        if (reached !== undefined && since !== 0) next.set(reached, ((next.get(reached) ?? 0) | since) >>> 0);
      };
      for (const [reached, since] of reading) read(reached.after(word), later(since, 1));
      read(run.from(at === 0).after(word.follows === 0 ? word : { ...word, follows: 0 }), 1);
      if ((word.follows & NEW_SENTENCE) === 0) {
        const goOn = (end: number): void => {
          const since = gaps.endingAt(end, at);
          if (since !== 0) read(run.beyond(end).after(word), since);
        };
        openings(word.word).forEach(goOn);
        if (word.stem !== 0) openings(word.stem).forEach(goOn);
      }
      for (const [reached, since] of next) {
        for (const value of reached.values) note(value, since, at);
        if (at + 1 === seen.length) for (const value of reached.valuesAtEnd) note(value, since, at);
        for (let gap = 0; gap < reached.gaps.length; gap += 2)
          gaps.open(reached.gaps[gap] ?? 0, at, reached.gaps[gap + 1] ?? 0, since);
      }
      reading = next;
    }

    const found: Found<T>[] = [];
    for (let from = 0; from < longest.length; from++)
      for (const [number, to] of longest[from] ?? []) {
        const guessed = tokens.slice(from, to).some((token) => token.guessed === true);
        found.push({ value: values[number] as T, from, to, ...(guessed ? { guessed } : {}) });
      }
    return found;
  };
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
