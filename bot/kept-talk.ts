/** A conversation of the terminal beside the data folder: read from it when one goes on, and written to it when told. */
import { randomBytes } from 'node:crypto';
import { resolve } from 'node:path';
import { sealingFrom } from '../adapters/stores/disk/sealing.js';
import { openStore } from '../adapters/stores/open.js';
import type { Store } from '../adapters/stores/store.js';
import { followedBy } from '../dialogs/following.js';
import type { Owed } from '../dialogs/effects.js';
import type { Guide } from '../dialogs/guide.js';
import { isForDirectory } from './paying/ledger.js';
import type { Settings } from './settings.js';

type Of = {
  settings: Settings;
  guide: Guide;
  /** Where the terminal's own talk is held. */
  store: Store;
  practice: string;
  /** The script it goes on with. */
  script: string;
  keep?: boolean;
  from?: string;
};

export type KeptTalk = {
  name: string;
  isKept: boolean;
  /** Writes it down as it is now; nothing when it is not kept, or may not be. */
  keep(): Promise<void>;
  /** What is said at the end of one that is kept. */
  ended(): string[];
  close(): Promise<void>;
};

export class NoSuchTalk extends Error {
  override name = 'NoSuchTalk';
  constructor(name: string, practice: string) {
    super(`No conversation '${name}' of the practice '${practice}' is kept in this data folder`);
  }
}

/**
 * Only this one conversation is read and written: what the folder owes to anybody is a server's work, and not begun
 * here. Throws `NoSuchTalk`, `NothingToLookBackOn`, `NoMoreMeetings`, and what `openStore` throws.
 */
export async function keptTalk({
  settings,
  guide,
  store,
  practice,
  script,
  keep,
  from,
}: Of): Promise<KeptTalk> {
  const name = from ?? randomBytes(18).toString('base64url');
  const key = { practice, id: name };
  if (!keep && from === undefined)
    return {
      name,
      isKept: false,
      keep: () => Promise.resolve(),
      ended: () => [],
      close: () => Promise.resolve(),
    };
  const folder = await openStore(resolve(settings.DATA_DIR), () => undefined, {
    sealing: sealingFrom(settings.DATA_KEY, settings.DATA_KEY_OLD),
  });
  let readAt = 0;
  let written = 0;
  try {
    const before = await folder.find(key);
    if (from !== undefined && before === undefined) throw new NoSuchTalk(from, practice);
    if (before) {
      readAt = before.version;
      const conversation = followedBy(guide, before.conversation, script);
      // With another script the last thing shown is of the one before it.
      const said = conversation === before.conversation ? before.said : [];
      await store.save({ kept: { ...before, conversation, said, owed: [], version: 1 }, readAt: 0 });
      written = 1;
    }
  } catch (problem) {
    await folder.close();
    throw problem;
  }
  return {
    name,
    isKept: true,
    async keep() {
      const now = await store.find(key);
      if (now === undefined) {
        // It was deleted, or may no longer be kept.
        if (readAt > 0) await folder.forget(key);
        readAt = 0;
        return;
      }
      if (now.version === written) return;
      const before = await folder.find(key);
      const owed = withDirectory(before?.owed ?? [], now.owed);
      const kept = { ...now, said: now.said, owed, version: readAt + 1 };
      await folder.save({ kept, readAt });
      readAt += 1;
      written = now.version;
    },
    ended: () => [
      `Kept as ${name}. Go on another day with: npm run chat -- --from ${name}`,
      `Look back on the plan with: npm run chat -- --script check-in --from ${name}`,
    ],
    close: () => folder.close(),
  };
}

/** What is written down beside the directory is owed there too: if this program ends first, a server sees to it. */
function withDirectory(before: readonly Owed[], now: readonly Owed[]): Owed[] {
  const fresh = now.filter(({ effect }) => isForDirectory(effect));
  return [...before.filter(({ id }) => !fresh.some((each) => each.id === id)), ...fresh];
}
