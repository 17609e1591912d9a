/** What is wrong with the words of the needs, in an editor's words: every problem, with the file to look in. */
import { forceAsChoice } from '../danger/force.js';
import { problemsInFamilies, problemsInPattern } from '../reading/problems.js';
import { familiesOf } from './lexicon.js';
import { BESIDES, STRENGTHS, type NeedPage, type Needs } from './needs.js';

const SHARED = 'content/needs.yaml';
const fileOf = (page: NeedPage) => `content/needs/${page.id}.yaml`;

/** Everything an editor must put right before the needs can be read. */
export function problemsInNeeds(needs: Needs): string[] {
  const families = familiesOf(needs);
  const force = new Set(needs.force);
  const lists = [...listsIn(needs)];
  const inPattern = (pattern: string): string[] => [
    ...problemsInPattern(pattern, families),
    ...forceAsChoice(pattern, force).map(
      (word) => `"${pattern}": '${word}' only adds force and is not read: leave it out`,
    ),
  ];
  return [
    ...again(familyNames(needs)).map((name) => `${SHARED}: the family {${name}} is there twice`),
    ...problemsInFamilies(families).map((problem) => `${homeOf(problem, needs)}: ${problem}`),
    ...lists.flatMap(({ where, patterns }) =>
      patterns.flatMap((pattern) => inPattern(pattern).map((problem) => `${where}: ${problem}`)),
    ),
    ...needs.needs.filter(isWordless).map((page) => `${fileOf(page)}: there are no words in it`),
    ...unused(
      familyNames(needs),
      [...lists.map(({ patterns }) => patterns), ...Object.values(families)].flat(),
    ).map((name) => `${SHARED}: nobody uses the family {${name}}: use it or take it out`),
  ];
}

function* listsIn(needs: Needs): Generator<{ where: string; patterns: readonly string[] }> {
  for (const beside of BESIDES) yield { where: `${SHARED}, ${beside}`, patterns: needs.beside[beside] };
  for (const page of needs.needs)
    for (const [language, words] of Object.entries(page.words))
      for (const strength of STRENGTHS)
        yield { where: `${fileOf(page)}, ${language}, ${strength}`, patterns: words[strength] };
}

const familyNames = (needs: Needs): string[] => [
  ...Object.keys(needs.families),
  ...needs.needs.flatMap((page) => Object.keys(page.families)),
];

const isWordless = (page: NeedPage): boolean =>
  Object.values(page.words).every(({ outright, sure, topics, answers }) =>
    [outright, sure, topics, answers].every((patterns) => patterns.length === 0),
  );

const again = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, at) => names.indexOf(name) !== at)),
];

const unused = (names: readonly string[], patterns: readonly string[]): string[] => {
  const all = patterns.join('\n');
  return names.filter((name) => !all.includes(`{${name}}`));
};

/** The page a family stands in, or the file of what is shared. */
function homeOf(problem: string, needs: Needs): string {
  const page = needs.needs.find(({ families }) =>
    Object.keys(families).some((name) => problem.startsWith(`family {${name}}`)),
  );
  return page === undefined ? SHARED : fileOf(page);
}
