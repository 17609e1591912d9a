/** What is wrong with a script, in an editor's words: every problem, with the name to look for and the mend. */
import { mentions } from './condition.js';
import { FACTS } from './facts.js';
import { routesOf, type Question, type Script, type Section } from './script.js';

/** The decisions about a suggestion that the conversation knows how to take. */
const OFFER_OPTIONS = ['like', 'not-for-me', 'more', 'enough'];

export function problemsInScript(script: Script, needs: readonly string[]): string[] {
  return [
    ...twice(script),
    ...taken(script),
    ...script.retired
      .filter((id) => allQuestions(script).some((question) => question.id === id))
      .map((id) => `'${id}' is retired: give the new meaning a new id`),
    ...script.sections.flatMap((section, at) => sectionProblems(script, section, at)),
    ...allQuestions(script).flatMap((question) => questionProblems(script, question, needs)),
    ...waitProblems(script),
    ...finish(script),
  ];
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

function twice(script: Script): string[] {
  const ids = [...script.sections.map((section) => section.id)];
  const questions = allQuestions(script).map((question) => question.id);
  const repeated = (list: string[]) => list.filter((id, at) => list.indexOf(id) !== at);
  return [...repeated(ids), ...repeated(questions)].map((id) => `'${id}' stands twice: ids are used once`);
}

function sectionProblems(script: Script, section: Section, at: number): string[] {
  const own = section.questions.map((question) => question.id);
  const reached = new Set<string>(own.slice(0, 1));
  const problems: string[] = [];
  for (const question of section.questions) {
    const routes = routesOf(section, question);
    if (routes.at(-1)?.when !== undefined)
      problems.push(
        `the last route of '${question.id}' has a condition: add a route without "when" below it`,
      );
    routes.slice(0, -1).forEach((route) => {
      if (route.when === undefined)
        problems.push(`a route of '${question.id}' stands behind one without "when", so it is never taken`);
    });
    for (const route of routes) {
      const { to, ends } = route;
      if (ends !== undefined && !script.endings.includes(ends))
        problems.push(`'${question.id}' ends with '${ends}', which is not among the endings`);
      if (to === undefined || to === 'done') continue;
      if (!own.includes(to))
        problems.push(`'${question.id}' goes to '${to}', which does not exist in '${section.id}'`);
      else if (own.indexOf(to) <= own.indexOf(question.id)) problems.push(circle(section, question.id, to));
      reached.add(to);
    }
    if (question.why !== undefined) reached.add(question.why);
  }
  const closing = script.sections.findIndex((each) => each.closing);
  if (section.closing && at !== script.sections.length - 1)
    problems.push(`'${section.id}' is closing but not the last section: move it to the end`);
  if (closing === -1 && at === 0) problems.push('no section is closing: mark the last one "closing: true"');
  return [...problems, ...own.filter((id) => !reached.has(id)).map((id) => `nothing leads to '${id}'`)];
}

/** Names the whole way round, so that an editor sees which arrow to cut. */
function circle(section: Section, from: string, to: string): string {
  const way = [to];
  while (way.at(-1) !== from && way.length <= section.questions.length) {
    const question = section.questions.find((each) => each.id === way.at(-1));
    const next = question && routesOf(section, question).find((route) => route.to !== undefined)?.to;
    if (next === undefined || way.includes(next)) break;
    way.push(next);
  }
  const names = way.at(-1) === from ? [from, ...way] : [from, to, '…', from];
  return `${names.map((id) => `'${id}'`).join(' → ')} goes round in a circle: use "reopens" to ask again`;
}

function questionProblems(script: Script, question: Question, needs: readonly string[]): string[] {
  const problems: string[] = [];
  const ids = question.options.map((option) => option.id);
  const say = (problem: string) => problems.push(`'${question.id}' ${problem}`);
  ids.filter((id, at) => ids.indexOf(id) !== at).forEach((id) => say(`has the option '${id}' twice`));
  if ((question.kind === 'one' || question.kind === 'many') && ids.length === 0 && !question.options_from)
    say(`is a choice without options: add "options" or "options_from"`);
  if (ids.length > 8) say('has more than 8 options: group them');
  if ((question.kind === 'words' || question.kind === 'place') && ids.length > 0)
    say(`takes words, so it has no options`);
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
      if (!needs.includes(need)) say(`gives '${option.id}' the need '${need}', which is not in needs.yaml`);
  if (
    script.sections.filter((section) => section.questions.some((each) => each.kind === 'offers')).length > 1
  )
    say('is in a script with two sections of suggestions: keep one');
  return problems;
}

/** A condition may only look at what was asked before it: so one walk in order is enough. */
function waitProblems(script: Script): string[] {
  const problems: string[] = [];
  const before = new Map<string, Question>();
  const check = (where: string, condition: Parameters<typeof mentions>[0]) => {
    const { answers, facts } = mentions(condition);
    for (const { question: id, value } of answers) {
      const question = before.get(id);
      if (!question)
        problems.push(
          `${where} waits for '${id}', which ${allQuestions(script).some((each) => each.id === id) ? 'comes later' : 'does not exist'}`,
        );
      else if (question.options_from === undefined && !question.options.some((option) => option.id === value))
        problems.push(`${where} waits for '${id}' to be '${value}', which can never be answered`);
    }
    for (const fact of facts)
      if (!Object.hasOwn(FACTS, fact))
        problems.push(
          `${where} asks for the fact '${fact}', which is not one of: ${Object.keys(FACTS).join(', ')}`,
        );
  };
  for (const section of script.sections) {
    check(`section '${section.id}'`, section.when);
    for (const question of section.questions) {
      check(`'${question.id}'`, question.when);
      before.set(question.id, question);
      for (const route of routesOf(section, question)) check(`a route of '${question.id}'`, route.when);
    }
  }
  check('"kept_when"', script.kept_when);
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

const allEnds = (script: Script) =>
  allQuestions(script).flatMap((question) => question.next?.flatMap((route) => route.ends ?? []) ?? []);
