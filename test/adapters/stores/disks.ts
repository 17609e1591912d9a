/** Disks that fail, for the tests of the file store: one that refuses, one that stops, one that loses its power. */
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { disk, type Files, type Growing } from '../../../adapters/stores/files.js';

export function refuse(code: string): () => Promise<never> {
  return () => Promise.reject(problem(code));
}
const problem = (code: string) => Object.assign(new Error(code), { code });

type Call = keyof Files | 'append' | 'sync' | 'truncate';

/** Every call to the disk comes past here first: it may throw, or never return. */
export function watched(
  before: (call: Call, file: string) => Promise<void> | void,
  inner: Files = disk,
): Files {
  const by =
    <Rest extends unknown[], T>(call: Call, work: (file: string, ...rest: Rest) => Promise<T>) =>
    async (file: string, ...rest: Rest) => {
      await before(call, file);
      return work(file, ...rest);
    };
  return {
    read: by('read', inner.read),
    write: by('write', inner.write),
    open: by('open', async (file) => growing(await inner.open(file), (call) => before(call, file))),
    rename: by('rename', inner.rename),
    remove: by('remove', inner.remove),
    list: by('list', inner.list),
    makeFolder: by('makeFolder', inner.makeFolder),
    flush: by('flush', inner.flush),
  };
}

function growing(
  inner: Growing,
  before: (call: 'append' | 'sync' | 'truncate') => Promise<void> | void,
): Growing {
  return {
    write: async (bytes, at) => {
      await before('append');
      return inner.write(bytes, at);
    },
    sync: async () => {
      await before('sync');
      return inner.sync();
    },
    truncate: async (length) => {
      await before('truncate');
      return inner.truncate(length);
    },
    close: () => inner.close(),
  };
}

/** The real disk without waiting for it: for what is done a thousand times, and not about flushing. */
export const hasty: Files = {
  ...disk,
  write: (file, content) => writeFile(file, content, { flag: 'wx', mode: 0o600 }),
  open: async (file) => ({ ...(await disk.open(file)), sync: () => Promise.resolve() }),
  flush: () => Promise.resolve(),
};

/** A disk that stops for good after so many calls, as when the process is killed there. */
export function stoppingAfter(most: number, inner: Files) {
  let calls = 0;
  let stop = () => {};
  const stopped = new Promise<void>((done) => (stop = done));
  const files = watched(() => {
    if (++calls <= most) return;
    // Whatever else was on its way comes to its own next call.
    setImmediate(() => setImmediate(stop));
    return new Promise<void>(() => undefined);
  }, inner);
  return { files, stopped, calls: () => calls };
}

/** Numbers that look like chance and are the same each time; from 0 to below 1. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

type Inode = { now: Buffer; sure: Buffer };
type Entries = Map<string, Inode | 'folder'>;

/**
 * A disk in memory that knows what would still be there after a power cut: of files what was synced, of folders what
 * was flushed. Of all else `leave` puts down nothing, or this or that part by chance.
 */
export function losing(root: string) {
  const now: Entries = new Map([[root, 'folder']]);
  const sure: Entries = new Map([[root, 'folder']]);
  const inode = (file: string) => {
    const found = now.get(file);
    if (found === undefined || found === 'folder') throw problem('ENOENT');
    return found;
  };
  const mustHaveFolder = (path: string) => {
    if (now.get(dirname(path)) !== 'folder') throw problem('ENOENT');
  };

  function grow(file: Inode): Growing {
    return {
      write: (bytes, at) => {
        const grown = Buffer.alloc(Math.max(file.now.length, at + bytes.length));
        file.now.copy(grown);
        grown.set(bytes, at);
        file.now = grown;
        return Promise.resolve();
      },
      sync: () => Promise.resolve(void (file.sure = file.now)),
      truncate: (length) => Promise.resolve(void (file.now = file.now.subarray(0, length))),
      close: () => Promise.resolve(),
    };
  }
  /** As other programs write: nothing is synced. */
  const carelessly = {
    write: async (file: string, content: string | Uint8Array) => {
      await Promise.resolve();
      mustHaveFolder(file);
      now.set(file, { now: Buffer.from(content), sure: Buffer.alloc(0) });
    },
  };
  const files: Files = {
    read: async (file) => Promise.resolve(inode(file).now),
    write: async (file, content) => {
      if (now.has(file)) throw problem('EEXIST');
      await carelessly.write(file, content);
      inode(file).sure = inode(file).now;
    },
    open: async (file) => Promise.resolve(grow(inode(file))),
    rename: async (from, to) => {
      const moved = inode(from);
      mustHaveFolder(to);
      now.delete(from);
      now.set(to, moved);
      return Promise.resolve();
    },
    remove: async (file) => Promise.resolve(void now.delete(file)),
    list: async (folder) => {
      if (now.get(folder) !== 'folder') throw problem('ENOENT');
      const inside = [...now.keys()].filter((path) => path !== folder && dirname(path) === folder);
      return Promise.resolve(inside.map((path) => basename(path)));
    },
    makeFolder: async (folder) => {
      mustHaveFolder(folder);
      now.set(folder, 'folder');
      return Promise.resolve();
    },
    flush: async (folder) => {
      // What lies around the folder is sure.
      if (!folder.startsWith(root)) return;
      if (now.get(folder) !== 'folder') throw problem('ENOENT');
      for (const each of [...sure.keys()]) if (dirname(each) === folder && !now.has(each)) sure.delete(each);
      for (const [path, entry] of now) if (dirname(path) === folder) sure.set(path, entry);
      return Promise.resolve();
    },
  };

  /** What a file has on the disk: what was synced, all, or a part of what came after. */
  function content(file: Inode, luck: () => number): Buffer {
    const part = luck();
    if (part < 1 / 3) return file.sure;
    if (part < 2 / 3) return file.now;
    const length = file.sure.length + Math.floor(luck() * (file.now.length - file.sure.length));
    const some = Buffer.from(file.now.subarray(0, Math.max(0, length)));
    // A page in the middle that did not make it.
    if (some.length > file.sure.length + 200 && luck() < 0.3)
      some.fill(0, file.sure.length + 4, some.length - 2);
    return some;
  }

  return {
    files,
    carelessly,
    /** The power is cut: makes a folder on the real disk with what is left. `luck` 0: nothing but what is sure. */
    async leave(folder: string, luck: () => number = () => 0): Promise<void> {
      const left: Entries = new Map(sure);
      for (const path of new Set([...now.keys(), ...sure.keys()])) {
        const [here, there] = [now.get(path), sure.get(path)];
        if (here === there || luck() < 0.5) continue;
        if (here) left.set(path, here);
        else left.delete(path);
      }
      await mkdir(folder, { recursive: true });
      for (const [path, entry] of [...left].sort(([one], [other]) => one.length - other.length)) {
        const to = join(folder, relative(root, path));
        if (entry === 'folder') await mkdir(to, { recursive: true, mode: 0o700 });
        else if (left.has(dirname(path))) await writeFile(to, content(entry, luck), { mode: 0o600 });
      }
    },
  };
}
