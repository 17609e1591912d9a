/** Runs one served thing under load and gives back what a turn cost the server, and how many it did a second. */
import { fork, type ChildProcess } from 'node:child_process';
import { RUN } from '../running.js';
import { median } from './engine.js';
import type { Served } from './http-server.js';
import { caller, type Turn } from './visitor.js';

/** CPU microseconds of the server for one turn; turns a second; milliseconds until it served; megabytes held. */
export type Load = { us: number; perSecond: number; ready: number; rss: number };

type Used = { cpu: NodeJS.CpuUsage; rss: number };

/** Five batches of `turns` after two to warm up; the medians count. */
export async function measure(
  served: Served,
  connections: number,
  turns: number,
  turnOf: (connection: number) => Turn,
): Promise<Load> {
  const child = started(served);
  const { port, ready } = await heard<{ port: number; ready: number }>(child);
  const used = async () => {
    child.send('used');
    const { cpu, rss } = await heard<Used>(child);
    return { cpu: cpu.user + cpu.system, rss };
  };
  const visitors = Array.from({ length: connections }, (_, at) => ({ ...caller(port), turn: turnOf(at) }));
  const each = Math.max(1, Math.round(turns / connections));
  const batch = () =>
    Promise.all(
      visitors.map(async ({ call, turn }) => {
        for (let at = 0; at < each; at++) await turn(call);
      }),
    );
  await batch();
  await batch();
  const us: number[] = [];
  const perSecond: number[] = [];
  let rss = 0;
  for (let at = 0; at < 5; at++) {
    const before = await used();
    const began = performance.now();
    await batch();
    const took = performance.now() - began;
    const after = await used();
    us.push((after.cpu - before.cpu) / (each * connections));
    perSecond.push((each * connections * 1000) / took);
    rss = after.rss;
  }
  visitors.forEach(({ hangUp }) => hangUp());
  await stopped(child);
  return { us: median(us), perSecond: median(perSecond), ready, rss: rss / 1e6 };
}

/** Milliseconds from nothing to listening, and megabytes held then; nobody calls. */
export async function startUp(served: Served): Promise<{ ms: number; ready: number; rss: number }> {
  const child = started(served);
  const { ready, sinceStart } = await heard<{ ready: number; sinceStart: number }>(child);
  child.send('used');
  const { rss } = await heard<Used>(child);
  await stopped(child);
  return { ms: sinceStart, ready, rss: rss / 1e6 };
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
