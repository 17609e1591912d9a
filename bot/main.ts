/** Chooses what everything is made of: reads like a table of contents. */
import { resolve } from 'node:path';
import { readContent } from '../adapters/content-files.js';
import { sealingFrom } from '../adapters/stores/disk/sealing.js';
import { serverStore } from '../adapters/stores/open.js';
import type { Store } from '../adapters/stores/store.js';
import { guideFrom, type Guide } from '../dialogs/guide.js';
import { buildIndex, type Index } from '../dialogs/matching/index.js';
import { findDanger } from '../dialogs/weighing/find-danger.js';
import type { Handle, Look } from '../adapters/channels/channel.js';
import type { SeenLinks } from '../adapters/channels/seen.js';
import { realClock, type Clock } from './clock.js';
import { handler } from './handle.js';
import { linksIn } from './links.js';
import { logTo, type Log } from './log.js';
import { payments } from './pay.js';
import type { Settings } from './settings.js';
import { staffOf, waysOf, type Staff, type Ways } from './staff.js';

export type App = {
  guide: Guide;
  services: () => Index;
  store: Store;
  log: Log;
  handle: Handle;
  look: Look;
  /** By which staff say that they saw what was sent. */
  links: SeenLinks;
  /** Practices whose staff can be told something. */
  told: ReadonlySet<string>;
  close(): Promise<void>;
};

/**
 * Throws `BrokenContent`, `FolderInUse`, `CannotUseFolder`, `WrongKey`, `MissingKey` or `WrittenByNewer` when it cannot
 * start, each with a plain line.
 */
export async function assemble(
  settings: Settings,
  chosen: { store?: Store; log?: Log; cached?: number; ways?: Ways; clock?: Clock } = {},
): Promise<App> {
  const log = chosen.log ?? logTo(settings.LOG_LEVEL);
  const content = readContent(resolve(settings.CONTENT_DIR));
  const print = (line: string) => process.stdout.write(`${line}\n`);
  const staff = staffOf(content.practices, chosen.ways ?? waysOf(settings, print));
  const guide = guideFrom(content, staff.told);
  const index = buildIndex(content.services);
  if (content.scales === undefined)
    log.warn(
      {},
      'there is no content/weights/weights.csv: words are read by the rules alone; npm run learn makes it',
    );
  // The danger phrases are compiled now, so that nobody in danger waits for it.
  findDanger('', guide);
  const store =
    chosen.store ??
    (await serverStore(
      resolve(settings.DATA_DIR),
      (problem) => log.error(problem, 'something in the data folder needs a person to look at it'),
      {
        sealing: sealingFrom(settings.DATA_KEY, settings.DATA_KEY_OLD),
        progress: (done, total) => log.info({ done, total }, 'looking through what is kept'),
      },
    ));
  const services = () => index;
  const { cached, clock = realClock } = chosen;
  const links = linksIn({ store, practices: [...guide.practices.keys()], clock });
  const { linked } = links;
  const paying = payments({ guide, store, staff, publicUrl: settings.PUBLIC_URL, clock, log, linked });
  const talk = handler({
    guide,
    services,
    store,
    log,
    clock,
    owes: (at) => paying.wake(at),
    ...(cached === undefined ? {} : { cached }),
  });
  void warned(staff, log);
  const close = async () => {
    talk.close();
    await paying.close();
    await store.close();
  };
  return {
    guide,
    services,
    store,
    log,
    handle: talk.handle,
    look: talk.look,
    links,
    told: staff.told,
    close,
  };
}

/** A mail server that does not answer is said, and keeps nothing from starting. */
async function warned(staff: Staff, log: Log): Promise<void> {
  for (const warning of await staff.warnings()) log.warn(warning);
}
