/** The shape of content/words-we-need.yaml: long words that are needed all the same, each with its reason. */
import { z } from 'zod';

export const NeededWords = z.record(
  z.string().regex(/^[a-z]{2}$/),
  z.array(z.strictObject({ word: z.string().regex(/^[\p{Ll}'’]+$/u), because: z.string().min(1) })),
);

export type NeededWords = z.infer<typeof NeededWords>;

/** By language. */
export const neededOf = (words: NeededWords): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(Object.entries(words).map(([language, list]) => [language, new Set(list.map(({ word }) => word))]));
