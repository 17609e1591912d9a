/** How long to wait before the next try, and when to give up. */

const SECOND = 1000;
const HOUR = 60 * 60 * SECOND;

/** Tries that fill about a day. Counted and not timed, so that a clock put forward gives nobody up. */
export const MOST_TRIES = 36;

/**
 * Danger is told within a minute (trust H-04): so many tries at the longest first pause fill that minute. A program that
 * was ended in the middle of a sending has used up a try as well.
 */
const SOON = 6;

/**
 * Milliseconds until the next try after so many: 10 seconds, doubled each time (of danger from the sixth on), an hour at
 * most; between half of that and all of it, so that what failed together does not come back together. `random` is from
 * 0 up to 1.
 */
export function pauseAfter(tries: number, random: () => number, isDanger = false): number {
  const doubled = Math.max(0, tries - (isDanger ? SOON : 1));
  const longest = Math.min(HOUR, 10 * SECOND * 2 ** Math.min(doubled, 20));
  return Math.round(longest * (0.5 + random() / 2));
}
