/** A history of saves and erasures, and what a store may have of it after it stopped anywhere in between. */
import { expect } from '@jest/globals';
import type { Store } from '../../../adapters/stores/store.js';
import { keptOf, owedAt, personOf, save } from './kept.js';

const key = (id: string) => ({ practice: 'example', id });

/** `person` is the version of the person's record that went down with the last turn that had one. */
type State = { version: number; words: string[]; person: number } | undefined;

/** What was told to be done, and what was begun and not told: one of the two must be found. */
export type Told = { sure: Map<string, State>; begun?: { id: string; state: State } };

const begins = (): Told => ({ sure: new Map() });

/** Turns of two people, one of whom is erased on the way and comes back; ends early when the store stops. */
export async function live(store: Store, steps = 24): Promise<Told> {
  const told = begins();
  await goOn(store, told, steps);
  return told;
}

/** The same, noting in `told` as it goes. */
export async function goOn(store: Store, told: Told, steps: number): Promise<void> {
  for (let step = 1; step <= steps; step++) {
    const id = step % 3 === 0 ? 'bo' : 'anna';
    const before = told.sure.get(id);
    const erases = step % 9 === 0;
    const state: State = erases
      ? undefined
      : {
          version: (before?.version ?? 0) + 1,
          words: [...(before?.words ?? []), `${id} said ${step}`],
          person: step,
        };
    told.begun = { id, state };
    if (state === undefined) await store.forget(key(id));
    else await turn(store, id, state, step);
    told.sure.set(id, state);
    delete told.begun;
  }
}

/** Every turn says so in the person's record as well: in one commit, so never in one of the two alone. */
async function turn(store: Store, id: string, { version, words }: NonNullable<State>, step: number) {
  const kept = keptOf({ id, version, words, owed: [owedAt(`10:${String(step).padStart(2, '0')}`)] });
  const readAt = (await store.findPerson(key(id)))?.version ?? 0;
  await store.save({
    kept,
    readAt: version - 1,
    person: { person: personOf({ id, version: step }), readAt },
  });
}

/** Nothing told is lost, nothing is taken twice, nothing is unreadable. */
export async function mustAgree(store: Store, { sure, begun }: Told): Promise<void> {
  for (const id of ['anna', 'bo']) {
    const found = await store.find(key(id));
    const state = found && {
      version: found.version,
      words: found.conversation.entries.map((each) => each.words),
      // What was erased leaves the person as they were.
      person: (await store.findPerson(key(id)))?.version,
    };
    const allowed = [sure.get(id), ...(begun?.id === id ? [begun.state] : [])];
    expect(allowed).toContainEqual(state);
    const due = (await store.counts()).owed;
    expect(due).toBeLessThanOrEqual(2);
  }
}

/** Goes on from what is there: a store that came back must take turns as before. */
export async function mustGoOn(store: Store): Promise<void> {
  for (const id of ['anna', 'bo', 'new']) {
    const readAt = (await store.find(key(id)))?.version ?? 0;
    await save(store, keptOf({ id, version: readAt + 1, words: ['after'] }), readAt);
    expect((await store.find(key(id)))?.version).toBe(readAt + 1);
  }
}
