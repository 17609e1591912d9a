/** The keys behind tokens and conversation names: made of the data key, or kept in the data folder where there is none. */
import { hkdfSync, randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { codeOf } from '../../stores/files.js';

/** 32 bytes each. What `older` ones made is still understood; only `current` makes anything new. */
export type TokenKeys = { current: Uint8Array; older: readonly Uint8Array[] };

const FILE = 'direct-line.key';
const BYTES = 32;
const WRITTEN = /^[A-Za-z0-9+/]{43}=\n?$/;

export class BrokenTokenKey extends Error {
  override name = 'BrokenTokenKey';
  constructor(path: string, cause?: unknown) {
    super(
      `${path} cannot be used. Put it back from a backup; or delete it, and everybody's chat window connects anew`,
      { cause },
    );
  }
}

/** Keys for a process that keeps nothing: what they made dies with it. */
export const passingKeys = (): TokenKeys => ({ current: randomBytes(BYTES), older: [] });

/**
 * The same keys after every start. `dataKey` and `olderDataKeys` as they stand in settings. With a data key nothing
 * lies in the folder, so that a stolen folder opens no conversation. Throws `BrokenTokenKey`.
 */
export async function tokenKeys(folder: string, dataKey: string, olderDataKeys: string): Promise<TokenKeys> {
  if (dataKey === '') return { current: await keyIn(join(folder, FILE)), older: [] };
  const older = olderDataKeys === '' ? [] : olderDataKeys.split(',');
  return { current: madeOf(dataKey), older: older.map(madeOf) };
}

function madeOf(written: string): Uint8Array {
  const [, key = ''] = written.trim().split(':');
  return new Uint8Array(hkdfSync('sha256', Buffer.from(key, 'base64'), '', 'direct line tokens', BYTES));
}

async function keyIn(path: string): Promise<Uint8Array> {
  try {
    const written = await readFile(path, 'utf8');
    if (WRITTEN.test(written)) return Buffer.from(written, 'base64');
  } catch (problem) {
    if (codeOf(problem) === 'ENOENT') return made(path);
    throw new BrokenTokenKey(path, problem);
  }
  throw new BrokenTokenKey(path);
}

/** Flushed before it is used: a key that is lost with the power would have made tokens for nothing. */
async function made(path: string): Promise<Uint8Array> {
  const key = randomBytes(BYTES);
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const file = await open(path, 'wx', 0o600);
    try {
      await file.writeFile(`${key.toString('base64')}\n`);
      await file.sync();
    } catch (problem) {
      // Half a key would be a broken one at the next start.
      await rm(path, { force: true });
      throw problem;
    } finally {
      await file.close();
    }
  } catch (problem) {
    throw new BrokenTokenKey(path, problem);
  }
  return key;
}
