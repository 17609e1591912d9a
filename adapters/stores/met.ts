/** Which requests came already, by keyed sums alone and only for as long as they could be repeated. */

/**
 * What is known of a request: `new`; `met`: it came before, and whether anything came of it is not known; `answered`.
 */
export type Meeting = 'new' | 'met' | 'answered';

/** `sum` tells nothing of what it was made of: it is made with a key. ISO dates and times. */
export type Meet = { sum: string; now: string; until: string };

/** More than come to a busy server in an hour; beyond it the oldest are let go of. */
const MOST = 50_000;

type Known = { until: number; isAnswered: boolean };

/** `most` of them at the same time. */
export function meetings(most = MOST) {
  const known = new Map<string, Known>();

  /** The oldest are in front. */
  function sweep(now: number): void {
    for (const [sum, { until }] of known) {
      if (until > now && known.size <= most) return;
      known.delete(sum);
    }
  }

  return {
    meet({ sum, now, until }: Meet): Meeting {
      const before = known.get(sum);
      if (before !== undefined && before.until > Date.parse(now))
        return before.isAnswered ? 'answered' : 'met';
      known.delete(sum);
      known.set(sum, { until: Date.parse(until), isAnswered: false });
      sweep(Date.parse(now));
      return 'new';
    },
    /** False: it is not known any more. */
    settle(sum: string, as: 'answered' | 'new'): boolean {
      const one = known.get(sum);
      if (one === undefined) return false;
      if (as === 'new') known.delete(sum);
      else one.isAnswered = true;
      return true;
    },
    put: (sum: string, one: Known) => void known.set(sum, one),
    all: (): [string, Known][] => [...known],
    size: () => known.size,
  };
}
