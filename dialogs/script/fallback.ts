/** Puts the base language's words where a language has none yet, and says which those are. */

/** Lists and texts are taken whole; only groups of keys are filled up. */
export function filledUp(base: unknown, own: unknown): unknown {
  if (!isGroup(base) || !isGroup(own)) return own ?? base;
  const keys = new Set([...Object.keys(base), ...Object.keys(own)]);
  return Object.fromEntries([...keys].map((key) => [key, filledUp(base[key], own[key])]));
}

/** Keys the base has words for and the language has not: "questions.hello.ask". */
export function lacking(base: unknown, own: unknown, at = ''): string[] {
  if (own === undefined)
    return isGroup(base) ? Object.keys(base).flatMap((key) => lacking(base[key], own, under(at, key))) : [at];
  if (!isGroup(base) || !isGroup(own)) return [];
  return Object.keys(base).flatMap((key) => lacking(base[key], own[key], under(at, key)));
}

const under = (at: string, key: string) => (at === '' ? key : `${at}.${key}`);

const isGroup = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
