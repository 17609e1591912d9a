/** The one-time links by which staff say "I have seen this": which conversation each leads to, and what pressing does. */
import type { SeenLinks } from '../adapters/channels/seen.js';
import { UnreadableConversation, type Kept, type Key, type Store } from '../adapters/stores/store.js';
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
  linked: (hash: string, key: Key, until: string) => void;
} {
  /** In the order in which they were made, and so in that in which they end. */
  const known = new Map<string, { key: Key; until: string }>();
  let looked = -Infinity;
  let looking: Promise<void> | undefined;

  function linked(hash: string, key: Key, until: string): void {
    const now = clock.now().toISOString();
    for (const [old, { until: end }] of known) {
      if (end > now) break;
      known.delete(old);
    }
    if (until > now) known.set(hash, { key, until });
  }

  /** Whoever asks meanwhile waits for the same look. What cannot be read is thrown once all the rest was looked at. */
  async function lookThrough(): Promise<void> {
    const problems: unknown[] = [];
    for (const practice of practices)
      for (let after: string | undefined; ;) {
        const keys = await store.shared(practice, after, PAGE);
        for (const key of keys) await lookAt(key).catch((problem: unknown) => problems.push(problem));
        after = keys.at(-1)?.id;
        if (keys.length < PAGE) break;
      }
    // Set aside and reported already: looking again would find no more.
    const [problem] = problems.filter((each) => !(each instanceof UnreadableConversation));
    if (problem !== undefined)
      throw problem instanceof Error
        ? problem
        : new Error('A link could not be looked up', { cause: problem });
    looked = clock.now().getTime();
  }

  async function lookAt(key: Key): Promise<void> {
    for (const { links = [] } of (await store.find(key))?.owed ?? [])
      for (const { hash, until } of links) linked(hash, key, until);
  }

  async function keyOf(hash: string): Promise<Key | undefined> {
    const isThere = known.get(hash);
    // Erased since, and what is carried on of it is elsewhere.
    if (isThere !== undefined && (await store.find(isThere.key)) === undefined) {
      known.delete(hash);
      looked = -Infinity;
    }
    const isDue = Math.abs(clock.now().getTime() - looked) >= LOOK_EVERY;
    if (!known.has(hash) && (looking !== undefined || isDue)) {
      looking ??= lookThrough().finally(() => (looking = undefined));
      const problem = await looking.then(
        () => undefined,
        (each: unknown) => ({ each }),
      );
      // Found all the same, it is no worse for a record that cannot be read.
      if (problem !== undefined && !known.has(hash)) throw problem.each;
    }
    return known.get(hash)?.key;
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
