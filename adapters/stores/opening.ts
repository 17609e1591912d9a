/** Opens a folder for the file store and keeps it in order: what a server needs beside the turns themselves. */
import type { Desk } from './disk/durable-json.js';
import { metFile } from './disk/met-file.js';
import { reckon, type Progress } from './disk/reckoning.js';
import { recordFiles } from './disk/record-files.js';
import { MissingKey, WrongKey, type Sealing } from './disk/sealing.js';
import { register as registerOf } from './disk/register.js';
import { shards as shardsIn } from './disk/shards.js';
import { eraseAside } from './erasing-aside.js';
import { WrittenByNewer } from './errors.js';
import { filing as filingOf } from './filing.js';
import { disk, isRefusal, type Files } from './files.js';
import { CannotUseFolder, metIn, openFolder, type Room } from './folder.js';
import { memory as memoryOf } from './held.js';
import { inTurn } from './in-turn.js';
import { openJournal } from './journal/journal.js';
import { loading } from './loading.js';
import { owing as owingOf } from './owing.js';
import { pagesIn } from './paging.js';
import type { Report } from './problem.js';
import { restore } from './restoring.js';
import type { Counts } from './store.js';

export type Options = {
  files?: Files;
  sealing?: Sealing | undefined;
  progress?: Progress;
  /** Does something again and again; returns what ends it. */
  every?: (milliseconds: number, run: () => void) => () => void;
  limits?: Partial<Limits>;
};

/** Bytes, and for `filed` milliseconds. */
export type Limits = {
  /** A segment of the journal is full. */
  segment: number;
  /** Records in memory that lie in their files as well. */
  recent: number;
  /** Records that only the journal has. */
  ahead: number;
  /** How often those are written to their files, however few. */
  filed: number;
};

const MB = 1024 * 1024;
const LIMITS: Limits = { segment: 8 * MB, recent: 24 * MB, ahead: 32 * MB, filed: 3 * 60_000 };

export type House = Awaited<ReturnType<typeof openHouse>>;

/** Why it does not start, in words of its own. */
const TOLD = [MissingKey, WrongKey, WrittenByNewer];

/** Throws `FolderInUse`, `CannotUseFolder`, `MissingKey`, `WrongKey` or `WrittenByNewer`, each with one plain line. */
export async function openHouse(folder: string, report: Report, options: Options) {
  const files = options.files ?? disk;
  const { room, unlock } = await openFolder(folder, files);
  try {
    return await inOrder(room, unlock, report, { ...options, files });
  } catch (error) {
    await unlock();
    if (TOLD.some((each) => error instanceof each)) throw error;
    throw new CannotUseFolder(room.root, error);
  }
}

async function inOrder(
  room: Room,
  unlock: () => Promise<void>,
  tell: Report,
  options: Options & { files: Files },
) {
  const { files, sealing, progress = () => undefined, every = everySo } = options;
  const limits = { ...LIMITS, ...options.limits };
  const desk: Desk = { unfinished: room.unfinished, files, leftovers: new Set() };
  const owing = owingOf();
  const memory = memoryOf(limits.recent);
  const shards = shardsIn(room, desk, owing, sealing);
  const register = registerOf(room, desk, sealing, shards);
  const records = recordFiles(room, desk, sealing);
  const filing = filingOf({ memory, records, shards, desk, sealed: sealing !== undefined });
  const asides = inTurn();
  let aside = (await files.list(room.setAside)).length;
  const report: Report = (problem) => {
    if ('setAside' in problem && problem.setAside) aside++;
    tell(problem);
  };

  const damaged = await reckon({ room, desk, shards, records, progress });
  for (const shard of damaged)
    report({ kind: 'index', why: `The index of ${shard} was damaged and is made anew` });
  for (const why of await register.problems())
    if (!damaged.some((shard) => why.includes(` ${shard} `))) report({ kind: 'index', why });
  const met = await metFile(metIn(room), desk, (lines) =>
    report({
      kind: 'index',
      why: `${lines} lines of which requests came cannot be read: these are not known if they come again`,
    }),
  );
  const { next, sweep } = await restore({ room, desk, sealing, memory, shards, records, report });
  let full = () => {};
  const wiring = { folder: room.journal, desk, sealing, most: limits.segment, everything: memory.steps };
  const journal = await openJournal({ ...wiring, full: () => full() }, next);
  // Until all is filed the old segments are needed: on a disk that refuses it, that is tried again.
  let isSwept = false;
  async function tidy(): Promise<void> {
    if (isSwept) return;
    await sweep();
    isSwept = true;
  }

  let running: Promise<void> | undefined;
  // After a failure only the clock tries again, and it is told once.
  let failing = false;
  async function checkpoint(): Promise<void> {
    try {
      await filing.checkpoint(journal);
      await register.write();
      await tidy();
      failing = false;
    } catch (error) {
      if (!failing)
        report({ kind: 'not-filed', why: error instanceof Error ? error.message : String(error) });
      failing = true;
    }
  }
  try {
    await filing.fileAll();
    await register.write();
    await tidy();
  } catch (error) {
    if (!isRefusal(error)) throw error;
    await checkpoint();
  }
  const inBackground = () => {
    running ??= checkpoint().finally(() => (running = undefined));
  };
  full = () => {
    if (!failing) inBackground();
  };
  const stop = every(limits.filed, inBackground);

  return {
    memory,
    shards,
    owing,
    filing,
    journal,
    met,
    load: loading({ memory, records, shards, report, reached: journal.beyond }),
    page: pagesIn({ memory, records, shards }),
    mustBeThere: (name: string) => records.mustBeThere(name),
    /** One after the other: two people may be in one file. */
    eraseAside: (name: string): Promise<void> =>
      asides.run('all', async () => {
        aside -= await eraseAside(name, { room, desk, records, sealing });
      }),
    /** Something was kept: memory may be too full of what no file has. */
    grown: () => {
      if (memory.aheadSize() > limits.ahead) full();
    },
    counts: (): Promise<Counts> =>
      Promise.resolve({ ...shards.counts(), owed: owing.owed(), setAside: aside }),
    /** What cannot be filed now stays in the journal for the next start. */
    async close(): Promise<void> {
      stop();
      await running;
      await checkpoint();
      await filing.idle();
      await met.close().catch(() => undefined);
      await journal.close().finally(unlock);
    },
  };
}

/** Does not keep a process alive that has nothing else to do. */
function everySo(milliseconds: number, run: () => void): () => void {
  const timer = setInterval(run, milliseconds).unref();
  return () => clearInterval(timer);
}
