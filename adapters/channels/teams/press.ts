/** What a card's button sends: which step it belongs to, which card it was, and what was chosen, ticked or typed. */
import { createHash } from 'node:crypto';
import { z } from 'zod';

const Id = z.string().max(200);

/** What a card carries: a press of it is known by its nonce, however often and however late it comes. */
export const Step = z.object({
  question: Id.optional(),
  about: Id.optional(),
  nonce: Id,
  /** Whose conversation it is (held.ts): somebody may hold several in one chat. */
  of: Id.optional(),
  /** The question as it was asked, for the line that the card becomes. */
  ask: z.string().max(2000).optional(),
  /** What was ticked on the card's other pages. */
  kept: z.array(Id).max(100).optional(),
});
export type Step = z.infer<typeof Step>;

/** `do` as buttons say it: "back", "change:place", "more:1", "teams-go"; absent: the answer is to be saved. */
export const Press = Step.extend({
  do: Id.optional(),
  /** Ids with commas between them (Adaptive Cards). */
  choice: z.string().max(4000).nullish(),
  words: z.string().nullish(),
  /** A clinician's private note, beside the answer. */
  note: z.string().nullish(),
  number: z.union([z.string().max(40), z.number()]).nullish(),
});
export type Press = z.infer<typeof Press>;

/** The same card of the same turn always has the same nonce, so that one sent twice is pressed once. */
export const nonceOf = (...parts: string[]): string =>
  createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 22);

/** What was ticked on this page and the others, without repeats. */
export function chosenIn({ kept = [], choice, number }: Press, isOne: boolean): string[] {
  const here = (choice ?? '').split(',').filter((id) => id !== '');
  if (here.length > 0) return isOne ? here : [...new Set([...kept, ...here])];
  const written = number === null || number === undefined ? '' : String(number).trim();
  return written === '' ? kept : [written];
}
