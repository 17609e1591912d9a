/** The needs in a person's words: what the rules find and what was learned, joined; the rules alone where need be. */
import { OUTRIGHT } from '../needs/limits.js';
import type { Needs } from '../needs/needs.js';
import { hintsIn, thatCount, type Context, type Finding } from '../needs/read.js';
import type { Token } from '../reading/types.js';
import { join, mayBeAny } from './joining.js';
import { likelihood } from './step.js';
import type { Scales, Weighing } from './weigh.js';

/** Without scales the rules stand alone. */
export type ByNeeds = { needs: Needs; scales?: Scales };

/** Learning was from English; a text it knows less than this much of is left to the rules. */
const KNOWN = 0.6;

/** It hints and never decides: what it finds is read back to the person. Surest first. */
export function findNeeds(
  text: string,
  { needs, scales }: ByNeeds,
  language: string,
  { topicsAnswer = false }: Context = {},
): Finding[] {
  const weighing = scales !== undefined && /^en\b/.test(language) ? scales(text) : undefined;
  if (weighing !== undefined && !topicsAnswer && !isBrief(weighing) && isSettled(weighing)) return [];
  const { hints, denied } = hintsIn(text, needs, language, { topicsAnswer });
  const found = thatCount(hints);
  if (weighing === undefined || weighing.known < KNOWN) return found;
  const byNeed = new Map(hints.map((hint) => [hint.need, hint]));
  const joined = join(weighing, { hints, found, denied }).map(({ need, sum }): Finding => ({
    need,
    score: likelihood(sum),
    because: byNeed.get(need)?.because ?? wordsFor(need, text, weighing),
  }));
  const stand = found.filter(
    (finding) =>
      !joined.some(({ need }) => need === finding.need) &&
      ((finding.score >= OUTRIGHT && isBrief(weighing)) ||
        isStrange(finding, weighing) ||
        (topicsAnswer && finding.because.some((words) => isBare(words, text, weighing.tokens)))),
  );
  return [...joined, ...stand];
}

/** Whether there is no need in it whatever the rules would say: ordinary messages are many, and the rules are a quarter of the work. */
const isSettled = (weighing: Weighing): boolean =>
  weighing.known >= KNOWN && weighing.strange.size === 0 && !mayBeAny(weighing);

/** What a rule knows outright by a word that was never met while learning ("on me tod") cannot be weighed. */
const isStrange = ({ score, because }: Finding, { strange }: Weighing): boolean =>
  score >= OUTRIGHT &&
  because.some((words) => (words.toLowerCase().match(/[a-z]+/g) ?? []).some((word) => strange.has(word)));

/**
 * In so few words what was learned has little to weigh, so what is said outright stands: "I've got MS". Of a thousand
 * plain short sentences by a writer never met, F1 was 0.80 with this and 0.77 without.
 */
const BRIEF = 6;
const isBrief = ({ tokens }: Weighing): boolean =>
  tokens.length <= BRIEF && !GOES_ON.has(tokens.at(-1)?.word ?? '');

/** Words that a sentence does not end with: what was typed before them is the first part of something. */
const GOES_ON: ReadonlySet<string> = new Set(
  'a an and as at be because but by for from had has have his her i if is it my of or our so that the their they this to was we were when which while who with you your'.split(
    ' ',
  ),
);

/** A topic in a clause of so few words is an answer by itself: "a bit of gardening". */
const BARE = 4;

/** Whether a text is so short that it is all of an answer, as in the conversation: "homeless", "on me own". */
export function isAllOfAnAnswer(text: string): boolean {
  const words = text
    .trim()
    .toLowerCase()
    .split(/\s+/, BARE + 1);
  return words.length <= BARE && !GOES_ON.has(words.at(-1) ?? '');
}

/** A bare topic sounds like no need, so what was learned may not take it from a question that asks for topics. */
function isBare(words: string, text: string, tokens: readonly Token[]): boolean {
  const at = text.indexOf(words);
  const clause = tokens.find(({ end }) => end > at)?.clause;
  return tokens.filter((token) => token.clause === clause).length <= BARE;
}

/** The words that tipped the scales; where no single word did, all of them. */
function wordsFor(need: string, text: string, { needs }: Weighing): string[] {
  const places = needs.find(({ id }) => id === need)?.because() ?? [];
  return places.length === 0 ? [text.trim()] : places.map(({ start, end }) => text.slice(start, end));
}
