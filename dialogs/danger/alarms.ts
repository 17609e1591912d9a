/** The shape of the urgent-help content: lines to call, cards, soft questions, and the words that mean danger. */
import { z } from 'zod';
import { Id } from '../ids.js';
import type { Cue, Family, Rule, Taken, Together } from './rule.js';

export { Kind, type Rule } from './rule.js';

/** English always; other languages where somebody has written them. */
const Text = z.object({ en: z.string().min(1) }).catchall(z.string().min(1));

export const Nation = z.enum(['england', 'wales', 'scotland', 'northern-ireland']);

/** Numbers a practice gives in its own file; shown where a card names them. */
export const Local = z.enum(['adult_safeguarding', 'child_safeguarding', 'council_out_of_hours']);

const HelpLine = z
  .strictObject({
    name: Text,
    do: Text,
    number: z.string().optional(),
    /** The number to text. */
    text: z.string().optional(),
    hours: Text.optional(),
    nations: z.array(Nation).min(1),
    /** Who it is for, when not for everyone: under-18, under-35, 55-plus, men … */
    for: Id.optional(),
    verified: z.boolean(),
    source: z.string().min(1),
    checked_on: z.iso.date().optional(),
  })
  .refine((line) => line.number !== undefined || line.text !== undefined, 'a line needs a number or a text');

const Card = z.strictObject({
  heading: Text,
  /** Read out before the heading by a screen reader: how urgent this is. */
  hidden: Text.optional(),
  paragraphs: z.array(Text).min(1),
  under_18_first: z.array(Id).default([]),
  lines: z.array(Id).min(1),
  local: z.array(Local).default([]),
});

/**
 * `yes` is always the answer that shows the card, so a typed "no" can never hide a danger (H-01). `hint` stands in the
 * place of `soft_hint` where another number is nearer.
 */
const Soft = z.strictObject({
  ask: Text,
  hint: Text.optional(),
  /** For a clinician, who asks it of the person beside them; without it `hint` suits both. */
  hint_they: Text.optional(),
  yes: Text,
  no: Text,
  card: Id.optional(),
});

/** Where a nation has no such line, other words: only what differs stands here. */
const Elsewhere = z.strictObject({
  menu_lead: z.array(Text).min(1).optional(),
  menu_lead_they: z.array(Text).min(1).optional(),
  urgent_text: Text.optional(),
  cards: z
    .record(Id, z.strictObject({ heading: Text.optional(), paragraphs: z.array(Text).min(1).optional() }))
    .default({}),
});

/** What content/alarms.yaml holds; the words that mean danger stand in content/danger. */
export const AlarmsFile = z.strictObject({
  lines: z.record(Id, HelpLine),
  /** What to do with a practice's own numbers. */
  local: z.record(Local, z.strictObject({ do: Text })),
  /** Said above the menu, and what the menu asks (X0). */
  menu_lead: z.array(Text).min(1),
  menu_ask: Text,
  /** Said first, above the menu, to somebody who is under 18. */
  menu_young: Text,
  /** The same, for a clinician with the person beside them; a label that suits both stands once. */
  menu_lead_they: z.array(Text).min(1),
  menu_young_they: Text,
  menu: z.array(z.strictObject({ id: Id, card: Id, label: Text, label_they: Text.optional() })).min(1),
  cards: z.record(Id, Card),
  /** What reads otherwise in one nation: 111 is not everywhere the same. */
  by_nation: z.partialRecord(Nation, Elsewhere).default({}),
  urgent_text: Text,
  /** Shown under every soft question, so that a no still leaves a number to call. */
  soft_hint: Text,
  soft_hint_they: Text,
  /** By kind, and two that suit any kind: `someone-else` and `past`. */
  soft: z.record(Id, Soft),
  safe: z.strictObject({ ask: Text, yes: Text, no: Text }),
  /** The same, asked of somebody else. */
  safe_they: z.strictObject({ ask: Text, yes: Text, no: Text }),
  /** Under it, for a clinician: whom the card is worded for. */
  card_they: Text,
});

/** The words that mean danger, by language; families may be used by all of them. */
export type DangerWords = {
  phrases: Record<string, Rule[]>;
  together: Together[];
  families: Family[];
  young: Record<string, Taken>;
  cues: Record<string, Partial<Record<Cue, Taken>>>;
  spellings: Record<string, Record<string, string[]>>;
  emoji: Record<string, string>;
  force: string[];
};

export type Alarms = z.infer<typeof AlarmsFile> & DangerWords;
export type Nation = z.infer<typeof Nation>;
export type Soft = Alarms['soft'][string];
export type HelpLine = Alarms['lines'][string];

/** 999 and 111 are shown whatever the state of their check (H2: a missing one is worse than an old one). */
export const isEmergency = (line: HelpLine) => line.number === '999' || line.number === '111';
export const isShown = (line: HelpLine) => line.verified || isEmergency(line);

/** Days after which a line's check is overdue (conversation map 4.6). */
const CHECK_DAYS = 180;

/** Lines that a person must check again, as of an ISO date; they go on being shown. */
export const overdueLines = ({ lines }: Pick<Alarms, 'lines'>, today: string): string[] =>
  Object.entries(lines)
    .filter(
      ([, { checked_on }]) =>
        checked_on !== undefined && Date.parse(today) - Date.parse(checked_on) > CHECK_DAYS * 86_400_000,
    )
    .map(([id]) => id);

/** The card with nothing on it but 999 (X1). */
export const LIFE = 'life';
/** The card for what no other card fits. */
export const OTHERWISE = 'something-else';
