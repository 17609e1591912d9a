/** The named facts that conditions may ask for: each a small, tested claim about what has been said. */
import { mentions } from './condition.js';
import type { Question, Script } from './script.js';

/** What a fact may look at: only what counts on the path being walked, and what was decided about offers. */
export type Ground = {
  valueOf(question: string): readonly string[];
  /** The person's own words for a question, when they count. */
  wordsOf(question: string): string | undefined;
  /** Needs that count so far, strongest first. */
  needs(): readonly string[];
  /** Needs read into the person's own words, whether or not they were confirmed. */
  read(): readonly string[];
  /** Services the person liked in this round. */
  liked(): readonly string[];
  /** Whether the practice's staff can be told something, and the person has agreed to anything being kept. */
  tellsStaff(): boolean;
  /** Whether a spell of danger in this round ended with the person's "I am safe for now". */
  wasInDanger(): boolean;
  /** Whether they asked to be rung in this round. */
  asksToBeRung(): boolean;
  /** Whether a plan had been agreed when this question was answered, and it may be passed on. */
  planBefore(question: string): boolean;
};

type Fact = {
  /** The questions whose answers can move it, so that a change is walked again where it matters. */
  reads(script: Script): string[];
  holds(ground: Ground): boolean;
};

const questions = (script: Script) => script.sections.flatMap((section) => section.questions);

const gives = (question: Question) => question.options.some((option) => Object.keys(option.needs).length > 0);
const named = (script: Script, which: (question: Question) => boolean) =>
  questions(script)
    .filter(which)
    .map((question) => question.id);

/** Where needs are read into words, and where they are chosen: together they leave something to confirm, or not. */
const readQuestions = (script: Script) => named(script, (each) => each.reads_needs || gives(each));

/** The same, and where what was read is confirmed. Choosing the first of one's needs adds none. */
const needQuestions = (script: Script) =>
  named(script, (each) => each.reads_needs || gives(each) || each.options_from === 'read');

const offerQuestions = (script: Script) => named(script, (each) => each.kind === 'offers');

export const FACTS: Record<string, Fact> = {
  'any-need': { reads: needQuestions, holds: (ground) => ground.needs().length > 0 },
  'several-needs': { reads: needQuestions, holds: (ground) => ground.needs().length > 1 },
  'something-read': { reads: readQuestions, holds: (ground) => ground.read().length > 0 },
  'said-what-matters': {
    reads: () => ['matters'],
    holds: (ground) => ground.wordsOf('matters') !== undefined,
  },
  // Episodes and the wish to be rung move it too: after each of them everything is walked.
  'may-be-rung': {
    reads: (script) => mentions(script.kept_when).answers.map(({ question }) => question),
    holds: (ground) => ground.tellsStaff() && (ground.wasInDanger() || ground.asksToBeRung()),
  },
  'gave-number': {
    reads: () => ['ring-number'],
    holds: (ground) => ground.valueOf('ring-number').length > 0,
  },
  'plan-to-send': { reads: () => ['ring-me'], holds: (ground) => ground.planBefore('ring-me') },
  'something-liked': { reads: offerQuestions, holds: (ground) => ground.liked().length > 0 },
};
