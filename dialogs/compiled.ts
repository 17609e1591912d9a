/** A script made ready to walk: every look-up the machine needs, worked out once. */
import { mentions } from './script/condition.js';
import { FACTS } from './script/facts.js';
import type { Needs } from './needs/needs.js';
import { routesOf, type Question, type Script, type Section } from './script/script.js';
import { lookup, type Lookup } from './standing.js';

export type Compiled = {
  script: Script;
  needs: Needs;
  lookup: Lookup;
  sections: ReadonlyMap<string, Section>;
  /** The section a question stands in. */
  home: ReadonlyMap<string, Section>;
  /** For each section, itself and the later ones that an answer in it can move, in script order. */
  moves: ReadonlyMap<string, readonly string[]>;
  order: readonly string[];
  /** The offers question that a `why` question belongs to. */
  whyOf: ReadonlyMap<string, Question>;
  /** The question that shows suggestions one by one. */
  offers: Question | undefined;
};

export function compile(script: Script, needs: Needs): Compiled {
  const home = new Map<string, Section>();
  for (const section of script.sections)
    for (const question of section.questions) home.set(question.id, section);
  const whyOf = new Map<string, Question>();
  for (const section of script.sections)
    for (const question of section.questions) if (question.why) whyOf.set(question.why, question);
  return {
    script,
    needs,
    lookup: lookup(
      script,
      needs.needs.map((need) => need.id),
    ),
    sections: new Map(script.sections.map((section) => [section.id, section])),
    home,
    moves: new Map(script.sections.map((section) => [section.id, movedBy(section, script, home)])),
    order: script.sections.map((section) => section.id),
    whyOf,
    offers: script.sections.flatMap((section) => section.questions).find((each) => each.kind === 'offers'),
  };
}

/** Conditions only look back (the loader sees to it), so one pass in order finds all that can move. */
function movedBy(from: Section, script: Script, home: ReadonlyMap<string, Section>): string[] {
  const moved = new Set([from.id]);
  for (const section of script.sections.slice(script.sections.indexOf(from) + 1))
    // Whatever is said before the suggestions may find more of them (standing.ts).
    if (
      section.questions.some((question) => question.kind === 'offers') ||
      readBy(section, script).some((question) => moved.has(home.get(question)?.id ?? ''))
    )
      moved.add(section.id);
  return [...moved];
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
