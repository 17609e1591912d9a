/** The small record of a number that is texted: found by its sum, changed by whoever is quickest, kept apart from what was said. */
import { randomBytes } from 'node:crypto';
import {
  ChangedMeanwhile,
  type Key,
  type Kept,
  type Person,
  type Store,
} from '../../adapters/stores/store.js';
import { hashOf } from '../paying/names.js';

export const CHANNEL = 'sms' as const;
/** Texts that are remembered beside those a conversation remembers itself. */
const REMEMBERED = 200;
const MOST_TRIES = 20;

export type Texting = NonNullable<Person['texting']>;
export type Texted = Person & { texting: Texting };
export type Seen = Texting['seen'][number];

/** Nobody reads the number from the name of its record. */
export const personKey = (practice: string, number: string): Key => ({
  practice,
  id: `text ${hashOf(`text ${practice} ${number}`)}`,
});

/** Where an invitation waits until it is sent. */
export const inviteKey = ({ practice, id }: Key): Key => ({ practice, id: `invite ${id}` });

/** Nobody can guess it: on the page it would be the cookie. */
const newConversation = () => randomBytes(24).toString('base64url');

/** As it is before anything is known of this number. */
export function someone(practice: string, number: string): Texted {
  return {
    format: 1,
    version: 0,
    ...personKey(practice, number),
    addresses: [{ channel: CHANNEL, address: number }],
    texting: { conversation: newConversation(), seen: [] },
  };
}

export async function personOf(store: Store, practice: string, number: string): Promise<Texted> {
  const found = await store.findPerson(personKey(practice, number));
  return found ? withTexting(found, number) : someone(practice, number);
}

/** After an erasure the number is not kept, and stands there again as soon as it texts. */
const withTexting = (person: Person, number: string): Texted => ({
  ...person,
  addresses: [{ channel: CHANNEL, address: number }],
  texting: person.texting ?? { conversation: newConversation(), seen: [] },
});

export const noted = (person: Texted, seen: Seen): Texted => ({
  ...person,
  texting: {
    ...person.texting,
    seen: [...person.texting.seen.filter(({ message }) => message !== seen.message), seen].slice(-REMEMBERED),
  },
});

/** Nothing leads from here to what was said any more; only that these texts were here is still known. */
export function forgotten(person: Texted, messages: readonly string[]): Texted {
  const { language: _language, supportNeeds: _needs, ...rest } = person;
  const erased = messages.map((message): Seen => ({ message, gave: 'erased' }));
  return {
    ...rest,
    addresses: [],
    texting: {
      conversation: newConversation(),
      seen: [
        ...person.texting.seen.map(({ message }): Seen => ({ message, gave: 'erased' })),
        ...erased,
      ].slice(-REMEMBERED),
    },
  };
}

/** Where what they would be texted waits: with what they said, and before they said anything with their invitation. */
const waitingFor = async (store: Store, person: Texted): Promise<Kept | undefined> =>
  (await store.find({ practice: person.practice, id: person.texting.conversation })) ??
  (await store.find(inviteKey(person)));

/**
 * Reads, changes and saves, and reads again when somebody else was quicker; with what waits to be sent to them, in the
 * same save. Throws what the store throws.
 */
export async function changePerson(
  store: Store,
  { practice, number }: { practice: string; number: string },
  change: (person: Texted) => Texted,
  pending?: (kept: Kept, person: Texted) => Kept | undefined,
): Promise<Texted> {
  for (let tries = 0; ; tries++) {
    const before = await personOf(store, practice, number);
    const kept = pending ? await waitingFor(store, before) : undefined;
    const next = kept && pending?.(kept, before);
    const person = { ...change(before), version: before.version + 1 };
    try {
      if (kept && next)
        await store.save({ kept: next, readAt: kept.version, person: { person, readAt: before.version } });
      else await store.savePerson(person, before.version);
      return person;
    } catch (problem) {
      if (!(problem instanceof ChangedMeanwhile) || tries >= MOST_TRIES) throw problem;
    }
  }
}
