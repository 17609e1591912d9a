/** Where a file store keeps what, and how its folder is taken into use. */
import { hash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname, join, posix, resolve } from 'node:path';
import { lockFolder, FolderInUse } from './disk/folder-lock.js';
import { codeOf, type Files } from './files.js';
import type { Key } from './records.js';

/** `unfinished` is for what is being written: one place to sweep, however many records there are. */
export type Room = {
  root: string;
  conversations: string;
  people: string;
  journal: string;
  setAside: string;
  unfinished: string;
};

/** Beside them: which requests came (met-file.ts). */
export const metIn = ({ root }: Pick<Room, 'root'>) => join(root, 'met');

export type Kind = 'conversations' | 'people';

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
  const room = roomIn(folder);
  const { root, ...inner } = room;
  let unlock: (() => Promise<void>) | undefined;
  try {
    const made = await mkdir(root, { recursive: true, mode: 0o700 });
    await mkdir(room.unfinished, { recursive: true, mode: 0o700 });
    unlock = await lockFolder(root, room.unfinished);
    for (const each of Object.values(inner)) await files.makeFolder(each);
    await files.flush(root);
    if (made) for (const each of [dirname(root), dirname(made)]) await files.flush(each);
    for (const left of await files.list(room.unfinished)) await files.remove(join(room.unfinished, left));
    return { room, unlock };
  } catch (error) {
    await unlock?.();
    throw error instanceof FolderInUse ? error : new CannotUseFolder(root, error);
  }
}

export function roomIn(folder: string): Room {
  const root = resolve(folder);
  return {
    root,
    conversations: join(root, 'conversations'),
    people: join(root, 'people'),
    journal: join(root, 'journal'),
    setAside: join(root, 'set-aside'),
    unfinished: join(root, 'unfinished'),
  };
}

/**
 * What a record is called on the disk, and in the journal: where it lies in the folder. By a sum, so that any id at all
 * makes a safe name; the practice's part is for people who look.
 */
export function nameOf(kind: Kind, { practice, id }: Key): string {
  const sum = hash('sha256', JSON.stringify([practice, id]));
  const part = practice.replace(/[^a-z0-9-]/g, '_').slice(0, 64) || '_';
  return `${kind}/${part}/${sum.slice(0, 2)}/${sum}`;
}

const NAME = /^(conversations|people)\/[a-z0-9_-]{1,64}\/([0-9a-f]{2})\/\2[0-9a-f]{62}$/;
/** Whether this could be the name of a record: a journal may name nothing else. */
export const isName = (name: string) => NAME.test(name);

/** The name of nobody, as long as this one: it stands where this one was erased. */
export const blankOf = (name: string) => `${name.slice(0, -67)}00/${'0'.repeat(64)}`;
export const isBlank = (name: string) => name.endsWith('0'.repeat(64));

export const kindOf = (name: string): Kind => (name.startsWith('people/') ? 'people' : 'conversations');
/** The small folder a record lies in, with a few hundred others at most. */
export const shardOf = (name: string) => posix.dirname(name);
export const fileIn = ({ root }: Pick<Room, 'root'>, name: string) => join(root, `${name}.json`);

/** Where a conversation lies. */
export function fileOf({ conversations }: Pick<Room, 'conversations'>, key: Key): string {
  return fileIn({ root: dirname(conversations) }, nameOf('conversations', key));
}
