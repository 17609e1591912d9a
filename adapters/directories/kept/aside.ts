/** Takes a small file of the directory that is no longer what was written out of the way, byte for byte. */
import { basename, dirname, join } from 'node:path';
import { NotWhole } from '../../stores/check.js';
import { newName } from '../../stores/disk/set-aside.js';
import { codeOf, disk } from '../../stores/files.js';
import { BrokenRecord } from './by-service.js';
import { makeDesk } from './desk.js';

const folderOf = (data: string) => join(data, 'directory/set-aside');

/**
 * Where it lies now. Undefined: it stays, because the disk did not answer, a newer version of this program may have
 * written it, or somebody else took it away meanwhile.
 */
export async function takenAside(data: string, problem: Error): Promise<string | undefined> {
  if (!(problem instanceof BrokenRecord && problem.file !== undefined)) return undefined;
  if (!(problem.cause instanceof NotWhole)) return undefined;
  await makeDesk(data, folderOf(data));
  const there = join(folderOf(data), newName(basename(problem.file)));
  try {
    await disk.rename(problem.file, there);
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
  await disk.flush(folderOf(data));
  await disk.flush(dirname(problem.file));
  return there;
}
