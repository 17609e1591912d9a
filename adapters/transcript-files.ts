/** Reads conversations written down as transcripts, and writes drafts of new ones. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { stringify } from 'yaml';
import type { z } from 'zod';
import { readYaml } from './yaml-files.js';

/** Not a file, not readable, or not in the shape of a transcript. */
export class BrokenTranscript extends Error {
  override name = 'BrokenTranscript';
  constructor(file: string, problems: readonly string[]) {
    super(
      `${file} cannot be read as a transcript:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`,
    );
  }
}

/** Throws `BrokenTranscript`. */
export function readTranscript<T>(file: string, schema: z.ZodType<T>): T {
  const problems: string[] = [];
  const found = readYaml(dirname(file), basename(file), schema, problems);
  if (found === undefined)
    throw new BrokenTranscript(
      file,
      problems.map((problem) => problem.replace('content/', '')),
    );
  return found;
}

/** Those of a folder, in order of their names. */
export function readTranscripts<T>(folder: string, schema: z.ZodType<T>): { file: string; transcript: T }[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .map((file) => ({ file, transcript: readTranscript(join(folder, file), schema) }));
}

const DRAFT =
  '# A DRAFT, made by "npm run cover": it counts as no test. Read it, mend it, say what must come of each step,\n' +
  '# and move it to test/transcripts.\n';

/** Makes the folder where it is not there; returns the file it wrote. */
export function writeDraft(folder: string, name: string, transcript: object): string {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.draft.yaml`);
  writeFileSync(path, DRAFT + stringify(transcript, { lineWidth: 0 }));
  return path;
}
