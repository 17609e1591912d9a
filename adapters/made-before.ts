/** Keeps what is costly to work out beside the program's bundle, for the next start that is given exactly the same. */
import { createHash, type BinaryLike } from 'node:crypto';
import {
  closeSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { crc32 } from 'node:zlib';
import type { Before } from '../dialogs/reading/reader.js';

/** Where the bundle stands; bot/bundling.ts writes it in. Sources that are run as they are keep nothing. */
declare const BUNDLE: string | undefined;
const folder = typeof BUNDLE === 'undefined' ? undefined : join(BUNDLE, 'made');

/** How many are kept of each, because editors go back and forth: of three versions, of which each has four readers. */
const MOST_KEPT = { content: 3, reader: 12, 'feed-words': 3 };
type Name = keyof typeof MOST_KEPT;
/** Bytes of the sum that a file begins with. */
const SUM = 4;

/**
 * What `work` makes of the `given` parts, or the same as an earlier start made of the same by the same program: so both
 * are plain data. What cannot be read, or is not whole, is made anew; what cannot be kept is not kept.
 */
export function madeBefore<T>(name: Name, given: () => Iterable<BinaryLike>, work: () => T): T {
  if (folder === undefined) return work();
  const path = pathFor(folder, name, given);
  const found = path === undefined ? undefined : read<T>(path);
  if (found !== undefined) return found.whole;
  const fresh = work();
  try {
    // Somebody may have changed what it is made of meanwhile: then nobody knows which it was made of.
    if (path !== undefined && pathFor(folder, name, given) === path) keep(folder, path, fresh);
    forgetOld(folder, name);
  } catch {
    // A full or locked disk keeps nobody from being answered: the next start works it out again.
  }
  return fresh;
}

/** The same for what reads people's words. */
export const readersBefore: Before = (given, work) => madeBefore('reader', () => [given], work);

/** Undefined where what is given cannot be read: `work` will say what is wrong with it. */
function pathFor(all: string, name: Name, given: () => Iterable<BinaryLike>): string | undefined {
  const hash = createHash('blake2b512');
  try {
    for (const part of given()) hash.update(part).update('\0');
  } catch {
    return undefined;
  }
  return join(all, `${name}-${hash.digest('base64url').slice(0, 43)}`);
}

/** It tells of bytes that were lost or changed by accident: who may write here could write another sum as well. */
function sumOf(bytes: Uint8Array): Buffer {
  const sum = Buffer.alloc(SUM);
  sum.writeUInt32LE(crc32(bytes));
  return sum;
}

/** The sum says that these are the bytes this very program once wrote, so their shape is known. */
function read<T>(path: string): { whole: T } | undefined {
  try {
    const bytes = readFileSync(path);
    const rest = bytes.subarray(SUM);
    if (!sumOf(rest).equals(bytes.subarray(0, SUM))) return undefined;
    const whole = deserialize(rest) as T;
    const now = new Date();
    utimesSync(path, now, now);
    return { whole };
  } catch {
    return undefined;
  }
}

/** On the disk before it gets its name. */
function keep(all: string, path: string, made: unknown): void {
  mkdirSync(all, { recursive: true });
  const bytes = serialize(made);
  const fresh = `${path}.${process.pid}`;
  const file = openSync(fresh, 'w');
  try {
    writeFileSync(file, sumOf(bytes));
    writeFileSync(file, bytes);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(fresh, path);
}

function forgetOld(all: string, name: Name): void {
  const others = readdirSync(all)
    .filter((each) => each.startsWith(`${name}-`))
    .map((each) => ({ path: join(all, each), used: statSync(join(all, each)).mtimeMs }))
    .sort((one, other) => other.used - one.used);
  for (const { path } of others.slice(MOST_KEPT[name])) rmSync(path, { force: true });
}
