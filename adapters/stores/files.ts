/** The few things a file store asks of a disk, so that a test can be a disk that fails. */
import { mkdir, open, readdir, readFile, rename, rm, type FileHandle } from 'node:fs/promises';

export interface Files {
  read: (file: string) => Promise<Uint8Array>;
  /** Makes a new file, never an old one anew; when this returns it is on the disk itself. */
  write: (file: string, content: string | Uint8Array) => Promise<void>;
  /** A file that is there, to be written on. */
  open: (file: string) => Promise<Growing>;
  rename: (from: string, to: string) => Promise<void>;
  /** Nothing there is no error. */
  remove: (file: string) => Promise<void>;
  list: (folder: string) => Promise<string[]>;
  /** There already is no error. Makes the last folder only: a disk that went away is not to be replaced. */
  makeFolder: (folder: string) => Promise<void>;
  /** Until then a power cut may undo what was made, renamed or removed in this folder. */
  flush: (folder: string) => Promise<void>;
}

/** A file that grows. Lengths and places are in bytes. */
export interface Growing {
  write: (bytes: Uint8Array, at: number) => Promise<void>;
  /** Until then a power cut may undo what was written or cut. */
  sync: () => Promise<void>;
  truncate: (length: number) => Promise<void>;
  close: () => Promise<void>;
}

/** Everything is for the server's own account alone: these are people's own words. */
export const disk: Files = {
  read: (file) => readFile(file),
  async write(file, content) {
    const handle = await open(file, 'wx', 0o600);
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
  open: async (file) => growing(await open(file, 'r+')),
  rename,
  remove: (file) => rm(file, { force: true }),
  list: (folder) => readdir(folder),
  async makeFolder(folder) {
    try {
      await mkdir(folder, { mode: 0o700 });
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  },
  async flush(folder) {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  },
};

function growing(handle: FileHandle): Growing {
  return {
    async write(bytes, at) {
      for (let done = 0; done < bytes.length;) {
        const { bytesWritten } = await handle.write(bytes, done, bytes.length - done, at + done);
        done += bytesWritten;
      }
    },
    sync: () => handle.datasync(),
    truncate: (length) => handle.truncate(length),
    close: () => handle.close(),
  };
}

/** What the system calls an error of its own: `ENOENT`, `ENOSPC`. Not `instanceof`: under Jest it has two `Error`s. */
export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}

const REFUSALS: readonly (string | undefined)[] = ['ENOSPC', 'EDQUOT', 'EROFS', 'EIO'];
/** The disk is full, may only be read, or fails: it may be sound again later, and nothing of what is there is wrong. */
export const isRefusal = (error: unknown): boolean => REFUSALS.includes(codeOf(error));
