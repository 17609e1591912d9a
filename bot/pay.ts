/** The loop that pays what is owed: wakes when something is due or a turn says so, and never spins. */
import type { Key, Store } from '../adapters/stores/store.js';
import type { Guide } from '../dialogs/guide.js';
import type { Effect } from '../dialogs/effects.js';
import type { Clock } from './clock.js';
import { pauseAfter } from './paying/backoff.js';
import { payer, type Log, type ToPerson } from './paying/payer.js';
import { telling } from './paying/telling.js';
import type { Staff } from './staff.js';

export type Wiring = {
  guide: Guide;
  store: Store;
  staff: Staff;
  /** The address of this program from outside, for links; empty: there are none. */
  publicUrl: string;
  clock: Clock;
  log: Log;
  linked: (hash: string, key: Key) => void;
  random?: () => number;
  toPeople?: Partial<Record<Effect['kind'], ToPerson>>;
};

export type Payments = {
  /** Something is owed as of this time: it is looked at now. */
  wake(at?: string): void;
  /** Begins nothing new; what is being sent is waited for, for a while. What is not done is owed after the next start. */
  close(): Promise<void>;
};

/** Conversations that are paid for at once. */
const AT_ONCE = 8;
/** A claim longer than any sending; who dies holds a conversation up for no longer. Milliseconds. */
const CLAIMED_FOR = 60_000;
/** Between two looks at the clock, at most: a clock put forward is noticed within this. */
const LONGEST_SLEEP = 60_000;
const SHORTEST_SLEEP = 1000;
/** How long closing waits for what is being sent. */
const PATIENCE = 8000;

export function payments(wiring: Wiring): Payments {
  const { store, clock, log, random = Math.random } = wiring;
  let latest = '';
  /** A clock that was put back holds nothing up that was owed before. */
  const now = () => {
    const at = clock.now().toISOString();
    return at > latest ? at : latest;
  };
  const { payNext } = payer({
    ...wiring,
    telling: telling(wiring),
    toPeople: wiring.toPeople ?? {},
    now,
    random,
  });
  const running = new Map<string, Promise<void>>();
  let isClosed = false;
  let isWoken = false;
  let wakeUp = () => {};

  async function pay(key: Key): Promise<void> {
    try {
      while (!isClosed && (await payNext(key)));
    } catch (problem) {
      // The claim is left to lapse: tried again then, and not at once.
      return log.error({ problem, practice: key.practice }, 'what is owed could not be seen to: it is later');
    }
    await store.release(key).catch((problem: unknown) => {
      log.error(
        { problem, practice: key.practice },
        'a conversation could not be given back: its claim lapses',
      );
    });
  }

  function begin(key: Key): void {
    const name = JSON.stringify([key.practice, key.id]);
    if (running.has(name)) return;
    const work = pay(key).finally(() => {
      running.delete(name);
      wake();
    });
    running.set(name, work);
  }

  /** Begins what is due; gives the milliseconds until there is more. */
  async function look(): Promise<number> {
    const at = Date.parse(now());
    const free = AT_ONCE - running.size;
    if (free <= 0) return LONGEST_SLEEP;
    const until = new Date(at + CLAIMED_FOR).toISOString();
    const keys = await store.claim({ now: new Date(at).toISOString(), until, most: free });
    keys.forEach(begin);
    if (keys.length === free) return LONGEST_SLEEP;
    const next = await store.nextDue();
    const wait = next === undefined ? LONGEST_SLEEP : Date.parse(next) - at;
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
    if (at !== undefined && at > latest) latest = at;
    isWoken = true;
    wakeUp();
  }

  const going = goOn();
  return {
    wake,
    async close() {
      isClosed = true;
      wake();
      const done = Promise.all([going, ...running.values()]);
      await new Promise<void>((resolve) => {
        const callOff = clock.after(PATIENCE, resolve);
        void done.finally(callOff).then(() => resolve());
      });
    },
  };
}
