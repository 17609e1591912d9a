/** Stands in for a store whose disk refuses to be opened, until it lets itself be: nothing is read, saved or made up. */
import { CouldNotForget, CouldNotRead, CouldNotSave } from './errors.js';
import { keyOf, type Key } from './records.js';
import type { Store } from './store.js';

/** Where nobody in particular was asked for. */
const EVERYBODY: Key = { practice: '', id: '' };

/**
 * `open` throws for as long as it cannot be opened; `every` has it tried again, and returns what ends that. Until then
 * everything throws what a store throws whose medium does not answer, with `why`.
 */
export function waitingStore(
  open: () => Promise<Store>,
  every: (run: () => void) => () => void,
  why: unknown,
): Store {
  let store: Store | undefined;
  let trying: Promise<void> | undefined;
  let isClosed = false;

  async function tryAgain(): Promise<void> {
    try {
      store = await open();
      stop();
    } catch (problem) {
      why = problem;
    }
  }
  const stop = every(() => {
    if (!isClosed) trying ??= tryAgain().finally(() => (trying = undefined));
  });

  const opened = (error: (cause: unknown) => Error): Store => {
    if (store === undefined) throw error(why);
    return store;
  };
  const read = (key = EVERYBODY) => opened((cause) => new CouldNotRead(key, cause));
  const saved = (key = EVERYBODY) => opened((cause) => new CouldNotSave(key, cause));
  const forgotten = (key: Key) => opened((cause) => new CouldNotForget(key, cause));
  return {
    name: 'file',
    find: async (key) => read(key).find(key),
    save: async (commit) => saved(keyOf(commit.kept)).save(commit),
    forget: async (key) => forgotten(key).forget(key),
    findPerson: async (key) => read(key).findPerson(key),
    savePerson: async (person, readAt) => saved(keyOf(person)).savePerson(person, readAt),
    forgetPerson: async (key) => forgotten(key).forgetPerson(key),
    claim: async (of) => read().claim(of),
    release: async (key) => read(key).release(key),
    nextDue: async () => read().nextDue(),
    meet: async (of) => saved().meet(of),
    settle: async (sum, as) => saved().settle(sum, as),
    counts: async () => read().counts(),
    shared: async (practice, after, most) => read().shared(practice, after, most),
    page: async (after, most) => read().page(after, most),
    async close() {
      isClosed = true;
      stop();
      await trying;
      await store?.close();
    },
  };
}
