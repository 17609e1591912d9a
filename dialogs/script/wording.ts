/** The shape of a language's words for a script: keyed by the script's ids, with no logic in them. */
import { z } from 'zod';
import { Id } from '../ids.js';
import { SAYS } from './says-ids.js';
import { COMMANDS, DAYS, FACTS, LABELS, PAGES, PLAN_PARTS } from './wording-ids.js';
import { STAFF } from './staff-ids.js';
import { VOICES } from './voices.js';

const Text = z.string().min(1);

export const QuestionWords = z.strictObject({
  ask: Text,
  hint: Text.optional(),
  /** Said before the question, as a message of its own. */
  lead: z.array(Text).optional(),
  /** `ask` is what a clinician says aloud, word for word. */
  aloud: z.boolean().optional(),
  /** Beside it, for the clinician alone: how to ask. */
  tip: Text.optional(),
  /** By option: a sentence for who supports them, with `{activity}` for what it is about. */
  phrases: z.record(Id, Text).optional(),
  /** The same question in other words, for "say it another way" and after a miss. */
  again: Text.optional(),
  options: z.record(Id, Text).default({}),
  /** Other ways people say an option. */
  also: z.record(Id, z.array(Text)).default({}),
  /** How the question is called in a list of answers and in the plan. */
  short: Text.optional(),
  /** Said back after an answer, with `{answer}` for what they said. */
  after: Text.optional(),
  /** The same, where the chat is about somebody else; what is left out stays as it is. */
  them: z
    .strictObject({
      ask: Text.optional(),
      hint: Text.optional(),
      lead: z.array(Text).optional(),
      again: Text.optional(),
      options: z.record(Id, Text).default({}),
      short: Text.optional(),
      after: Text.optional(),
    })
    .optional(),
});

const all = <const Keys extends readonly [string, ...string[]]>(keys: Keys) => z.record(z.enum(keys), Text);

export const Wording = z.strictObject({
  language: z.string().regex(/^[a-z]{2}$/),
  /** Of the same language, said otherwise: its file has only the words that differ. */
  voice: z.enum(VOICES).optional(),
  name: Text,
  /** Why these words may not be relied on yet: it is printed above them, and `check` repeats it. */
  needs_check: Text.optional(),
  sections: z.record(Id, Text),
  questions: z.record(Id, QuestionWords),
  needs: z.record(Id, z.strictObject({ label: Text, because: Text })),
  endings: z.record(Id, z.array(Text).min(1)),
  says: all(SAYS),
  facts: all(FACTS),
  /** The same, where the chat is about somebody else; what is left out stays as it is. */
  facts_them: z.partialRecord(z.enum(FACTS), Text).default({}),
  plan: all(PLAN_PARTS),
  /** The same, where the chat is about somebody else; what is left out stays as it is. */
  plan_them: z.partialRecord(z.enum(PLAN_PARTS), Text).default({}),
  staff: all(STAFF),
  days: all(DAYS),
  pages: z.record(z.enum(PAGES), z.strictObject({ title: Text, lines: z.array(Text).min(1) })),
  labels: all(LABELS),
  commands: z.record(z.enum(COMMANDS), z.array(Text)),
  /** Ways of saying yes and no, taken only where the question is answered by one. */
  yes: z.array(Text),
  no: z.array(Text),
});

export type Wording = z.infer<typeof Wording>;
export type QuestionWords = z.infer<typeof QuestionWords>;
export type SaysId = (typeof SAYS)[number];
export type StaffId = (typeof STAFF)[number];
export type FactId = (typeof FACTS)[number];
export type PageId = (typeof PAGES)[number];
export type LabelId = (typeof LABELS)[number];
export type Command = (typeof COMMANDS)[number];

/** Fills `{name}` with what is known; there is no other logic in words. */
export function fill(text: string, known: Partial<Record<string, string>>): string {
  let [filled, end] = ['', 0];
  for (let open = text.indexOf('{'); open >= 0; open = text.indexOf('{', end)) {
    const close = text.indexOf('}', open);
    const words = close < 0 ? undefined : known[text.slice(open + 1, close)];
    // A brace around nothing that is known stays as it is.
    filled += text.slice(end, open) + (words ?? '{');
    end = (words === undefined ? open : close) + 1;
  }
  return end === 0 ? text : filled + text.slice(end);
}
