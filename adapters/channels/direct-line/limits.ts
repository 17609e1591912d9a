/** How often one client may ask: room for a person in a hurry and a page that polls, none for a flood. */

/** `most` at once, and then `perSecond`. */
type Rate = { most: number; perSecond: number };

/** A person taps a few times a minute; a client that asks for news does so each second, or five times. */
export const SAYS: Rate = { most: 120, perSecond: 2 };
export const ASKS: Rate = { most: 300, perSecond: 10 };
/** A program that speaks for many people. */
export const SPEAKS_FOR_MANY: Rate = { most: 1200, perSecond: 40 };

/** How many clients are counted at once; whoever is forgotten begins with all their room. */
const MOST = 10_000;

export function limitsBy(now: () => Date) {
  const counted = new Map<string, { left: number; at: number }>();
  return {
    /** Whether there is room for one more, which is then taken. */
    allows(client: string, rate: Rate): boolean {
      const at = now().getTime();
      const before = counted.get(client) ?? { left: rate.most, at };
      const gained = (Math.max(0, at - before.at) / 1000) * rate.perSecond;
      const left = Math.min(rate.most, before.left + gained);
      counted.delete(client);
      counted.set(client, { left: Math.max(0, left - 1), at });
      const oldest = counted.keys().next().value;
      if (counted.size > MOST && oldest !== undefined) counted.delete(oldest);
      return left >= 1;
    },
  };
}

export type Limits = ReturnType<typeof limitsBy>;
