/** What is wrong with a script's conditions: they may look only at what was asked before, and at what can be so. */
import { mentions, type Condition } from './condition.js';
import { FACTS } from './facts.js';
import { routesOf, type Question, type Script } from './script.js';

const isAsked = (script: Script, id: string) =>
  script.sections.some((section) => section.questions.some((question) => question.id === id));

/** A condition may only look at what was asked before it: so one walk in order is enough. */
export function waitProblems(script: Script, known: readonly Question[] = []): string[] {
  const problems: string[] = [];
  const before = new Map<string, Question>(known.map((question) => [question.id, question]));
  const check = (where: string, condition: Condition | undefined) => {
    const { answers, facts } = mentions(condition);
    for (const { question: id, value } of answers) {
      const question = before.get(id);
      if (!question)
        problems.push(
          `${where} waits for '${id}', which ${isAsked(script, id) ? 'comes later' : 'does not exist'}`,
        );
      else if (question.options_from === undefined && !question.options.some((option) => option.id === value))
        problems.push(`${where} waits for '${id}' to be '${value}', which can never be answered`);
    }
    for (const fact of facts) problems.push(...factProblems(script, where, fact, before));
  };
  for (const section of script.sections) {
    check(`section '${section.id}'`, section.when);
    for (const question of section.questions) {
      check(`'${question.id}'`, question.when);
      for (const option of question.options)
        check(`the option '${option.id}' of '${question.id}'`, option.when);
      before.set(question.id, question);
      for (const route of routesOf(section, question)) check(`a route of '${question.id}'`, route.when);
    }
  }
  check('"kept_when"', script.kept_when);
  return problems;
}

/** A fact looks at several questions; one that is asked later would change it behind the walk's back. */
function factProblems(
  script: Script,
  where: string,
  fact: string,
  before: ReadonlyMap<string, Question>,
): string[] {
  if (!Object.hasOwn(FACTS, fact))
    return [`${where} asks for the fact '${fact}', which is not one of: ${Object.keys(FACTS).join(', ')}`];
  const reads = FACTS[fact]?.reads(script) ?? [];
  if (reads.length === 0) return [`${where} asks for the fact '${fact}', which no question can make true`];
  return reads
    .filter((id) => !before.has(id))
    .map(
      (id) =>
        `${where} asks for the fact '${fact}', which looks at '${id}': it ${isAsked(script, id) ? 'comes later' : 'does not exist'}`,
    );
}

/**
 * Whether anything may be kept is asked before there is a walk, so no fact can hold; and "not" holds of somebody who
 * has said nothing yet, which would keep words before consent.
 */
export function keptProblems(script: Script): string[] {
  const { facts } = mentions(script.kept_when);
  return [
    ...facts.map(
      (fact) => `"kept_when" asks for the fact '${fact}', which never holds there: name the answers instead`,
    ),
    ...(hasNot(script.kept_when)
      ? ['"kept_when" has "not", which holds before anything is said: name the answers that allow it']
      : []),
  ];
}

function hasNot(condition: Condition): boolean {
  if ('not' in condition) return true;
  if ('all' in condition) return condition.all.some(hasNot);
  return 'any' in condition && condition.any.some(hasNot);
}
