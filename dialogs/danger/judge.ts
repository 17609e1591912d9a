/** Decides whether the words around a phrase lower it from RED to AMBER: "not", "years ago", "my son". Never to none. */
import type { Cue, Mark } from './compile.js';
import { FELT } from './compile.js';
import type { Word } from './normalise.js';
import type { Found } from './phrases.js';
import { I, LINKS, NOT, OTHERS, OTHER_LINKS } from './words.js';

/** Why a danger has its level; safe to log, it holds none of the person's words. */
export type Because = 'said' | 'negated' | 'someone-else' | 'past';

/** What the text says of time: sentence numbers, and the places right after "going to". */
export type When = { longAgo: Set<number>; still: Set<number>; now: Set<number>; soonAt: Set<number> };

export function whenOf(words: readonly Word[], cues: readonly Found<Cue>[]): When {
  const well = new Set<number>();
  for (const { value, from, to } of cues)
    if (value === 'well-now') for (let at = from; at < to; at++) well.add(at);
  const when: When = { longAgo: new Set(), still: new Set(), now: new Set(), soonAt: new Set() };
  for (const { value, from, to } of cues) {
    const sentence = words[from]?.sentence ?? 0;
    if (value === 'long-ago') when.longAgo.add(sentence);
    if (value === 'still') when.still.add(sentence);
    if (value === 'now' && !well.has(from)) when.now.add(sentence);
    if (value === 'soon') when.soonAt.add(to);
  }
  return when;
}

export function becauseOf(found: Found<Mark>, words: readonly Word[], when: When): Because {
  const { rule, who } = found.value;
  const sentence = words[found.from]?.sentence ?? 0;
  const soon = when.now.has(sentence) || when.soonAt.has(found.from);
  // A child who says "not" or "then" may have been told to: their words keep their level (H-14).
  if (rule.kind === 'child') return 'said';
  if (isNegated(found, words)) return 'negated';
  if (FELT.has(rule.kind) && who !== 'written' && !soon && isOfAnother(found, words)) return 'someone-else';
  if (when.longAgo.has(sentence) && !soon && !when.still.has(sentence)) return 'past';
  return 'said';
}

/** How many words back "not" or "my son" may stand: far enough for "no thoughts of ever wanting to". */
const REACH = 10;

function isNegated({ from }: Found<Mark>, words: readonly Word[]): boolean {
  for (const at of backFrom(from, words)) {
    const word = words[at]?.word ?? '';
    // "Why don't I kill myself" is a question, not a denial.
    if (NOT.has(word)) return words[at + 1]?.word !== 'i';
    if (!LINKS.has(word)) return false;
  }
  return false;
}

function isOfAnother({ from, to, value }: Found<Mark>, words: readonly Word[]): boolean {
  if (value.who === 'other') return true;
  if (words.slice(from, to).some(({ word }) => I.has(word))) return false;
  for (const at of backFrom(from, words)) {
    const word = words[at]?.word ?? '';
    if (I.has(word)) return false;
    if (OTHERS.has(word)) return true;
    if (!OTHER_LINKS.has(word)) return false;
  }
  return false;
}

/** The places before, nearest first, within the same clause. */
function* backFrom(from: number, words: readonly Word[]): Generator<number> {
  const clause = words[from]?.clause;
  for (let at = from - 1; at >= Math.max(0, from - REACH) && words[at]?.clause === clause; at--) yield at;
}
