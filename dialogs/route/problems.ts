/** What is wrong with content/routes.yaml beside the other content, in an editor's words. */
import type { Needs } from '../needs/needs.js';
import { mentions, type Condition } from '../script/condition.js';
import type { Script } from '../script/script.js';
import type { RouteRules } from './rules.js';

/** Ids that nothing else knows: a slip would quietly never hold. */
export function problemsInRoutes(rules: RouteRules, scripts: readonly Script[], needs: Needs): string[] {
  const say = (problem: string) => `content/routes.yaml: ${problem}`;
  const known = new Set(needs.needs.map(({ id }) => id));
  const { sure, a_bit_sure } = rules.thresholds;
  const ids = rules.stops.map(({ id }) => id);
  return [
    ...rules.social.filter((need) => !known.has(need)).map((need) => `social: there is no need '${need}'`),
    ...(a_bit_sure < sure ? [] : [`thresholds: a_bit_sure (${a_bit_sure}) is below sure (${sure})`]),
    ...ids.filter((id, at) => ids.indexOf(id) !== at).map((id) => `stops: '${id}' stands there twice`),
    ...Object.entries(rules.signs).flatMap(([id, when]) => problemsIn(`signs › ${id}`, when, scripts)),
    ...rules.stops.flatMap(({ id, when }) => problemsIn(`stops › ${id}`, when, scripts)),
    ...[...Object.entries(rules.rules), ...Object.entries(rules.routes)].flatMap(([id, { quote }]) =>
      quote === undefined || rules.quotes[quote] ? [] : [`${id}: there is no quote '${quote}'`],
    ),
  ].map(say);
}

/** A question that no script asks never has an answer; an option it does not have is never chosen. */
function problemsIn(where: string, when: Condition, scripts: readonly Script[]): string[] {
  const questions = scripts.flatMap(({ sections }) => sections.flatMap((section) => section.questions));
  const { answers, facts } = mentions(when);
  return [
    ...facts.map((fact) => `${where}: '${fact}' is a fact; only answers count here`),
    ...answers.flatMap(({ question, value }) => {
      const asked = questions.filter(({ id }) => id === question);
      const isThere = asked.some(({ options }) => options.some(({ id }) => id === value));
      if (asked.length === 0) return [`${where}: no script asks '${question}'`];
      return isThere ? [] : [`${where}: '${question}' has no answer '${value}'`];
    }),
  ];
}
