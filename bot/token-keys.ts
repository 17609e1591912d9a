/** The keys by which tokens and names of chat windows are made, kept beside the store. */
import { resolve } from 'node:path';
import { passingKeys, tokenKeys, type TokenKeys } from '../adapters/channels/direct-line/keys.js';
import { isRefusal } from '../adapters/stores/files.js';
import type { Store } from '../adapters/stores/store.js';
import type { Log } from './log.js';
import type { Settings } from './settings.js';

/** A store that was opened is not left open when there are no keys; on a disk that refuses, new ones are not kept. */
export async function keysBeside(store: Store, settings: Settings, log: Log): Promise<TokenKeys> {
  try {
    return await tokenKeys(resolve(settings.DATA_DIR), settings.DATA_KEY, settings.DATA_KEY_OLD);
  } catch (problem) {
    if (problem instanceof Error && isRefusal(problem.cause)) {
      log.error(
        { problem },
        'chat windows have to connect anew after the next start: their key cannot be kept',
      );
      return passingKeys();
    }
    await store.close();
    throw problem;
  }
}
