/** Reads the labelled sentences from their folders; whatever is not as it must be is said with its file and line. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { FILES, labelOf, type File, type Label } from './labels.js';

/** Rules are written with the tune half before one's eyes; the blind half is only ever counted. */
export const HALVES = ['tune', 'blind'] as const;
export type Half = (typeof HALVES)[number];

export type Sentence = { half: Half; writer: string; line: number; text: string; label: Label };

/** Where a sentence stands, without its words. */
export const placeOf = ({ half, writer, line, label }: Sentence) =>
  `${half}/${writer}/${label.file}.tsv:${line}`;

/** Every problem found. It never repeats a sentence: the problem may lie in the blind half. */
export class BrokenCorpora extends Error {
  override name = 'BrokenCorpora';
  constructor(readonly problems: readonly string[]) {
    super(`The labelled sentences cannot be read:\n${problems.map((each) => `  - ${each}`).join('\n')}`);
  }
}

/** All sentences under `root`, of these halves. A half that is not there has none. */
export function readCorpora(
  root: string,
  needIds: ReadonlySet<string>,
  halves: readonly Half[] = HALVES,
): Sentence[] {
  const problems: string[] = [];
  const sentences = halves.flatMap((half) =>
    foldersIn(join(root, half)).flatMap((writer) => {
      const folder = join(root, half, writer);
      problems.push(...strangers(folder));
      return FILES.flatMap((file) => readFile(folder, file, needIds, problems)).map((each) => ({
        half,
        writer,
        ...each,
      }));
    }),
  );
  if (problems.length > 0) throw new BrokenCorpora(problems);
  return sentences;
}

const foldersIn = (path: string): string[] =>
  existsSync(path)
    ? readdirSync(path, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort()
    : [];

const strangers = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => !FILES.some((file) => name === `${file}.tsv`))
    .map((name) => `${join(folder, name)}: has no place here; only ${FILES.join('.tsv, ')}.tsv are read`);

type Read = Pick<Sentence, 'line' | 'text' | 'label'>;

function readFile(folder: string, file: File, needIds: ReadonlySet<string>, problems: string[]): Read[] {
  const path = join(folder, `${file}.tsv`);
  // Some writers wrote about needs only, some about danger only.
  if (!existsSync(path)) return [];
  const whole = readFileSync(path, 'utf8').replace(/^\ufeff/, '');
  const lines = whole.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.flatMap((line, at) => {
    const read = readLine(file, line, needIds);
    if (typeof read !== 'string') return [{ line: at + 1, ...read }];
    problems.push(`${path}, line ${at + 1}: ${read}`);
    return [];
  });
}

function readLine(
  file: File,
  line: string,
  needIds: ReadonlySet<string>,
): Pick<Read, 'text' | 'label'> | string {
  if (line.trim() === '') return 'is empty';
  if (line.includes('\r')) return 'ends as lines do on Windows: save the file with plain line ends';
  if (line.includes('\ufffd')) return 'holds letters that are not UTF-8';
  const [written = '', text, ...more] = line.split('\t');
  if (text === undefined) return 'has no tab between the label and the text';
  if (more.length > 0) return 'has more than one tab';
  if (text.trim() === '') return 'has no text after the tab';
  const label = labelOf(file, written, needIds);
  return typeof label === 'string' ? label : { text, label };
}
