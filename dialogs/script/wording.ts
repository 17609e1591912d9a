/** The shape of a language's words for a script: keyed by the script's ids, with no logic in them. */
import { z } from 'zod';
import { Id } from '../ids.js';

const Text = z.string().min(1);

export const QuestionWords = z.strictObject({
  ask: Text,
  hint: Text.optional(),
  /** Said before the question, as a message of its own. */
  lead: z.array(Text).optional(),
  /** The same question in other words, for "say it another way" and after a miss. */
  again: Text.optional(),
  options: z.record(Id, Text).default({}),
  /** Other ways people say an option. */
  also: z.record(Id, z.array(Text)).default({}),
  /** How the question is called in a list of answers and in the plan. */
  short: Text.optional(),
});

/** What a person can say at any time, whatever is being asked. */
export const COMMANDS = [
  'urgent',
  'stop',
  'person',
  'back',
  'skip',
  'rather-not',
  'later',
  'again',
  'pause',
  'carry-on',
  'change',
  'jump',
  'new-round',
  'erase',
] as const;

/** Sentences of the protocol; each id is used by name in the code, so none may be missing. */
export const SAYS = [
  'unclear',
  'unclear-twice',
  'not-an-option',
  'empty',
  'too-long',
  'cannot-skip',
  'cannot-go-back',
  'nothing-to-change',
  'saved-skip',
  'stopped',
  'paused',
  'welcome-back',
  'moved',
  'place-unknown',
  'place-words',
  'pick-one-alone',
  'number-wanted',
  'offer-first',
  'offer-next',
  'offer-none',
  'offer-no-place',
  'offer-gone',
  'liked',
  'refused',
  'person',
  'person-no-hours',
  'not-saved',
  'safe-go-on',
  'soft-go-on',
  'urgent-more',
  'upgraded',
  'choose-numbers',
  'choose-number',
  'erased',
] as const;

/** Lines of a suggestion: why, what it costs, how far, how fresh. */
export const FACTS = [
  'need',
  'need-words',
  'also',
  'near-walk',
  'near-short',
  'near-far',
  'no-travel',
  'free',
  'first-free',
  'beginners',
  'levels',
  'small-group',
  'quiet',
  'bring-someone',
  'buddy',
  'no-phone-call',
  'seated',
  'cost-label',
  'cost-free',
  'cost-pounds',
  'cost-first-free',
  'cost-unknown',
  'where-label',
  'where-online',
  'where-national',
  'when-label',
  'when-unknown',
  'start-label',
  'phone-label',
  'checked-label',
  'checked-never',
  'checked-on',
  'checked-before',
  'checked-stale',
  'ask-first',
  'they-ask',
  'first-time',
  'no-details',
  'example',
  'every-week',
  'every-fortnight',
  'every-month',
] as const;

export const PLAN_PARTS = [
  'heading',
  'matters',
  'needs',
  'options',
  'kept',
  'how',
  'step',
  'when',
  'start',
  'help',
  'none',
] as const;

/** Whole pages that are shown when there is no conversation to show. */
export const PAGES = ['no-practice', 'refused', 'too-much', 'unreadable', 'not-saved', 'demonstration'] as const;

export const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** Words of the buttons and headings around a question. */
export const LABELS = [
  'urgent-help',
  'person',
  'back',
  'skip',
  'rather-not',
  'again',
  'pause',
  'stop',
  'carry-on',
  'change',
  'new-round',
  'erase',
  'continue',
  'own-words',
  'your-answers',
  'progress',
  'leave',
  'print',
  'yes',
  'no',
  'skipped',
  'later',
  'scale-low',
  'scale-high',
  'call',
  'error',
  'we-said',
  'parts',
  'keep-answer',
  'skip-to-question',
  'go-back',
  'what-you-typed',
  'no-one-watches',
  'helper',
  'urgent-note',
  'example-practice',
  'start-chat',
  'choose-any',
] as const;

const all = <const Keys extends readonly [string, ...string[]]>(keys: Keys) => z.record(z.enum(keys), Text);

export const Wording = z.strictObject({
  language: z.string().regex(/^[a-z]{2}(-[a-z]+)*$/),
  name: Text,
  sections: z.record(Id, Text),
  questions: z.record(Id, QuestionWords),
  needs: z.record(Id, z.strictObject({ label: Text, because: Text })),
  endings: z.record(Id, z.array(Text).min(1)),
  says: all(SAYS),
  facts: all(FACTS),
  plan: all(PLAN_PARTS),
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
export type FactId = (typeof FACTS)[number];
export type PageId = (typeof PAGES)[number];
export type LabelId = (typeof LABELS)[number];
export type Command = (typeof COMMANDS)[number];

/** Every `{name}` that words may hold, filled when they are spoken. */
export const PLACEHOLDERS = [
  'practice',
  'phone',
  'hours',
  'matters',
  'need',
  'words',
  'service',
  'km',
  'minutes',
  'pounds',
  'date',
  'reason',
  'n',
  'of',
  'label',
  'choices',
  'place',
  'answer',
] as const;

/** Fills `{name}` with what is known; there is no other logic in words. */
export function fill(text: string, known: Partial<Record<string, string>>): string {
  return text.replace(/\{([a-z]+)\}/g, (whole, name: string) => known[name] ?? whole);
}
