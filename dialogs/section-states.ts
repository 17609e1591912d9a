/** Compiles the sections of a script into states: a question is passed by, left, or come to rest at. */
import { defaultRoute, routesOf, type Question, type Route, type Section } from './script/script.js';

/** Where a section hands on to the next that is still to be walked. */
const NEXT = '#conversation.interview.walking';

/** A section walks by itself to its first open question or its end; then the next one walks. */
export function sectionState(section: Section) {
  const questions = section.questions.filter((question) => !isWhy(section, question));
  return {
    initial: questions[0]?.id ?? 'landing',
    states: {
      ...Object.fromEntries(questions.map((question) => [question.id, asking(section, question)])),
      landing: {
        always: questions.map(({ id }) => ({
          guard: { type: 'restsAt' as const, params: { question: id } },
          target: id,
        })),
      },
    },
  };
}

const isWhy = (section: Section, question: Question) =>
  section.questions.some((each) => each.why === question.id);

/** A question: passed by when it is not for this person, left once something was said to it, else come to rest at. */
function asking(section: Section, question: Question) {
  const here = { section: section.id, question: question.id };
  const way = ({ to, ends }: Route) => {
    if (to !== undefined && to !== 'done') return { target: to, actions: [] };
    const end = { type: 'end' as const, params: { section: section.id, ending: ends ?? '' } };
    return { target: NEXT, actions: [ends === undefined ? ('finish' as const) : end] };
  };
  const ways = routesOf(section, question).map((route) => {
    const { target, actions } = way(route);
    const guard = { type: 'leads' as const, params: { ...here, when: route.when } };
    return { guard, target, actions: [{ type: 'pass' as const, params: here }, ...actions] };
  });
  const byPassed = question.when
    ? [
        {
          guard: { type: 'notFor' as const, params: { section: section.id, when: question.when } },
          ...way(defaultRoute(section, question)),
        },
      ]
    : [];
  const settled = {
    guard: { type: 'isTurnOf' as const, params: { section: section.id } },
    actions: { type: 'settle' as const, params: here },
    target: NEXT,
  };
  return { always: [...byPassed, ...ways, settled] };
}
