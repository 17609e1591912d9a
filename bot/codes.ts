/** Short codes by which a person comes back on any device: made when they ask, good for a week, for one practice alone. */
import { randomInt } from 'node:crypto';
import type { Codes } from '../adapters/channels/coming-back.js';
import { keyOf, type Key, type Person, type Store } from '../adapters/stores/store.js';
import type { Owed } from '../dialogs/effects.js';
import type { Clock } from './clock.js';
import { changeKept } from './paying/change.js';
import { codesOf, personOf } from './paying/codes.js';
import { hashOf, LETTERS } from './paying/names.js';
import type { ToPerson } from './paying/to-person.js';

/** Milliseconds a code is good for: as long as a browser remembers its conversation. */
const LASTS = 7 * 24 * 60 * 60_000;
/** Of 30 letters and digits: 44 bits. With `limitingCodes` nobody comes upon one of a thousand in a lifetime. */
const LENGTH = 9;

const CHANNEL = 'web';

type Wiring = {
  store: Store;
  clock: Clock;
  /** Counts a code that is tried. Throws `TooManyMessages`. */
  tries: (of: { practice: string; from: string }) => Promise<void>;
  /** Something is owed as of this time. */
  owes: (at: string) => void;
};

export function codesIn({ store, clock, tries, owes }: Wiring): Codes {
  const hashIn = (practice: string, letters: string) => hashOf(`code ${practice} ${letters}`);

  return {
    async make({ practice, conversation }) {
      const key: Key = { practice, id: conversation };
      const at = clock.now().toISOString();
      const until = new Date(clock.now().getTime() + LASTS).toISOString();
      const letters = Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
      const code = hashIn(practice, letters);
      const person: Person = {
        format: 1,
        version: 1,
        ...personOf(practice, code),
        addresses: [{ channel: CHANNEL, address: conversation }],
      };
      const ends: Owed = {
        id: `code/${code}`,
        effect: { kind: 'code-ends', at, code },
        due: until,
        tries: 0,
        state: 'owed',
        since: at,
      };
      const kept = await changeKept(
        store,
        key,
        (before) => ({
          ...before,
          version: before.version + 1,
          // One code at a time: who asks for a new one may have lost the old one.
          owed: [...before.owed.map((each) => (isCode(each) ? { ...each, due: at } : each)), ends],
          audit: [...before.audit, { at, version: before.version + 1, what: 'code-made' }],
        }),
        { person, readAt: 0 },
      );
      if (kept === undefined) return undefined;
      owes(at);
      return { code: grouped(letters), until };
    },

    async find({ practice, typed, from }) {
      await tries({ practice, from });
      const letters = typed.toUpperCase().replace(/[^A-Z0-9]/g, '');
      if (letters.length !== LENGTH) return undefined;
      const code = hashIn(practice, letters);
      const person = await store.findPerson(personOf(practice, code));
      const id = person?.addresses.find(({ channel }) => channel === CHANNEL)?.address;
      const kept = id === undefined ? undefined : await store.find({ practice, id });
      const now = clock.now().toISOString();
      const isGood = kept?.owed.some(
        (each) => isCode(each) && each.due > now && codesOf([each]).includes(code),
      );
      return kept && isGood ? keyOf(kept).id : undefined;
    },
  };
}

/** How the outbox ends one: what leads from it to the conversation goes. */
export const endingCodes = (store: Store): ToPerson => ({
  isAwaited: true,
  person: keyOf,
  async send(kept, { effect }) {
    if (effect.kind !== 'code-ends') return { kind: 'refused', why: 'not a code' };
    try {
      await store.forgetPerson(personOf(keyOf(kept).practice, effect.code));
      return { kind: 'sent' };
    } catch (problem) {
      return { kind: 'failed', why: problem instanceof Error ? problem.name : 'unknown' };
    }
  },
});

const isCode = (item: Owed) => codesOf([item]).length > 0;

const grouped = (letters: string) => letters.match(/.{3}/g)?.join('-') ?? letters;
