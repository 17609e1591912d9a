/** The port every store keeps to: one record a conversation and one a person, saved whole, at the version read. */
import type { Meet, Meeting } from './met.js';
import type { Kept, Key, Person } from './records.js';

export * from './errors.js';
export type { Meet, Meeting } from './met.js';
export { AuditLine, Kept, keyOf, Person, Said, type Key } from './records.js';

/**
 * What goes down together or not at all. `readAt` is the version a record was read at, 0 when it was not there. The
 * person is one of the conversation's practice.
 */
export type Commit = { kept: Kept; readAt: number; person?: { person: Person; readAt: number } };

/**
 * Some of the conversations kept. `unreadable` ones are counted and left where they are; `next` is the mark to ask for
 * the page after this one, absent on the last.
 */
export type Page = { kept: Kept[]; unreadable: number; next?: string };

/** How much is kept. `owed` counts pieces of work still to be done; `setAside` what a person has to look at. */
export type Counts = { conversations: number; people: number; owed: number; setAside: number };

/**
 * Records are immutable: what is handed over is deeply frozen at once, and so is what is found; nothing is copied.
 * Times are ISO dates and times.
 */
export interface Store {
  readonly name: string;
  /**
   * Absent is `undefined`. Throws `UnreadableConversation` when something is there that cannot be read,
   * `WrittenByNewer` when a later version wrote it, `CouldNotRead` when the medium does not answer.
   */
  find(key: Key): Promise<Kept | undefined>;
  /**
   * Saves all of it, durably, or nothing. Throws `ChangedMeanwhile` when what is kept is at another version,
   * `CouldNotSave` when the medium refuses or when it could not be read back; otherwise what `find` throws.
   */
  save(commit: Commit): Promise<void>;
  /** Erases; what is not there is no error. Throws `CouldNotForget` when the medium refuses: ask again. */
  forget(key: Key): Promise<void>;

  /** As `find`; throws `UnreadablePerson`. */
  findPerson(key: Key): Promise<Person | undefined>;
  /** As `save`, for a person alone. */
  savePerson(person: Person, readAt: number): Promise<void>;
  /** As `forget`; their conversations stay. */
  forgetPerson(key: Key): Promise<void>;

  /**
   * Conversations with work due by `now` (in state `owed` or `sending`), earliest first, `most` of them. Nobody else
   * is given these until `until`, or until they are released: who claims and dies holds nothing up for longer.
   */
  claim(of: { now: string; until: string; most: number }): Promise<Key[]>;
  /** Gives a claimed conversation back; one that was not claimed is no error. */
  release(key: Key): Promise<void>;
  /** The earliest time there is something to claim; what is claimed counts from when its claim lapses. */
  nextDue(): Promise<string | undefined>;

  /**
   * A request came: written down, durably, before anything comes of it. Says what was known of it. Its sum is made with
   * a key, because it is kept beside nothing and sealed by nothing. Throws `CouldNotSave`: then it is not known.
   */
  meet(of: Meet): Promise<Meeting>;
  /** It was answered; or nothing came of it, and the next like it is new. Throws `CouldNotSave`. */
  settle(sum: string, as: 'answered' | 'new'): Promise<void>;

  counts(): Promise<Counts>;
  /**
   * Conversations of which something is owed or was given to the practice's own staff (an alert, a call-back), what
   * was cancelled not counted, or of which a person is still to be written to on a day: in the order of their ids, `most` of them that come `after` this id.
   */
  shared(practice: string, after: string | undefined, most: number): Promise<Key[]>;
  /**
   * All conversations, `most` (at least one) on a page, in an order that only the store knows: for commands that look at
   * everything. Changes nothing. One saved or forgotten meanwhile may be seen as it was, or not at all. Throws
   * `CouldNotRead` when the medium does not answer.
   */
  page(after: string | undefined, most: number): Promise<Page>;
  close(): Promise<void>;
}
