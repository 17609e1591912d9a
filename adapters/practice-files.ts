/** Writes a new practice's file, with the words that help whoever edits it next. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { Practice } from '../dialogs/script/practice.js';
import { codeOf } from './stores/files.js';

/** There is a practice of this id, or its file cannot be written. */
export class PracticeNotWritten extends Error {
  override name = 'PracticeNotWritten';
}

export const practiceFile = (root: string, id: string): string => join(root, 'practices', `${id}.yaml`);

const ABOVE = [
  'Written by "npm run practice -- new". Everything here may be changed by hand; content/README.md explains it.',
  'Its own safeguarding numbers are required. Then: npm run check',
];

/** Never over another one. `root` is the content folder. Throws `PracticeNotWritten`. */
export function writePractice(root: string, practice: Partial<Practice> & { id: string }): string {
  const path = practiceFile(root, practice.id);
  const text = `${ABOVE.map((line) => `# ${line}\n`).join('')}${stringify(practice, { lineWidth: 0 })}`;
  try {
    writeFileSync(path, text, { flag: 'wx' });
  } catch (cause) {
    throw new PracticeNotWritten(
      codeOf(cause) === 'EEXIST'
        ? `There is a practice '${practice.id}' already: ${path}. Choose another --id`
        : `${path} cannot be written: ${codeOf(cause) ?? 'unknown'}`,
      { cause },
    );
  }
  return path;
}
