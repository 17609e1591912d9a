/** The file a feed's services are kept in: whole and summed up, written beside the old one and swapped by rename. */
import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import { Service } from '../../../dialogs/matching/service.js';
import { BrokenFeed } from '../problems.js';
import { feedFile, feedsFolder, orGone, settle, sweep, TEMPORARY } from './feeds-folder.js';
import { idOf, linesOf } from './lines.js';

export const Head = z.strictObject({
  format: z.literal(1),
  feed: z.string(),
  /** Where it was read from. */
  source: z.string(),
  dialect: z.string(),
  imported: z.iso.datetime(),
});
const Foot = z.strictObject({ end: z.int(), sum: z.string() });

export type Head = z.infer<typeof Head>;

/** A file of services is not what was written. What is kept elsewhere still serves. */
export class BrokenDirectory extends Error {
  override name = 'BrokenDirectory';
}

/** Bytes that are gathered before they are written. */
const GATHERED = 1 << 20;
/** Bytes that are read at once: between two of them a server answers people, and to check more takes too long for them. */
const READ = 1 << 14;

export { feedFile, feedsFolder };

export type Writing = {
  /** A promise only when something had to be written: hundreds of thousands are added one after the other. */
  add(service: Service): Promise<void> | undefined;
  /**
   * Now it is the feed; until then the old one serves. `changed` are services to be written otherwise than they were.
   * Throws `BrokenFeed` when somebody took the feed out meanwhile.
   */
  swap(changed: ReadonlyMap<string, (before: Service) => Service>): Promise<void>;
  /** Nothing happened. */
  drop(): Promise<void>;
};

/** Whoever is killed half way leaves a file that nobody reads; the next import of this feed sweeps it up. */
export async function writeFeed(data: string, head: Head): Promise<Writing> {
  const folder = feedsFolder(data);
  await mkdir(folder, { recursive: true });
  await sweep(folder, head.feed);
  const temporary = () => join(folder, `${head.feed}.${randomUUID()}${TEMPORARY}`);
  let path = temporary();
  let lines = await summed(path, head);
  return {
    add: (service) => lines.add(service),
    async swap(changed) {
      await lines.end();
      if (changed.size > 0) {
        const first = path;
        path = temporary();
        lines = await summed(path, head);
        await copied(first, lines, changed).catch(swept(head.feed));
        await lines.end();
        await rm(first, { force: true });
      }
      await rename(path, feedFile(data, head.feed)).catch(swept(head.feed));
      await settle(folder);
    },
    async drop() {
      await lines.end();
      await rm(path, { force: true });
    },
  };
}

/** Somebody took the feed out, or imported it once more: what was written of it so far went with that. */
const swept =
  (feed: string) =>
  (cause: NodeJS.ErrnoException): never => {
    if (cause.code !== 'ENOENT') throw cause;
    throw new BrokenFeed(
      `Somebody else took ${feed} out of the directory, or imported it, at the same time. What this import had written is gone. See what is there: npm run directory -- check. If the feed is still wanted, import it again`,
      { cause },
    );
  };

/** Every service of a file, those that `changed` otherwise than they were. */
async function copied(
  from: string,
  lines: Awaited<ReturnType<typeof summed>>,
  changed: ReadonlyMap<string, (before: Service) => Service>,
): Promise<void> {
  for await (const several of linesOf(from))
    for (const line of several) {
      const id = idOf(line);
      const change = id === undefined ? undefined : changed.get(id);
      if (change !== undefined) await lines.add(change(Service.parse(JSON.parse(line.toString('utf8')))));
      else if (id !== undefined) await lines.copy(line);
    }
}

/** A file that ends with how many services it holds and a sum over them. */
async function summed(path: string, head: Head) {
  const file = await open(path, 'w', 0o600);
  const sum = createHash('sha256');
  let [lines, count] = ['', 0];
  const line = (text: string): Promise<void> | undefined => {
    lines += `${text}\n`;
    return lines.length > GATHERED ? flush() : undefined;
  };
  const flush = async () => {
    const bytes = Buffer.from(lines);
    lines = '';
    sum.update(bytes);
    await file.writeFile(bytes);
  };
  await line(JSON.stringify(head));
  return {
    add(service: Service) {
      count++;
      return line(JSON.stringify(service));
    },
    /** A service as it stands in another such file. */
    copy(service: Buffer) {
      count++;
      return line(service.toString('utf8'));
    },
    async end() {
      await flush();
      await file.writeFile(`${JSON.stringify({ end: count, sum: sum.digest('hex') })}\n`);
      await file.sync();
      await file.close();
    },
  };
}

const linesIn = (path: string) =>
  createInterface({ input: createReadStream(path, { highWaterMark: READ }), crlfDelay: Infinity });

/** How many services a feed's file says it holds; 0 when there is none, or none that says so. */
export async function countOf(path: string): Promise<number> {
  const file = await open(path, 'r').catch(orGone(undefined));
  if (file === undefined) return 0;
  try {
    const { size } = await file.stat();
    const tail = Buffer.alloc(Math.min(size, 200));
    await file.read(tail, 0, tail.length, size - tail.length);
    return Number(/\n\{"end":(\d+),[^\n]*\n$/.exec(tail.toString())?.[1] ?? 0);
  } finally {
    await file.close();
  }
}

/** Reads a feed's file to its end. Throws `BrokenDirectory` when it is not whole. */
export async function readFeed(path: string): Promise<{ head: Head; services: Service[] }> {
  const broken = (why: string, cause?: unknown) =>
    new BrokenDirectory(`${path}: ${why}. Mend: import the feed again`, { cause });
  const sum = createHash('sha256');
  const services: Service[] = [];
  let head: Head | undefined;
  let foot: z.infer<typeof Foot> | undefined;
  for await (const line of linesIn(path)) {
    if (foot !== undefined) throw broken('something stands behind its end');
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch (cause) {
      throw broken('a line of it is not JSON', cause);
    }
    if (head === undefined) {
      head = parsedAs(Head, value, broken);
      sum.update(`${line}\n`);
    } else if (typeof value === 'object' && value !== null && 'end' in value)
      foot = parsedAs(Foot, value, broken);
    else {
      services.push(parsedAs(Service, value, broken));
      sum.update(`${line}\n`);
    }
  }
  if (head === undefined || foot === undefined) throw broken('it breaks off');
  if (foot.end !== services.length || foot.sum !== sum.digest('hex'))
    throw broken('it is not what was written');
  return { head, services };
}

function parsedAs<T>(
  shape: z.ZodType<T>,
  value: unknown,
  broken: (why: string, cause?: unknown) => BrokenDirectory,
): T {
  const read = shape.safeParse(value);
  if (read.success) return read.data;
  throw broken(`a line of it has ${read.error.issues[0]?.path.join('.') ?? 'something'} that is not known`);
}
