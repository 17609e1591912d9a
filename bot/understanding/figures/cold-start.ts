/** How long it takes from nothing to the first sentence understood. It can be measured once in a run: at its start. */
import type { Guide } from '../../../dialogs/guide.js';
import { understood } from '../understood.js';

/** Milliseconds by the clock. */
export type Cold = { content: number; first: number };

export function coldStart(read: () => Guide): { guide: Guide; cold: Cold } {
  const start = performance.now();
  const guide = read();
  const loaded = performance.now();
  understood('I am here for the first time.', guide);
  return { guide, cold: { content: loaded - start, first: performance.now() - loaded } };
}
