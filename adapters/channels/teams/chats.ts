/** Who has the bot in Teams: where their chat is, and which conversations they held in it; kept apart from what was said. */
import { createHash } from 'node:crypto';
import { ChangedMeanwhile, type Key, type Person, type Store } from '../../stores/store.js';
import { newName } from '../form.js';
import { tenantOf, type Genuine } from './activity.js';
import { Reference } from './chat.js';
import { addressOf, heldIn, isHeld, WITH_CLIENT, type Held, type Role } from './held.js';

/** What an address of the record is. `gone`: Teams said that nothing may be written there any more. */
const CHAT = 'teams';
const GONE = 'teams-gone';
/** Where anybody may try a clinician's script: that they do. */
const TRIES = 'teams-tries';
/** Which practice they chose, and when. */
const PRACTICE = 'teams-practice';
const CHOSEN_AT = 'teams-practice-at';
/** Conversations of one kind that are remembered of one chat: the newest. */
const MOST = 200;

/** The same person at the same practice, by the id that their organisation gives them. */
export const personKey = (practice: string, tenant: string, user: string): Key => ({
  practice,
  id: `teams-${createHash('sha256')
    .update(JSON.stringify([tenant.toLowerCase(), user.toLowerCase()]))
    .digest('base64url')}`,
});

export const keyFor = (practice: string, activity: Genuine): Key =>
  personKey(practice, tenantOf(activity) ?? '', activity.from.aadObjectId ?? activity.from.id);

/** Apart from what they have at that practice: they may be with another one. */
const lobbyKey = ({ practice, id }: Key): Key => ({ practice, id: `which-${id}` });

export type Chats = ReturnType<typeof chatsIn>;

export type Met = { person: Person; isNew: boolean; role: Role; held: Held };

/** Every one throws what the store throws. */
export function chatsIn(store: Pick<Store, 'findPerson' | 'savePerson' | 'forgetPerson'>) {
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

  const withHeld = (key: Key, role: Role, to: (held: Held[]) => Held[]) =>
    change(key, (before) => ({
      ...before,
      addresses: [
        ...before.addresses.filter((each) => !isHeld(each, role)),
        ...to(heldIn(before, role))
          .slice(-MOST)
          .map((held) => addressOf(held, role)),
      ],
    }));

  return {
    find: (key: Key) => store.findPerson(key),

    /**
     * Their chat is where this came from, and who they are in it is for `roleOf` to say. `isNew`: they were not there
     * before, or had gone. One save at the most.
     */
    async meet(key: Key, reference: Reference, roleOf: (person: Person) => Role): Promise<Met> {
      let isNew = false;
      const address = JSON.stringify(reference);
      const person = await change(key, (before) => {
        isNew = referenceIn(before) === undefined;
        const known = before.addresses.find(({ channel }) => channel === CHAT);
        const there =
          known?.address === address
            ? before.addresses
            : [
                { channel: CHAT, address },
                ...before.addresses.filter(({ channel }) => channel !== CHAT && channel !== GONE),
              ];
        const role = roleOf(before);
        const first = currentIn(before, role) ? [] : [addressOf(fresh(), role)];
        if (there === before.addresses && first.length === 0) return before;
        return { ...before, addresses: [...there, ...first] };
      });
      const role = roleOf(person);
      const held = currentIn(person, role);
      if (held === undefined) throw new TypeError('Whoever is met holds a conversation');
      return { person, isNew, role, held };
    },

    /** A new conversation is the current one of its kind from now on. */
    begin: (key: Key, role: Role): Promise<Person> => withHeld(key, role, (held) => [...held, fresh()]),

    /** An earlier one is the current one again. */
    choose: (key: Key, role: Role, conversation: string): Promise<Person> =>
      withHeld(key, role, (held) => {
        const chosen = held.filter((each) => each.conversation === conversation);
        return [...held.filter((each) => each.conversation !== conversation), ...chosen];
      }),

    /** The clinician's own word for whom it is with. */
    label: (key: Key, conversation: string, label: string): Promise<Person> =>
      withHeld(key, 'clinician', (held) =>
        held.map((each) => (each.conversation === conversation ? { ...each, label } : each)),
      ),

    /** Everything of that conversation was deleted: nothing leads to it any more. */
    forget: (key: Key, role: Role, conversation: string): Promise<Person> =>
      withHeld(key, role, (held) => held.filter((each) => each.conversation !== conversation)),

    /** They try the clinician's script, where anybody may, or end that. */
    tries: (key: Key, isTrying: boolean): Promise<Person> =>
      change(key, (before) => ({
        ...before,
        addresses: [
          ...before.addresses.filter(({ channel }) => channel !== TRIES),
          ...(isTrying ? [{ channel: TRIES, address: WITH_CLIENT }] : []),
        ],
      })),

    /** Where several practices share an organisation: the one that was chosen last, if it is still one of them. */
    async practiceOf({ id }: Key, practices: readonly string[]): Promise<string | undefined> {
      const there = await Promise.all(
        practices.map((practice) => store.findPerson(lobbyKey({ practice, id }))),
      );
      const chosen = there.flatMap((person) => {
        const of = (channel: string) => person?.addresses.find((each) => each.channel === channel)?.address;
        return { practice: of(PRACTICE), at: of(CHOSEN_AT) ?? '' };
      });
      const [last] = chosen
        .filter(({ practice }) => practices.some((each) => each === practice))
        .sort((one, other) => (one.at < other.at ? 1 : -1));
      return last?.practice;
    },
    /** It stands with the practice that was chosen, and nowhere else: what becomes of the others is no matter. */
    async choosePractice(
      { id }: Key,
      practice: string,
      practices: readonly string[],
      at: string,
    ): Promise<void> {
      const addresses = [
        { channel: PRACTICE, address: practice },
        { channel: CHOSEN_AT, address: at },
      ];
      await change(lobbyKey({ practice, id }), (before) => ({ ...before, addresses }));
      for (const other of practices)
        if (other !== practice) await store.forgetPerson(lobbyKey({ practice: other, id }));
    },

    /** The app was taken away, or Teams says that nothing may be written: that is kept, and nothing is tried. */
    gone: (key: Key): Promise<Person> =>
      change(key, (before) => ({
        ...before,
        addresses: before.addresses.map((each) =>
          each.channel === CHAT ? { ...each, channel: GONE } : each,
        ),
      })),

    /** Messages that they did not just ask for: not any more, or again. Asked for again, they are safe for them. */
    optOut: (key: Key, may: boolean, at: string): Promise<Person> =>
      change(key, ({ optedOut: _before, ...person }) => ({
        ...person,
        ...(may ? { safeToText: { answer: true, at } } : { optedOut: { at, channel: CHAT } }),
      })),
  };
}

/** Where to write; undefined when nothing may be written. */
export function referenceIn({ addresses }: Person): Reference | undefined {
  const found = addresses.find(({ channel }) => channel === CHAT);
  return found && Reference.parse(JSON.parse(found.address));
}

export const currentIn = (person: Person, role: Role): Held | undefined => heldIn(person, role).at(-1);

export const isTrying = ({ addresses }: Person): boolean =>
  addresses.some(({ channel }) => channel === TRIES);

const fresh = (): Held => ({ conversation: newName() });
