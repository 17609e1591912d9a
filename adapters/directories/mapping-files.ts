/** Reads what feeds' words mean for us: the words of every feed, and the table of one. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { Id } from '../../dialogs/ids.js';
import { madeBefore } from '../made-before.js';
import { BrokenFeed } from './problems.js';

const Words = z.record(
  Id,
  z.strictObject({ sure: z.array(z.string()), name: z.array(z.string()).default([]) }),
);

export const Table = z.strictObject({
  terms: z.record(z.string(), z.array(Id)).default({}),
  labels: z.record(z.string(), z.array(Id)).default({}),
  areas: z
    .record(z.string(), z.strictObject({ codes: z.array(z.string()), km: z.number().positive().max(100) }))
    .default({}),
});

/** How a spreadsheet's columns are called in ours; kept beside it. */
export const Columns = z.strictObject({ columns: z.record(z.string(), z.string()) });

export type FeedWords = z.infer<typeof Words>;
export type Table = z.infer<typeof Table>;
export type Columns = z.infer<typeof Columns>;

/** `content` is the content folder. Throws `BrokenFeed` with what to mend. */
export function readFeedWords(content: string): FeedWords {
  const path = join(content, 'feeds/words.yaml');
  return madeBefore(
    'feed-words',
    () => [readFileSync(path)],
    () => read(path, Words),
  );
}

/** The table of one feed; an empty one when there is none. Throws `BrokenFeed`. */
export function readTable(content: string, feed: string): Table {
  const path = join(content, 'feeds', `${feed}.yaml`);
  return existsSync(path) ? read(path, Table) : Table.parse({});
}

/** The columns of a spreadsheet, from the file that says so; undefined when there is none. Throws `BrokenFeed`. */
export const readColumns = (path: string): Columns | undefined =>
  existsSync(path) ? read(path, Columns) : undefined;

/** Where it is said what the columns of a spreadsheet are. */
export const columnsBeside = (file: string) => `${file}.mapping.yaml`;
/** The same of one that is fetched, and has nothing beside it. */
export const columnsKept = (data: string, feed: string) => join(data, 'directory/mappings', `${feed}.yaml`);

export const asYaml = (value: unknown) => stringify(value);

function read<T>(path: string, shape: z.ZodType<T>): T {
  let data: unknown;
  try {
    data = parse(readFileSync(path, 'utf8'));
  } catch (cause) {
    throw new BrokenFeed(
      `${path} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
  const found = shape.safeParse(data);
  if (found.success) return found.data;
  const [issue] = found.error.issues;
  throw new BrokenFeed(`${path}, ${issue?.path.join(' › ') || 'the file'}: ${issue?.message}`);
}

/** Any YAML, for what is written on the command line. Throws `BrokenFeed`. */
export function parsedYaml(text: string): unknown {
  try {
    return parse(text);
  } catch (cause) {
    throw new BrokenFeed(`'${text.slice(0, 60)}' cannot be read as YAML`, { cause });
  }
}
