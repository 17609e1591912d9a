/** The journal: turns share one flush of the disk, and what was told to be down is down. */
import { isRefusal, type Growing } from '../files.js';
import { inTurn } from '../in-turn.js';
import { finishedSegments, isVoid } from './finished.js';
import { headText, type Step } from './line.js';
import { numbered, type Numbers } from './numbered.js';
import { whenQuiet } from './quiet.js';
import { noteNames, putSegment, segmentFile, without, type Segment } from './segment.js';
import type { Wiring } from './wiring.js';

export type Journal = Awaited<ReturnType<typeof openJournal>>;

/** Told which line it is, and of how many bytes. */
type Down = (seq: number, size: number) => void;
type Waiting = { steps: Step[]; down: Down; failed: (error: unknown) => void };

/** How long nothing comes before it is written down that the last is down, in milliseconds. */
const QUIET = 200;

/** Begins a new segment, after those that were there; on a disk that refuses it, at the first turn that finds it sound. */
export async function openJournal(wiring: Wiring, from: { number: number; seq: number }) {
  const { folder, desk, sealing, everything, full } = wiring;
  const { files } = desk;
  const turns = inTurn();
  const numbers: Numbers = numbered(from.seq, sealing);
  const finished = finishedSegments(files, folder);
  const waiting: Waiting[] = [];
  const quiet = whenQuiet(QUIET, () => void turns.run('journal', mark));
  let marked = true;
  let handle: Growing | undefined;
  let open = await first();
  let closed = false;

  /** What it could not begin is a segment with nothing in it: the next one stands alone. */
  async function first(): Promise<Segment> {
    try {
      const begun = await begin(from.number, false);
      handle = await files.open(begun.file);
      return begun;
    } catch (error) {
      if (!isRefusal(error)) throw error;
      return { number: from.number, file: segmentFile(folder, from.number), length: 0, named: new Map() };
    }
  }

  async function begin(number: number, alone: boolean): Promise<Segment> {
    const steps = alone ? everything().map((step) => [step]) : [];
    const batch = alone ? numbers.batch(steps, number) : undefined;
    const sure = numbers.at().seq - 1 + steps.length;
    const head = { number, ...numbers.at(), alone, sure, ...(sealing ? { key: sealing.current } : {}) };
    const bytes = Buffer.concat([Buffer.from(headText(head)), batch?.bytes ?? Buffer.alloc(0)]);
    const file = segmentFile(folder, number);
    await putSegment(file, bytes, folder, desk);
    const segment: Segment = { number, file, length: bytes.length, named: new Map() };
    const start = bytes.length - (batch?.bytes.length ?? 0);
    batch?.named.forEach(({ names, at }) => noteNames(segment, names, start + at));
    batch?.taken();
    // Its head says of all before it that it is down.
    marked = true;
    return segment;
  }

  /** From now on this one is written; what came before it is finished. */
  async function moveOn(alone: boolean): Promise<void> {
    const next = await begin(open.number + 1, alone);
    const old = handle;
    handle = undefined;
    handle = await files.open(next.file);
    finished.add(open);
    if (alone) finished.voidAll();
    open = next;
    // Everything in it was flushed when it was written, or counts for nothing.
    await old?.close().catch(() => undefined);
  }

  /**
   * After a failure nobody knows what is in the segment, and a second flush of the same file proves nothing: what
   * was known to be good goes into a new one, which stands alone.
   */
  async function startAnew(): Promise<void> {
    await handle?.close().catch(() => undefined);
    handle = undefined;
    await moveOn(true);
    // What cannot be removed now is no worse than a full segment: it is tried again with those.
    await turns.run('segments', () => finished.remove(isVoid)).catch(() => undefined);
  }

  async function writeAll(): Promise<void> {
    const batch = waiting.splice(0);
    if (batch.length === 0) return;
    try {
      if (handle === undefined) await startAnew();
      await put(batch);
    } catch (error) {
      for (const each of batch) each.failed(error);
    }
  }

  async function put(batch: Waiting[]): Promise<void> {
    const writing = numbers.batch(
      batch.map(({ steps }) => steps),
      open.number,
    );
    try {
      await handle?.write(writing.bytes, open.length);
    } catch (error) {
      await cutBack();
      throw error;
    }
    try {
      await handle?.sync();
    } catch (error) {
      await startAnew().catch(() => undefined);
      throw error;
    }
    for (const { names, at } of writing.named) noteNames(open, names, open.length + at);
    open.length += writing.bytes.length;
    writing.taken();
    batch.forEach((each, n) => {
      const { seq = 0, size = 0 } = writing.lines[n] ?? {};
      each.down(seq, size);
    });
    marked = false;
    quiet.stir();
    if (open.length >= wiring.most) full();
  }

  /**
   * That a batch is down is said by the next one; when there is none, by a line about nobody. Without either, the end of
   * the journal may be what the power cut off before anybody was told.
   */
  async function mark(): Promise<void> {
    if (marked || handle === undefined) return;
    await put([{ steps: [], down: () => undefined, failed: () => undefined }]).catch(() => undefined);
    marked = true;
  }

  /** What a write left half done is taken away again: nothing of the batch counts. */
  async function cutBack(): Promise<void> {
    try {
      await handle?.truncate(open.length);
      await handle?.sync();
    } catch {
      await startAnew().catch(() => undefined);
    }
  }

  return {
    /**
     * Resolves when it is on the disk itself; `down` is called then, in order, before anybody hears of it. Throws the
     * system's error when it is not, and then nothing of it is.
     */
    append(steps: Step[], down: Down): Promise<void> {
      return new Promise((done, failed) => {
        if (closed) return failed(new Error('The journal is closed'));
        const told: Down = (seq, size) => {
          down(seq, size);
          done();
        };
        waiting.push({ steps, down: told, failed });
        if (waiting.length === 1) void turns.run('journal', writeAll);
      });
    },
    /** A file was found that has this line in it: no line with a number up to it may be written any more. */
    beyond: (found: number): Promise<void> =>
      turns.run('journal', async () => {
        if (found < numbers.at().seq) return;
        numbers.leap(found);
        // Without one that is written, the next comes after this anyhow.
        if (handle !== undefined) await moveOn(false);
      }),
    /** Ends the segment that is written, if there is anything in it; tells up to which segment all are finished. */
    rotate: (): Promise<number> =>
      turns.run('journal', async () => {
        if (handle === undefined) await startAnew();
        if (open.named.size > 0) await moveOn(false);
        return open.number - 1;
      }),
    /** Finished segments up to this one are of no more use. */
    remove: (upTo: number): Promise<void> =>
      turns.run('segments', () => finished.remove(({ number }) => number <= upTo)),
    /** Nothing about this record is in the journal any more when this returns. */
    async purge(name: string): Promise<void> {
      await turns.run('journal', async () => {
        if (handle === undefined) await startAnew();
        if (open.named.has(name)) await moveOn(false);
        numbers.forget(name);
      });
      await turns.run('segments', async () => {
        await finished.remove(isVoid);
        for (const segment of finished.naming(name)) {
          const bytes = without(name, segment, await files.read(segment.file), sealing);
          await putSegment(segment.file, bytes, folder, desk);
          segment.named.delete(name);
        }
      });
    },
    async close(): Promise<void> {
      closed = true;
      quiet.stop();
      await turns.run('journal', mark);
      await turns.idle();
      await handle?.close();
    },
  };
}
