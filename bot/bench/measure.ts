/** Runs one served thing under load and gives back what a turn cost the server, and how many it did a second. */
import { fork, type ChildProcess } from 'node:child_process';
import { RUN } from '../running.js';
import type { Served } from './http-server.js';
import { caller, type Turn } from './visitor.js';

/** CPU microseconds of the server for one turn; turns a second; milliseconds until it served; megabytes held. */
export type Load = { us: number; perSecond: number; ready: number; rss: number };

type Used = { cpu: NodeJS.CpuUsage; rss: number };
type Ready = { port: number; ready: number; sinceStart: number };

/** Something to be measured: what is served, and what each connection does. */
export type Measured = { served: Served; turnOf: (connection: number) => Turn };

/** Batches that count, after those that warm up: a server is compiled anew as it goes on, for thousands of turns. */
const BATCHES = 12;
const WARM_UP = 20;

export async function measure(
  served: Served,
  connections: number,
  turns: number,
  turnOf: (connection: number) => Turn,
): Promise<Load> {
  const [load] = await measureTogether([{ served, turnOf }], connections, turns);
  if (load === undefined) throw new Error('Nothing was measured');
  return load;
}

/**
 * What one turn costs in each, over all batches of `turns`: what is done for many turns at once, such as filing, falls
 * into some of them. All are started first and then take turns, a batch each, so that a busy moment of the computer
 * strikes all of them and their ratios hold.
 */
export async function measureTogether(
  all: readonly Measured[],
  connections: number,
  turns: number,
): Promise<Load[]> {
  const each = Math.max(1, Math.round(turns / connections));
  const under: UnderLoad[] = [];
  for (const { served, turnOf } of all) under.push(await underLoad(served, connections, each, turnOf));
  for (let at = 0; at < WARM_UP + BATCHES; at++) for (const one of under) await one.batch(at >= WARM_UP);
  return Promise.all(under.map(({ end }) => end()));
}

type UnderLoad = { batch: (counts: boolean) => Promise<void>; end: () => Promise<Load> };

async function underLoad(
  served: Served,
  connections: number,
  each: number,
  turnOf: Measured['turnOf'],
): Promise<UnderLoad> {
  const child = started(served);
  const { port, ready } = await heard<Ready>(child);
  const visitors = Array.from({ length: connections }, (_, at) => ({ ...caller(port), turn: turnOf(at) }));
  const us: number[] = [];
  const perSecond: number[] = [];
  let rss = 0;
  return {
    async batch(counts) {
      const before = await usedBy(child);
      const began = performance.now();
      await Promise.all(
        visitors.map(async ({ call, turn }) => {
          for (let at = 0; at < each; at++) await turn(call);
        }),
      );
      const took = performance.now() - began;
      const after = await usedBy(child);
      if (!counts) return;
      us.push((after.us - before.us) / (each * connections));
      perSecond.push((each * connections * 1000) / took);
      rss = after.rss;
    },
    async end() {
      visitors.forEach(({ hangUp }) => hangUp());
      await stopped(child);
      return { us: mean(us), perSecond: 1 / mean(perSecond.map((each) => 1 / each)), ready, rss: rss / 1e6 };
    },
  };
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, each) => sum + each, 0) / values.length;

async function usedBy(child: ChildProcess): Promise<{ us: number; rss: number }> {
  child.send('used');
  const { cpu, rss } = await heard<Used>(child);
  return { us: cpu.user + cpu.system, rss };
}

/** From nothing to listening: milliseconds by the clock, milliseconds of computing, megabytes held; nobody calls. */
export type Start = { ms: number; busy: number; rss: number };

export async function startUp(served: Served): Promise<Start> {
  const child = started(served);
  const { sinceStart } = await heard<Ready>(child);
  const { us, rss } = await usedBy(child);
  await stopped(child);
  return { ms: sinceStart, busy: us / 1000, rss: rss / 1e6 };
}

const started = (served: Served) =>
  fork(RUN, ['bot/bench/http-server.ts', JSON.stringify(served)], { execArgv: [] });

const heard = <T>(child: ChildProcess): Promise<T> =>
  new Promise((done, failed) => {
    const gone = (code: number | null) => failed(new Error(`The server to be measured ended with ${code}`));
    child.once('exit', gone);
    child.once('message', (words) => {
      child.off('exit', gone);
      done(words as T);
    });
  });

const stopped = (child: ChildProcess): Promise<void> =>
  new Promise((done) => {
    child.once('exit', () => done());
    child.disconnect();
  });
