/** What is looked at before a record is kept: only what is new in it. */
import { changesIn, mustFit, type Change } from './change.js';
import { keptIn, mustBeAt, NotWhole, personIn } from './check.js';
import { CouldNotSave } from './errors.js';
import { keyOf, type Kept, type Key, type Person } from './records.js';
import type { Commit } from './store.js';

/**
 * What this save does to `now`, what is kept; undefined when nothing was. Throws `ChangedMeanwhile` when `now` is not
 * what the turn was taken from, `CouldNotSave` when the record could not be read back or told from the one before.
 */
export function changesTo(
  now: Kept | undefined,
  { kept, readAt }: Pick<Commit, 'kept' | 'readAt'>,
): Change[] | undefined {
  const key = keyOf(kept);
  mustGrow(key, kept, readAt);
  mustBeAt(readAt, key, now);
  return fitting(key, () => {
    if (now === undefined) {
      keptIn(kept);
      return undefined;
    }
    const changes = changesIn(now, kept);
    mustFit(changes);
    return changes;
  });
}

/** The same for a person: small enough to be looked at whole. */
export function mustFitPerson(now: Person | undefined, person: Person, readAt: number): void {
  const key = keyOf(person);
  mustGrow(key, person, readAt);
  mustBeAt(readAt, key, now);
  fitting(key, () => personIn(person));
}

/** A commit is of one practice: a person of another's is nobody here. */
export function mustBeOnePractice({ kept, person }: Commit): void {
  const key = keyOf(kept);
  if (person && person.person.practice !== key.practice)
    throw new CouldNotSave(key, new NotWhole('The person is of another practice'));
}

function mustGrow(key: Key, { version }: { version: number }, readAt: number): void {
  if (version > readAt) return;
  throw new CouldNotSave(key, new NotWhole(`Version ${version} does not come after ${readAt}`));
}

function fitting<T>(key: Key, look: () => T): T {
  try {
    return look();
  } catch (error) {
    throw new CouldNotSave(key, error);
  }
}
