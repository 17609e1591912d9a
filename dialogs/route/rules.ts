/** The shape of content/routes.yaml: which answers mean what for the route, the thresholds, and the words of it. */
import { z } from 'zod';
import { Id } from '../ids.js';
import { Condition } from '../script/condition.js';

/** By language; English is the one that others fall back to. */
export const Text = z.object({ en: z.string().min(1) }).catchall(z.string().min(1));

/** The three ways to a service, from the least work for staff to the most (S004). */
export const PATHS = ['signpost', 'link-worker', 'do-it-yourself'] as const;

/** The rows of the decision table (conversation map 4.8), in the order they are tried. */
export const RULES = ['R0', 'R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7', 'R8', 'R9'] as const;

/** How a route is gone: the same route with and without somebody beside them is not the same work. */
export const HOWS = [
  'urgent-help',
  'leave-a-card',
  'with-your-team',
  'warm-handover',
  'jointly',
  'by-themselves',
  'someone-first-time',
  'hand-over',
] as const;

/** What the route looks at and answers can say: each is true when its condition holds. */
export const SIGNS = [
  'said-no',
  'specialist',
  'long-term',
  'part-of-therapy',
  'no-capacity',
  'one-off',
  'someone',
] as const;

/** Why a route is suggested: what was looked at, said in words. */
export const REASONS = [
  ...SIGNS,
  'in-danger',
  'capacity',
  'social-issues',
  'confidence',
  'confidence-unknown',
  'needs',
  'nothing-stops',
  'stops',
  'no-one',
  'self-referral',
  'no-self-referral',
  'no-link-worker',
] as const;

/** What would lead to another route. */
export const CHANGES = [
  'safe-again',
  'says-yes',
  'more-time',
  'less-time',
  'stays-in-touch',
  'more-sure',
  'less-sure',
  'somebody-comes',
  'nobody-comes',
  'is-eased',
  'fewer-needs',
  'another-service',
  'link-worker-found',
  'their-wish',
] as const;

export const RouteRules = z.strictObject({
  thresholds: z.strictObject({
    /** Confidence, 0 to 10, from which people find their own way. */
    sure: z.int().min(1).max(10),
    /** From which they do with somebody beside them the first time. */
    a_bit_sure: z.int().min(0).max(9),
    /** With more needs than this nobody is left to find their own way. */
    few_needs: z.int().min(1),
    /** From so many social issues on, a link worker has the time and the contacts. */
    social_issues: z.int().min(2),
  }),
  /** Needs that are social issues: mostly outside therapy, and what link workers know their way around. */
  social: z.array(Id).min(1),
  signs: z.record(z.enum(SIGNS), Condition),
  /** What stops people from finding their own way, unless it is eased. */
  stops: z.array(z.strictObject({ id: Id, when: Condition, label: Text })).min(1),
  /** Short, and credited: from public sources. */
  quotes: z.record(Id, z.strictObject({ says: z.string().min(1), by: z.string().min(1) })),
  rules: z.record(z.enum(RULES), z.strictObject({ reason: Text, quote: Id.optional() })),
  routes: z.record(z.enum(PATHS), z.strictObject({ name: Text, does: Text, effort: Text, quote: Id })),
  /** When there is none to suggest: in danger, or because they said no. */
  none: Text,
  hows: z.record(z.enum(HOWS), Text),
  reasons: z.record(z.enum(REASONS), Text),
  changes: z.record(z.enum(CHANGES), Text),
  /** What stands around them on the route card. */
  card: z.record(
    z.enum([
      'heading',
      'because',
      'effort',
      'change',
      'greyed',
      'you-decide',
      'override',
      'no-reason',
      'instead',
    ]),
    Text,
  ),
  /** Where to turn when there is no link worker near (R9), best first. */
  instead: z.array(Text).min(1),
});

export type RouteRules = z.infer<typeof RouteRules>;
export type Path = (typeof PATHS)[number];
export type RuleId = (typeof RULES)[number];
export type How = (typeof HOWS)[number];
export type Sign = (typeof SIGNS)[number];
export type ReasonId = (typeof REASONS)[number];
export type Change = (typeof CHANGES)[number];
