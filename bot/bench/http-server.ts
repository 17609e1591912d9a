/** A server to be measured, in a process of its own so that only its own CPU time is counted. */
import { tmpdir } from 'node:os';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import restify from 'restify';
import { memoryStore } from '../../adapters/stores/memory.js';
import { logTo } from '../log.js';
import { assemble } from '../main.js';
import { serve } from '../server.js';
import { settingsFrom } from '../settings.js';

/** What is served: a bare restify that echoes JSON, or the page over a store. */
export type Served = 'echo' | 'page-memory' | 'page-file';

const say = (words: object) => process.send?.(words);

async function echo(): Promise<number> {
  const server = restify.createServer();
  server.use(restify.plugins.bodyParser());
  server.post('/echo', (request, response, next) => {
    response.send(request.body);
    next();
  });
  return new Promise((done) => {
    server.listen(0, '127.0.0.1', () => done((server.address() as { port: number }).port));
  });
}

async function page(kind: Served): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'what-matters-bench-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const settings = settingsFrom({ ...process.env, DATA_DIR: folder });
  const log = logTo('silent');
  const app = await assemble(settings, kind === 'page-memory' ? { store: memoryStore(), log } : { log });
  return (await serve(app, 0)).port;
}

const kind = process.argv[2] as Served;
say({ port: kind === 'echo' ? await echo() : await page(kind) });
process.on('message', () => say({ cpu: process.cpuUsage() }));
process.on('disconnect', () => process.exit(0));
