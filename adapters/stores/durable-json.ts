/** A lowdb adapter for one small JSON file that is either the old one or the new one, whatever happens. */
import { createHash, randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { Adapter } from 'lowdb';
import { z } from 'zod';
import { NotWhole } from './check.js';
import { codeOf, type Files } from './files.js';

/**
 * lowdb's own adapter never flushes to the disk, shares one temporary name and takes a file holding `null`
 * for no file at all. `unfinished` is a folder on the same disk for what is being written; `parse` throws
 * `NotWhole`. Reading throws that too when the text is not exactly what was written, and the system's own
 * error when the disk does not answer: only the first is a reason to set a file aside.
 */
export function durableJson<T>(
  file: string,
  parse: (data: unknown) => T,
  unfinished: string,
  files: Files,
): Adapter<T | null> {
  return {
    async read() {
      let bytes: Uint8Array;
      try {
        bytes = await files.read(file);
      } catch (error) {
        if (codeOf(error) === 'ENOENT') return null;
        throw error;
      }
      return parse(decode(bytes));
    },
    async write(data) {
      const temporary = join(unfinished, `${randomUUID()}.tmp`);
      try {
        await files.write(temporary, encode(data));
        await files.rename(temporary, file);
      } catch (error) {
        // A disk that refuses this as well keeps the leftover until the sweep at the next start.
        await files.remove(temporary).catch(() => undefined);
        throw error;
      }
      await files.flush(dirname(file));
    },
  };
}

/** With a sum over the data, because one flipped bit can turn an answer into another that reads just as well. */
function encode(data: unknown): string {
  const text = JSON.stringify(data);
  return `{"sum":"${createHash('sha256').update(text).digest('hex')}","data":${text}}\n`;
}

const Envelope = z.object({ data: z.unknown() });

/** Whole is what would be written again byte for byte. */
function decode(bytes: Uint8Array): unknown {
  let data: unknown;
  let again: string;
  try {
    // Strict about bytes: a lenient decoder puts a question mark where a person's word was.
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    data = Envelope.parse(JSON.parse(text)).data;
    again = encode(data);
  } catch {
    throw new NotWhole('It is not JSON of ours');
  }
  if (!Buffer.from(again).equals(bytes)) throw new NotWhole('It has changed since it was written');
  return data;
}
