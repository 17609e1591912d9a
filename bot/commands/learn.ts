/** Learns anew how words are weighed, from the tune half of the corpora alone, and writes the learned file. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readKinds, weightsPath } from '../../adapters/weights-files.js';
import { examplesIn, SOURCES, type Example } from '../../dialogs/weighing/examples.js';
import { learn as learnFrom } from '../../dialogs/weighing/learning.js';
import { tokensToWeigh } from '../../dialogs/weighing/tokens.js';
import { written } from '../../dialogs/weighing/weights.js';
import type { Settings } from '../settings.js';

/** Never the blind half: what it was learned from could not be used to measure it. */
const CORPORA = 'test/corpora/tune';

export function learn(settings: Settings): void {
  const root = resolve(settings.CONTENT_DIR);
  const file = learnedFrom(examplesUnder(CORPORA), root);
  writeFileSync(weightsPath(root), file);
  console.log(`${weightsPath(root)}: ${file.split('\n').length} lines, ${Math.ceil(file.length / 1024)} KiB`);
}

/** The learned file, word for word; the same examples always give the same. */
export function learnedFrom(examples: readonly Example[], root: string): string {
  const lessons = examples.map(({ text, truth, weight }) => ({ tokens: tokensToWeigh(text), truth, weight }));
  return written(learnFrom(lessons, readKinds(root)));
}

/** A folder for each writer, in order of name; not every writer wrote all four files. */
export const examplesUnder = (folder: string): Example[] =>
  readdirSync(folder)
    .sort()
    .flatMap((writer) =>
      SOURCES.flatMap((source) => {
        const file = join(folder, writer, `${source}.tsv`);
        return existsSync(file) ? examplesIn(source, readFileSync(file, 'utf8')) : [];
      }),
    );
