/** Finds what a feed is made of: one file, or the files of a folder, each read as what it holds. */
import { closeSync, createReadStream, existsSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { basename, extname, join } from 'node:path';
import { columnsBeside, readColumns } from '../mapping-files.js';
import { BrokenFeed } from '../problems.js';
import type { Loose } from '../loose.js';
import { readCsv, type Headers } from './csv.js';
import { readJson, type Read } from './records.js';
import { areTables } from './table-names.js';
import { readTables } from './tables.js';

/** A file of a feed, with how many bytes it has; or a folder of tables that are read as one. */
export type Part = { file: string; bytes: number; csv: boolean; tables?: readonly Part[] };

/** Bytes of a whole feed: 5 GB. */
const MOST_BYTES = 5e9;
const PIECE = 1 << 20;

const KINDS = new Set(['.json', '.jsonl', '.ndjson', '.geojson', '.csv', '.tsv']);
/** What tells of the other files in a folder, and holds no service. */
const ABOUT = new Set(['datapackage.json', 'package.json']);

/** Throws `BrokenFeed` when there is nothing there that can be read. */
export function partsOf(path: string): Part[] {
  if (!existsSync(path)) throw new BrokenFeed(`There is no file or folder at ${path}`);
  const files = statSync(path).isDirectory() ? filesIn(path) : [path];
  const parts = files.map((file) => ({
    file,
    bytes: statSync(file).size,
    csv: isCsv(file),
  }));
  if (parts.length === 0) throw new BrokenFeed(`${path} holds no .json, .jsonl or .csv file`);
  if (parts.reduce((sum, { bytes }) => sum + bytes, 0) > MOST_BYTES)
    throw new BrokenFeed('The feed has more than 5 GB');
  if (parts.every(({ bytes }) => bytes === 0)) throw new BrokenFeed(`${path} is empty`);
  if (parts.length === 1 || !areTables(parts)) return parts;
  return [{ file: path, bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0), csv: false, tables: parts }];
}

/** By its name; a text file is what it begins as. */
function isCsv(file: string): boolean {
  const kind = extname(file).toLowerCase();
  if (kind !== '.txt') return ['.csv', '.tsv'].includes(kind);
  const head = Buffer.alloc(200);
  const open = openSync(file, 'r');
  const bytes = readSync(open, head);
  closeSync(open);
  return !/^(?:\ufeff)?\s*[[{]/.test(head.toString('utf8', 0, bytes));
}

function filesIn(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(
      (entry) =>
        entry.isFile() &&
        KINDS.has(extname(entry.name).toLowerCase()) &&
        !entry.name.startsWith('.') &&
        !ABOUT.has(entry.name.toLowerCase()),
    )
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

export type Seen = {
  bytes: (count: number) => void;
  around?: (page: Loose) => void;
  headers?: (found: Headers, file: string) => void;
};

/**
 * The records of one file, as many at once as a piece of it holds. `columns` says what the columns of a spreadsheet are,
 * when it is not the file beside it. Throws `BrokenFeed`, with the file's name.
 */
export async function* readPart(part: Part, seen: Seen, columns?: string): AsyncGenerator<Iterable<Read>> {
  if (part.tables !== undefined) {
    yield* readTables(part.tables, seen.bytes);
    return;
  }
  const stream = createReadStream(part.file, { highWaterMark: PIECE });
  const pieces = counted(stream, seen.bytes);
  const records = part.csv
    ? readCsv(pieces, readColumns(columns ?? columnsBeside(part.file)), (found) =>
        seen.headers?.(found, part.file),
      )
    : readJson(pieces, seen.around);
  try {
    yield* records;
  } catch (cause) {
    if (cause instanceof BrokenFeed)
      throw new BrokenFeed(`${basename(part.file)}: ${cause.message}`, { cause });
    throw cause;
  } finally {
    stream.destroy();
  }
}

async function* counted(
  stream: AsyncIterable<unknown>,
  bytes: (count: number) => void,
): AsyncGenerator<Buffer> {
  for await (const piece of stream) {
    if (!Buffer.isBuffer(piece)) continue;
    yield piece;
    bytes(piece.length);
  }
}
