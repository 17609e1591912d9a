/** Opens the store of a data folder, for the server or for a command beside it. */
import { setTimeout as wait } from 'node:timers/promises';
import { FolderInUse } from './disk/folder-lock.js';
import { fileStore, type Options, type Report } from './file.js';
import { codeOf } from './files.js';
import { CannotUseFolder } from './folder.js';
import { remoteStore } from './socket/remote.js';
import { shareStore } from './socket/share.js';
import type { Store } from './store.js';

/** How long a server may take until it listens, in milliseconds. */
const PATIENCE = 3000;
const PAUSE = 50;

/** The file store, shared with commands for as long as it is open. Throws what `fileStore` throws. */
export async function serverStore(folder: string, report: Report, options: Options = {}): Promise<Store> {
  const store = await fileStore(folder, report, options);
  let unshare: () => Promise<void>;
  try {
    unshare = await shareStore(store, folder);
  } catch (error) {
    await store.close();
    throw new CannotUseFolder(folder, error);
  }
  return {
    ...store,
    async close() {
      await unshare();
      await store.close();
    },
  };
}

/**
 * For a command: through the server that has the folder, or, when none runs, the folder itself. Throws what
 * `fileStore` throws; `FolderInUse` only when whoever has the folder does not answer.
 */
export async function openStore(folder: string, report: Report, options: Options = {}): Promise<Store> {
  const since = Date.now();
  for (;;) {
    try {
      return await serverStore(folder, report, options);
    } catch (error) {
      if (!(error instanceof FolderInUse)) throw error;
      const store = await listening(folder);
      if (store) return store;
      if (Date.now() - since > PATIENCE) throw error;
      await wait(PAUSE);
    }
  }
}

/** Nobody listens while a server starts or stops: undefined. */
async function listening(folder: string): Promise<Store | undefined> {
  try {
    return await remoteStore(folder);
  } catch (error) {
    if (['ENOENT', 'ECONNREFUSED'].includes(codeOf(error) ?? '')) return undefined;
    throw error;
  }
}
