/** Keeps which requests came in one small file: a line for each, flushed before anything comes of it. */
import { randomUUID } from 'node:crypto';
import { dirname, join } from 'node:path';
import type { Growing } from '../files.js';
import { meetings, type Meet, type Meeting } from '../met.js';
import { bytesOf, type Desk } from './durable-json.js';

/** Lines that say nothing any more, before the file is written anew. */
const IDLE = 2000;

export type MetFile = Awaited<ReturnType<typeof metFile>>;

type Line = { text: string; done: () => void; failed: (problem: unknown) => void };

/**
 * `unreadable` is told of lines in the middle that cannot be read: of those requests nothing is known. Throws the system's
 * errors.
 */
export async function metFile(path: string, desk: Desk, unreadable: (lines: number) => void) {
  const known = meetings();
  const bytes = await bytesOf(path, desk.files);
  const text = new TextDecoder().decode(bytes);
  const broken = taken(text, known);
  if (broken > 0) unreadable(broken);

  let file: Growing | undefined;
  let [length, lines] = [bytes?.length ?? 0, linesIn(text)];
  // What was cut short by a power cut is not written on: the file is made anew with the first line.
  let isWhole = bytes !== undefined && text.endsWith('\n') && broken === 0;
  let waiting: Line[] = [];
  let writing: Promise<void> | undefined;

  /** From memory, in which the lines that wait are already. */
  async function anew(): Promise<void> {
    await file?.close();
    file = undefined;
    const all = known.all().map(([sum, one]) => lineOf(sum, one.until, one.isAnswered));
    const temporary = join(desk.unfinished, `${randomUUID()}.tmp`);
    const content = Buffer.from(all.join(''));
    const count = linesIn(all.join(''));
    try {
      await desk.files.write(temporary, content);
      await desk.files.rename(temporary, path);
    } catch (problem) {
      await desk.files.remove(temporary).catch(() => desk.leftovers.add(temporary));
      throw problem;
    }
    await desk.files.flush(dirname(path));
    [length, lines, isWhole] = [content.length, count, true];
  }

  async function appended(texts: readonly string[]): Promise<void> {
    file ??= await desk.files.open(path);
    const content = Buffer.from(texts.join(''));
    await file.write(content, length);
    await file.sync();
    length += content.length;
    lines += texts.length;
  }

  async function write(): Promise<void> {
    while (waiting.length > 0) {
      const mine = waiting;
      waiting = [];
      try {
        if (isWhole && lines < 2 * known.size() + IDLE) await appended(mine.map((line) => line.text));
        else await anew();
        for (const { done } of mine) done();
      } catch (problem) {
        // After a write that failed nothing of the file is believed.
        isWhole = false;
        for (const { failed } of mine) failed(problem);
      }
    }
  }

  /** Those that come together go down in one write. */
  const written = (line: string) =>
    new Promise<void>((done, failed) => {
      waiting.push({ text: line, done, failed });
      writing ??= write().finally(() => (writing = undefined));
    });

  return {
    /** Throws the system's error: then it is not known. */
    async meet(of: Meet): Promise<Meeting> {
      const meeting = known.meet(of);
      if (meeting !== 'new') return meeting;
      try {
        await written(lineOf(of.sum, Date.parse(of.until), false));
      } catch (problem) {
        known.settle(of.sum, 'new');
        throw problem;
      }
      return meeting;
    },
    /** Throws the system's error: then it is known as it was. */
    async settle(sum: string, as: 'answered' | 'new'): Promise<void> {
      if (known.settle(sum, as)) await written(as === 'new' ? `- ${sum}\n` : `a ${sum}\n`);
    },
    async close(): Promise<void> {
      await writing;
      await file?.close();
    },
  };
}

const linesIn = (text: string) => text.split('\n').length - 1;

const lineOf = (sum: string, until: number, isAnswered: boolean) =>
  `+ ${sum} ${until}\n${isAnswered ? `a ${sum}\n` : ''}`;

/** Returns how many lines cannot be read; the last one may have been cut short, and nobody was told of it. */
function taken(text: string, known: ReturnType<typeof meetings>): number {
  let unreadable = 0;
  for (const line of text.split('\n').slice(0, -1)) {
    const [kind, sum = '', until = ''] = line.split(' ');
    if (kind === '+' && /^\d{13}$/.test(until)) known.put(sum, { until: Number(until), isAnswered: false });
    else if (kind === 'a' || kind === '-') known.settle(sum, kind === 'a' ? 'answered' : 'new');
    else unreadable++;
  }
  return unreadable;
}
