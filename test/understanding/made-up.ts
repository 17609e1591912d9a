/** A few labelled sentences of our own in a folder, for trying the tools: never the real ones. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import type { File, Label } from '../../bot/understanding/corpora/labels.js';
import type { Half, Sentence } from '../../bot/understanding/corpora/read.js';
import type { Judged } from '../../bot/understanding/judging.js';
import type { Level } from '../../bot/understanding/understood.js';

/** In every made-up sentence of the blind half, and nowhere else: where it is printed, a sentence was. */
export const BLIND_WORD = 'quincefell';
const TUNE_WORD = 'pottlebury';

const LINES = (word: string): Record<File, string[]> => ({
  needs: [
    `company\tI am lonely in ${word}`,
    `money\tno money left at the ${word}`,
    `caring\tnobody here would guess about ${word}`,
  ],
  mixed: [`company+money\tlonely and skint near ${word}`, `none\tall is well in ${word}`],
  danger: [
    `suicide explicit\tI want to kill myself ${word}`,
    `suicide indirect\tthe dog has a new home, ${word} is tidy`,
    `medical other\tmy son is at ${word} again`,
    `abuse past\tthat was ${word}, years ago`,
  ],
  ordinary: [
    `ordinary\tTuesdays suit me, ${word}`,
    `like-danger\t${word} was murder to park in`,
    `like-need\tnot lonely at ${word}`,
  ],
});

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** An empty folder that is gone when the tests of a file are done. */
export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'understanding-'));
  folders.push(folder);
  return folder;
}

/** The path of a new folder with both halves, a writer each, with changes to single files. */
export function madeUp(changes: Partial<Record<`${Half}/${File}`, string>> = {}): string {
  const root = newFolder();
  for (const half of ['tune', 'blind'] as const) {
    const folder = join(root, half, 'a');
    mkdirSync(folder, { recursive: true });
    const lines = LINES(half === 'blind' ? BLIND_WORD : TUNE_WORD);
    for (const file of ['needs', 'mixed', 'danger', 'ordinary'] as const)
      writeFileSync(join(folder, `${file}.tsv`), changes[`${half}/${file}`] ?? `${lines[file].join('\n')}\n`);
  }
  return root;
}

export const NEEDS = ['company', 'money', 'caring'];

/** A judged sentence, for counting with. */
export const judged = (
  label: Label,
  needs: string[],
  level: Level = 'NONE',
  kind: string | null = null,
): Judged => ({
  sentence: { half: 'tune', writer: 'a', line: 1, text: 'words', label } satisfies Sentence,
  seen: {
    text: 'words',
    needs: needs.map((id) => ({ id, score: 1, because: [] })),
    danger: { level, kind, rule: null, because: [] },
  },
});
