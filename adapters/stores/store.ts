/** The port every store keeps to: one record a conversation, saved whole, at the version it was read at. */
import { z } from 'zod';
import { Conversation } from '../../dialogs/conversation.js';
import { Effect } from '../../dialogs/effects.js';
import { Message } from '../../dialogs/message.js';

/** The reply kept against the message that caused it, so that a repeat is answered with the same words. */
export const Said = z.strictObject({ message: z.string(), at: z.iso.datetime(), messages: z.array(Message) });

/** All that one turn commits together: entries, replies, what is owed, the version. */
export const Kept = z.strictObject({
  format: z.literal(1),
  version: z.int().min(1),
  conversation: Conversation,
  said: z.array(Said),
  owed: z.array(Effect),
});

export type Said = z.infer<typeof Said>;
export type Kept = z.infer<typeof Kept>;

/** Which conversation: the practice stands on every call, so that no store can mix practices up. */
export type Key = { practice: string; id: string };

/** Enough to tell conversations apart in a log, and never the whole id: on the page it is the cookie. */
const nameOf = ({ practice, id }: Key) => `${practice}/${[...id].slice(0, 6).join('')}…`;

export interface Store {
  readonly name: string;
  /**
   * Absent is `undefined`. Throws `UnreadableConversation` when something is there that cannot be read,
   * `CouldNotRead` when the medium does not answer.
   */
  find(key: Key): Promise<Kept | undefined>;
  /**
   * Saves `kept` whole or not at all. `readAt` is the version it was read at, 0 when it was not there.
   * Throws `ChangedMeanwhile` when the kept version is another, `CouldNotSave` when the medium refuses.
   */
  save(kept: Kept, readAt: number): Promise<void>;
  /** Erases; a conversation that is not there is no error. Throws `CouldNotForget` when the medium refuses. */
  forget(key: Key): Promise<void>;
  close(): Promise<void>;
}

/** Something is kept for this conversation that this version cannot read. It has been set aside, untouched. */
export class UnreadableConversation extends Error {
  override name = 'UnreadableConversation';
  constructor(
    readonly key: Key,
    readonly setAside: string | undefined,
    cause: unknown,
  ) {
    super(
      `The conversation kept as '${nameOf(key)}' cannot be read by this version` +
        (setAside ? `. It is set aside, untouched, as ${setAside}` : ''),
      { cause },
    );
  }
}

/** Somebody saved this conversation after it was read: read it again and take the turn again. */
export class ChangedMeanwhile extends Error {
  override name = 'ChangedMeanwhile';
  constructor(key: Key, readAt: number, found: number) {
    super(`'${nameOf(key)}' was read at version ${readAt} and is now at ${found}`);
  }
}

/** The disk or database refused; nothing was changed. */
export class CouldNotSave extends Error {
  override name = 'CouldNotSave';
  constructor(key: Key, cause: unknown) {
    super(`'${nameOf(key)}' could not be saved`, { cause });
  }
}

/** The disk or database did not answer, so nobody knows what is kept: never the same as "nothing is". */
export class CouldNotRead extends Error {
  override name = 'CouldNotRead';
  constructor(key: Key, cause: unknown) {
    super(`What is kept for '${nameOf(key)}' could not be read`, { cause });
  }
}

/** What was to be erased may still be there: ask again. */
export class CouldNotForget extends Error {
  override name = 'CouldNotForget';
  constructor(key: Key, cause: unknown) {
    super(`'${nameOf(key)}' could not be erased`, { cause });
  }
}
