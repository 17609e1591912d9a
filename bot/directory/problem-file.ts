/** Writes every problem of an import into a spreadsheet as it is met: however many there are, none has to be held. */
import { randomUUID } from 'node:crypto';
import { closeSync, mkdirSync, openSync, readdirSync, renameSync, rmSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Problem } from '../../adapters/directories/problems.js';

export type ProblemFile = {
  add: (problem: Problem) => void;
  /** Now it is there, in the place of the one before; says where. */
  keep: () => string;
  drop: () => void;
};

/** Letters that are gathered before they are written. */
const GATHERED = 1 << 20;
const TEMPORARY = '.tmp';

export const problemsOf = (data: string, feed: string) => join(data, 'directory/reports', `${feed}.csv`);

/** What a killed import left is swept up. Throws what a disk throws. */
export function problemFile(path: string): ProblemFile {
  const folder = dirname(path);
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder))
    if (name.startsWith(`${basename(path)}.`) && name.endsWith(TEMPORARY))
      rmSync(join(folder, name), { force: true });
  const temporary = `${path}.${randomUUID()}${TEMPORARY}`;
  const file = openSync(temporary, 'w', 0o600);
  let lines = 'record,name,field,done,problem,was\n';
  const flush = () => {
    writeSync(file, lines);
    lines = '';
  };
  return {
    add({ record, name, field, done, problem, was }) {
      lines += `${cell(record)},${cell(name)},${cell(field)},${done},${cell(problem)},${cell(was)}\n`;
      if (lines.length > GATHERED) flush();
    },
    keep() {
      flush();
      closeSync(file);
      renameSync(temporary, path);
      return path;
    },
    drop() {
      closeSync(file);
      rmSync(temporary, { force: true });
    },
  };
}

/** Most cells: nothing in them is for a spreadsheet to read otherwise. */
const HARMLESS = /^[A-Za-z0-9][^\r\n\t",;']*$/;

/** A cell that no spreadsheet takes for a formula. */
export function cell(value: string | number | undefined): string {
  if (value === undefined) return '';
  const given = String(value);
  if (HARMLESS.test(given)) return given;
  const text = given.replace(/[\r\n\t]+/g, ' ');
  const safe = /^\s*[=+\-@|%]/.test(text) ? `'${text}` : text;
  return /[",;']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
