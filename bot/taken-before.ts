/** Which messages of a conversation were taken: known at a look, however many there were. */
import type { Said } from '../adapters/stores/store.js';

/** For as long as a list of replies is held by its store; the names of messages only. */
const taken = new WeakMap<readonly Said[], Set<string>>();

/** What this message was given, when it was taken before. */
export function takenBefore(said: readonly Said[], message: string): Said | undefined {
  let known = taken.get(said);
  if (known === undefined) taken.set(said, (known = new Set(said.map((each) => each.message))));
  return known.has(message) ? said.find((each) => each.message === message) : undefined;
}

/** `after` is `before` and one more at its end, and takes its place: what is known of it goes along. */
export function grownBy(before: readonly Said[], after: readonly Said[], message: string): void {
  const known = taken.get(before);
  if (known === undefined) return;
  taken.delete(before);
  taken.set(after, known.add(message));
}
