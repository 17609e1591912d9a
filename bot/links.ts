/** The one-time links by which staff say "I have seen this": which conversation each leads to, and what pressing does. */
import type { SeenLinks } from '../adapters/channels/seen.js';
import type { Kept, Key, Store } from '../adapters/stores/store.js';
import type { Owed } from '../dialogs/effects.js';
import type { Clock } from './clock.js';
import { changeKept } from './paying/change.js';
import { seenIn } from './paying/ledger.js';
import { hashOf } from './paying/names.js';

/** A link nobody knows has the conversations looked through no more often than this, in milliseconds. */
const LOOK_EVERY = 10_000;
const PAGE = 100;

type Wiring = { store: Store; practices: Iterable<string>; clock: Clock };

/** `linked` tells of a link that was made; those of an earlier process are found by looking. Both throw what the store throws. */
export function linksIn({ store, practices, clock }: Wiring): SeenLinks & {
  linked: (hash: string, key: Key) => void;
} {
  const known = new Map<string, Key>();
  let looked = -Infinity;

  const linked = (hash: string, key: Key) => void known.set(hash, key);

  async function lookThrough(): Promise<void> {
    looked = clock.now().getTime();
    for (const practice of practices)
      for (let after: string | undefined; ;) {
        const keys = await store.shared(practice, after, PAGE);
        for (const key of keys)
          for (const { hash } of (await store.find(key))?.owed.flatMap(({ links = [] }) => links) ?? [])
            linked(hash, key);
        after = keys.at(-1)?.id;
        if (keys.length < PAGE) break;
      }
  }

  async function keyOf(hash: string): Promise<Key | undefined> {
    const isDue = Math.abs(clock.now().getTime() - looked) >= LOOK_EVERY;
    if (!known.has(hash) && isDue) await lookThrough();
    return known.get(hash);
  }

  const linkedIn = (kept: Kept | undefined, hash: string): Owed | undefined => {
    const now = clock.now().toISOString();
    return kept?.owed.find(({ links }) => links?.some((link) => link.hash === hash && link.until > now));
  };

  return {
    linked,
    async look(token) {
      const hash = hashOf(token);
      const key = await keyOf(hash);
      const item = key && linkedIn(await store.find(key), hash);
      if (item === undefined) return { kind: 'unknown' };
      return item.seen === undefined ? { kind: 'open' } : { kind: 'seen', at: item.seen };
    },
    async press(token) {
      const hash = hashOf(token);
      const key = await keyOf(hash);
      if (key === undefined) return { kind: 'unknown' };
      const kept = await changeKept(store, key, (before) => {
        const item = linkedIn(before, hash);
        // Pressed before: nothing changes, and the first time counts.
        if (item === undefined || item.seen !== undefined) return undefined;
        return seenIn(before, item.id, clock.now().toISOString());
      });
      const seen = linkedIn(kept, hash)?.seen;
      return seen === undefined ? { kind: 'unknown' } : { kind: 'seen', at: seen };
    },
  };
}
