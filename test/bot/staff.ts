/** What the tests of paying share: a record that owes something, staff that answer as told, and a loop whose clock is a hand's. */
import { setImmediate } from 'node:timers/promises';
import type { Outcome } from '../../adapters/alerts/alerts.js';
import { memoryStore } from '../../adapters/stores/memory.js';
import type { Kept, Key, Store } from '../../adapters/stores/store.js';
import { linksIn } from '../../bot/links.js';
import { payments, type Wiring } from '../../bot/pay.js';
import type { Staff } from '../../bot/staff.js';
import type { Effect, Owed } from '../../dialogs/effects.js';
import type { StaffMessage } from '../../dialogs/staff-words.js';
import { guideWithAlerts, newConversation } from '../guide.js';
import { handClock, PRACTICE } from './talk.js';

/** Sunday morning in November: London is on Greenwich time. */
export const START = '2026-11-22T09:00:00.000Z';
export const after = (minutes: number, at = START) =>
  new Date(Date.parse(at) + minutes * 60_000).toISOString();

export const ALERT: Effect = { kind: 'alert', about: 'urgent', by: 'policy', at: START, episode: START };
export const CALL = {
  kind: 'call-back',
  by: 'consent',
  at: START,
  name: 'Sam',
  phone: '+441632960555',
  typed: '01632 960555',
} satisfies Effect;

export const owes = (effect: Effect, more: Partial<Owed> = {}): Owed => ({
  id: `${effect.kind}/0`,
  effect,
  due: START,
  tries: 0,
  state: 'owed',
  since: START,
  ...more,
});

export const keyFor = (id: string): Key => ({ practice: PRACTICE, id });

export const recordOf = (owed: Owed[], id = 'somebody'): Kept => ({
  format: 2,
  version: 1,
  conversation: newConversation(id),
  said: [],
  owed,
  audit: [],
});

export type Told = { who: 'first' | 'second'; message: StaffMessage; id: string };

/** Staff with two addresses, or one; each sending comes to what is next in `outcomes`, and then to `sent`. */
export function staffThat(outcomes: (Outcome | Promise<Outcome>)[] = [], hasSecond = true) {
  const told: Told[] = [];
  const staff: Staff = {
    told: new Set([PRACTICE]),
    hasSecond: () => hasSecond,
    send: async (_practice, who, message, id) => {
      told.push({ who, message, id });
      return (await outcomes.shift()) ?? { kind: 'sent' };
    },
    warnings: () => Promise.resolve([]),
  };
  return { staff, told };
}

/** Everything that can be done without waiting for the clock is done. */
export async function settled(): Promise<void> {
  for (let turns = 0; turns < 60; turns++) await setImmediate();
}

export type Paying = Awaited<ReturnType<typeof paying>>;

/** A loop over a store in which this is owed. */
export async function paying(
  owed: Owed[],
  {
    store = memoryStore(),
    outcomes = [],
    hasSecond = true,
    at = START,
    publicUrl = 'https://chat.example.org',
    ...more
  }: {
    store?: Store;
    outcomes?: (Outcome | Promise<Outcome>)[];
    hasSecond?: boolean;
    at?: string;
    publicUrl?: string;
  } & Pick<Partial<Wiring>, 'toPeople' | 'toDirectory'> = {},
) {
  const key = keyFor('somebody');
  if (owed.length > 0) await store.save({ kept: recordOf(owed), readAt: 0 });
  const time = handClock();
  time.isLate(at);
  const { staff, told } = staffThat(outcomes, hasSecond);
  const said: { level: string; words: string; what: object }[] = [];
  const note = (level: string) => (what: object, words: string) => void said.push({ level, words, what });
  const log = { info: note('info'), warn: note('warn'), error: note('error') };
  const links = linksIn({ store, practices: [PRACTICE], clock: time.clock });
  const { linked } = links;
  const wiring: Wiring = {
    guide: guideWithAlerts('policy'),
    store,
    staff,
    publicUrl,
    clock: time.clock,
    log,
    linked,
    random: () => 0.5,
    ...more,
  };
  const loop = payments(wiring);
  await settled();
  return {
    ...loop,
    store,
    time,
    told,
    said,
    links,
    key,
    /** As it stands in the store. */
    async owed(id = 'somebody'): Promise<readonly Owed[]> {
      return (await store.find(keyFor(id)))?.owed ?? [];
    },
    /** It is this late now, and whatever waited for it has had its turn. */
    async isLate(late: string): Promise<void> {
      time.isLate(late);
      time.passes(60_000);
      await settled();
    },
    errors: () => said.filter(({ level }) => level === 'error'),
    states: async () =>
      (await store.find(key))?.owed.map((each) => `${each.effect.kind} ${each.state}`) ?? [],
    audit: async () => (await store.find(key))?.audit.map(({ what, rule }) => `${what} ${rule}`) ?? [],
  };
}

/** The token in the link that staff were sent. */
export const tokenIn = (told: Told | undefined): string =>
  told?.message.link?.address.split('/').at(-1) ?? '';
