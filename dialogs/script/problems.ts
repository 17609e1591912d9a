/** What is wrong with a script, in an editor's words: every problem, with the name to look for and the mend. */
import { reopenProblems } from './reopening.js';
import { routesOf, type Question, type Script } from './script.js';
import { sectionProblems } from './section-problems.js';
import { keptProblems, waitProblems } from './waiting.js';

/** The decisions about a suggestion that the conversation knows how to take. */
const OFFER_OPTIONS = ['like', 'not-for-me', 'more', 'enough'];

export function problemsInScript(
  script: Script,
  needs: readonly string[],
  scripts: readonly Script[] = [],
): string[] {
  return [
    ...knownProblems(script, scripts),
    ...twice(script),
    ...taken(script),
    ...retired(script),
    ...script.sections.flatMap((section, at) => sectionProblems(script, section, at)),
    ...allQuestions(script).flatMap((question) => questionProblems(script, question, needs)),
    ...reopenProblems(script),
    ...waitProblems(script, knownIn(script, scripts)),
    ...keptProblems(script),
    ...finish(script),
    ...partProblems(script),
  ];
}

/** What was asked once by other scripts, as far as there is such a question. */
const knownIn = ({ knows }: Script, scripts: readonly Script[]): Question[] =>
  knows.flatMap((id) => scripts.flatMap(allQuestions).find((each) => each.id === id) ?? []);

function knownProblems(script: Script, scripts: readonly Script[]): string[] {
  return script.knows.flatMap((id) => {
    const question = scripts.flatMap(allQuestions).find((each) => each.id === id);
    if (question === undefined) return [`it knows '${id}', which no script asks`];
    return question.once
      ? []
      : [`it knows '${id}', which is not asked once: answers of another round do not count`];
  });
}

const allQuestions = (script: Script) => script.sections.flatMap((section) => section.questions);

/** The statechart's own names: a section or question called so would take a state's place. */
const TAKEN = ['walking', 'landing', 'ended', 'done'];

function taken(script: Script): string[] {
  const ids = [...script.sections, ...allQuestions(script)].map((each) => each.id);
  return ids
    .filter((id) => TAKEN.includes(id))
    .map((id) => `'${id}' is a name of the program's own: choose another`);
}

/** Old answers may still say a retired id: whatever bears it now would be taken for what it once meant. */
function retired(script: Script): string[] {
  const questions = allQuestions(script);
  const named: [what: string, ids: string[]][] = [
    ['a section', script.sections.map(({ id }) => id)],
    ['a question', questions.map(({ id }) => id)],
    ['an option', questions.flatMap(({ options }) => options.map(({ id }) => id))],
  ];
  return named.flatMap(([what, ids]) =>
    script.retired
      .filter((id) => ids.includes(id))
      .map((id) => `'${id}' is retired, and ${what} is called so: give the new meaning a new id`),
  );
}

function twice(script: Script): string[] {
  const ids = [...script.sections.map((section) => section.id)];
  const questions = allQuestions(script).map((question) => question.id);
  const repeated = (list: string[]) => list.filter((id, at) => list.indexOf(id) !== at);
  return [...repeated(ids), ...repeated(questions)].map((id) => `'${id}' stands twice: ids are used once`);
}

function questionProblems(script: Script, question: Question, needs: readonly string[]): string[] {
  const problems: string[] = [];
  const ids = question.options.map((option) => option.id);
  const say = (problem: string) => problems.push(`'${question.id}' ${problem}`);
  ids.filter((id, at) => ids.indexOf(id) !== at).forEach((id) => say(`has the option '${id}' twice`));
  if ((question.kind === 'one' || question.kind === 'many') && ids.length === 0 && !question.options_from)
    say(`is a choice without options: add "options" or "options_from"`);
  if (ids.length > 8) say('has more than 8 options: group them');
  if (['place', 'phone'].includes(question.kind) && ids.length > 0) say(`takes words, so it has no options`);
  if (question.kind === 'scale' && question.options.some((option) => option.stands_for === undefined))
    say('is a scale: give every option "stands_for", 0 to 10');
  if (question.kind === 'offers') {
    OFFER_OPTIONS.filter((id) => !ids.includes(id)).forEach((id) =>
      say(`shows suggestions: add the option '${id}'`),
    );
    if (!allQuestions(script).some((each) => each.id === question.why))
      say('shows suggestions: name the question that asks why not under "why"');
  }
  const known = new Set(allQuestions(script).map((each) => each.id));
  for (const id of [...question.reopens, ...question.options.flatMap((option) => option.reopens)])
    if (!known.has(id)) say(`reopens '${id}', which does not exist`);
  for (const option of question.options)
    for (const need of Object.keys(option.needs))
      if (!needs.includes(need))
        say(`gives '${option.id}' the need '${need}', which has no page in content/needs`);
  if (
    script.sections.filter((section) => section.questions.some((each) => each.kind === 'offers')).length > 1
  )
    say('is in a script with two sections of suggestions: keep one');
  return problems;
}

function finish(script: Script): string[] {
  const last = script.sections.at(-1);
  if (last === undefined) return [];
  const open = last.questions.filter((question) =>
    routesOf(last, question).some((route) => route.to === 'done'),
  );
  return [
    ...open.map((question) => `'${question.id}' is in the last section and does not end: give it "ends"`),
    ...(last.when ? [`the last section '${last.id}' has "when": it must always be reached`] : []),
    ...script.endings
      .filter((ending) => !allEnds(script).includes(ending))
      .map((ending) => `nothing leads to the ending '${ending}'`),
  ];
}

function partProblems({ sections }: Script): string[] {
  const ids = sections.filter(({ part }) => part === undefined).map(({ id }) => id);
  return sections.flatMap(({ id, part }) =>
    part === undefined || ids.includes(part)
      ? []
      : [`section '${id}' is part of '${part}', which is not a section that is a part of its own`],
  );
}

const allEnds = (script: Script) =>
  allQuestions(script).flatMap((question) => question.next?.flatMap((route) => route.ends ?? []) ?? []);
