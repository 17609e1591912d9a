/** Chooses what everything is made of: reads like a table of contents. */
import { resolve } from 'node:path';
import { readContent } from '../adapters/content-files.js';
import { fileStore } from '../adapters/stores/file.js';
import type { Store } from '../adapters/stores/store.js';
import { dangerIn } from '../dialogs/danger/read.js';
import { guideFrom, type Guide } from '../dialogs/guide.js';
import { buildIndex, type Index } from '../dialogs/matching/index.js';
import type { Handle, Look } from '../adapters/channels/channel.js';
import { handler } from './handle.js';
import { logTo, type Log } from './log.js';
import type { Settings } from './settings.js';

export type App = {
  guide: Guide;
  services: () => Index;
  store: Store;
  log: Log;
  handle: Handle;
  look: Look;
  close(): Promise<void>;
};

/** Throws `BrokenContent`, `FolderInUse` or `CannotUseFolder` when it cannot start, each with a plain line. */
export async function assemble(settings: Settings, chosen: { store?: Store; log?: Log } = {}): Promise<App> {
  const log = chosen.log ?? logTo(settings.LOG_LEVEL);
  const content = readContent(resolve(settings.CONTENT_DIR));
  const guide = guideFrom(content);
  const index = buildIndex(content.services);
  // The danger phrases are compiled now, so that nobody in danger waits for it.
  dangerIn('', guide.alarms);
  const store =
    chosen.store ??
    (await fileStore(resolve(settings.DATA_DIR), ({ kind, key, setAside, why }) =>
      // Not which conversation: on the page its id is the cookie.
      log.error(
        { kind, why, setAside, practice: key.practice },
        'a conversation cannot be read and was set aside, untouched',
      ),
    ));
  const services = () => index;
  const talk = handler({ guide, services, store, log });
  const close = () => {
    talk.close();
    return store.close();
  };
  return { guide, services, store, log, handle: talk.handle, look: talk.look, close };
}
