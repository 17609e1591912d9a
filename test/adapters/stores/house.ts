/** A folder for a file store, and the store that is open in it: opened again, ruined and looked into by tests. */
import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileStore, type Options, type Problem } from '../../../adapters/stores/file.js';
import { fileIn, nameOf, roomIn, type Kind, type Room } from '../../../adapters/stores/folder.js';
import type { Key, Store } from '../../../adapters/stores/store.js';
import { keptOf, save } from './kept.js';

export const anna = { practice: 'example', id: 'anna' };
export const bo = { practice: 'example', id: 'bo' };

export interface House {
  folder: string;
  room: Room;
  problems: Problem[];
  start(options?: Options): Promise<Store>;
  restart(store: Store, options?: Options): Promise<Store>;
  /** Closed again: Anna's and Bo's conversations, each in its file, and Anna's as it stands. */
  withTwo(options?: Options): Promise<{ file: string; bytes: Buffer }>;
  place(key: Key, kind?: Kind): string;
  index(key: Key): string;
  setAside(): Promise<string[]>;
  unfinished(): Promise<string[]>;
  /** The journal's segments, the oldest first. */
  segments(): Promise<string[]>;
  /** As the process would leave it if it were killed now: another house. */
  killed(): Promise<House>;
  /** Every file with all its bytes. */
  everything(): Promise<Map<string, Buffer>>;
  /** The files with one of these words in them, or in their names. */
  filesWith(...words: string[]): Promise<string[]>;
  remove(): Promise<void>;
}

export async function newHouse(): Promise<House> {
  const folder = await mkdtemp(join(tmpdir(), 'store-'));
  return houseIn(folder);
}

function houseIn(folder: string): House {
  const problems: Problem[] = [];
  const open: Store[] = [];
  const others: House[] = [];
  const room = roomIn(folder);
  const list = (path: string) => readdir(path).catch(() => []);
  const house: House = {
    folder,
    room,
    problems,
    async start(options: Options = {}): Promise<Store> {
      const store = await fileStore(folder, (problem) => problems.push(problem), options);
      open.push(store);
      return store;
    },
    async restart(store: Store, options: Options = {}): Promise<Store> {
      await store.close();
      return house.start(options);
    },
    async withTwo(options: Options = {}): Promise<{ file: string; bytes: Buffer }> {
      const store = await house.start(options);
      await save(store, keptOf());
      await save(store, keptOf({ id: 'bo' }));
      await store.close();
      return { file: house.place(anna), bytes: await readFile(house.place(anna)) };
    },
    place: (key, kind = 'conversations') => fileIn(room, nameOf(kind, key)),
    index: (key) => join(dirname(house.place(key)), 'index'),
    setAside: () => list(room.setAside),
    unfinished: () => list(room.unfinished),
    segments: async () => (await list(room.journal)).sort().map((name) => join(room.journal, name)),
    async killed(): Promise<House> {
      const to = await mkdtemp(join(tmpdir(), 'store-'));
      await cp(folder, to, { recursive: true });
      await rm(join(to, 'lock'), { force: true });
      const other = houseIn(to);
      others.push(other);
      return other;
    },
    async everything(): Promise<Map<string, Buffer>> {
      const all = await readdir(folder, { recursive: true, withFileTypes: true });
      const files = all.filter((each) => each.isFile()).map((each) => join(each.parentPath, each.name));
      // What is filed meanwhile is gone from the journal.
      const bytes = await Promise.all(files.map((file) => readFile(file).catch(() => Buffer.alloc(0))));
      return new Map(files.map((file, n) => [file, bytes[n] ?? Buffer.alloc(0)]));
    },
    async filesWith(...words: string[]): Promise<string[]> {
      const has = ([file, bytes]: [string, Buffer]) =>
        words.some((word) => bytes.includes(word) || file.slice(folder.length).includes(word));
      return [...(await house.everything())].filter(has).map(([file]) => file);
    },
    async remove(): Promise<void> {
      for (const store of open) await store.close();
      for (const other of others) await other.remove();
      await rm(folder, { recursive: true, force: true });
    },
  };
  return house;
}

/** What it was refused with; undefined when it was not. */
export async function whyNot(doing: Promise<unknown>): Promise<unknown> {
  return doing.then(
    () => undefined,
    (error: unknown) => error,
  );
}

export function flip(bytes: Uint8Array, at: number, bit = 1): Buffer {
  const copy = Buffer.from(bytes);
  copy[at] = (copy[at] ?? 0) ^ bit;
  return copy;
}
