/** The needs a person may have, and the words people use for each, by language. */
import { z } from 'zod';
import { Id } from '../ids.js';

export const Needs = z.strictObject({
  needs: z.array(
    z.strictObject({
      id: Id,
      /** Lay words and phrases, by language code: `en`, `cy`. */
      words: z.record(z.string(), z.array(z.string().min(1))),
    }),
  ),
});

export type Needs = z.infer<typeof Needs>;
