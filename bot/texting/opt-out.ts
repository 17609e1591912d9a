/** No more texts: written down for this number at every practice, with what waits for it called off in the same save. */
import type { Kept, Store } from '../../adapters/stores/store.js';
import type { Practice } from '../../dialogs/script/practice.js';
import { CHANNEL, changePerson, noted } from './people.js';

type Which = { practice: string; number: string; message: string; at: string };

/**
 * The practice that was texted comes first: there the text itself is remembered. A number that has opted out of one
 * practice's texts is texted by none (architecture 4).
 */
export async function optOut(
  store: Store,
  practices: ReadonlyMap<string, Practice>,
  { practice, number, message, at }: Which,
): Promise<void> {
  const others = [...practices.values()]
    .filter(({ id, texts }) => id !== practice && texts)
    .map(({ id }) => id);
  for (const id of [practice, ...others])
    await changePerson(
      store,
      { practice: id, number },
      (person) => {
        const out = { ...person, optedOut: person.optedOut ?? { at, channel: CHANNEL } };
        return id === practice ? noted(out, { message, gave: 'stopped' }) : out;
      },
      (kept) => calledOff(kept, at),
    );
}

/** START, at the practice that was texted. */
export async function optIn(store: Store, { practice, number, message }: Which): Promise<void> {
  await changePerson(store, { practice, number }, ({ optedOut: _before, ...person }) =>
    noted(person, { message, gave: 'started' }),
  );
}

/** Undefined when nothing waits. */
function calledOff(kept: Kept, at: string): Kept | undefined {
  const waits = kept.owed.some(({ effect, state }) => effect.kind === 'invite' && state === 'owed');
  if (!waits) return undefined;
  const version = kept.version + 1;
  return {
    ...kept,
    version,
    owed: kept.owed.map((item) =>
      item.effect.kind === 'invite' && item.state === 'owed'
        ? { ...item, state: 'cancelled', since: at, note: 'opted out' }
        : item,
    ),
    audit: [...kept.audit, { at, version, what: 'cancelled', rule: 'invite' }],
  };
}
