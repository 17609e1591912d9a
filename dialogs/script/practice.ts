/** One practice: who it is, how to reach it, and the numbers it must give before it may start. */
import { z } from 'zod';
import { Nation } from '../danger/alarms.js';
import { Id } from '../ids.js';

const Contact = z.strictObject({ name: z.string().min(1), phone: z.string().min(3) });

export const Practice = z.strictObject({
  id: Id,
  name: z.string().min(1),
  /** True for the made-up practice of the demonstration. */
  example: z.boolean().default(false),
  nation: Nation,
  phone: z.string().min(3),
  /** When the phone is answered, in one plain sentence. */
  hours: z.string().optional(),
  /** Required: a practice without its own safeguarding numbers does not start (DCB0129 H-14). */
  safeguarding: z.strictObject({
    adult_safeguarding: Contact,
    child_safeguarding: Contact,
    council_out_of_hours: Contact,
  }),
  /** Sites that may show the chat. */
  origins: z.array(z.url()).default([]),
  /** This practice's own opening words, by question: `ask`, `hint`, `lead`. */
  wording: z
    .record(
      Id,
      z.strictObject({
        ask: z.string().optional(),
        hint: z.string().optional(),
        lead: z.array(z.string()).optional(),
      }),
    )
    .default({}),
});

export type Practice = z.infer<typeof Practice>;

/** Questions whose words keep people safe or informed: no practice may reword them. */
export const LOCKED = ['privacy', 'privacy-more', 'safe-now'];
