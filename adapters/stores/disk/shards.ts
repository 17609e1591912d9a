/** What is known of every record without reading it, in memory and in one small index file a folder of records. */
import { join } from 'node:path';
import { shardOf, type Room } from '../folder.js';
import type { Owing } from '../owing.js';
import type { Key } from '../records.js';
import type { Work } from '../work.js';
import { durableJson, type Desk } from './durable-json.js';
import { shardForm, type Row } from './shard-form.js';
import type { Sealing } from './sealing.js';

/** Not `.json`: it is no record. */
export const INDEX = 'index';

export type Shards = ReturnType<typeof shards>;

const isOfTalk = (shard: string) => !shard.startsWith('people/');

/** `owing` is told of the work of every conversation. */
export function shards(room: Room, desk: Desk, owing: Owing, sealing: Sealing | undefined) {
  const all = new Map<string, Map<string, Row>>();
  // Folders of which the index on the disk is not what is known.
  const stale = new Set<string>();
  // How new each index on the disk is.
  const seqs = new Map<string, number>();
  let conversations = 0;
  let people = 0;
  let seq = 0;
  let registered = false;

  const lowest = (shard: string) =>
    durableJson(join(room.root, shard, INDEX), shardForm(shard, sealing), desk);

  function count(name: string, by: 1 | -1): void {
    if (isOfTalk(name)) conversations += by;
    else people += by;
  }

  function set(name: string, row: Row): void {
    const shard = shardOf(name);
    const rows = all.get(shard) ?? new Map<string, Row>();
    if (!rows.has(name)) count(name, 1);
    rows.set(name, row);
    all.set(shard, rows);
    if (row.onDisk > 0) stale.add(shard);
  }

  return {
    get: (name: string) => all.get(shardOf(name))?.get(name),
    /** There is such a record; the disk has it at this version, or not yet at all: 0. */
    set,
    /** How its work stands, when it is a conversation. */
    note(name: string, key: Key, work: Work): void {
      owing.note(name, key, work);
    },
    delete(name: string, key: Key | undefined): void {
      const shard = shardOf(name);
      const row = all.get(shard)?.get(name);
      if (all.get(shard)?.delete(name)) count(name, -1);
      if (row && row.onDisk > 0) stale.add(shard);
      const known = key ?? owing.of(name)?.key;
      if (known) owing.note(name, known, undefined);
    },
    /** The number of the newest line of the journal that is in any of the files. */
    newest: () => seq,
    reached(found: number): void {
      seq = Math.max(seq, found);
    },
    counts: () => ({ conversations, people }),
    /** Names of conversations in order, `most` of those behind this name. */
    conversationsAfter(after: string | undefined, most: number): string[] {
      const found: string[] = [];
      const from = after === undefined ? '' : shardOf(after);
      for (const shard of [...all.keys()].filter((each) => isOfTalk(each) && each >= from).sort()) {
        const names = [...(all.get(shard)?.keys() ?? [])].sort();
        found.push(...names.filter((name) => after === undefined || name > after));
        if (found.length >= most) break;
      }
      return found.slice(0, most);
    },
    stale: () => [...stale],
    seqs: (): ReadonlyMap<string, number> => seqs,
    /** Whether the folder has a register, or had one when an index was written. */
    isRegistered: () => registered,
    /** It has one: whatever is written from now on says so, and misses it. */
    haveRegister: () => void (registered = true),

    /** Reads one folder's index into memory; false when there is none. Throws `NotWhole`, `MissingKey`. */
    async read(shard: string): Promise<boolean> {
      const index = await lowest(shard).read();
      if (index === null) return false;
      seq = Math.max(seq, index.seq);
      seqs.set(shard, index.seq);
      registered ||= index.registered;
      for (const { name, key, work, ...row } of index.records) {
        set(name, row);
        if (key && work) owing.note(name, key, work);
      }
      stale.delete(shard);
      return true;
    },
    /** Makes one folder's index durable, with what the disk has of it now. */
    async write(shard: string): Promise<void> {
      const rows = [...(all.get(shard) ?? [])].filter(([, row]) => row.onDisk > 0);
      const records = rows.map(([name, row]) => ({ name, ...row, ...owing.of(name) }));
      stale.delete(shard);
      try {
        const reached = seq;
        await lowest(shard).write({ seq: reached, registered, records });
        seqs.set(shard, reached);
      } catch (error) {
        stale.add(shard);
        throw error;
      }
    },
  };
}
