/** What must still be done after a turn is saved: plain data, owed until it is done. */
import { z } from 'zod';

export const Effect = z.discriminatedUnion('kind', [
  /** Nothing may be kept of this conversation: erase what a store holds. */
  z.strictObject({ kind: z.literal('forget'), id: z.string(), at: z.iso.datetime() }),
]);
export type Effect = z.infer<typeof Effect>;
