/** The named facts that conditions may ask for: each a small, tested claim about what has been said. */
import type { Script } from './script.js';

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
};

type Fact = {
  /** The questions whose answers can move it, so that a change is walked again where it matters. */
  reads(script: Script): string[];
  holds(ground: Ground): boolean;
};

const questions = (script: Script) => script.sections.flatMap((section) => section.questions);

const needQuestions = (script: Script) =>
  questions(script)
    .filter(
      (question) =>
        question.reads_needs ||
        question.options_from !== undefined ||
        question.options.some((option) => Object.keys(option.needs).length > 0),
    )
    .map((question) => question.id);

const offerQuestions = (script: Script) =>
  questions(script)
    .filter((question) => question.kind === 'offers')
    .map((question) => question.id);

export const FACTS: Record<string, Fact> = {
  'any-need': { reads: needQuestions, holds: (ground) => ground.needs().length > 0 },
  'several-needs': { reads: needQuestions, holds: (ground) => ground.needs().length > 1 },
  'something-read': { reads: needQuestions, holds: (ground) => ground.read().length > 0 },
  'said-what-matters': {
    reads: () => ['matters'],
    holds: (ground) => ground.wordsOf('matters') !== undefined,
  },
  'something-liked': { reads: offerQuestions, holds: (ground) => ground.liked().length > 0 },
};
