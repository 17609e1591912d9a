/** Makes a record one that nobody can change any more, so that it need not be copied. */

type Fields = Readonly<Record<string, unknown>>;

/** Freezes all of it, and stops at what is frozen already. */
export function freeze<T>(value: T): T {
  freezeBeside(value, undefined);
  return value;
}

/**
 * The same, where `before` is the record it comes after: what both hold is not looked at when that is frozen. Of a grown
 * record only what is new costs anything.
 */
export function freezeAfter<T>(before: unknown, value: T): T {
  freezeBeside(value, isFrozen(before) ? before : undefined);
  return value;
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;
// `Object.is` tells two lists' items apart without looking into them, which `===` does: for hundreds that is dear.

/** Here only all of a thing is frozen, or nothing of it. */
const isFrozen = (value: unknown): value is object => isObject(value) && Object.isFrozen(value);

function freezeBeside(value: unknown, before: object | undefined): void {
  if (!isObject(value) || Object.isFrozen(value)) return;
  // Named before: of what was just frozen the names must be gathered anew.
  const names = Array.isArray(value) ? NONE : Object.keys(value);
  Object.freeze(value);
  if (Array.isArray(value)) return freezeItems(value, Array.isArray(before) ? before : NONE);
  const [fields, known] = [value as Fields, (before ?? NOTHING) as Fields];
  for (const name of names) {
    const each = fields[name];
    const old = known[name];
    if (!Object.is(each, old)) freezeBeside(each, isObject(old) ? old : undefined);
  }
}

function freezeItems(items: readonly unknown[], before: readonly unknown[]): void {
  for (let at = 0; at < items.length; at++)
    if (!Object.is(items[at], before[at])) freezeBeside(items[at], undefined);
}

const NONE: readonly never[] = [];
const NOTHING: Fields = {};
