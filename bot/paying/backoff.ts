/** How long to wait before the next try, and when to give up. */

const SECOND = 1000;
const HOUR = 60 * 60 * SECOND;

/** Tries that fill about a day. Counted and not timed, so that a clock put forward gives nobody up. */
export const MOST_TRIES = 36;

/**
 * Milliseconds until the next try after so many: 10 seconds, doubled each time, an hour at most; between half of that
 * and all of it, so that what failed together does not come back together. `random` is from 0 up to 1.
 */
export function pauseAfter(tries: number, random: () => number): number {
  const longest = Math.min(HOUR, 10 * SECOND * 2 ** Math.min(tries - 1, 20));
  return Math.round(longest * (0.5 + random() / 2));
}
