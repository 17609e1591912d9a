/** What is wrong with the words that mean danger, in an editor's words: every problem, with the name to look for. */
import { problemsInFamilies, problemsInPattern } from '../reading/problems.js';
import type { Alarms } from './alarms.js';
import { familiesOf } from './compile.js';
import { cutShort } from './cut-short.js';
import { forceAsChoice } from './force.js';
import type { Taken } from './rule.js';

/** What an editor must put right in content/danger before it may be used. */
export function problemsInDangerWords(alarms: Alarms): string[] {
  const families = familiesOf(alarms);
  const names = alarms.families.map(({ name }) => name);
  const rules = Object.values(alarms.phrases).flat();
  const ids = [...rules, ...alarms.together].map(({ id }) => id);
  const force = new Set(alarms.force);
  const inTaken = (where: string, { any, unless }: Taken) =>
    [...any, ...unless].flatMap((pattern) =>
      [
        ...problemsInPattern(pattern, families),
        ...forceAsChoice(pattern, force).map(
          (word) => `"${pattern}": '${word}' only adds force and is not read: leave it out`,
        ),
        ...cutShort(pattern).map(([word, whole]) => `"${pattern}": write '${whole}~' for '${word}~'`),
      ].map((problem) => `${where}: ${problem}`),
    );
  return [
    ...again(names).map((name) => `the family {${name}} is there twice`),
    ...problemsInFamilies(families).map((problem) => `${fileOf(alarms, problem)}: ${problem}`),
    ...again(ids).map((id) => `the rule id '${id}' is used twice`),
    ...rules.flatMap((rule) => inTaken(`${rule.kind}.yaml, rule '${rule.id}'`, rule)),
    ...alarms.together.flatMap(({ id, kind, rules: lists }) =>
      lists
        .flat()
        .filter((name) => !rules.some((rule) => rule.id === name))
        .map((name) => `${kind}.yaml, '${id}' names the rule '${name}', which does not exist`),
    ),
    ...Object.values(alarms.young).flatMap((young) => inTaken('around.yaml, young', young)),
    ...Object.values(alarms.cues).flatMap((cues) =>
      Object.entries(cues).flatMap(([cue, taken]) => inTaken(`around.yaml, ${cue}`, taken)),
    ),
  ];
}

const again = (names: readonly string[]): string[] => [
  ...new Set(names.filter((name, at) => names.indexOf(name) !== at)),
];

const fileOf = (alarms: Alarms, problem: string): string =>
  alarms.families.find(({ name }) => problem.startsWith(`family {${name}}`))?.file ?? 'families';
