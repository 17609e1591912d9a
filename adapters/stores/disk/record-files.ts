/** The files of records, one each: read, written, removed and taken out of the way. */
import { dirname, join } from 'node:path';
import { Low } from 'lowdb';
import { codeOf } from '../files.js';
import { fileIn, kindOf, shardOf, type Room } from '../folder.js';
import { durableJson, type Desk } from './durable-json.js';
import { recordForm, type Stored } from './record-form.js';
import type { Sealing } from './sealing.js';
import { markerFile, setAside, wasSetAside } from './set-aside.js';

export type RecordFiles = ReturnType<typeof recordFiles>;

/** All of it throws the system's own error when the disk does not answer. */
export function recordFiles(room: Room, desk: Desk, sealing: Sealing | undefined) {
  const { files } = desk;
  const sure = new Set<string>();

  /** Not `JSONFilePreset`: that keeps data in memory when NODE_ENV is 'test'. */
  const lowOf = (name: string) =>
    new Low<Stored | null>(durableJson(fileIn(room, name), recordForm(name, sealing), desk, false), null);

  /** Until then a power cut may undo what was done to the files in this folder. */
  async function flush(shard: string): Promise<void> {
    try {
      await files.flush(join(room.root, shard));
    } catch (error) {
      if (codeOf(error) !== 'ENOENT') throw error;
    }
  }

  return {
    /** What lies there; nothing is undefined. Throws `NotWhole`, `WrittenByNewer`, `MissingKey`. */
    async read(name: string): Promise<Stored | undefined> {
      const low = lowOf(name);
      await low.read();
      return low.data ?? undefined;
    },
    /** Not lost in a power cut once the folder is flushed. */
    async write(name: string, stored: Stored): Promise<void> {
      const low = lowOf(name);
      low.data = stored;
      await low.write();
    },
    flush,
    /** A new folder is itself an entry in another, and as easily lost; once in the life of a process is enough. */
    async makeSureOf(shard: string): Promise<void> {
      for (const each of [dirname(shard), shard]) {
        if (sure.has(each)) continue;
        const path = join(room.root, each);
        await files.makeFolder(path);
        await files.flush(dirname(path));
        sure.add(each);
      }
    },
    /** After a failure even what was sure is made sure of again. */
    doubt: () => sure.clear(),
    /** Gone for good when this returns, with the word that it was set aside. */
    async remove(name: string): Promise<void> {
      const file = fileIn(room, name);
      await files.remove(file);
      await files.remove(markerFile(file));
      await flush(shardOf(name));
    },
    setAside: (name: string) => setAside(fileIn(room, name), room, desk),
    wasSetAside: (name: string) => wasSetAside(fileIn(room, name), room, desk),
    /** With the disk gone every record looks absent, and everybody would be new to us. */
    async mustBeThere(name: string): Promise<void> {
      await files.list(room[kindOf(name)]);
    },
  };
}
