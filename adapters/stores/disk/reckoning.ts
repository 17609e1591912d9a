/** Brings what is known of every record into memory: from the indexes, and from the records where there is none. */
import { join } from 'node:path';
import { NotWhole } from '../check.js';
import { codeOf } from '../files.js';
import { isName, type Kind, type Room } from '../folder.js';
import { isKept, keyOf } from '../records.js';
import { workIn } from '../work.js';
import type { Desk } from './durable-json.js';
import type { RecordFiles } from './record-files.js';
import { WrongKey } from './sealing.js';
import type { Shards } from './shards.js';

/** Told how many records of how many were read, when it takes more than a second. */
export type Progress = (done: number, total: number) => void;

type Wiring = { room: Room; desk: Desk; shards: Shards; records: RecordFiles; progress: Progress };

const KINDS: Kind[] = ['conversations', 'people'];
const AT_ONCE = 16;
const PATIENCE = 1000;

/**
 * Returns the folders whose index was damaged. Throws `MissingKey`, `WrongKey` and `WrittenByNewer`, and the system's own
 * error when the disk does not answer. A record that cannot be read is found out when it is asked for.
 */
export async function reckon({ room, desk, shards, records, progress }: Wiring): Promise<string[]> {
  const damaged: string[] = [];
  const names: string[] = [];
  const unopened: string[] = [];
  async function fromIndex(shard: string): Promise<boolean> {
    try {
      return await shards.read(shard);
    } catch (error) {
      // One that the disk does not give back is made anew like one that is damaged.
      if (!(error instanceof NotWhole) && codeOf(error) !== 'EIO') throw error;
      damaged.push(shard);
      return false;
    }
  }
  async function fromFolder(shard: string): Promise<void> {
    if (await fromIndex(shard)) return;
    for (const file of await desk.files.list(join(room.root, shard))) {
      const name = `${shard}/${file.slice(0, -'.json'.length)}`;
      if (file.endsWith('.json') && isName(name)) names.push(name);
    }
  }
  await inParallel(await foldersIn(room, desk), async (shard) => {
    try {
      await fromFolder(shard);
    } catch (error) {
      if (!(error instanceof WrongKey)) throw error;
      unopened.push(shard);
    }
  });
  // One that another key sealed under this name is damage only if any of the others opens.
  for (const shard of unopened) await fromFolder(shard);
  let done = 0;
  let told = Date.now();
  await inParallel(names, async (name) => {
    await learn(name, shards, records);
    done++;
    if (Date.now() - told < PATIENCE) return;
    told = Date.now();
    progress(done, names.length);
  });
  return damaged;
}

async function learn(name: string, shards: Shards, records: RecordFiles): Promise<void> {
  try {
    const stored = await records.read(name);
    if (stored === undefined) return;
    const { record, seq, sealed } = stored;
    shards.set(name, { onDisk: record.version, sealed });
    shards.reached(seq);
    if (isKept(record)) shards.note(name, keyOf(record), workIn(record));
  } catch (error) {
    // It is there, and whoever asks for it is told that it cannot be read now.
    if (codeOf(error) === 'EIO') shards.set(name, { onDisk: 0, sealed: false });
    else if (!(error instanceof NotWhole)) throw error;
  }
}

/** The small folders of records, each by its name. */
async function foldersIn(room: Room, { files }: Desk): Promise<string[]> {
  const shards: string[] = [];
  for (const kind of KINDS) {
    for (const practice of await files.list(join(room.root, kind))) {
      const inside = await listed(join(room.root, kind, practice), files);
      const inPractice = inside.filter((shard) => /^[0-9a-f]{2}$/.test(shard));
      shards.push(...inPractice.map((shard) => `${kind}/${practice}/${shard}`));
    }
  }
  return shards;
}

/** What is no folder is none of ours: it is left alone. */
async function listed(path: string, files: Desk['files']): Promise<string[]> {
  try {
    return await files.list(path);
  } catch (error) {
    if (codeOf(error) === 'ENOTDIR') return [];
    throw error;
  }
}

async function inParallel<T>(things: T[], work: (thing: T) => Promise<void>): Promise<void> {
  const left = [...things].reverse();
  const some = async () => {
    for (let next = left.pop(); next !== undefined; next = left.pop()) await work(next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, some));
}
