/** A lowdb adapter for one small JSON file that is either the old one or the new one, whatever happens. */
import { hash, randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { Adapter } from 'lowdb';
import { NotWhole } from '../check.js';
import { codeOf, type Files } from '../files.js';

/** How a thing lies in a file, of so many bytes. `read` throws `NotWhole` for what is not one. */
export type Form<T> = { read(data: unknown, size: number): T; write(thing: T): unknown };

/**
 * `unfinished` is a folder on the same disk for what is being written; `leftovers` are files in it that are of no more
 * use and could not be removed.
 */
export type Desk = { unfinished: string; files: Files; leftovers: Set<string> };

/**
 * lowdb's own adapter never flushes to the disk, shares one temporary name and takes a file holding `null`
 * for no file at all. Reading throws `NotWhole` when the text is not exactly what was written, and the system's own
 * error when the disk does not answer: only the first is a reason to set a file aside. Whoever writes many files of
 * one folder may flush it once, after them: `flushed` false.
 */
export function durableJson<T>(
  file: string,
  form: Form<T>,
  { unfinished, files, leftovers }: Desk,
  flushed = true,
): Adapter<T | null> {
  return {
    async read() {
      const bytes = await bytesOf(file, files);
      return bytes === undefined ? null : form.read(decode(bytes), bytes.length);
    },
    async write(data) {
      if (data === null) throw new TypeError('Nothing is not a thing to be written');
      const temporary = join(unfinished, `${randomUUID()}.tmp`);
      try {
        await files.write(temporary, encode(form.write(data)));
        await files.rename(temporary, file);
      } catch (error) {
        // A disk that refuses this as well keeps the leftover until it is swept.
        await files.remove(temporary).catch(() => leftovers.add(temporary));
        throw error;
      }
      if (flushed) await files.flush(dirname(file));
    },
  };
}

/** Nothing there is undefined. */
export async function bytesOf(file: string, files: Files): Promise<Uint8Array | undefined> {
  try {
    return await files.read(file);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

/** With a sum over the data, because one flipped bit can turn an answer into another that reads just as well. */
function encode(data: unknown): string {
  const text = JSON.stringify(data);
  return `${HEAD}${hash('sha256', text)}${NECK}${text}${TAIL}`;
}

const [HEAD, NECK, TAIL] = ['{"sum":"', '","data":', '}\n'];
const SUM = 64;
const TEXT = HEAD.length + SUM + NECK.length;

/** Whole is what was written byte for byte: each of them is looked at, here or in the sum. */
function decode(given: Uint8Array): unknown {
  const bytes = Buffer.from(given.buffer, given.byteOffset, given.byteLength);
  const text = bytes.subarray(TEXT, Math.max(TEXT, bytes.length - TAIL.length));
  const around = `${HEAD}${hash('sha256', text)}${NECK}`;
  const whole =
    bytes.toString('latin1', 0, TEXT) === around && bytes.toString('latin1', TEXT + text.length) === TAIL;
  if (!whole) throw new NotWhole('It has changed since it was written');
  try {
    return JSON.parse(text.toString());
  } catch {
    // Not even with the parser's words: they quote the text.
    throw new NotWhole('It is not JSON of ours');
  }
}
