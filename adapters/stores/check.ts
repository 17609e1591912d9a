/** What every store asks of a record, before it keeps one and after it reads one. */
import { ChangedMeanwhile, CouldNotSave, Kept, type Key } from './store.js';

/**
 * What was read, or is to be kept, is not what it should be. It says where, and never carries the error that
 * found it: the parser's own messages quote the text, and what people typed must not reach a log.
 */
export class NotWhole extends Error {
  override name = 'NotWhole';
}

/** The record, if it is one and belongs to this conversation; a file moved to another's place is nobody's. */
export function keptFor(key: Key, value: unknown): Kept {
  const read = Kept.safeParse(value);
  if (!read.success) {
    const places = read.error.issues.map((issue) => `${issue.path.join('.')} (${issue.code})`);
    throw new NotWhole(`It is not a conversation this version knows: ${places.slice(0, 5).join(', ')}`);
  }
  const { practice, id } = read.data.conversation;
  if (practice !== key.practice || id !== key.id) throw new NotWhole('It belongs to another conversation');
  return read.data;
}

/** Whose record this is. */
export function keyOf(kept: Kept): Key {
  return { practice: kept.conversation.practice, id: kept.conversation.id };
}

/** A copy fit to be kept: refused now if it could not be read back, or if a second save could not be told from it. */
export function fitToKeep(kept: Kept, readAt: number): Kept {
  const key = keyOf(kept);
  try {
    // Reading it back makes the copy: the schemas build everything anew.
    const copy = keptFor(key, kept);
    if (copy.version <= readAt) throw new NotWhole(`Version ${copy.version} does not come after ${readAt}`);
    return copy;
  } catch (error) {
    throw new CouldNotSave(key, error);
  }
}

/** Refuses a save that was worked out from something other than what is kept now. */
export function mustBeAt(readAt: number, key: Key, now: Kept | undefined): void {
  const found = now?.version ?? 0;
  if (found !== readAt) throw new ChangedMeanwhile(key, readAt, found);
}
