/** Measures one turn on the page over HTTP beside a bare restify that echoes JSON: CPU of the server alone. */
import { fork, type ChildProcess } from 'node:child_process';
import { Agent, request } from 'node:http';
import { fileURLToPath } from 'node:url';
import type { Served } from './http-server.js';

export type Http = { what: string; us: number };

const CONVERSATIONS = 20;
const TURNS = 20;
const WARM_UP = 400;

/** In one run, one after the other: ratios between the rows mean something, the figures alone do not. */
export async function httpBench(): Promise<Http[]> {
  const echo = await measured('echo', (call) =>
    ask(call, '/echo', JSON.stringify(SMALL), 'application/json'),
  );
  const memory = await pages('page-memory');
  const file = await pages('page-file');
  return [
    { what: 'bare restify, JSON echo', us: echo },
    { what: 'page, answer sent, memory store', us: memory.sent },
    { what: 'page, answer sent and next page shown, memory store', us: memory.shown },
    { what: 'page, answer sent, file store', us: file.sent },
    { what: 'page, answer sent and next page shown, file store', us: file.shown },
  ];
}

/** As many bytes as the form of one answer. */
const SMALL = { message: 'x'.repeat(24), question: 'travel', choice: 'walk' };

async function pages(kind: Served) {
  let count = 0;
  const jars: string[] = [];
  const turn = async (call: Call, shown: boolean) => {
    const cookie = await jar(call, jars, count % CONVERSATIONS);
    const choice = Math.floor(count++ / CONVERSATIONS) % 2 === 0 ? 'walk' : 'bus-or-car';
    await ask(
      call,
      '/c/example',
      `message=m${count}${'x'.repeat(20)}&question=travel&choice=${choice}`,
      FORM,
      cookie,
    );
    if (shown) await call({ method: 'GET', path: '/c/example', headers: { cookie } });
  };
  const sent = await measured(kind, (call) => turn(call, false));
  jars.length = 0;
  const shown = await measured(kind, (call) => turn(call, true));
  return { sent, shown };
}

const FORM = 'application/x-www-form-urlencoded';

/** Walks to a place where one answer can be changed again and again. */
const WAY = [
  'question=hello&choice=start',
  'question=privacy&choice=agree',
  'question=age&choice=18-64',
  'question=safe-now&choice=safe',
  'question=matters&words=a+quiet+cup+of+tea',
  'question=reflect&choice=right',
  'question=hard&choice=people',
  'question=hard-people&choice=company',
  'do=skip',
  'question=confidence&choice=5',
  'question=barriers&choice=cost',
  'question=place&words=YO1+7',
  'question=travel&choice=walk',
];

async function jar(call: Call, jars: string[], at: number): Promise<string> {
  const known = jars[at];
  if (known) return known;
  const first = await call({ method: 'GET', path: '/c/example', headers: {} });
  const cookie = first.cookie.split(';')[0] ?? '';
  for (const [step, body] of WAY.entries())
    await ask(call, '/c/example', `message=s${step}-${at}-${'x'.repeat(20)}&${body}`, FORM, cookie);
  jars[at] = cookie;
  return cookie;
}

type Call = (of: {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
}) => Promise<{ status: number; cookie: string }>;

const ask = (call: Call, path: string, body: string, type: string, cookie?: string) =>
  call({
    method: 'POST',
    path,
    body,
    headers: {
      'content-type': type,
      'content-length': String(Buffer.byteLength(body)),
      ...(cookie ? { cookie } : {}),
    },
  });

/** Median CPU microseconds of five batches, after a warm-up. */
async function measured(kind: Served, one: (call: Call) => Promise<unknown>): Promise<number> {
  const child = fork(fileURLToPath(new URL('./http-server.ts', import.meta.url)), [kind], {
    execArgv: ['--import', 'tsx'],
  });
  const { port } = await heard<{ port: number }>(child);
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const call = caller(port, agent);
  const cpu = async () => {
    child.send('cpu');
    const { cpu: used } = await heard<{ cpu: NodeJS.CpuUsage }>(child);
    return used.user + used.system;
  };
  for (let at = 0; at < WARM_UP; at++) await one(call);
  const batches: number[] = [];
  for (let batch = 0; batch < 5; batch++) {
    const before = await cpu();
    for (let at = 0; at < TURNS * 5; at++) await one(call);
    batches.push(((await cpu()) - before) / (TURNS * 5));
  }
  agent.destroy();
  child.disconnect();
  return batches.sort((a, b) => a - b)[2] ?? 0;
}

const heard = <T>(child: ChildProcess): Promise<T> =>
  new Promise((done) => child.once('message', (words) => done(words as T)));

function caller(port: number, agent: Agent): Call {
  return ({ body, ...of }) =>
    new Promise((done, failed) => {
      const sent = request({ host: '127.0.0.1', port, agent, ...of }, (response) => {
        response.resume();
        response.once('end', () => {
          const status = response.statusCode ?? 0;
          if (status >= 400) failed(new Error(`${of.method} ${of.path} answered ${status}`));
          else done({ status, cookie: response.headers['set-cookie']?.[0] ?? '' });
        });
      });
      sent.once('error', failed);
      sent.end(body);
    });
}
