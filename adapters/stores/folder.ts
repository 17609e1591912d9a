/** Where a file store keeps what, and how its folder is taken into use. */
import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { codeOf, type Files } from './files.js';
import { FolderInUse, lockFolder } from './folder-lock.js';
import type { Key } from './store.js';

/** `unfinished` is for what is being written: one place to sweep, however many conversations there are. */
export type Room = { conversations: string; setAside: string; unfinished: string };

export class CannotUseFolder extends Error {
  override name = 'CannotUseFolder';
  constructor(folder: string, cause: unknown) {
    super(`The folder ${folder} cannot be used (${codeOf(cause) ?? String(cause)})`, { cause });
  }
}

/** Makes what is missing, locks the folder and sweeps what a crash left half written. */
export async function openFolder(
  folder: string,
  files: Files,
): Promise<{ room: Room; unlock: () => Promise<void> }> {
  const root = resolve(folder);
  const room = {
    conversations: join(root, 'conversations'),
    setAside: join(root, 'set-aside'),
    unfinished: join(root, 'unfinished'),
  };
  let unlock: (() => Promise<void>) | undefined;
  try {
    const made = await mkdir(root, { recursive: true, mode: 0o700 });
    unlock = await lockFolder(root);
    for (const each of Object.values(room)) await files.makeFolder(each);
    await files.flush(root);
    if (made) for (const each of [dirname(root), dirname(made)]) await files.flush(each);
    for (const left of await files.list(room.unfinished)) await files.remove(join(room.unfinished, left));
    return { room, unlock };
  } catch (error) {
    await unlock?.();
    throw error instanceof FolderInUse ? error : new CannotUseFolder(root, error);
  }
}

/** Named by a sum, so that any id at all makes a safe name; the practice's part is for people who look. */
export function fileOf(room: Room, key: Key): string {
  const name = createHash('sha256')
    .update(JSON.stringify([key.practice, key.id]))
    .digest('hex');
  const practice = key.practice.replace(/[^a-z0-9-]/g, '_').slice(0, 64) || '_';
  return join(room.conversations, practice, name.slice(0, 2), `${name}.json`);
}
