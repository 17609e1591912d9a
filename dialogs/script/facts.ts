/** The named facts that conditions may ask for: each a small, tested claim about what has been said. */
import { goesAlong, type Ladder } from '../ladder/ladder.js';
import { mentions } from './condition.js';
import type { Question, Script } from './script.js';

/** What a fact may look at: only what counts on the path being walked, and what was decided about offers. */
export type Ground = {
  valueOf(question: string): readonly string[];
  /** The person's own words for a question, when they count. */
  wordsOf(question: string): string | undefined;
  /** Needs that count so far, in the order they came. */
  needs(): readonly string[];
  /** Needs read into the person's own words, whether or not they were confirmed. */
  read(): readonly string[];
  /** The services in the plan that a check-in looks back on. */
  planned(): readonly { service: string }[];
  /** How the services that the person liked in this round are reached. */
  liked(): readonly Reached[];
  /** Whether the practice's staff can be told something, and the person has agreed to anything being kept. */
  tellsStaff(): boolean;
  /** Whether a spell of danger in this round ended with the person's "I am safe for now". */
  wasInDanger(): boolean;
  /** Whether a danger of this round may share their home. */
  dangerAtHome(): boolean;
  /** Whether they asked to be rung in this round. */
  asksToBeRung(): boolean;
  /** Whether a clinician chose another way than was suggested by what is asked before it. */
  overridesRoute(): boolean;
  /** Whether a clinician and they met in an earlier round. */
  metBefore(): boolean;
  /** Where they stand on the support ladder, and where they stood when this round began. */
  ladder(): Ladder;
  ladderBefore(): Ladder;
  /** Whether a plan had been agreed when this question was answered, and it may be passed on. */
  planBefore(question: string): boolean;
};

/** By a number that is known; by phone or online only. */
type Reached = { phone?: string | undefined; remote: boolean };

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

/** Something was chosen there other than this. */
const chose = (ground: Ground, question: string, but: string) =>
  ground.valueOf(question).some((value) => value !== but);
const said = (ground: Ground, question: string) => ground.wordsOf(question) !== undefined;

/** A number on a scale, ends included. */
function within(ground: Ground, question: string, from: number, to: number): boolean {
  const [value] = ground.valueOf(question);
  return value !== undefined && Number(value) >= from && Number(value) <= to;
}

/** What the route looks at besides needs; what comes after it, such as what is liked, is left out there. */
const ROUTE_READS = [
  ...['contact', 'route-needs', 'permission', 'confidence', 'barriers', 'barriers-more', 'about-alone'],
  ...['about-nerves', 'about-travel', 'about-phones', 'about-reading', 'route'],
];
const NEW_IN_A_PLAN = ['first-step', 'step-when', 'buddy'];
const asks = (script: Script, id: string) => questions(script).some((question) => question.id === id);

/** What moves somebody on the ladder within a round; the risk assessment decides only whether it waits. */
const LADDER_READS = ['ladder-move', 'ladder'];
/** What was said in earlier rounds is known from the first question on. */
const fromTheFirst = (script: Script) =>
  questions(script)
    .slice(0, 1)
    .map(({ id }) => id);

export const FACTS: Record<string, Fact> = {
  'any-need': { reads: needQuestions, holds: (ground) => ground.needs().length > 0 },
  'several-needs': { reads: needQuestions, holds: (ground) => ground.needs().length > 1 },
  'something-read': { reads: readQuestions, holds: (ground) => ground.read().length > 0 },
  'said-what-matters': {
    reads: () => ['matters', 'ideas'],
    holds: (ground) =>
      ground.wordsOf('matters') !== undefined ||
      chose(ground, 'ideas', 'none-ideas') ||
      said(ground, 'ideas'),
  },
  'about-someone-else': {
    reads: () => ['who'],
    holds: (ground) => chose(ground, 'who', 'me'),
  },
  // 0 to 3 of 10: it may not be the right time (conversation map C10).
  'matters-little-now': {
    reads: () => ['importance'],
    holds: (ground) => within(ground, 'importance', 0, 3),
  },
  // "Why not lower?" and "what would make it one higher?" mean something only between the ends (C11b).
  'confidence-between': {
    reads: () => ['confidence'],
    holds: (ground) => within(ground, 'confidence', 1, 9),
  },
  'said-why-not-lower': {
    reads: () => ['not-lower'],
    holds: (ground) => said(ground, 'not-lower'),
  },
  // Who is in a hurry is asked for more only where there may be more behind what they chose.
  'more-in-the-way': {
    reads: () => ['pace', 'barriers'],
    holds: (ground) => {
      const chosen = ground.valueOf('barriers');
      const hurried = ground.valueOf('pace').includes('few-minutes');
      const telling = said(ground, 'barriers') || chosen.some((id) => ['nerves', 'phones'].includes(id));
      return hurried ? telling : said(ground, 'barriers') || chose(ground, 'barriers', 'nothing');
    },
  },
  'something-in-the-way': {
    reads: () => ['barriers', 'barriers-more'],
    holds: (ground) => chose(ground, 'barriers', 'nothing') || chose(ground, 'barriers-more', 'none-more'),
  },
  'danger-at-home': {
    reads: (script) => mentions(script.kept_when).answers.map(({ question }) => question),
    holds: (ground) => ground.dangerAtHome(),
  },
  // A short list for later asks for no first step.
  'makes-a-plan': {
    reads: (script) => [...offerQuestions(script), 'not-now'],
    holds: (ground) => ground.liked().length > 0 && !ground.valueOf('not-now').includes('keep-list'),
  },
  // Another way than was suggested needs a reason (conversation map K11).
  'route-overridden': {
    reads: (script) => [...needQuestions(script), ...ROUTE_READS.filter((id) => asks(script, id))],
    holds: (ground) => ground.overridesRoute(),
  },
  // S048, S054: nobody goes along before the risk assessment is done, or somebody said that none is needed.
  'gate-is-shut': {
    reads: () => [...LADDER_READS, 'risk-assessment'],
    holds: (ground) => ground.ladder().waits !== undefined,
  },
  'goes-along': { reads: () => LADDER_READS, holds: (ground) => goesAlong(ground.ladder()) },
  // Asked in a later meeting: how it went, and whether more support is wanted, or less (S102).
  'on-the-ladder': { reads: fromTheFirst, holds: (ground) => ground.ladderBefore().step !== undefined },
  'met-before': { reads: fromTheFirst, holds: (ground) => ground.metBefore() },
  // Nobody is told to ring where no number is known, or to walk past what has no door.
  'can-be-rung': {
    reads: offerQuestions,
    holds: (ground) => ground.liked().some(({ phone }) => phone !== undefined),
  },
  'can-be-visited': {
    reads: offerQuestions,
    holds: (ground) => ground.liked().some(({ remote }) => !remote),
  },
  'step-chosen': {
    reads: () => ['first-step'],
    holds: (ground) => chose(ground, 'first-step', 'step-not-sure'),
  },
  'told-another-step': {
    reads: () => ['first-step', 'teach-back'],
    holds: (ground) =>
      ground.valueOf('teach-back').some((step) => !ground.valueOf('first-step').includes(step)),
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
  'several-liked': { reads: offerQuestions, holds: (ground) => ground.liked().length > 1 },
  // What is said of how it went is about one of them.
  'several-planned': {
    reads: () => ['how-did-it-go'],
    holds: (ground) => ground.planned().length > 1 && ground.valueOf('how-did-it-go').length > 0,
  },
  // A check-in ends with a plan only where something of it is new.
  'plan-changes': {
    reads: (script) => [...offerQuestions(script), ...NEW_IN_A_PLAN],
    holds: (ground) =>
      ground.liked().length > 0 ||
      NEW_IN_A_PLAN.some((question) => ground.valueOf(question).length > 0 || said(ground, question)),
  },
  'something-liked': { reads: offerQuestions, holds: (ground) => ground.liked().length > 0 },
};
