/** Keeps conversations for as long as the process lives: for tests, and for trying the bot out. */
import { fitToKeep, keyOf, mustBeAt } from './check.js';
import type { Kept, Key, Store } from './store.js';

export function memoryStore(): Store {
  const kept = new Map<string, Kept>();
  const nameOf = (key: Key) => JSON.stringify([key.practice, key.id]);

  return {
    name: 'memory',
    // Copies go in and out: nobody changes what is kept by holding on to it.
    find: (key) => Promise.resolve(structuredClone(kept.get(nameOf(key)))),
    // Nothing in here waits, so no other save can come in between.
    save: (next, readAt) =>
      new Promise((resolve) => {
        const key = keyOf(next);
        const copy = fitToKeep(next, readAt);
        mustBeAt(readAt, key, kept.get(nameOf(key)));
        kept.set(nameOf(key), copy);
        resolve();
      }),
    forget(key) {
      kept.delete(nameOf(key));
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  };
}
