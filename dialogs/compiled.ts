/** A script made ready to walk: every look-up the machine needs, worked out once. */
import { mentions } from './script/condition.js';
import { FACTS } from './script/facts.js';
import type { Needs } from './needs/needs.js';
import {
  defaultRoute,
  routesOf,
  type Question,
  type Route,
  type Script,
  type Section,
} from './script/script.js';
import { lookup, type Lookup } from './standing.js';
import type { LadderRules } from './ladder/rules.js';
import type { RouteRules } from './route/rules.js';
import type { ByNeeds } from './weighing/find-needs.js';
import type { Scales } from './weighing/weigh.js';

export type Compiled = {
  script: Script;
  needs: Needs;
  routes: RouteRules;
  ladder: LadderRules;
  scales?: Scales;
  /** Practices whose own staff can be told something: they named who, and there is a way to reach them. */
  told: ReadonlySet<string>;
  lookup: Lookup;
  sections: ReadonlyMap<string, Section>;
  /** The section a question stands in. */
  home: ReadonlyMap<string, Section>;
  /** For each section, the questions that decide how it is walked: its own, and those its conditions look at. */
  reads: ReadonlyMap<string, ReadonlySet<string>>;
  /** By question: the facts that its answer can move. */
  moves: ReadonlyMap<string, readonly string[]>;
  order: readonly string[];
  /** By question: where it leads, and where it is passed by. */
  legs: ReadonlyMap<string, Leg>;
  /** The question each section begins with; a `why` is asked from its suggestion. */
  first: ReadonlyMap<string, string>;
  /** The questions whose words are read for needs, and those where needs are chosen or confirmed, in script order. */
  readIn: readonly Question[];
  chosenIn: readonly Question[];
  /** Where a need is chosen outright, by need. */
  choices: ReadonlyMap<string, readonly Choice[]>;
  /** The offers question that a `why` question belongs to. */
  whyOf: ReadonlyMap<string, Question>;
  /** The parts people are told of, in order. */
  parts: readonly string[];
  /** What is asked once the plan is agreed. */
  afterPlan: ReadonlySet<string>;
  /** The question that shows suggestions one by one. */
  offers: Question | undefined;
};

/** An option of a question. */
export type Choice = { question: string; option: string };

/** One question of a walk. */
export type Leg = { question: Question; routes: readonly Route[]; byDefault: Route };

export function compile(
  script: Script,
  { needs, scales, routes, ladder }: ByNeeds & { routes: RouteRules; ladder: LadderRules },
  told: ReadonlySet<string> = new Set(),
  known: readonly Question[] = [],
): Compiled {
  const questions = script.sections.flatMap((section) => section.questions);
  const plan = questions.findIndex(({ kind }) => kind === 'plan');
  const home = new Map<string, Section>();
  for (const section of script.sections)
    for (const question of section.questions) home.set(question.id, section);
  const whyOf = new Map<string, Question>();
  for (const section of script.sections)
    for (const question of section.questions) if (question.why) whyOf.set(question.why, question);
  return {
    script,
    needs,
    routes,
    ladder,
    ...(scales === undefined ? {} : { scales }),
    told,
    lookup: lookup(
      script,
      needs.needs.map((need) => need.id),
      known,
    ),
    sections: new Map(script.sections.map((section) => [section.id, section])),
    home,
    reads: new Map(
      script.sections.map((section) => [
        section.id,
        new Set([...section.questions.map((question) => question.id), ...readBy(section, script)]),
      ]),
    ),
    moves: factsMoved(script),
    order: script.sections.map((section) => section.id),
    legs: new Map(
      script.sections.flatMap((section) =>
        section.questions.map((question): [string, Leg] => [
          question.id,
          { question, routes: routesOf(section, question), byDefault: defaultRoute(section, question) },
        ]),
      ),
    ),
    first: new Map(
      script.sections.flatMap(({ id, questions }): [string, string][] => {
        const first = questions.find((question) => !questions.some(({ why }) => why === question.id));
        return first ? [[id, first.id]] : [];
      }),
    ),
    whyOf,
    readIn: questions.filter((question) => question.reads_needs),
    chosenIn: questions.filter(
      (question) =>
        question.options_from === 'read' ||
        question.options.some((option) => Object.keys(option.needs).length > 0),
    ),
    choices: choicesOf(questions),
    parts: script.sections.filter(({ aside, part }) => !aside && part === undefined).map(({ id }) => id),
    afterPlan: new Set(plan === -1 ? [] : questions.slice(plan + 1).map(({ id }) => id)),
    offers: questions.find((question) => question.kind === 'offers'),
  };
}

function choicesOf(questions: readonly Question[]): Map<string, Choice[]> {
  const choices = new Map<string, Choice[]>();
  for (const { id: question, options } of questions)
    for (const { id: option, needs } of options)
      for (const need of Object.keys(needs))
        choices.set(need, [...(choices.get(need) ?? []), { question, option }]);
  return choices;
}

function factsMoved(script: Script): Map<string, string[]> {
  const moves = new Map<string, string[]>();
  for (const [name, fact] of Object.entries(FACTS))
    for (const question of new Set(fact.reads(script)))
      moves.set(question, [...(moves.get(question) ?? []), name]);
  return moves;
}

/** Every question that a section's conditions look at. */
export function readBy(section: Section, script: Script): string[] {
  const conditions = [
    section.when,
    ...section.questions.flatMap((question) => [
      question.when,
      ...routesOf(section, question).map((route) => route.when),
    ]),
  ];
  return conditions
    .map(mentions)
    .flatMap(({ answers, facts }) => [
      ...answers.map((each) => each.question),
      ...facts.flatMap((name) => FACTS[name]?.reads(script) ?? []),
    ]);
}
