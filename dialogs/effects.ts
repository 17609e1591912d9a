/** What must still be done after a turn is saved: plain data, owed until it is done. */
import { z } from 'zod';
import { Id } from './ids.js';

export const Effect = z.discriminatedUnion('kind', [
  /** Staff must hear of an urgent episode: only by consent or the practice's written policy. */
  z.strictObject({
    kind: z.literal('alert'),
    id: z.string(),
    about: Id,
    rule: Id.optional(),
    at: z.iso.datetime(),
  }),
  /** Nothing may be kept of this conversation: erase what a store holds. */
  z.strictObject({ kind: z.literal('forget'), id: z.string(), at: z.iso.datetime() }),
]);
export type Effect = z.infer<typeof Effect>;
