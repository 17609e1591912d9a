/** The shape of the words that mean danger: rules by kind, families of words, spellings, pictures, and cues. */
import { z } from 'zod';
import { Id } from '../ids.js';

/** Kinds of danger, gravest first: life, then a child, then abuse, then the rest (4.6 "Order matters"). */
export const Kind = z.enum([
  'overdose',
  'medical',
  'suicide',
  'self-harm',
  'child',
  'abuse',
  'neglect',
  'harm-others',
  'psychosis',
  'withdrawal',
  'eating',
  'tonight',
]);

/** "8" in a list is a number to YAML; to a reader it is a word. */
const Patterns = z.array(z.coerce.string().min(1)).min(1);
const Families = z.record(z.string(), Patterns);

/**
 * Red shows the card now, amber asks one plain question first. Doubt is amber too, unless what was learned finds no
 * danger in the whole text; without anything learned it is amber. A hint alone is nothing: two different hints of one
 * kind are doubt.
 */
const Level = z.enum(['red', 'amber', 'doubt', 'hint']);

const Words = {
  id: Id,
  level: Level,
  any: Patterns,
  /** Takes back only the words it shares. */
  unless: z.array(z.string().min(1)).default([]),
  /** Whether the same words said of somebody else mean the same danger: for most kinds that people feel. */
  others: z.boolean().optional(),
};

export const Rule = z.strictObject({ ...Words, kind: Kind });

/** Signs that mean more together than each alone: hopelessness and a rope. */
export const Together = z.strictObject({
  id: Id,
  kind: Kind,
  level: z.enum(['red', 'amber', 'doubt']),
  /** One rule of each of these lists. */
  rules: z.array(z.array(Id).min(1)).min(2),
});

/** A file of one kind: content/danger/en/suicide.yaml. */
export const KindFile = z.strictObject({
  families: Families.default({}),
  rules: z.array(z.strictObject(Words)).min(1),
  together: z.array(Together.omit({ kind: true })).default([]),
});

/** Families that all kinds share: content/danger/en/families.yaml. */
export const FamiliesFile = Families;

/** content/danger/en/spellings.yaml. */
export const SpellingsFile = z.strictObject({
  /** Right word → the ways people spell it. */
  spellings: z.record(z.string(), z.array(z.string())).default({}),
  /** A picture → the words it stands for. */
  emoji: z.record(z.string(), z.string()).default({}),
  /** Words that only add force, and are not read. */
  force: z.array(z.string()).default([]),
});

/** What the words around a danger may say of it. */
export const Cue = z.enum(['past', 'still', 'now', 'well-now', 'soon', 'story']);

const Taken = z.strictObject({ any: Patterns, unless: z.array(z.string().min(1)).default([]) });

/** content/danger/en/around.yaml: who speaks, and of when. */
export const AroundFile = z.strictObject({
  /** The writer is under 18. Alone it is no danger; with abuse it makes it a child's. */
  young: Taken,
  cues: z.partialRecord(Cue, Taken),
});

/** A family as it was read, and where it stands. */
export type Family = { name: string; patterns: readonly string[]; file: string };

export type Kind = z.infer<typeof Kind>;
export type Rule = z.infer<typeof Rule>;
export type Together = z.infer<typeof Together>;
export type Cue = z.infer<typeof Cue>;
export type Taken = z.infer<typeof Taken>;
