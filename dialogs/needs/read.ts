/** Reads what a person wrote for the needs it speaks of, with the words that gave each one away. */
import type { Found, Token } from '../reading/reader.js';
import { denied } from './denial.js';
import { lexiconOf, type Mark } from './lexicon.js';
import { BESIDE_OUTRIGHT, ENOUGH, OUTRIGHT, SHORT, WEIGHTS } from './limits.js';
import type { Needs } from './needs.js';
import { covers, Surroundings, type Span } from './standing-by.js';

export type Finding = {
  need: string;
  /** From 0 to 1: how plainly it was said. */
  score: number;
  /** The person's own words, as they typed them, in the order they came. */
  because: string[];
};

/** How the text came about. */
export type Context = {
  /** It answers a question where a bare topic is an answer: "What do you enjoy?" "Gardening." */
  topicsAnswer?: boolean;
};

type Sign = Omit<Found<Mark>, 'guessed'> & { weight: number };

/**
 * The needs in a text, strongest first. It hints and never decides: what it finds is read back to the person. Topics
 * that are only mentioned say nothing, nor does what is denied, over, or well.
 */
export function needsIn(text: string, needs: Needs, language: string, context: Context = {}): Finding[] {
  return thatCount(hintsIn(text, needs, language, context).hints);
}

/** Those that count by themselves. */
export function thatCount(hints: readonly Finding[]): Finding[] {
  const findings = hints.filter(({ score }) => score >= ENOUGH);
  const best = findings[0]?.score ?? 0;
  return best < OUTRIGHT ? findings : findings.filter(({ score }) => score >= BESIDE_OUTRIGHT);
}

/** All that the rules have to say of a text: what is said of needs, strongest first, and the needs that are only denied. */
export type Hints = { hints: readonly Finding[]; denied: ReadonlySet<string> };

/** The same with what is too weak to count by itself, for what may yet speak for it. */
export function hintsIn(text: string, needs: Needs, language: string, context: Context = {}): Hints {
  const reader = lexiconOf(needs, language);
  const tokens = reader.tokens(text);
  const found = reader.find(tokens);
  const around = new Surroundings(tokens, found);
  const byNeed = new Map<string, Found<Mark>[]>();
  for (const each of found) {
    if (each.value.kind !== 'need') continue;
    const already = byNeed.get(each.value.need);
    if (already === undefined) byNeed.set(each.value.need, [each]);
    else already.push(each);
  }
  const findings: (Finding & { from: number })[] = [];
  const gone = new Set<string>();
  for (const [need, marks] of byNeed) {
    const signs = signsOf(marks, tokens, around, context);
    const score = 1 - signs.reduce((left, sign) => left * (1 - sign.weight), 1);
    if (score === 0) {
      if (marks.some((mark) => isDenied(mark, marks, tokens))) gone.add(need);
      continue;
    }
    findings.push({ need, score, because: wordsOf(text, tokens, signs), from: signs[0]?.from ?? 0 });
  }
  // All that is said outright is equal, and what was said first comes first among equals.
  const rank = (score: number) => Math.min(score, WEIGHTS.sure);
  findings.sort((one, other) => rank(other.score) - rank(one.score) || one.from - other.from);
  return { hints: findings.map(({ need, score, because }) => ({ need, score, because })), denied: gone };
}

/** The signs of one need that hold, the strongest where they overlap. */
function signsOf(
  marks: readonly Found<Mark>[],
  tokens: readonly Token[],
  around: Surroundings,
  context: Context,
): Sign[] {
  const signs: Sign[] = [];
  for (const mark of marks) {
    if (isDenied(mark, marks, tokens)) continue;
    const weight = weightOf(mark, tokens, around, context);
    if (weight > 0) signs.push({ value: mark.value, from: mark.from, to: mark.to, weight });
  }
  signs.sort((one, other) => other.weight - one.weight || other.to - other.from - (one.to - one.from));
  const kept: Sign[] = [];
  const said = new Set<string>();
  for (const sign of signs) {
    if (kept.some((other) => sign.from < other.to && sign.to > other.from)) continue;
    const words = tokens
      .slice(sign.from, sign.to)
      .map(({ stem }) => stem)
      .join(' ');
    if (said.has(words)) continue;
    said.add(words);
    kept.push(sign);
  }
  return kept.sort((one, other) => one.from - other.from);
}

/** Whether it is said not to be so, or its words mean something else. */
function isDenied(mark: Found<Mark>, marks: readonly Found<Mark>[], tokens: readonly Token[]): boolean {
  if (isNever(mark) || denied(tokens, mark.from)) return true;
  return marks.some((other) => isNever(other) && means(other, mark));
}

const isNever = ({ value }: Found<Mark>): boolean => value.kind === 'need' && value.strength === 'never';

/** Whether words that mean something else are those of the mark, or its end: "my wife's *phone died*". */
const means = (never: Span, mark: Span): boolean =>
  covers(never, mark) || (never.to === mark.to && never.from > mark.from);

function weightOf(
  mark: Found<Mark>,
  tokens: readonly Token[],
  around: Surroundings,
  { topicsAnswer = false }: Context,
): number {
  if (mark.value.kind !== 'need') return 0;
  const { strength } = mark.value;
  const calm = around.isCalm(mark, strength === 'outright');
  const stirred = around.isStirred(mark);
  if ((calm || around.isElsewhere(mark)) && !stirred) return 0;
  if (strength === 'outright') return WEIGHTS.sure;
  if (strength === 'sure') {
    const isName = mark.to - mark.from <= SHORT && !stirred && !standsAlone(mark, tokens, 'sentence');
    return isName ? WEIGHTS.mentioned : WEIGHTS.sure;
  }
  if (topicsAnswer && standsAlone(mark, tokens, 'clause')) return WEIGHTS.answered;
  if (strength === 'answers') return 0;
  if (calm) return WEIGHTS.mentioned;
  if (around.stirs(mark)) return WEIGHTS.stirred;
  if (standsAlone(mark, tokens, 'sentence')) return WEIGHTS.named;
  return around.stirsNearby(mark) ? WEIGHTS.nearby : WEIGHTS.mentioned;
}

/** Little words that may stand with a topic that is all there is: "The bookies.", "A bit of gardening". */
const LITTLE = new Set('a an the my our some any more bit of and or to it is i in with'.split(' '));
/** And in an answer to what matters: "I like running". */
const LIKING = new Set(
  'we am do like love enjoy being doing going having into matters matter me most mostly lot'.split(' '),
);

/** Whether a topic is a whole sentence, or a whole clause, but for little words. */
function standsAlone({ from, to }: Span, tokens: readonly Token[], within: 'clause' | 'sentence'): boolean {
  const here = tokens[from]?.[within];
  const isBare = (at: number) => {
    const word = tokens[at]?.word ?? '';
    return LITTLE.has(word) || (within === 'clause' && LIKING.has(word));
  };
  for (let at = from - 1; tokens[at]?.[within] === here && at >= 0; at--) if (!isBare(at)) return false;
  for (let at = to; tokens[at]?.[within] === here && at < tokens.length; at++) if (!isBare(at)) return false;
  return true;
}

/** Marks around words, not within them. */
const QUOTES = new Set('\'’‘`´"“”');

/** The words without the marks around them; a loop, because a pattern for the end of a text tries every place. */
function bare(words: string): string {
  let [from, to] = [0, words.length];
  while (from < to && QUOTES.has(words.charAt(from))) from++;
  while (to > from && QUOTES.has(words.charAt(to - 1))) to--;
  return words.slice(from, to);
}

const wordsOf = (text: string, tokens: readonly Token[], signs: readonly Sign[]): string[] =>
  signs.map(({ from, to }) => bare(text.slice(tokens[from]?.start, tokens[to - 1]?.end)));
