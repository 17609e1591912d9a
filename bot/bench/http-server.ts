/** A server to be measured, in a process of its own so that only its own CPU time is counted. */
import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import restify from 'restify';
import { fileStore } from '../../adapters/stores/file.js';
import { memoryStore } from '../../adapters/stores/memory.js';
import { letHeapGrow } from '../heap.js';
import { logTo } from '../log.js';
import { assemble } from '../main.js';
import { serve } from '../server.js';
import { settingsFrom } from '../settings.js';
import { fill } from './stored.js';

/**
 * What is served: a bare restify that echoes JSON, the same with one write flushed to the disk before each answer, or
 * the page. `cached` is how many walked positions are held; `stored` how many other conversations are kept already;
 * `folder` one that is there, instead of a new one.
 */
export type Served =
  | { what: 'echo' | 'echo-durable' }
  | { what: 'page'; store: 'memory' | 'file'; cached?: number; stored?: number; folder?: string };

/** Bytes that the durable echo writes: about what one turn adds to a conversation. */
const ONE_TURN = 2000;

/** Bytes that a kept conversation takes in memory, about. */
const ONE_RECORD = 20_000;

const say = (words: object) => process.send?.(words);

function scratch(): string {
  const folder = mkdtempSync(join(tmpdir(), 'what-matters-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/** One open file, appended to and flushed: the least that "it is on the disk" can cost when nobody shares. */
async function writer(): Promise<() => Promise<void>> {
  const file = await open(join(scratch(), 'echo'), 'a');
  const bytes = Buffer.alloc(ONE_TURN, 'x');
  let last: Promise<void> = Promise.resolve();
  return () => {
    last = last.then(async () => {
      await file.write(bytes);
      await file.datasync();
    });
    return last;
  };
}

async function echo(durable: boolean): Promise<number> {
  const server = restify.createServer();
  server.use(restify.plugins.bodyParser());
  const write = durable ? await writer() : undefined;
  server.post('/echo', async (request, response) => {
    await write?.();
    response.send(request.body);
  });
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => done((server.address() as { port: number }).port));
  });
}

async function page(of: Extract<Served, { what: 'page' }>): Promise<number> {
  letHeapGrow();
  // All visitors of the bench have one address.
  const settings = settingsFrom({ ...process.env, MESSAGES_A_MINUTE: '0' });
  const log = logTo('silent');
  const few = of.cached === undefined ? {} : { cached: of.cached };
  const store =
    of.store === 'memory'
      ? memoryStore()
      : await fileStore(of.folder ?? scratch(), () => undefined, {
          ...(of.cached === undefined ? {} : { limits: { recent: of.cached * ONE_RECORD } }),
        });
  const app = await assemble(settings, { log, store, ...few });
  if (of.stored) await fill(app.store, app.guide, of.stored);
  return (await serve(app, 0)).port;
}

const served = JSON.parse(process.argv[2] ?? '') as Served;
const before = performance.now();
const port = served.what === 'page' ? await page(served) : await echo(served.what === 'echo-durable');
say({ port, ready: performance.now() - before, sinceStart: performance.now() });
process.on('message', () => {
  say({ cpu: process.cpuUsage(), rss: process.memoryUsage.rss() });
});
process.on('disconnect', () => process.exit(0));
