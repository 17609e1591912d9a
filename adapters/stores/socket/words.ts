/** What is said over the socket between a command and the server that has the folder: a line of JSON each way. */
import { z } from 'zod';
import { Kept, Person } from '../records.js';

const Key = z.strictObject({ practice: z.string(), id: z.string() });
const ReadAt = z.int().min(0);
const At = z.iso.datetime();
const Most = z.int().min(0);

/** What is asked of the store, by the names of its port. */
export const Call = z.discriminatedUnion('call', [
  z.strictObject({ call: z.literal('find'), key: Key }),
  z.strictObject({ call: z.literal('forget'), key: Key }),
  z.strictObject({ call: z.literal('findPerson'), key: Key }),
  z.strictObject({ call: z.literal('forgetPerson'), key: Key }),
  z.strictObject({ call: z.literal('release'), key: Key }),
  z.strictObject({
    call: z.literal('save'),
    kept: Kept,
    readAt: ReadAt,
    person: z.strictObject({ person: Person, readAt: ReadAt }).optional(),
  }),
  z.strictObject({ call: z.literal('savePerson'), person: Person, readAt: ReadAt }),
  z.strictObject({ call: z.literal('claim'), now: At, until: At, most: Most }),
  z.strictObject({ call: z.literal('nextDue') }),
  z.strictObject({ call: z.literal('meet'), sum: z.string(), now: At, until: At }),
  z.strictObject({ call: z.literal('settle'), sum: z.string(), as: z.enum(['answered', 'new']) }),
  z.strictObject({ call: z.literal('counts') }),
  z.strictObject({
    call: z.literal('shared'),
    practice: z.string(),
    after: z.string().optional(),
    most: Most,
  }),
  z.strictObject({ call: z.literal('page'), after: z.string().optional(), most: Most }),
]);
export type Call = z.infer<typeof Call>;

/** `nth` tells which answer is to which question. */
export const Question = z.strictObject({ nth: z.int(), asks: z.unknown() });

/** An error of the port, by its name, and what only the server knows of it; never a word of a record. */
export const Trouble = z.strictObject({
  name: z.string(),
  message: z.string(),
  setAside: z.string().optional(),
  found: z.int().optional(),
  where: z.string().optional(),
  format: z.int().optional(),
  ours: z.int().optional(),
  cause: z.strictObject({ name: z.string(), message: z.string(), code: z.string().optional() }).optional(),
});
export type Trouble = z.infer<typeof Trouble>;

/** `is` is absent for nothing. */
export const Answer = z.strictObject({
  nth: z.int(),
  is: z.unknown().optional(),
  trouble: Trouble.optional(),
});
export type Answer = z.infer<typeof Answer>;

/** Calls `hear` with each line that has come whole; what it returns is given all that comes. */
export function byLine(hear: (line: string) => void): (text: string) => void {
  let begun = '';
  return (text) => {
    const lines = (begun + text).split('\n');
    begun = lines.pop() ?? '';
    for (const line of lines) hear(line);
  };
}
