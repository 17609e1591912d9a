/** Makes a record one that nobody can change any more, so that it need not be copied. */

/** Freezes all of it, and stops at what is frozen already: of a grown record only what is new costs anything. */
export function freeze<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const each of Object.values(value)) freeze(each);
  return value;
}
