/** Reads what a person wrote for the needs it speaks of, with the words that gave each one away. */
import { lexiconOf, longestAt } from './lexicon.js';
import type { Needs } from './needs.js';
import { denied } from './negation.js';
import { tokensOf } from './tokens.js';

/** Marks around a word, not within it. */
const QUOTES = /^['’‘`´]+|['’‘`´]+$/g;

export type Finding = {
  need: string;
  /** The person's own words, as they typed them. */
  because: string;
};

/**
 * The needs in a text, in the order they were said, each once. It hints and never decides: whole words and
 * phrases only, the longest first ("my husband's dementia" is caring, not memory), and "not lonely" says nothing.
 */
export function needsIn(text: string, needs: Needs, language: string): Finding[] {
  const tree = lexiconOf(needs, language);
  const tokens = tokensOf(text);
  const findings = new Map<string, Finding>();
  let deniedUntil = -1;
  for (let at = 0; at < tokens.length;) {
    const { length, needs: spokenOf } = longestAt(tree, tokens, at);
    if (length === 0) {
      at++;
      continue;
    }
    const end = at + length;
    // "Not lonely or depressed" denies both.
    const sharesDenial = deniedUntil === at - 1 && tokens[at - 1]?.key === 'or';
    if (sharesDenial || denied(tokens, at, end)) deniedUntil = end;
    else {
      const because = text.slice(tokens[at]?.start, tokens[end - 1]?.end).replace(QUOTES, '');
      for (const need of spokenOf) if (!findings.has(need)) findings.set(need, { need, because });
    }
    at = end;
  }
  return [...findings.values()];
}
