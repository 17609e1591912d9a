/** What every store asks of a record, before it keeps one and after it reads one. */
import { z } from 'zod';
import { ChangedMeanwhile, WrittenByNewer } from './errors.js';
import { Kept, Person, type Key } from './records.js';

/**
 * What was read, or is to be kept, is not what it should be. It says where, and never carries the error that
 * found it: the parser's own messages quote the text, and what people typed must not reach a log.
 */
export class NotWhole extends Error {
  override name = 'NotWhole';
}

/** The record, if it is one; format 1 is lifted. Throws `NotWhole`, `WrittenByNewer`. */
export function keptIn(value: unknown): Kept {
  const inner = formatOf(Inside.safeParse(value).data?.conversation);
  if (inner > 1) throw new WrittenByNewer('a conversation', inner, 1);
  return readAs('a conversation', Kept, 2, lifted(value));
}

/** The same of a person. */
export const personIn = (value: unknown): Person => readAs('a person', Person, 1, value);

function readAs<T>(what: string, shape: z.ZodType<T>, ours: number, value: unknown): T {
  const format = formatOf(value);
  if (format > ours) throw new WrittenByNewer(what, format, ours);
  const read = shape.safeParse(value);
  if (!read.success) throw notWhole(what, read.error);
  return read.data;
}

/** Says where a value is wrong, never what is there. */
export function notWhole(what: string, error: z.ZodError): NotWhole {
  const places = error.issues.map((issue) => `${issue.path.join('.')} (${issue.code})`);
  return new NotWhole(`It is not ${what} this version knows: ${places.slice(0, 5).join(', ')}`);
}

const Inside = z.looseObject({ conversation: z.unknown() });
const Formatted = z.looseObject({ format: z.int() });
const formatOf = (value: unknown) => Formatted.safeParse(value).data?.format ?? 0;

const Before = z.looseObject({
  format: z.literal(1),
  owed: z.array(z.looseObject({ kind: z.literal('forget'), at: z.iso.datetime() })),
});

/** Format 1 knew neither audit lines nor how far a piece of work has come. */
function lifted(value: unknown): unknown {
  const before = Before.safeParse(value);
  if (!before.success) return value;
  const owed = before.data.owed.map((effect, n) => ({
    id: `lifted-${n}`,
    effect,
    due: effect.at,
    tries: 0,
    state: 'owed',
    since: effect.at,
  }));
  return { ...before.data, format: 2, owed, audit: [] };
}

/** Refuses a save that was worked out from something other than what is kept now. */
export function mustBeAt(readAt: number, key: Key, now: { version: number } | undefined): void {
  const found = now?.version ?? 0;
  if (found !== readAt) throw new ChangedMeanwhile(key, readAt, found);
}
