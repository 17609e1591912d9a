/** The needs a person may have, and the patterns of words people use for each, by language. */
import { z } from 'zod';
import { Id } from '../ids.js';

const Patterns = z.array(z.string().min(1));

/** How far a pattern goes by itself. */
export const STRENGTHS = ['outright', 'sure', 'topics', 'answers', 'never'] as const;
export type Strength = (typeof STRENGTHS)[number];

/** What may stand beside a topic: the first four stir it into a need, the others say that all is well, or not one's own. */
export const BESIDES = ['wish', 'ask', 'lack', 'trouble', 'well', 'over', 'elsewhere'] as const;
export type Beside = (typeof BESIDES)[number];

const Words = z.strictObject({
  /** They say the need in one word: "lonely". */
  outright: Patterns.default([]),
  /** They say the need by themselves; one of two words at most may merely name something, so something must stir. */
  sure: Patterns.default([]),
  /** They count with a wish, a question, a lack or a trouble beside them, or as the whole answer: "choir". */
  topics: Patterns.default([]),
  /** Everyday topics: they count only as the whole answer to a question: "the kids". */
  answers: Patterns.default([]),
  /** The same words where they mean something else: "memory stick". */
  never: Patterns.default([]),
});

/** A need's page, `needs/<id>.yaml`. */
export const NeedPage = z.strictObject({
  id: Id,
  /** Lists of words that only this page uses. */
  families: z.record(z.string(), Patterns).default({}),
  /** By language code: `en`, `cy`. */
  words: z.record(z.string(), Words),
});
export type NeedPage = z.infer<typeof NeedPage>;

/** What all needs share, `needs.yaml`. */
export const SharedWords = z.strictObject({
  families: z.record(z.string(), Patterns),
  force: Patterns,
  spellings: z.record(z.string(), Patterns),
  beside: z.strictObject({
    wish: Patterns,
    ask: Patterns,
    lack: Patterns,
    trouble: Patterns,
    well: Patterns,
    over: Patterns,
    elsewhere: Patterns,
  }),
});

export type Needs = z.infer<typeof SharedWords> & { needs: NeedPage[] };
