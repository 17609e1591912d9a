/** What is said with a suggestion: why it was thought of, what it costs, how fresh its details are. */
import { z } from 'zod';
import { Id } from './ids.js';

/** A reason for a suggestion: an id with its data, worded later. */
export const Reason = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('need'), need: Id, words: z.string().optional() }),
  /** They asked for it by its name or its sort. */
  z.strictObject({ kind: z.literal('asked') }),
  z.strictObject({ kind: z.literal('also'), need: Id }),
  z.strictObject({ kind: z.literal('near'), km: z.number() }),
  z.strictObject({ kind: z.literal('no-travel') }),
  z.strictObject({ kind: z.literal('free') }),
  z.strictObject({ kind: z.literal('first-free') }),
  z.strictObject({ kind: z.literal('beginners') }),
  z.strictObject({ kind: z.literal('levels') }),
  z.strictObject({ kind: z.literal('small-group') }),
  z.strictObject({ kind: z.literal('quiet') }),
  z.strictObject({ kind: z.literal('bring-someone') }),
  z.strictObject({ kind: z.literal('buddy') }),
  z.strictObject({ kind: z.literal('no-phone-call') }),
  z.strictObject({ kind: z.literal('seated') }),
]);

/** Why a service is to be asked first: an id worded later, or words of its own, which stay in their language. */
export const ToAsk = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('words'), words: z.string() }),
  /** It is for small children with whoever brings them. */
  z.strictObject({ kind: z.literal('small-children') }),
  /** A group for women or men, and the person did not say who they are. */
  z.strictObject({ kind: z.literal('women') }),
  z.strictObject({ kind: z.literal('men') }),
  /** Nobody knows for sure which ages it is for. */
  z.strictObject({ kind: z.literal('ages') }),
  z.strictObject({ kind: z.literal('afar') }),
  z.strictObject({ kind: z.literal('border') }),
]);

/** What a service costs, three-valued: absent or unknown is never "free". */
export const Costs = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('free') }),
  z.strictObject({ kind: z.literal('pounds'), amount: z.number(), firstFree: z.boolean() }),
  z.strictObject({ kind: z.literal('unknown') }),
]);

/** How fresh a service's details are (architecture 5: 6 and 12 months). */
export const Checked = z.strictObject({
  state: z.enum(['not-checked', 'fresh', 'check-before', 'stale']),
  on: z.iso.date().optional(),
});

export type ToAsk = z.infer<typeof ToAsk>;
export type Reason = z.infer<typeof Reason>;
export type Costs = z.infer<typeof Costs>;
export type Checked = z.infer<typeof Checked>;
