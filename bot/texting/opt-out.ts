/** No more texts: written down for this number at every practice, with what waits for it called off in the same save. */
import type { AuditLine, Kept, Store } from '../../adapters/stores/store.js';
import type { Owed } from '../../dialogs/effects.js';
import { guideOf, type Guide } from '../../dialogs/guide.js';
import { handOver, mayHandOver } from '../../dialogs/handing-over.js';
import { walk } from '../../dialogs/position.js';
import { isForSilence } from '../reaching/nudging.js';
import { CHANNEL, changePerson, noted } from './people.js';

type Which = { practice: string; number: string; message: string; at: string };

/**
 * The practice that was texted comes first: there the text itself is remembered. A number that has opted out of one
 * practice's texts is texted by none (architecture 4). True when that practice is told, by its own policy.
 */
export async function optOut(
  store: Store,
  guide: Guide,
  { practice, number, message, at }: Which,
): Promise<boolean> {
  const others = [...guide.practices.values()]
    .filter(({ id, texts }) => id !== practice && texts)
    .map(({ id }) => id);
  let isTold = false;
  for (const id of [practice, ...others])
    await changePerson(
      store,
      { practice: id, number },
      (person) => {
        const out = { ...person, optedOut: person.optedOut ?? { at, channel: CHANNEL } };
        return id === practice
          ? noted(out, { message, gave: 'stopped', ...(isTold && { told: true }) })
          : out;
      },
      (kept, person) => {
        const off = calledOff(kept, at);
        const tells = id === practice && person.optedOut === undefined && isLeft(guide, kept);
        if (id === practice) isTold = tells;
        if (!tells) return off;
        return told(off ?? { ...kept, version: kept.version + 1 }, { number, message, at });
      },
    );
  return isTold;
}

/** They were in the middle of it, with answers that are kept, and their practice wants to be told. */
function isLeft(guide: Guide, { conversation }: Kept): boolean {
  const { machine, compiled } = guideOf(guide, conversation);
  const isOpen = walk(machine, compiled, conversation).at.state === 'asking';
  return isOpen && conversation.entries.length > 0 && mayHandOver(guide, conversation);
}

const told = (kept: Kept, { number, message, at }: Omit<Which, 'practice'>): Kept => ({
  ...kept,
  owed: [
    ...kept.owed,
    {
      id: `${message}/stopped`,
      effect: handOver('stopped', number, at),
      due: at,
      tries: 0,
      state: 'owed',
      since: at,
    },
  ],
});

/** START, at the practice that was texted. */
export async function optIn(store: Store, { practice, number, message }: Which): Promise<void> {
  await changePerson(store, { practice, number }, ({ optedOut: _before, ...person }) =>
    noted(person, { message, gave: 'started' }),
  );
}

/** What they would be texted first. */
const isFirst = ({ effect }: Owed) =>
  effect.kind === 'invite' || effect.kind === 'check-in' || isForSilence({ effect });

/** Undefined when nothing waits. */
function calledOff(kept: Kept, at: string): Kept | undefined {
  const waiting = kept.owed.filter((item) => item.state === 'owed' && isFirst(item));
  if (waiting.length === 0) return undefined;
  const version = kept.version + 1;
  const kinds = [...new Set(waiting.map(({ effect }) => effect.kind))];
  return {
    ...kept,
    version,
    owed: kept.owed.map((item) =>
      waiting.includes(item) ? { ...item, state: 'cancelled', since: at, note: 'opted out' } : item,
    ),
    audit: [...kept.audit, ...kinds.map((rule): AuditLine => ({ at, version, what: 'cancelled', rule }))],
  };
}
