/** Where the directory's small files are made ready: one folder beside them, swept when a server starts. */
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Desk } from '../../stores/disk/durable-json.js';
import { codeOf, disk } from '../../stores/files.js';

/** Commands write beside a running server: what is younger may still be in somebody's hands. Milliseconds. */
const IN_HAND = 60 * 60 * 1000;

const unfinishedOf = (data: string) => join(data, 'directory/unfinished');

/** For one small file of the data folder. */
export const deskOf = (data: string): Desk => ({
  unfinished: unfinishedOf(data),
  files: disk,
  leftovers: new Set(),
});

/** Makes the folders that a first write needs. */
export async function makeDesk(data: string, ...folders: string[]): Promise<void> {
  for (const folder of [...folders, unfinishedOf(data)])
    await mkdir(folder, { recursive: true, mode: 0o700 });
}

/** Takes away what a killed program left half written. `now` is in milliseconds; says how many. */
export async function sweepDesk(data: string, now: number): Promise<number> {
  const names = await disk.list(unfinishedOf(data)).catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  });
  const old: string[] = [];
  for (const name of names) {
    const path = join(unfinishedOf(data), name);
    if (now - (await stat(path)).mtimeMs > IN_HAND) old.push(path);
  }
  for (const path of old) await disk.remove(path);
  return old.length;
}
