/** Keeps each conversation in one small file of its own, for one server at a time. */
import { dirname } from 'node:path';
import { Low } from 'lowdb';
import { fitToKeep, keptFor, keyOf, mustBeAt, NotWhole } from './check.js';
import { durableJson } from './durable-json.js';
import { codeOf, disk, type Files } from './files.js';
import { fileOf, openFolder } from './folder.js';
import { inTurn } from './in-turn.js';
import { markerFile, setAside, wasSetAside } from './set-aside.js';
import * as port from './store.js';
import type { Kept, Key, Store } from './store.js';

/** Something a person has to look at. `why` says what is wrong with the file, never what is in it. */
export type Problem = { kind: 'unreadable'; key: Key; setAside: string | undefined; why: string };

type Refusal = new (key: Key, cause: unknown) => Error;

/** Reads anew each time: what is on the disk is the truth, and nothing is held that could grow. */
export async function fileStore(
  folder: string,
  report: (problem: Problem) => void,
  files: Files = disk,
): Promise<Store> {
  const { room, unlock } = await openFolder(folder, files);
  const turns = inTurn();
  const reported = new Set<string>();
  const sure = new Set<string>();
  let closed = false;

  /** One at a time for each conversation; what goes wrong with the medium is told as `Refused`. */
  async function take<T>(key: Key, Refused: Refusal, work: (file: string) => Promise<T>): Promise<T> {
    if (closed) throw new Refused(key, new Error('The store is closed'));
    const file = fileOf(room, key);
    return turns.run(file, async () => {
      try {
        return await work(file);
      } catch (error) {
        if (error instanceof port.UnreadableConversation || error instanceof port.ChangedMeanwhile)
          throw error;
        throw new Refused(key, error);
      }
    });
  }

  /** Not `JSONFilePreset`: that keeps data in memory when NODE_ENV is 'test'. */
  function lowOf(key: Key, file: string): Low<Kept | null> {
    return new Low(
      durableJson(file, (data) => keptFor(key, data), room.unfinished, files),
      null,
    );
  }

  async function read(key: Key, file: string): Promise<Kept | undefined> {
    const low = lowOf(key, file);
    try {
      await low.read();
    } catch (error) {
      if (error instanceof NotWhole) throw await outOfTheWay(key, file, error);
      throw error;
    }
    if (low.data) return low.data;
    const left = await wasSetAside(file, room, files);
    if (left) throw new port.UnreadableConversation(key, left.as, new NotWhole('It was set aside before'));
    await diskIsThere();
    return undefined;
  }

  async function outOfTheWay(key: Key, file: string, why: NotWhole): Promise<port.UnreadableConversation> {
    // If the disk refuses, it stays where it is, and is as unreadable there.
    const there = await setAside(file, room, files).catch(() => undefined);
    if (!reported.has(file)) report({ kind: 'unreadable', key, setAside: there, why: why.message });
    if (there) reported.delete(file);
    else reported.add(file);
    return new port.UnreadableConversation(key, there, why);
  }

  /** With the disk gone every conversation looks absent, and everybody would be new to us. */
  async function diskIsThere(): Promise<void> {
    await files.list(room.conversations);
  }

  /** A new folder is itself an entry in another, and as easily lost; once in the life of a process is enough. */
  async function makeSureOf(shard: string): Promise<void> {
    for (const each of [dirname(shard), shard]) {
      if (sure.has(each)) continue;
      await files.makeFolder(each);
      await files.flush(dirname(each));
      sure.add(each);
    }
  }

  return {
    name: 'file',
    find: (key) => take(key, port.CouldNotRead, (file) => read(key, file)),
    async save(kept, readAt) {
      const copy = fitToKeep(kept, readAt);
      const key = keyOf(copy);
      await take(key, port.CouldNotSave, async (file) => {
        mustBeAt(readAt, key, await read(key, file));
        const low = lowOf(key, file);
        low.data = copy;
        try {
          await makeSureOf(dirname(file));
          await low.write();
        } catch (error) {
          sure.clear();
          throw error;
        }
      });
    },
    /** What was set aside stays until a person deals with it, though its words are this person's too. */
    forget: (key) =>
      take(key, port.CouldNotForget, async (file) => {
        await diskIsThere();
        await files.remove(file);
        await files.remove(markerFile(file));
        try {
          // Otherwise a power cut could bring back what a person was told is gone.
          await files.flush(dirname(file));
        } catch (error) {
          if (codeOf(error) !== 'ENOENT') throw error;
        }
      }),
    async close() {
      if (closed) return;
      closed = true;
      await turns.idle();
      await unlock();
    },
  };
}
