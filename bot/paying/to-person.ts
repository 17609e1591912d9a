/** A way to write to a person rather than to staff. */
import type { Outcome } from '../../adapters/alerts/alerts.js';
import type { Kept, Key, Person } from '../../adapters/stores/store.js';
import type { Owed } from '../../dialogs/effects.js';

/** A way to write to a person, for a kind of effect. Quiet hours and opting out hold for it, unlike for staff. */
export type ToPerson = {
  /** They asked for it a moment ago, and wait for it: no hour is too late. */
  isAwaited?: boolean;
  person(kept: Kept, item: Owed): Key;
  /** Why it is not sent any more, looked at when it is due, `at` this time; undefined: it is. */
  needless?(kept: Kept, item: Owed, person: Person | undefined, at: string): string | undefined;
  send(kept: Kept, item: Owed): Promise<Outcome>;
};
