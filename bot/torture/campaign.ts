/** Kills a server at random moments while people talk to it, starts it again, and looks at what it still knows. */
import { setTimeout as wait } from 'node:timers/promises';
import { openStore } from '../../adapters/stores/open.js';
import { remoteStore } from '../../adapters/stores/socket/remote.js';
import type { Kept } from '../../adapters/stores/store.js';
import type { Random } from '../bench/random.js';
import { GIVES_UP_AFTER } from '../stopping.js';
import { gateFor } from './gate.js';
import { leftByServer, strays } from './folder-look.js';
import type { Known, Log } from './known.js';
import { lookAt } from './looking.js';
import type { Finding } from './oracle.js';
import { talk, type Person, type World } from './person.js';
import type { Server, Start } from './server.js';
import type { Tally } from './tally.js';

export type Plan = {
  kills: number;
  /** It goes on, past the last kill, until so many were answered. */
  turns: number;
  /** Of a hundred ends: how many come before it is ready, and how many are a wish to stop. */
  early: number;
  stops: number;
  /** Conversations looked at after each start; at the end, all. */
  sample: number;
};

export type Wiring = {
  plan: Plan;
  folder: string;
  start: Start;
  people: Person[];
  log: Log;
  random: Random;
  tally: Tally;
  /** Takes a record's turns again. */
  again: (known: Known, record: Kept) => Promise<Finding[]>;
  progress: () => void;
  /** A server is there from now on, or no longer. */
  isUp?: (up: boolean) => void;
  /** After the last kill: what is still owed is waited for, in a server that is killed no more. */
  settle?: () => Promise<void>;
};

type Signal = 'SIGKILL' | 'SIGTERM';

/** The longest a server may take to stop, and to start, in milliseconds. */
const STOPS_WITHIN = 10_000;
const STARTS_WITHIN = 120_000;
/** After the message that it dies of, up to so many milliseconds go by. */
const LATE = 25;
/** As many sendings as can be on their way at once (bot/pay.ts). */
const SENT_AT_ONCE = 16;
/** More faults than this are of no more use. */
const ENOUGH_FAULTS = 40;

export async function campaign(wiring: Wiring): Promise<void> {
  const { plan, folder, start, people, log, random, tally, progress } = wiring;
  const gate = gateFor<Server>();
  let isStopping = false;
  let usual = 500;
  /** Each once, however often it is met. */
  const find = (finding: Finding) => {
    if (!tally.findings.some(({ what }) => what === finding.what)) tally.findings.push(finding);
  };
  const perLife = Math.max(1, Math.floor(plan.turns / Math.max(1, plan.kills)));
  const world: World = {
    door: gate.pass,
    log,
    find,
    isStopping: () => isStopping,
    count: (what) => tally.counts[what]++,
  };

  /** Until so many more were answered; false when it ended by itself. */
  async function load(server: Server): Promise<boolean> {
    const target = log.turns() + 1 + random.below(2 * perLife);
    let isGone = false;
    void server.ended.then(() => (isGone = true));
    while (log.turns() < target && !isGone) await wait(3);
    if (!isGone) await wait(random.below(LATE));
    return !isGone;
  }

  /** Killed, nobody can send any more; asked to stop, they go on sending until it is gone. */
  async function end(server: Server, signal: Signal): Promise<void> {
    const asked = performance.now();
    isStopping = signal === 'SIGTERM';
    if (!isStopping) gate.shut();
    server.end(signal);
    const late = setTimeout(() => server.end('SIGKILL'), 2 * STOPS_WITHIN);
    const { code } = await server.ended;
    wiring.isUp?.(false);
    clearTimeout(late);
    if (signal === 'SIGKILL') return void tally.kills++;
    const took = performance.now() - asked;
    gate.shut();
    isStopping = false;
    tally.stops++;
    tally.slowestStop = Math.max(tally.slowestStop, took);
    const left = await leftByServer(folder);
    if (code !== 0 || took > STOPS_WITHIN)
      find({ fault: 'not stopped', what: `it ended with ${code} after ${Math.round(took)} ms` });
    // One that waited as long as it may leaves its lock to the next start, which must take it.
    if (left.length > 0 && took < GIVES_UP_AFTER)
      find({ fault: 'not stopped', what: `it left ${left.join(', ')}` });
  }

  async function look(): Promise<void> {
    const touched = random.shuffled(log.all().filter(({ isTouched }) => isTouched)).slice(0, plan.sample);
    tally.looked += touched.length;
    const store = await remoteStore(folder);
    (await lookAt(store, touched).finally(() => store.close())).forEach(find);
    for (const name of await strays(folder)) find({ fault: 'left behind', what: name });
  }

  async function live(server: Server, signal: Signal): Promise<void> {
    const ready = await Promise.race([server.ready, wait(STARTS_WITHIN, undefined, { ref: false })]);
    if (ready === undefined) {
      find({ fault: 'crashed', what: `it did not start: ${server.troubles.join(' ')}` });
      return end(server, 'SIGKILL');
    }
    tally.ready.push(ready);
    usual = ready;
    await look();
    gate.open(server);
    wiring.isUp?.(true);
    if (!(await load(server))) find({ fault: 'crashed', what: 'it ended by itself' });
    await end(server, signal);
  }

  /** After a kill it has to be said of what was being sent; of more than that, or without one, it is wrong. */
  function noteInterrupted(now: number, kills: number): void {
    tally.interrupted += now;
    const most = kills * SENT_AT_ONCE;
    if (tally.interrupted <= most) return;
    const what = `${tally.interrupted} sendings were said to be cut short by ${kills} kills`;
    find({ fault: 'owed wrongly', what });
  }

  async function killEarly(server: Server): Promise<void> {
    await Promise.race([wait(random.below(usual)), server.ended]);
    tally.early++;
    await end(server, 'SIGKILL');
  }

  /** Everything there is, in a store that nobody else has open. */
  async function lookAtAll(): Promise<void> {
    const store = await openStore(folder, (problem) =>
      find({ fault: 'troubled', what: JSON.stringify(problem) }),
    );
    (await lookAt(store, log.all(), wiring.again).finally(() => store.close())).forEach(find);
  }

  const talking = Promise.all(people.map((person) => talk(person, world)));
  try {
    const isEnough = () => tally.kills >= plan.kills && log.turns() >= plan.turns;
    for (let life = 0, isLast = false; !isLast && tally.findings.length < ENOUGH_FAULTS; life++) {
      isLast = isEnough();
      const server = start(life);
      const killsBefore = tally.kills;
      if (!isLast && life > 0 && random.below(100) < plan.early) await killEarly(server);
      else await live(server, isLast || random.below(100) < plan.stops ? 'SIGTERM' : 'SIGKILL');
      for (const trouble of server.troubles) find({ fault: 'troubled', what: trouble });
      tally.unwaited += server.unwaited();
      noteInterrupted(server.interrupted(), killsBefore);
      tally.turns = log.turns();
      progress();
    }
    await wiring.settle?.();
    await lookAtAll();
  } finally {
    gate.shut();
    gate.open(undefined);
    await talking;
  }
}
