/** What is wrong with the files of content taken together, in an editor's words, each with its file. */
import type { Alarms } from '../danger/alarms.js';
import { problemsInAlarms } from '../danger/problems.js';
import { problemsInDangerWords } from '../danger/word-problems.js';
import { serviceProblems } from '../matching/problems.js';
import type { Service } from '../matching/service.js';
import type { Needs } from '../needs/needs.js';
import { problemsInNeeds } from '../needs/problems.js';
import { unaskedQuestions } from './known-questions.js';
import { leftOver, missingWords, practiceProblems, unknownPlaceholders } from './missing.js';
import type { Practice } from './practice.js';
import { problemsInScript } from './problems.js';
import type { Script } from './script.js';
import { nameOf } from './voices.js';
import type { Wording } from './wording.js';

/** Everything as it was read; wordings and practices with the file each stands in. */
type Read = {
  script: Script;
  /** The folder of the script. */
  folder: string;
  needs: Needs;
  alarms: Alarms;
  wordings: [file: string, wording: Wording][];
  practices: [file: string, practice: Practice][];
  services: Service[];
};

export function problemsInContent({
  script,
  folder,
  needs,
  alarms,
  wordings,
  practices,
  services,
}: Read): string[] {
  const ids = needs.needs.map((need) => need.id);
  const languages = [...new Set(wordings.map(([, wording]) => wording.language))];
  return [
    ...[...problemsInScript(script, ids), ...unaskedQuestions(script)].map(
      (problem) => `content/${folder}/flow.yaml: ${problem}`,
    ),
    ...problemsInNeeds(needs),
    ...problemsInUrgentHelp(alarms, languages),
    ...wordings.flatMap(([file, wording], at) => [
      ...misnamed(file, nameOf(wording), 'says its language and voice are'),
      // The first language is what others fall back to, so it alone must be whole.
      ...(at === 0 ? missingWords(script, wording, ids) : []),
      ...leftOver(script, wording),
      ...unknownPlaceholders(wording),
    ]),
    ...practices.flatMap(([file, practice]) => [
      ...misnamed(file, practice.id, 'has the id'),
      ...practiceProblems(practice, script),
    ]),
    ...serviceProblems(services, ids),
    ...(wordings.length === 0 ? [`content/${folder}/text: there are no words: add en.yaml`] : []),
    ...(practices.length === 0 ? ['content/practices: there is no practice: add example.yaml'] : []),
  ];
}

/** What is wrong with a script beside the one people talk to by themselves. `known` are all scripts. */
export function problemsInOther(of: {
  script: Script;
  folder: string;
  wordings: [file: string, wording: Wording][];
  ids: readonly string[];
  known: readonly Script[];
}): string[] {
  const { script, folder, wordings, ids, known } = of;
  const inFolder = (problem: string) => `content/${folder}/${problem}`;
  const [first] = wordings;
  return [
    ...(script.id === folder
      ? []
      : [inFolder(`flow.yaml: it has the id '${script.id}': call the folder so`)]),
    ...[...problemsInScript(script, ids, known), ...unaskedQuestions(script)].map((problem) =>
      inFolder(`flow.yaml: ${problem}`),
    ),
    ...(first === undefined ? [inFolder('text: there are no words: add en.yaml')] : []),
    ...wordings.flatMap(([file, wording], at) => [
      ...misnamed(file, nameOf(wording), 'says its language and voice are'),
      ...[
        ...(at === 0 ? missingWords(script, wording, ids) : []),
        ...leftOver(script, wording),
        ...unknownPlaceholders(wording),
      ].map(inFolder),
    ]),
  ];
}

/** What is wrong with urgent help, each with its file. */
export const problemsInUrgentHelp = (alarms: Alarms, languages: readonly string[]): string[] => [
  ...problemsInAlarms(alarms, languages).map((problem) => `content/alarms.yaml: ${problem}`),
  ...problemsInDangerWords(alarms).map((problem) => `content/danger: ${problem}`),
];

function misnamed(file: string, id: string, says: string): string[] {
  const isSo = file.endsWith(`/${id}.yaml`);
  return isSo ? [] : [`content/${file}: ${says} '${id}': name the file ${id}.yaml`];
}
