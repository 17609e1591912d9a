/** Decides whether the words around a phrase lower it from RED to AMBER: "not", "years ago", "my son", "in the film". */
import type { Found, Token } from '../reading/types.js';
import { FELT } from './compile.js';
import type { Cue, Rule } from './rule.js';
import { I, LINKS, NOT, OTHERS, OTHER_LINKS } from './words.js';

/** Why a danger has its level; safe to log, it holds none of the person's words. */
export type Because = 'said' | 'negated' | 'someone-else' | 'past';

/** What the text says of time: sentence numbers, and the places right after "going to". */
export type When = Record<'past' | 'still' | 'now' | 'story', Set<number>> & { soonAt: Set<number> };

export function whenOf(tokens: readonly Token[], cues: readonly Found<Cue>[]): When {
  const well = new Set<number>();
  for (const { value, from, to } of cues)
    if (value === 'well-now') for (let at = from; at < to; at++) well.add(at);
  const when: When = {
    past: new Set(),
    still: new Set(),
    now: new Set(),
    story: new Set(),
    soonAt: new Set(),
  };
  for (const { value, from, to } of cues) {
    const sentence = tokens[from]?.sentence ?? 0;
    if (value === 'soon') when.soonAt.add(to);
    else if (value !== 'well-now' && !(value === 'now' && well.has(from))) when[value].add(sentence);
  }
  return when;
}

/** Where a rule was found; `other` when its words speak of somebody else. */
export type Place = { rule: Rule; from: number; to: number; other: boolean; guessed: boolean };

export function becauseOf(place: Place, tokens: readonly Token[], when: When): Because {
  const { rule, from } = place;
  const sentence = tokens[from]?.sentence ?? 0;
  const soon = when.now.has(sentence) || when.soonAt.has(from);
  // A child who says "not" or "then" may have been told to: their words keep their level (H-14).
  if (rule.kind === 'child') return 'said';
  if (isNegated(from, tokens)) return 'negated';
  if (FELT.has(rule.kind) && !soon && (place.other || isOfAnother(place, tokens))) return 'someone-else';
  if (when.past.has(sentence) && !soon && !when.still.has(sentence)) return 'past';
  return 'said';
}

/** How many words back "not" or "my son" may stand: far enough for "no thoughts of ever wanting to". */
const REACH = 10;

function isNegated(from: number, tokens: readonly Token[]): boolean {
  for (const at of backFrom(from, tokens)) {
    const word = tokens[at]?.word ?? '';
    // "Why don't I kill myself" is a question, not a denial.
    if (NOT.has(word)) return tokens[at + 1]?.word !== 'i';
    if (!LINKS.has(word)) return false;
  }
  return false;
}

function isOfAnother({ from, to }: Place, tokens: readonly Token[]): boolean {
  if (tokens.slice(from, to).some(({ word }) => I.has(word))) return false;
  for (const at of backFrom(from, tokens)) {
    const word = tokens[at]?.word ?? '';
    if (I.has(word)) return false;
    if (OTHERS.has(word)) return true;
    if (!OTHER_LINKS.has(word)) return false;
  }
  return false;
}

/** The places before, nearest first, within the same clause. */
function* backFrom(from: number, tokens: readonly Token[]): Generator<number> {
  const clause = tokens[from]?.clause;
  for (let at = from - 1; at >= Math.max(0, from - REACH) && tokens[at]?.clause === clause; at--) yield at;
}
