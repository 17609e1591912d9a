/** What is wrong with a section's routes: where they lead, what is never taken, and what nothing leads to. */
import { routesOf, type Script, type Section } from './script.js';

export function sectionProblems(script: Script, section: Section, at: number): string[] {
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
  if (section.aside && (section.closing || section.when === undefined))
    problems.push(`'${section.id}' is an aside: give it a "when", and do not close with it`);
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
