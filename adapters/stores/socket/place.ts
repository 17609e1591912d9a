/** Where the socket of a data folder is: in it, or, where its path is too long for a socket, where a small file says. */
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { codeOf } from '../files.js';
import { roomIn } from '../folder.js';

/** The system takes 107 bytes on Linux and 103 elsewhere. */
const LONGEST = 100;

const inside = (folder: string) => join(roomIn(folder).root, 'socket');
const told = (folder: string) => join(roomIn(folder).root, 'socket-path');

/** A path nobody listens on; whoever holds the folder's lock may ask. */
export async function freshPlace(folder: string): Promise<string> {
  await clearPlace(folder);
  const path = inside(folder);
  if (Buffer.byteLength(path) <= LONGEST) return path;
  const short = join(await mkdtemp(join(tmpdir(), 'what-matters-')), 'socket');
  await writeFile(told(folder), short, { mode: 0o600 });
  return short;
}

/** For our own account alone; the folder it is in is that already. */
export const makePrivate = (path: string) => chmod(path, 0o600);

/** Where a server of this folder would listen. */
export const placeOf = async (folder: string): Promise<string> => (await elsewhere(folder)) ?? inside(folder);

/** Nothing is left of a place, one that a dead server left behind included. */
export async function clearPlace(folder: string): Promise<void> {
  const short = await elsewhere(folder);
  // Only what we made: the file could say anything.
  if (short?.startsWith(join(tmpdir(), 'what-matters-')))
    await rm(dirname(short), { recursive: true, force: true });
  await rm(told(folder), { force: true });
  await rm(inside(folder), { force: true });
}

async function elsewhere(folder: string): Promise<string | undefined> {
  try {
    return await readFile(told(folder), 'utf8');
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}
