/** Conversations that are claimed and not begun yet: who is in danger goes first, and never behind what hangs. */
import type { Key, Store } from '../../adapters/stores/store.js';
import { dueIn, isOfDanger } from './ledger.js';

/** So many are claimed ahead: an alert behind more than this that are due waits for them. */
const MOST = 500;
/** A claim outlasts the longest wait here and the longest sending after it. Milliseconds. */
const CLAIMED_FOR = 120_000;
const WAITS_FOR = 60_000;

type Held = { key: Key; since: number; isOfDanger: boolean };

export const nameOf = (key: Key) => JSON.stringify([key.practice, key.id]);

export function holding({ store, now }: { store: Store; now: () => string }) {
  const held = new Map<string, Held>();

  async function isDanger(key: Key): Promise<boolean> {
    // What cannot be read is an error when it is paid, and no alert can be made of it now.
    const owed = (await store.find(key).catch(() => undefined))?.owed ?? [];
    return dueIn(owed, now()).some((item) => isOfDanger(owed, item));
  }

  return {
    size: () => held.size,
    /** Claims what is due, and looks at what it is: a turn may have made more of what is held already. */
    async fill(): Promise<void> {
      const at = Date.parse(now());
      for (const [name, { key, since }] of held)
        if (Math.abs(at - since) > WAITS_FOR) {
          held.delete(name);
          await store.release(key);
        }
      const until = new Date(at + CLAIMED_FOR).toISOString();
      const most = MOST - held.size;
      const keys = most > 0 ? await store.claim({ now: new Date(at).toISOString(), until, most }) : [];
      for (const key of keys) held.set(nameOf(key), { key, since: at, isOfDanger: false });
      for (const each of held.values()) each.isOfDanger ||= await isDanger(each.key);
    },
    /** The next one, the longest held first. */
    take(isOfDanger: boolean): Key | undefined {
      const found = [...held].find(([, each]) => each.isOfDanger === isOfDanger);
      if (found) held.delete(found[0]);
      return found?.[1].key;
    },
  };
}
