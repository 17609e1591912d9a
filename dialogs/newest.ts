/** The newest entry of a question, in whatever round: looked for once, and known of a list that has grown by one. */
import type { Entry } from './conversation.js';

/** As long as a list lives; for the few questions that every turn asks after. */
const found = new WeakMap<readonly Entry[], Map<string, Entry | undefined>>();

/** Undefined where nothing was ever said to it. The list may not change any more. */
export function newestOf(entries: readonly Entry[], question: string): Entry | undefined {
  let known = found.get(entries);
  if (known === undefined) found.set(entries, (known = new Map<string, Entry | undefined>()));
  if (known.has(question)) return known.get(question);
  const newest = entries.findLast((each) => each.question === question);
  known.set(question, newest);
  return newest;
}

/** The list with one more at its end: a new one, of which the same is known. */
export function withEntry(entries: readonly Entry[], entry: Entry): Entry[] {
  const after = [...entries, entry];
  const known = found.get(entries);
  if (known === undefined) return after;
  const now = new Map(known);
  if (now.has(entry.question)) now.set(entry.question, entry);
  found.set(after, now);
  return after;
}
