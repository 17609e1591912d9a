/** Brings what only the journal has into the records' own files, and erases them. */
import type { Desk } from './disk/durable-json.js';
import type { RecordFiles } from './disk/record-files.js';
import type { Row } from './disk/shard-form.js';
import type { Shards } from './disk/shards.js';
import { shardOf } from './folder.js';
import { GONE, type Held, type Memory } from './held.js';
import { inTurn } from './in-turn.js';
import type { Journal } from './journal/journal.js';

/** How many folders of records are written at the same time: their flushes can be had together. */
const AT_ONCE = 16;

type Wiring = { memory: Memory; records: RecordFiles; shards: Shards; desk: Desk; sealed: boolean };

type Done = { name: string; held: Held | typeof GONE; row: Row | undefined };

export type Filing = ReturnType<typeof filing>;

export function filing({ memory, records, shards, desk, sealed }: Wiring) {
  // Apart from the turns: nobody waits for a file whose turn is in the journal.
  const turns = inTurn();

  /** One record as it is now, or nothing when its file has it already. */
  async function put(name: string): Promise<Done | undefined> {
    const [held, row] = [memory.get(name), shards.get(name)];
    if (held === undefined || !memory.isAhead(name)) return undefined;
    if (held === GONE) await records.remove(name);
    else await records.write(name, { ...held, sealed });
    return { name, held, row };
  }

  /** The records first, then the index that tells of them: it is never ahead of what the disk has. */
  async function fileShard(shard: string, names: string[]): Promise<void> {
    await records.makeSureOf(shard);
    const done: Done[] = [];
    for (const name of names) {
      const one = await turns.run(name, () => put(name));
      if (one) done.push(one);
    }
    await records.flush(shard);
    for (const { name, held, row } of done) {
      // Another row: it was erased meanwhile, and may have begun again.
      if (held === GONE || row === undefined || shards.get(name) !== row) continue;
      shards.set(name, { onDisk: held.record.version, sealed });
      shards.reached(held.seq);
    }
    await turns.run(shard, () => shards.write(shard));
    for (const { name, held } of done) memory.filed(name, held);
  }

  /** All of memory that is newer than the files. Throws the system's error; what was not filed stays in the journal. */
  async function fileAll(): Promise<void> {
    const byShard = new Map<string, string[]>(shards.stale().map((shard) => [shard, []]));
    for (const name of memory.ahead()) {
      const shard = shardOf(name);
      const names = byShard.get(shard);
      if (names) names.push(name);
      else byShard.set(shard, [name]);
    }
    const left = [...byShard];
    const some = async () => {
      for (let next = left.pop(); next; next = left.pop()) await fileShard(...next);
    };
    const ends = await Promise.allSettled(Array.from({ length: AT_ONCE }, some));
    for (const end of ends) {
      if (end.status === 'fulfilled') continue;
      records.doubt();
      throw end.reason;
    }
  }

  return {
    fileAll,
    /** Then the segments that held it are of no more use. */
    async checkpoint(journal: Journal): Promise<void> {
      const upTo = await journal.rotate();
      await fileAll();
      await journal.remove(upTo);
    },
    /** Nothing of this record is in any file but the journal when this returns. */
    async erase(name: string): Promise<void> {
      const shard = shardOf(name);
      await turns.run(name, () => records.remove(name));
      if (shards.stale().includes(shard)) {
        await records.makeSureOf(shard);
        await turns.run(shard, () => shards.write(shard));
      }
      for (const leftover of desk.leftovers) {
        await desk.files.remove(leftover);
        desk.leftovers.delete(leftover);
      }
    },
    idle: () => turns.idle(),
  };
}
