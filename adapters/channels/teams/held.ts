/** The conversations that one person holds in Teams: their own, or as a clinician one with each client, each apart. */
import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Person } from '../../stores/store.js';
import { nonceOf } from './press.js';

/** Who they are in it: somebody who answers for themselves, or a clinician who holds it with a client. */
export type Role = 'person' | 'clinician';

/** One of them; `label` is the clinician's own word for whom it is with: initials, or a number of their own. */
const Held = z.strictObject({ conversation: z.string().min(1), label: z.string().optional() });
export type Held = z.infer<typeof Held>;

type Address = Person['addresses'][number];

export const CONVERSATION = 'teams-conversation';
export const WITH_CLIENT = 'teams-with-client';
/** Letters of a label: a name in full is not needed to tell one from another. */
export const LONGEST_LABEL = 20;

export const isHeld = ({ channel }: Address, role: Role): boolean =>
  channel === (role === 'person' ? CONVERSATION : WITH_CLIENT);

/** The newest, or the one that was gone back to, last. */
export const heldIn = ({ addresses }: Person, role: Role): Held[] =>
  addresses
    .filter((each) => isHeld(each, role))
    .map(({ address }) =>
      role === 'person' ? { conversation: address } : Held.parse(JSON.parse(address) as unknown),
    );

export const addressOf = (held: Held, role: Role): Address =>
  role === 'person'
    ? { channel: CONVERSATION, address: held.conversation }
    : { channel: WITH_CLIENT, address: JSON.stringify(held) };

/** How a card names the conversation it belongs to: on a page the name itself would open it. */
export const tagOf = (conversation: string): string => nonceOf('conversation', conversation);

/** Letters and digits that are not taken for one another when read out. */
const LETTERS = '23456789ABCDEFGHJKMNPQRSTVWXYZ';

/** Four of them, the same for one conversation always: how it is called until the clinician gives it a label. */
export const codeOf = (conversation: string): string =>
  [...createHash('sha256').update(`code ${conversation}`).digest().subarray(0, 4)]
    .map((byte) => LETTERS[byte % LETTERS.length] ?? '')
    .join('');

/** The one that a card belongs to; undefined when it was deleted, or is nothing of theirs. */
export const heldBy = (person: Person, role: Role, tag: string): Held | undefined =>
  heldIn(person, role).find(({ conversation }) => tagOf(conversation) === tag);
