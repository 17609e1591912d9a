/** What is wrong with where answers lead: what can never be asked, taken or reached, and what only order decides. */
import { conditionInWords } from '../../in-words.js';
import { routesOf, type Question, type Route, type Script, type Section } from '../../script.js';
import type { Needs } from '../../../needs/needs.js';
import { failure, warning, type Finding } from '../finding.js';
import { routeName, waysThrough, type Ways } from './ways.js';

export function routeFindings(script: Script, needs: Needs, ways: Ways = waysThrough(script)): Finding[] {
  const file = `content/${script.id}/flow.yaml`;
  if (!ways.whole)
    return [
      warning(
        { file, key: 'sections' },
        'there are more ways through it than can be tried, so no route was judged',
        'let fewer conditions look at the same answers',
      ),
    ];
  return [
    ...script.sections.flatMap((section) => sectionFindings(file, section, ways)),
    ...needFindings(script, needs, ways),
  ];
}

function sectionFindings(file: string, section: Section, ways: Ways): Finding[] {
  if (!ways.entered.has(section.id))
    return [
      failure(
        { file, key: section.id },
        `this section can never come: ${neverHolds(section.when)}`,
        'correct its "when", or take it out and put its ids under "retired"',
      ),
    ];
  return section.questions.flatMap((question) =>
    ways.asked.has(question.id)
      ? questionFindings(file, section, question, ways)
      : [
          failure(
            { file, key: question.id },
            `this question can never be asked: ${neverHolds(question.when)}`,
            'correct its "when", or the routes that pass it by',
          ),
        ],
  );
}

const neverHolds = (when: Section['when']) =>
  when === undefined ? 'no way leads to it' : `where it stands it never holds that ${conditionInWords(when)}`;

function questionFindings(file: string, section: Section, question: Question, ways: Ways): Finding[] {
  const routes = routesOf(section, question);
  const at = { file, key: `${question.id}.next` };
  const never = routes.flatMap(({ when }, index) => {
    const name = routeName(question.id, index);
    // What is passed by goes the last way, whether or not an answer ever does.
    if (when === undefined || ways.taken.has(name)) return [];
    return ways.held.has(name)
      ? [
          failure(
            at,
            `route ${index + 1} is never taken: those above it take all it would`,
            'put it above them, or leave it out',
          ),
        ]
      : [
          failure(
            at,
            `route ${index + 1} is never taken: it never holds that ${conditionInWords(when)}`,
            'correct its "when", or leave it out',
          ),
        ];
  });
  const overlaps = [...ways.overlaps.values()].filter((each) => each.question === question.id);
  return [
    ...never,
    ...overlaps.map(({ one, other }) =>
      warning(
        at,
        `routes ${one + 1} and ${other + 1} may hold at once, then it leads ${way(routes[one])} and not ${way(routes[other])}`,
        'if that is not meant, let only one of them hold',
      ),
    ),
  ];
}

const way = (route: Route | undefined) =>
  route?.ends === undefined ? `to "${route?.to ?? 'done'}"` : `to the ending "${route.ends}"`;

/** A need that nobody can choose counts only when it is read into their words; one that cannot be read, never. */
function needFindings(script: Script, needs: Needs, ways: Ways): Finding[] {
  const asked = script.sections
    .flatMap((section) => section.questions)
    .filter((question) => ways.asked.has(question.id));
  const chosen = new Set(
    asked.flatMap((question) => question.options.flatMap((option) => Object.keys(option.needs))),
  );
  const isRead =
    asked.some((question) => question.reads_needs) &&
    asked.some((question) => question.options_from === 'read');
  return needs.needs
    .filter(({ id }) => !chosen.has(id))
    .map(({ id, words }) => {
      const patterns = Object.values(words).some((lists) =>
        Object.values(lists).some((list) => list.length > 0),
      );
      const at = { file: `content/needs/${id}.yaml`, key: id };
      const mend = `add an option with "needs: { ${id}: 3 }" in flow.yaml`;
      return isRead && patterns
        ? warning(at, 'no answer speaks of this need, it is only read into words', mend)
        : failure(at, 'no way through the conversation leads to this need', mend);
    });
}
