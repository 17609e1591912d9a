/** Looks into records that may be anything, without believing a word of them. */

export type Loose = Record<string, unknown>;

export const isRecord = (value: unknown): value is Loose =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function isEmpty(record: Loose): boolean {
  for (const key in record) if (Object.hasOwn(record, key)) return false;
  return true;
}

export const recordIn = (of: unknown, key: string): Loose => {
  const value = isRecord(of) ? of[key] : undefined;
  return isRecord(value) ? value : {};
};

export type Placed = { each: Loose; path: string };

const NONE: readonly Placed[] = [];

/** The records of a list, with where each stands; a single record is a list of one. Empty and missing are none. */
export function recordsIn(of: unknown, ...keys: string[]): readonly Placed[] {
  if (!isRecord(of)) return NONE;
  for (const key of keys) {
    const value = of[key];
    if (isRecord(value)) return [{ each: value, path: key }];
    if (!Array.isArray(value)) continue;
    const list: readonly unknown[] = value;
    if (list.length === 0) continue;
    const found: Placed[] = [];
    for (let at = 0; at < list.length; at++) {
      const each = list[at];
      if (isRecord(each)) found.push({ each, path: pathOf(key, at) });
    }
    return found;
  }
  return NONE;
}

/** The first places of each list, which nearly every record has: not put together anew for each. */
const paths = new Map<string, string[]>();
const FEW = 8;

function pathOf(key: string, at: number): string {
  if (at >= FEW) return `${key}.${at}`;
  let known = paths.get(key);
  if (known === undefined) {
    known = Array.from({ length: FEW }, (_, n) => `${key}.${n}`);
    paths.set(key, known);
  }
  return known[at] ?? key;
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

/** Signs that words for nothing begin with; every other letter or figure begins something that is said. */
const MAY_BE_NOTHING = new Set([...'nNuUtT-–—.?'].map((sign) => sign.charCodeAt(0)));
const [NOUGHT, LAST] = [48, 122];

/** Most text that says nothing is empty, and most that says something is longer than any of these words. */
export function isSaid(text: string): boolean {
  if (text.length > 20) return true;
  if (text === '') return false;
  const first = text.charCodeAt(0);
  return (first >= NOUGHT && first <= LAST && !MAY_BE_NOTHING.has(first)) || !NOTHING.test(text.trim());
}
