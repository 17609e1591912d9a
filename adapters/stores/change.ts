/** What one save changed in a record, and how it is put back: so that a long conversation costs no more than a short one. */
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { Conversation } from '../../dialogs/conversation.js';
import { NotWhole, notWhole } from './check.js';
import { Kept } from './records.js';

/**
 * One field, `owed` or `conversation.entries`: a list keeps its first `from` items and then has `add`; anything else
 * `is` now so, or is gone when neither is given.
 */
export const Change = z.strictObject({
  at: z.string(),
  from: z.int().min(0).optional(),
  add: z.array(z.unknown()).optional(),
  is: z.unknown().optional(),
});
export type Change = z.infer<typeof Change>;

type Fields = Record<string, unknown>;

const INNER = 'conversation';

/** What has to be done to `before` to have `after`. Of a list that only grew, nothing but what is new is looked at. */
export function changesIn(before: Kept, after: Kept): Change[] {
  const changes: Change[] = [];
  noteChanges(changes, '', before, after);
  noteChanges(changes, `${INNER}.`, before.conversation, after.conversation);
  return changes;
}

function noteChanges(changes: Change[], prefix: string, before: Fields, after: Fields): void {
  for (const name of Object.keys(before)) noteChange(changes, prefix, name, before, after);
  for (const name of Object.keys(after))
    if (!Object.hasOwn(before, name)) noteChange(changes, prefix, name, before, after);
}

function noteChange(changes: Change[], prefix: string, name: string, before: Fields, after: Fields): void {
  const old = before[name];
  const now = after[name];
  const at = prefix + name;
  // Its own fields are looked at one by one.
  if (old === now || at === INNER) return;
  if (Array.isArray(old) && Array.isArray(now)) {
    const from = sameUpTo(old, now);
    if (from < old.length || from < now.length) changes.push({ at, from, add: now.slice(from) });
  } else if (!isDeepStrictEqual(old, now)) changes.push(now === undefined ? { at } : { at, is: now });
}

/** What was read before is mostly the very same object: a look tells. */
function sameUpTo(old: unknown[], now: unknown[]): number {
  let same = 0;
  while (
    same < old.length &&
    same < now.length &&
    (Object.is(old[same], now[same]) || isDeepStrictEqual(old[same], now[same]))
  )
    same++;
  return same;
}

const Record = z.looseObject({ [INNER]: z.looseObject({}) });

/**
 * The record with its changes made; whether it is one is for who made them all to find out. Throws `NotWhole` when
 * they cannot be made.
 */
export function changed(before: unknown, changes: Change[]): unknown {
  const known = Record.safeParse(before).data;
  if (known === undefined) throw new NotWhole('Only a conversation changes');
  const outer: Fields = { ...known };
  const inner: Fields = { ...known.conversation };
  for (const { at, from, add, is } of changes) {
    const [fields, name] = at.startsWith(`${INNER}.`) ? [inner, at.slice(INNER.length + 1)] : [outer, at];
    if (add !== undefined) {
      const old = fields[name];
      if (!Array.isArray(old) || old.length < (from ?? 0)) throw new NotWhole(`There is no such ${at}`);
      fields[name] = [...(old as unknown[]).slice(0, from), ...add];
    } else if (is === undefined) delete fields[name];
    else fields[name] = is;
  }
  return { ...outer, [INNER]: inner };
}

/**
 * That a record fit to be kept is still one with these changes: only they are looked at. Throws `NotWhole`.
 */
export function mustFit(changes: Change[]): void {
  for (const { at, add, is } of changes) {
    // What is added to a list is a list of the same things.
    const read = shapeOf(at).safeParse(add ?? is);
    if (!read.success) throw notWhole(`a record: its ${at} is not one`, read.error);
  }
}

function shapeOf(at: string): z.ZodType {
  const inner = at.startsWith(`${INNER}.`);
  const fields: Record<string, z.ZodType> = inner ? Conversation.shape : Kept.shape;
  const name = inner ? at.slice(INNER.length + 1) : at;
  const shape = Object.hasOwn(fields, name) ? fields[name] : undefined;
  if (shape === undefined) throw new NotWhole(`A record has no ${at}`);
  return shape;
}
