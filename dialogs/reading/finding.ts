/** Finds all patterns in the words of a text: from each word on, as far as any pattern goes. */
import type { Automaton } from './automaton.js';
import { NEW_SENTENCE, runOf, SAME_PLACE, type Reached, type Seen } from './run.js';
import type { Found, Token } from './types.js';

/** Finds values by their patterns' numbers, the longest of each from each word. */
export function finding<T>(
  automaton: Automaton,
  values: readonly T[],
  across: boolean,
): (tokens: readonly Token[]) => Found<T>[] {
  const run = runOf(automaton, across);
  const seenOf = (token: Token, before: Token | undefined): Seen => ({
    word: automaton.words.get(token.word) ?? 0,
    stem: automaton.stems.get(token.stem) ?? 0,
    follows: followsOf(token, before),
  });

  return (tokens) => {
    const seen = tokens.map((token, at) => seenOf(token, tokens[at - 1]));
    const found: Found<T>[] = [];
    for (let from = 0; from < seen.length; from++) {
      const longest = new Map<number, number>();
      let reached: Reached | undefined = run.from(from === 0);
      for (let at = from; at < seen.length && reached !== undefined; at++) {
        const next: Seen | undefined = seen[at];
        if (next === undefined) break;
        reached = reached.after(at === from && next.follows !== 0 ? { ...next, follows: 0 } : next);
        for (const value of reached?.values ?? []) longest.set(value, at + 1);
        if (at + 1 === seen.length)
          for (const value of reached?.valuesAtEnd ?? []) longest.set(value, at + 1);
      }
      for (const [number, to] of longest) {
        const value = values[number];
        const guessed = tokens.slice(from, to).some((token) => token.guessed === true);
        found.push({ value: value as T, from, to, ...(guessed ? { guessed } : {}) });
      }
    }
    return found;
  };
}

function followsOf(token: Token, before: Token | undefined): number {
  if (before === undefined) return 0;
  if (token.start === before.start) return SAME_PLACE;
  return token.sentence === before.sentence ? 0 : NEW_SENTENCE;
}
