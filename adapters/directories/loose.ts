/** Looks into records that may be anything, without believing a word of them. */

export type Loose = Record<string, unknown>;

export const isRecord = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export const recordIn = (of: unknown, key: string): Loose => {
  const value = isRecord(of) ? of[key] : undefined;
  return isRecord(value) ? value : {};
};

/** The records of a list, with where each stands; a single record is a list of one. Empty and missing are none. */
export function recordsIn(of: unknown, ...keys: string[]): { each: Loose; path: string }[] {
  for (const key of keys) {
    const value = isRecord(of) ? of[key] : undefined;
    if (isRecord(value)) return [{ each: value, path: key }];
    if (!Array.isArray(value)) continue;
    const list: readonly unknown[] = value;
    if (list.length === 0) continue;
    const found: { each: Loose; path: string }[] = [];
    for (const [at, each] of list.entries()) if (isRecord(each)) found.push({ each, path: `${key}.${at}` });
    return found;
  }
  return [];
}

/** The first of these that says something; numbers as text. */
export function textIn(of: unknown, ...keys: string[]): string | undefined {
  if (!isRecord(of)) return undefined;
  for (const key of keys) {
    const value = of[key];
    if (typeof value === 'number' && Number.isFinite(value)) return String(value);
    if (typeof value === 'string' && isSaid(value)) return value;
  }
  return undefined;
}

/** Words that stand for nothing in real feeds. */
const NOTHING = /^(?:n\/?a|none|null|nil|undefined|unknown|tbc|tba|not known|not applicable|[-–—.?]+)?$/i;

/** Most text that says nothing is empty, and most that says something is longer than any of these words. */
export const isSaid = (text: string) => text.length > 20 || (text !== '' && !NOTHING.test(text.trim()));
