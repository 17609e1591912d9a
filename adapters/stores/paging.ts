/** Reads what a file store keeps page by page, without moving, mending or keeping in memory any of it. */
import { NotWhole } from './check.js';
import type { RecordFiles } from './disk/record-files.js';
import type { Shards } from './disk/shards.js';
import { GONE, type Memory } from './held.js';
import { isKept, type Kept, type Rec } from './records.js';
import { mustBeNewest } from './restoring.js';
import type { Page } from './store.js';

type Wiring = { memory: Memory; records: RecordFiles; shards: Shards };

/** Throws `WrittenByNewer`, `MissingKey`, and the system's own error when the disk does not answer. */
export function pagesIn({ memory, records, shards }: Wiring) {
  async function look(name: string): Promise<Rec | undefined> {
    const held = memory.get(name);
    if (held !== undefined) return held === GONE ? undefined : held.record;
    const [stored, row] = [await records.read(name), shards.get(name)];
    // Forgotten in between.
    if (row === undefined) return undefined;
    if (stored === undefined) throw new NotWhole('Its file is gone');
    mustBeNewest(stored, row);
    return stored.record;
  }

  return async function page(after: string | undefined, most: number): Promise<Page> {
    const names = shards.conversationsAfter(after, most);
    const kept: Kept[] = [];
    let unreadable = 0;
    for (const name of names)
      try {
        const record = await look(name);
        if (record && isKept(record)) kept.push(record);
      } catch (error) {
        if (!(error instanceof NotWhole)) throw error;
        unreadable++;
      }
    const last = names.at(-1);
    return { kept, unreadable, ...(last === undefined || names.length < most ? {} : { next: last }) };
  };
}
