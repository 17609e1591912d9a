/** Opens the store of the server; where the disk refuses, the server starts all the same, and urgent words go out. */
import { resolve } from 'node:path';
import { sealingFrom } from '../adapters/stores/disk/sealing.js';
import { isRefusal } from '../adapters/stores/files.js';
import { CannotUseFolder } from '../adapters/stores/folder.js';
import { serverStore } from '../adapters/stores/open.js';
import type { Options } from '../adapters/stores/opening.js';
import type { Store } from '../adapters/stores/store.js';
import { waitingStore } from '../adapters/stores/waiting.js';
import type { Clock } from './clock.js';
import type { Log } from './log.js';
import type { Settings } from './settings.js';

/** How often a disk that refuses is tried again, in milliseconds. */
const AGAIN_EVERY = 5000;

/** Throws what `serverStore` throws, but for a disk that is full, read-only or failing: then it opens itself later. */
export async function storeOf(
  settings: Settings,
  log: Log,
  clock: Clock,
  files?: Options['files'],
): Promise<Store> {
  const open = () =>
    serverStore(
      resolve(settings.DATA_DIR),
      (problem) => log.error(problem, 'something in the data folder needs a person to look at it'),
      {
        ...(files ? { files } : {}),
        sealing: sealingFrom(settings.DATA_KEY, settings.DATA_KEY_OLD),
        progress: (done, total) => log.info({ done, total }, 'looking through what is kept'),
      },
    );
  try {
    return await open();
  } catch (problem) {
    if (!(problem instanceof CannotUseFolder) || !isRefusal(problem.cause)) throw problem;
    log.error(
      { problem },
      'nothing can be read or saved until the disk is sound again: who is in danger is shown who to call, and all others are told',
    );
    const opened = async () => {
      const store = await open();
      log.info({}, 'the data folder can be used again');
      return store;
    };
    return waitingStore(opened, (run) => clock.every(AGAIN_EVERY, run), problem);
  }
}
