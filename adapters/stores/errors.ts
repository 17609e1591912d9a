/** What can go wrong with a store, each in one class that every store throws. */
import type { Key } from './records.js';

/** Enough to tell records apart in a log, and never the whole id: on the page it is the cookie. */
const nameOf = ({ practice, id }: Key) => `${practice}/${[...id].slice(0, 6).join('')}…`;

/** Something is kept for this conversation that this version cannot read. It has been set aside, untouched. */
export class UnreadableConversation extends Error {
  override name = 'UnreadableConversation';
  constructor(
    readonly key: Key,
    readonly setAside: string | undefined,
    cause: unknown,
  ) {
    super(unreadable('conversation', key, setAside), { cause });
  }
}

/** Something is kept for this person that this version cannot read. It has been set aside, untouched. */
export class UnreadablePerson extends Error {
  override name = 'UnreadablePerson';
  constructor(
    readonly key: Key,
    readonly setAside: string | undefined,
    cause: unknown,
  ) {
    super(unreadable('person', key, setAside), { cause });
  }
}

const unreadable = (what: string, key: Key, setAside: string | undefined) =>
  `The ${what} kept as '${nameOf(key)}' cannot be read by this version` +
  (setAside ? `. It is set aside, untouched, as ${setAside}` : '');

/** A later version of this program wrote it. Nothing is set aside and nothing is written over. */
export class WrittenByNewer extends Error {
  override name = 'WrittenByNewer';
  /** `where` is a record or a folder; `format` is what it says it is, `ours` the newest we know. */
  constructor(
    readonly where: string,
    readonly format: number,
    readonly ours: number,
  ) {
    super(
      `What is kept as ${where} was written by a newer version of this program (format ${format}; this one knows ${ours}): ` +
        'start that one, or put back the copy of the data that was made before the update',
    );
  }
}

/** Somebody saved this record after it was read: read it again and take the turn again. */
export class ChangedMeanwhile extends Error {
  override name = 'ChangedMeanwhile';
  constructor(
    readonly key: Key,
    readonly readAt: number,
    readonly found: number,
  ) {
    super(`'${nameOf(key)}' was read at version ${readAt} and is now at ${found}`);
  }
}

/** The disk or database refused; nothing was changed. */
export class CouldNotSave extends Error {
  override name = 'CouldNotSave';
  constructor(
    readonly key: Key,
    cause: unknown,
  ) {
    super(`'${nameOf(key)}' could not be saved`, { cause });
  }
}

/** The disk or database did not answer, so nobody knows what is kept: never the same as "nothing is". */
export class CouldNotRead extends Error {
  override name = 'CouldNotRead';
  constructor(
    readonly key: Key,
    cause: unknown,
  ) {
    super(`What is kept for '${nameOf(key)}' could not be read`, { cause });
  }
}

/** What was to be erased may still be there: ask again. */
export class CouldNotForget extends Error {
  override name = 'CouldNotForget';
  constructor(
    readonly key: Key,
    cause: unknown,
  ) {
    super(`'${nameOf(key)}' could not be erased`, { cause });
  }
}
