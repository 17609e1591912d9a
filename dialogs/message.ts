/** What is said to a person, worded and fitted, before a channel gives it its looks. */
import { z } from 'zod';

export const Choice = z.strictObject({
  id: z.string(),
  label: z.string(),
  /** True for "none of these": chosen alone. */
  alone: z.boolean().optional(),
});

export const Line = z.strictObject({
  name: z.string(),
  /** What to do: "Call 999", "Text SHOUT to 85258". */
  do: z.string(),
  /** The number to ring, digits and spaces; absent for a text line. */
  number: z.string().optional(),
  hours: z.string().optional(),
});

/** Its fields stand in the order they are written in, so that what is read back is what was answered, byte for byte. */
export const Message = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text'), paragraphs: z.array(z.string()) }),
  z.strictObject({
    kind: z.literal('question'),
    question: z.string(),
    ask: z.string(),
    input: z.enum(['one', 'many', 'words', 'scale', 'place', 'phone', 'plan']),
    /** Own words are welcome beside the choices. */
    ownWords: z.boolean(),
    /** Chosen first, then sent, never with one tap. */
    careful: z.boolean(),
    choices: z.array(Choice),
    canSkip: z.boolean(),
    canGoBack: z.boolean(),
    about: z.string().optional(),
    hint: z.string().optional(),
    /**
     * Of a clinician's script, the same taken apart: the words to say (`aloud`: exactly as they stand), and what is for
     * the clinician alone. `ask` and `hint` hold all of it for channels that show one under the other.
     */
    spoken: z
      .strictObject({
        words: z.string(),
        aloud: z.boolean(),
        hint: z.string().optional(),
        tip: z.string().optional(),
      })
      .optional(),
    /** What was answered before, when Back or Change leads here: nobody types twice. */
    before: z.strictObject({ value: z.array(z.string()), words: z.string().optional() }).optional(),
    /** Where in the conversation this is: "Part 3 of 9: What is hard". */
    progress: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('service'),
    service: z.string(),
    name: z.string(),
    /** Said of a made-up service, as a label. */
    example: z.string().optional(),
    /** What has to be known before anybody goes there: shown before all else. */
    alert: z.string().optional(),
    summary: z.string(),
    facts: z.array(z.strictObject({ label: z.string(), value: z.string() })),
    reasons: z.array(z.string()),
    askFirst: z.string().optional(),
  }),
  z.strictObject({
    kind: z.literal('urgent'),
    card: z.string(),
    /** Read out before the heading by a screen reader: how urgent this is. */
    hidden: z.string().optional(),
    heading: z.string(),
    paragraphs: z.array(z.string()),
    lines: z.array(Line),
  }),
  z.strictObject({
    kind: z.literal('plan'),
    heading: z.string(),
    parts: z.array(z.strictObject({ heading: z.string(), lines: z.array(z.string()) })),
  }),
  z.strictObject({ kind: z.literal('end'), ending: z.string(), paragraphs: z.array(z.string()) }),
]);

export type Choice = z.infer<typeof Choice>;
export type Line = z.infer<typeof Line>;
export type Message = z.infer<typeof Message>;
