/** Keeps a clock that ran ahead from holding up what is owed: what it wrote is dated anew once the clock is right. */
import type { Store } from '../../adapters/stores/store.js';
import { changeKept } from './change.js';
import { ASTRAY, redated } from './ledger.js';

const PAGE = 100;

type Wiring = { store: Store; practices: Iterable<string>; now: () => string };

export function dating({ store, practices, now }: Wiring) {
  // An earlier process may have had another clock.
  let isAstray = true;
  let latest = '';

  async function mendAll(): Promise<void> {
    for (const practice of practices)
      for (let after: string | undefined; ;) {
        const keys = await store.shared(practice, after, PAGE);
        // What cannot be changed now is looked at again.
        for (const key of keys)
          await changeKept(store, key, (kept) => redated(kept, now())).catch(() => (isAstray = true));
        after = keys.at(-1)?.id;
        if (keys.length < PAGE) break;
      }
  }

  return {
    /** A turn was taken at this time: if that is still to come, the clock was put back since. */
    note: (at: string) => void (isAstray ||= Date.parse(at) - Date.parse(now()) > ASTRAY),
    /** Looks whether the clock was put back, and through all that waits if it was. Throws what the store throws. */
    async mend(): Promise<void> {
      const at = now();
      isAstray ||= latest !== '' && Date.parse(latest) - Date.parse(at) > ASTRAY;
      latest = at;
      if (!isAstray) return;
      isAstray = false;
      await mendAll().catch((problem: unknown) => {
        isAstray = true;
        throw problem;
      });
    },
  };
}
