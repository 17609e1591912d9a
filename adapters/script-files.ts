/** Reads the scripts that stand beside the one people talk to by themselves: their own questions, and the words they share. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { problemsInOther } from '../dialogs/script/content-problems.js';
import { filledUp } from '../dialogs/script/fallback.js';
import { OWN_SCRIPT, Script } from '../dialogs/script/script.js';
import { Wording } from '../dialogs/script/wording.js';
import { voicesIn } from '../dialogs/script/voices.js';
import { wordingsFrom } from './wording-files.js';
import { readAll, readYaml } from './yaml-files.js';

export type Other = {
  script: Script;
  wordings: [file: string, wording: Wording][];
  byName: ReadonlyMap<string, Wording>;
};

type From = {
  root: string;
  /** The script people talk to by themselves: the protocol's words stand with it. */
  own: Script;
  spoken: ReadonlyMap<string, Wording>;
  /** Every need there is. */
  ids: readonly string[];
  problems: string[];
};

/** Each folder that has a flow, in order of name. What is wrong with one goes to `problems`, with its file. */
export function readOthers({ root, own, spoken, ids, problems }: From): Other[] {
  const scripts = readdirSync(root)
    .filter((folder) => folder !== OWN_SCRIPT && existsSync(join(root, folder, 'flow.yaml')))
    .sort()
    .flatMap((folder) => {
      const script = readYaml(root, `${folder}/flow.yaml`, Script, problems);
      return script ? [{ folder, script }] : [];
    });
  const known = [own, ...scripts.map(({ script }) => script)];
  return scripts.map(({ folder, script }) => {
    const { wordings, byName } = wordingsFrom((prepare) =>
      readAll(root, `${folder}/text`, Wording, problems, (words, file) =>
        prepare(filledUp(sharedWords(spoken, basename(file, '.yaml')), words), file),
      ),
    );
    problems.push(...problemsInOther({ script, folder, wordings, ids, known }));
    return { script, wordings, byName };
  });
}

/** What the protocol, the plan and the pages say is the same in every script; what is asked is each script's own. */
function sharedWords(spoken: ReadonlyMap<string, Wording>, name: string): unknown {
  if (voicesIn(name).length > 0) return {};
  const own = spoken.get(name) ?? spoken.values().next().value;
  return { ...own, sections: {}, questions: {}, endings: {} };
}
