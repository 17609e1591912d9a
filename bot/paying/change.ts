/** Changes a record in the store, however many others change it at the same time. */
import {
  ChangedMeanwhile,
  type Commit,
  type Kept,
  type Key,
  type Store,
} from '../../adapters/stores/store.js';

const MOST = 20;

/**
 * Reads, changes and saves, and reads again when somebody else was quicker. `undefined` from `change` leaves it as it
 * is; a `person` is saved with the change or not at all. Gives what is kept now, or undefined when nothing is. Throws what the store throws.
 */
export async function changeKept(
  store: Store,
  key: Key,
  change: (kept: Kept) => Kept | undefined,
  person?: Commit['person'],
): Promise<Kept | undefined> {
  for (let tries = 0; ; tries++) {
    const kept = await store.find(key);
    const next = kept && change(kept);
    if (kept === undefined || next === undefined) return kept;
    try {
      await store.save({ kept: next, readAt: kept.version, ...(person && { person }) });
      return next;
    } catch (problem) {
      if (!(problem instanceof ChangedMeanwhile) || tries >= MOST) throw problem;
    }
  }
}
