/** Puts a folder in order when it is opened: what only the journal has goes into the records' own files. */
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { NotWhole } from './check.js';
import { bytesOf, type Desk } from './disk/durable-json.js';
import type { RecordFiles } from './disk/record-files.js';
import type { Stored } from './disk/record-form.js';
import type { Sealing } from './disk/sealing.js';
import { mark, moveAside, newName } from './disk/set-aside.js';
import type { Shards } from './disk/shards.js';
import { fileIn, kindOf, type Room } from './folder.js';
import { GONE, type Memory } from './held.js';
import { numbersIn, segmentFile } from './journal/segment.js';
import { readJournal, type Read, type Torn } from './journal/reading.js';
import { replayed, type Replayed } from './journal/replay.js';
import type { Report } from './problem.js';
import { isKept, keyOf } from './records.js';
import { workIn } from './work.js';

export type Wiring = {
  room: Room;
  desk: Desk;
  sealing: Sealing | undefined;
  memory: Memory;
  shards: Shards;
  records: RecordFiles;
  report: Report;
};

/**
 * Brings memory to where the journal was, and sets aside what cannot be made whole. `sweep` takes the old segments away
 * once all of memory is in files. Throws `MissingKey`, `WrittenByNewer` and the system's own errors.
 */
export async function restore(wiring: Wiring): Promise<{ next: Read['next']; sweep: () => Promise<void> }> {
  const { room, desk, sealing, shards, records } = wiring;
  const read = await readJournal(room.journal, desk.files, sealing);
  const found = await replayed(read, (name) => baseOf(name, shards, records));
  if (read.torn) await cutOff(read.torn, wiring);
  remember(found, wiring);
  const aside = new Map(
    [...read.damaged, ...found.needed].map((number) => [number, newName(`${number}.log`)]),
  );
  await setLostAside(found.lost, aside.values().next().value, wiring);
  const next = { ...read.next, seq: Math.max(read.next.seq, shards.newest() + 1) };
  return { next, sweep: () => sweep(wiring, next.number, aside, read.unknown) };
}

/** What a record's file holds; an older one than the index tells of is not it. */
async function baseOf(name: string, shards: Shards, records: RecordFiles): Promise<Stored | undefined> {
  const [stored, row] = [await records.read(name), shards.get(name)];
  if (stored && row) mustBeNewest(stored, row);
  return stored;
}

/** Throws `NotWhole` for a file that was put back from earlier, or lost its seal. */
export function mustBeNewest(stored: Stored, row: { onDisk: number; sealed: boolean }): void {
  if (stored.record.version < row.onDisk) throw new NotWhole('It is older than what was kept here last');
  if (row.sealed && !stored.sealed) throw new NotWhole('It was sealed, and is not');
}

/** The disk never had it whole, so nobody was told. What is more than a line cut short is kept for a person to look at. */
async function cutOff({ number, length, bytes, clean }: Torn, wiring: Wiring): Promise<void> {
  const { room, desk, report } = wiring;
  if (!clean) {
    const there = join(room.setAside, newName(`${number}-end.log`));
    await desk.files.write(there, bytes);
    await desk.files.flush(room.setAside);
    report({ kind: 'journal', setAside: there, why: 'Its end was never written whole, and cannot be read' });
  }
  const handle = await desk.files.open(segmentFile(room.journal, number));
  try {
    await handle.truncate(length);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function remember({ records: newer }: Replayed, { memory, shards }: Wiring): void {
  for (const [name, held] of newer) {
    memory.changed(name, held);
    if (held === GONE) {
      shards.delete(name, undefined);
      continue;
    }
    if (!shards.get(name)) shards.set(name, { onDisk: 0, sealed: false });
    if (isKept(held.record)) shards.note(name, keyOf(held.record), workIn(held.record));
  }
}

/** A file with an older version is out of the way as well: nobody takes it for all there was. */
async function setLostAside(
  lost: Replayed['lost'],
  segment: string | undefined,
  { room, desk, shards, records, report }: Wiring,
): Promise<void> {
  for (const [name, why] of lost) {
    shards.delete(name, undefined);
    if (await records.wasSetAside(name)) continue;
    const file = fileIn(room, name);
    let there = segment && join(room.setAside, segment);
    // One that the disk does not give back is there, too.
    const isThere = await bytesOf(file, desk.files).then(
      (bytes) => bytes !== undefined,
      () => true,
    );
    if (isThere) there = await records.setAside(name);
    else {
      await records.makeSureOf(name.slice(0, name.lastIndexOf('/')));
      await mark(file, segment ?? randomUUID(), desk);
    }
    const of = { what: kindOf(name), practice: name.split('/')[1] ?? '' };
    report({ kind: 'unreadable', ...of, setAside: there, why: why.message });
  }
}

async function sweep(
  { room, desk, report }: Wiring,
  before: number,
  aside: Map<number, string>,
  unknown: number,
): Promise<void> {
  for (const number of numbersIn(await desk.files.list(room.journal))) {
    if (number >= before) continue;
    const file = segmentFile(room.journal, number);
    const name = aside.get(number);
    if (name === undefined) {
      // For good before the next one, as in the journal.
      await desk.files.remove(file);
      await desk.files.flush(room.journal);
    } else {
      const there = await moveAside(file, name, room, desk);
      report({ kind: 'journal', setAside: there, why: 'Some of its lines could not be made use of' });
    }
  }
  if (unknown > 0)
    report({
      kind: 'journal',
      setAside: undefined,
      why: `${unknown} turns are lost, and it is not known whose`,
    });
}
