/** The loop that pays what is owed: wakes when something is due or a turn says so, and never spins. */
import type { Key, Store } from '../adapters/stores/store.js';
import type { Guide } from '../dialogs/guide.js';
import type { Effect } from '../dialogs/effects.js';
import type { Clock } from './clock.js';
import { pauseAfter } from './paying/backoff.js';
import { dating } from './paying/dating.js';
import { holding, nameOf } from './paying/holding.js';
import { payer, type Log } from './paying/payer.js';
import type { ToPerson } from './paying/to-person.js';
import { telling } from './paying/telling.js';
import type { ToDirectory } from './paying/to-directory.js';
import type { Staff } from './staff.js';

export type Wiring = {
  guide: Guide;
  store: Store;
  staff: Staff;
  /** The address of this program from outside, for links; empty: there are none. */
  publicUrl: string;
  clock: Clock;
  log: Log;
  linked: (hash: string, key: Key, until: string) => void;
  random?: () => number;
  toPeople?: Partial<Record<Effect['kind'], ToPerson>>;
  toDirectory?: ToDirectory;
};

export type Payments = {
  /** Something is owed, by a turn of this time: it is looked at now. */
  wake(at?: string): void;
  /** Begins nothing new; what is being sent is waited for, for a while. What is not done is owed after the next start. */
  close(): Promise<void>;
};

/** Conversations that are paid for at once, and how many more where somebody is in danger. */
const AT_ONCE = 8;
const FOR_DANGER = 8;
/** What could not be seen to is tried again after so long, in milliseconds, by no clock that can be put back. */
const AGAIN_IN = 60_000;
/** Between two looks at the clock, at most: a clock put forward is noticed within this. */
const LONGEST_SLEEP = 60_000;
const SHORTEST_SLEEP = 1000;
/** How long closing waits for what is being sent. */
const PATIENCE = 8000;

export function payments(wiring: Wiring): Payments {
  const { store, clock, log, random = Math.random } = wiring;
  const now = () => clock.now().toISOString();
  const { payNext } = payer({
    ...wiring,
    telling: telling(wiring),
    toPeople: wiring.toPeople ?? {},
    toDirectory: wiring.toDirectory,
    now,
    random,
  });
  const dates = dating({ store, practices: [...wiring.guide.practices.keys()], now });
  const held = holding({ store, now });
  const running = { ordinary: new Map<string, Promise<void>>(), danger: new Map<string, Promise<void>>() };
  const resting = new Set<() => void>();
  let isClosed = false;
  let isWoken = false;
  let wakeUp = () => {};

  async function pay(key: Key): Promise<void> {
    try {
      while (!isClosed && (await payNext(key)));
    } catch (problem) {
      log.error({ problem, practice: key.practice }, 'what is owed could not be seen to: it is later');
      return rest(key);
    }
    await giveBack(key);
  }

  const giveBack = (key: Key) =>
    store.release(key).catch((problem: unknown) => {
      log.error(
        { problem, practice: key.practice },
        'a conversation could not be given back: its claim lapses',
      );
    });

  /** Stays claimed for a while, so that it is not tried again at once. */
  function rest(key: Key): void {
    const callOff = clock.every(AGAIN_IN, () => {
      callOff();
      resting.delete(callOff);
      void giveBack(key).then(() => wake());
    });
    resting.add(callOff);
  }

  function beginAll(among: Map<string, Promise<void>>, most: number, isOfDanger: boolean): void {
    for (let key: Key | undefined; among.size < most && (key = held.take(isOfDanger));) {
      const name = nameOf(key);
      const work = pay(key).finally(() => {
        among.delete(name);
        wake();
      });
      among.set(name, work);
    }
  }

  /** Begins what is due; gives the milliseconds until there is more. */
  async function look(): Promise<number> {
    await dates.mend();
    await held.fill();
    beginAll(running.danger, FOR_DANGER, true);
    beginAll(running.ordinary, AT_ONCE, false);
    if (held.size() > 0) return LONGEST_SLEEP;
    const next = await store.nextDue();
    const wait = next === undefined ? LONGEST_SLEEP : Date.parse(next) - Date.parse(now());
    return Math.min(LONGEST_SLEEP, Math.max(SHORTEST_SLEEP, wait));
  }

  async function goOn(): Promise<void> {
    for (let failures = 0; !isClosed;) {
      isWoken = false;
      let pause: number;
      try {
        pause = await look();
        failures = 0;
      } catch (problem) {
        log.error({ problem }, 'what is owed could not be looked for: it is later');
        pause = Math.min(LONGEST_SLEEP, pauseAfter(++failures, random));
      }
      if (!isClosed && !isWoken) await sleep(pause);
    }
  }

  /** Sleeping keeps no process alive: what is owed is still owed after the next start. */
  const sleep = (milliseconds: number) =>
    new Promise<void>((done) => {
      wakeUp = () => {
        callOff();
        done();
      };
      const callOff = clock.every(milliseconds, () => wakeUp());
    });

  function wake(at?: string): void {
    if (at !== undefined) dates.note(at);
    isWoken = true;
    wakeUp();
  }

  const going = goOn();
  return {
    wake,
    async close() {
      isClosed = true;
      wake();
      for (const callOff of resting) callOff();
      const done = Promise.all([going, ...running.ordinary.values(), ...running.danger.values()]);
      await new Promise<void>((resolve) => {
        const callOff = clock.after(PATIENCE, resolve);
        void done.finally(callOff).then(() => resolve());
      });
    },
  };
}
