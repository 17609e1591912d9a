/** How far the heap may grow before all of it is looked through: V8 would guess from how busy a server was. */
import { setFlagsFromString } from 'node:v8';

/** Percent of what was in use after the last full collection. */
const MAY_GROW = 100;

/**
 * For a server, before it serves. A chat waits for people most of the time, which V8 takes for making little garbage: it
 * lets the heap grow by a tenth alone, and each 1,500 turns then pay for a full collection, 0.2 seconds of computing. How
 * much memory there may be at most, `--max-old-space-size`, is as it was.
 */
export const letHeapGrow = (): void => setFlagsFromString(`--heap-growing-percent=${MAY_GROW}`);
