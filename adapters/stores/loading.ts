/** Finds a record: in memory, or in its file; what cannot be read there is set aside and told of, once. */
import { NotWhole } from './check.js';
import type { RecordFiles } from './disk/record-files.js';
import type { Stored } from './disk/record-form.js';
import type { Shards } from './disk/shards.js';
import { UnreadableConversation, UnreadablePerson } from './errors.js';
import { kindOf } from './folder.js';
import { GONE, type Held, type Memory } from './held.js';
import type { Report } from './problem.js';
import { isKept, type Key } from './records.js';
import { mustBeNewest } from './restoring.js';
import { workIn } from './work.js';

type Wiring = {
  memory: Memory;
  records: RecordFiles;
  shards: Shards;
  report: Report;
  /** A file has this line of the journal in it. */
  reached: (seq: number) => Promise<void>;
};

/**
 * One record at a time, one after the other. Throws `UnreadableConversation` or `UnreadablePerson`, `WrittenByNewer`,
 * `MissingKey`, and the system's own error when the disk does not answer.
 */
export function loading({ memory, records, shards, report, reached }: Wiring) {
  const reported = new Set<string>();

  async function fromFile(name: string): Promise<Stored | undefined> {
    const [stored, row] = [await records.read(name), shards.get(name)];
    if (stored && row) mustBeNewest(stored, row);
    return stored;
  }

  async function learn(name: string, key: Key, { record, seq, size, sealed }: Stored): Promise<Held> {
    await reached(seq);
    if (!shards.get(name)) {
      shards.set(name, { onDisk: record.version, sealed });
      if (isKept(record)) shards.note(name, key, workIn(record));
    }
    const held = { record, seq, size };
    memory.keep(name, held);
    return held;
  }

  function tell(name: string, key: Key, there: string | undefined, why: string): void {
    const problem = {
      kind: 'unreadable',
      what: kindOf(name),
      practice: key.practice,
      setAside: there,
    } as const;
    if (!reported.has(name)) report({ ...problem, why });
    // What was moved will not be met again; what stays is met each time.
    if (there) reported.delete(name);
    else reported.add(name);
  }

  async function outOfTheWay(name: string, key: Key, why: NotWhole): Promise<Error> {
    // If the disk refuses, it stays where it is, and is as unreadable there.
    const there = await records.setAside(name).catch(() => undefined);
    if (there) shards.delete(name, key);
    tell(name, key, there, why.message);
    return unreadable(name, key, there, why);
  }

  return async function load(name: string, key: Key): Promise<Held | undefined> {
    const held = memory.get(name);
    if (held !== undefined) return held === GONE ? undefined : held;
    let stored: Stored | undefined;
    try {
      stored = await fromFile(name);
    } catch (error) {
      if (error instanceof NotWhole) throw await outOfTheWay(name, key, error);
      throw error;
    }
    if (stored) return learn(name, key, stored);
    const left = await records.wasSetAside(name);
    if (left) throw unreadable(name, key, left.as, new NotWhole('It was set aside before'));
    await records.mustBeThere(name);
    if (shards.get(name) === undefined) return undefined;
    const why = new NotWhole('Its file is gone');
    tell(name, key, undefined, why.message);
    throw unreadable(name, key, undefined, why);
  };
}

function unreadable(name: string, key: Key, there: string | undefined, why: NotWhole): Error {
  return kindOf(name) === 'people'
    ? new UnreadablePerson(key, there, why)
    : new UnreadableConversation(key, there, why);
}
