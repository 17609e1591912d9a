/** What a practice's file says of text messages: its numbers, the word to begin with, and what was set up elsewhere. */
import { z } from 'zod';
import { plain } from '../heard.js';
import { keywordIn } from '../texting/keywords.js';

const Number = z
  .string()
  .regex(/^\+[1-9]\d{7,14}$/, "write the number with its country and no spaces, like '+447700900001'");

const Word = z
  .string()
  .regex(/^[A-Z]{3,12}$/, 'write one word of 3 to 12 capital letters, like MATTERS')
  .refine(
    (word) => keywordIn(word) === undefined && !['HELP', 'INFO', 'YES'].includes(word),
    'choose another word: carriers keep this one for themselves',
  )
  .refine((word) => plain(word) !== '', 'write a word');

export const Texts = z.strictObject({
  /** Numbers that Twilio brings texts to, and sends them from; the first is the one we write first from. */
  twilio: z.array(Number).default([]),
  /** The same at GOV.UK Notify. The template's only words are ((message)); the sender is that number's id there. */
  notify: z
    .strictObject({
      number: Number,
      template: z.uuid('copy the id of the template from GOV.UK Notify'),
      sender: z.uuid('copy the id of the sender from GOV.UK Notify').optional(),
    })
    .optional(),
  /** Who texts first begins with this word; without it any text begins. */
  keyword: Word.optional(),
  /** The day on which the words of "npm run sms -- optout-text" were put into Twilio. */
  optout_text_since: z.iso.date().optional(),
  /** Who began on the web may go on by text, and the other way round. */
  carry_on: z.boolean().default(false),
});
export type Texts = z.infer<typeof Texts>;

/** All numbers of a practice, with who carries them. */
export const numbersOf = (texts: Texts | undefined): { number: string; carrier: 'twilio' | 'notify' }[] => [
  ...(texts?.twilio ?? []).map((number) => ({ number, carrier: 'twilio' as const })),
  ...(texts?.notify ? [{ number: texts.notify.number, carrier: 'notify' as const }] : []),
];
