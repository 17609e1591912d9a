/** The shape of content/ladder.yaml: the words of the support ladder, and which answers move somebody on it. */
import { z } from 'zod';
import { Id } from '../ids.js';
import { Text } from '../route/rules.js';

/** From the most support to none (S102): a step down is a step to less support. */
export const STEPS = ['talk', 'plan', 'together', 'nearby', 'report-back', 'independent'] as const;

/** What answers can do; choosing a step by its name is the seventh way. */
export const MOVES = ['step-up', 'step-down', 'pause', 'carry-on'] as const;

/** What may happen to somebody on the ladder: a coverage report counts these. */
export const HAPPENINGS = [...STEPS, ...MOVES, 'held-back', 'let-through'] as const;

export const LadderRules = z.strictObject({
  /** Answers that move somebody, whichever script asks them. */
  moves: z.array(z.strictObject({ question: Id, answer: Id, move: z.enum(MOVES) })).min(1),
  steps: z.record(z.enum(STEPS), z.strictObject({ name: Text, does: Text, goes_well: Text, is_hard: Text })),
  card: z.record(
    z.enum([
      'heading',
      'waits',
      'no-assessment',
      'not-yet',
      'paused',
      'who',
      'where-when',
      'log',
      'goes-well',
      'is-hard',
    ]),
    Text,
  ),
});

export type LadderRules = z.infer<typeof LadderRules>;
export type Step = (typeof STEPS)[number];
export type Move = (typeof MOVES)[number];
export type Happening = (typeof HAPPENINGS)[number];
