/** Who has the bot in Teams: where their chat is, and which conversations they held in it; kept apart from what was said. */
import { createHash } from 'node:crypto';
import { ChangedMeanwhile, type Key, type Person, type Store } from '../../stores/store.js';
import { newName } from '../form.js';
import { tenantOf, type Genuine } from './activity.js';
import { Reference } from './chat.js';

/** What an address of the record is. `gone`: Teams said that nothing may be written there any more. */
const CHAT = 'teams';
const GONE = 'teams-gone';
const CONVERSATION = 'teams-conversation';
/** Conversations that are remembered of one chat: the newest. */
const MOST = 50;

/** The same person at the same practice, by the id that their organisation gives them. */
export const personKey = (practice: string, tenant: string, user: string): Key => ({
  practice,
  id: `teams-${createHash('sha256')
    .update(JSON.stringify([tenant.toLowerCase(), user.toLowerCase()]))
    .digest('base64url')}`,
});

export const keyFor = (practice: string, activity: Genuine): Key =>
  personKey(practice, tenantOf(activity) ?? '', activity.from.aadObjectId ?? activity.from.id);

export type Chats = ReturnType<typeof chatsIn>;

/** Every one throws what the store throws. */
export function chatsIn(store: Pick<Store, 'findPerson' | 'savePerson'>) {
  async function change(key: Key, to: (person: Person) => Person): Promise<Person> {
    for (let tries = 0; ; tries++) {
      const before = await store.findPerson(key);
      const fresh: Person = { format: 1, version: 0, ...key, addresses: [] };
      const after = to(before ?? fresh);
      if (after === before) return before;
      const saved = { ...after, version: (before?.version ?? 0) + 1 };
      try {
        await store.savePerson(saved, before?.version ?? 0);
        return saved;
      } catch (problem) {
        if (!(problem instanceof ChangedMeanwhile) || tries >= 3) throw problem;
      }
    }
  }

  return {
    find: (key: Key) => store.findPerson(key),

    /** Their chat is where this came from. `isNew`: they were not there before, or had gone. */
    async meet(key: Key, reference: Reference): Promise<{ person: Person; isNew: boolean }> {
      let isNew = false;
      const address = JSON.stringify(reference);
      const person = await change(key, (before) => {
        isNew = referenceIn(before) === undefined;
        const known = before.addresses.find(({ channel }) => channel === CHAT);
        const current = currentIn(before) !== undefined;
        if (known?.address === address && current) return before;
        const rest = before.addresses.filter(({ channel }) => channel === CONVERSATION);
        const first = current ? [] : [{ channel: CONVERSATION, address: newName() }];
        return { ...before, addresses: [{ channel: CHAT, address }, ...rest, ...first] };
      });
      return { person, isNew };
    },

    /** A new conversation is the current one from now on. */
    begin: (key: Key): Promise<Person> =>
      change(key, (before) => {
        const chat = before.addresses.filter(({ channel }) => channel !== CONVERSATION);
        const fresh = { channel: CONVERSATION, address: newName() };
        const held = before.addresses.filter(({ channel }) => channel === CONVERSATION);
        return { ...before, addresses: [...chat, ...[...held, fresh].slice(-MOST)] };
      }),

    /** Everything of that conversation was deleted: nothing leads to it any more. */
    forget: (key: Key, conversation: string): Promise<Person> =>
      change(key, (before) => ({
        ...before,
        addresses: before.addresses.filter(
          ({ channel, address }) => channel !== CONVERSATION || address !== conversation,
        ),
      })),

    /** The app was taken away, or Teams says that nothing may be written: that is kept, and nothing is tried. */
    gone: (key: Key): Promise<Person> =>
      change(key, (before) => ({
        ...before,
        addresses: before.addresses.map((each) =>
          each.channel === CHAT ? { ...each, channel: GONE } : each,
        ),
      })),

    /** Messages that they did not just ask for: not any more, or again. */
    optOut: (key: Key, at: string | undefined): Promise<Person> =>
      change(key, ({ optedOut: _before, ...person }) => ({
        ...person,
        ...(at === undefined ? {} : { optedOut: { at, channel: CHAT } }),
      })),
  };
}

/** Where to write; undefined when nothing may be written. */
export function referenceIn({ addresses }: Person): Reference | undefined {
  const found = addresses.find(({ channel }) => channel === CHAT);
  return found && Reference.parse(JSON.parse(found.address));
}

/** Their conversations, the newest last. */
export const conversationsIn = ({ addresses }: Person): string[] =>
  addresses.flatMap(({ channel, address }) => (channel === CONVERSATION ? [address] : []));

export const currentIn = (person: Person): string | undefined => conversationsIn(person).at(-1);
