/** A chat that is switched off: it says who to ring, takes nothing, and shows help to who needs it. */
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { memoryStore } from '../../adapters/stores/memory.js';
import { assemble, type App } from '../../bot/main.js';
import { serve, type Running } from '../../bot/server.js';
import { settingsFrom } from '../../bot/settings.js';
import { visitorTo, type Shown } from './visitor.js';

let root: string;
let app: App;
let running: Running;

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'content-'));
  cpSync('content', root, { recursive: true });
  const file = join(root, 'practices/example.yaml');
  writeFileSync(file, `${readFileSync(file, 'utf8')}\nclosed: 'The phones are down.'\n`);
  app = await assemble(settingsFrom({ LOG_LEVEL: 'silent', CONTENT_DIR: root }), { store: memoryStore() });
  running = await serve(app, 0);
});
afterAll(async () => {
  await running.close();
  await app.close();
  rmSync(root, { recursive: true, force: true });
});

const visitor = () => visitorTo(`http://localhost:${running.port}`);
const form = (name: string, value: string) =>
  new URLSearchParams([
    ['message', crypto.randomUUID()],
    [name, value],
  ]);
const showsWhoToCall = ({ html }: Shown) => html.includes('class="card urgent"') && html.includes('tel:');

test('it says who to ring, and gives no conversation', async () => {
  const shown = await visitor().get('/c/example');
  expect([shown.status, shown.headers.get('set-cookie')]).toEqual([503, null]);
  expect(shown.html).toContain('01632 960100');
  expect(shown.html).not.toContain('The phones are down');
  expect(shown.html).not.toContain('class="back"');
  const token = await visitor().post('/c/example/direct-line', '');
  expect(token.status).toBe(404);
});

test('an ordinary answer is not taken', async () => {
  const shown = await visitor().post('/c/example', form('words', 'my garden'));
  expect([shown.status, showsWhoToCall(shown)]).toEqual([503, false]);
});

test.each([
  ['words', 'I want to kill myself tonight'],
  ['do', 'urgent'],
])('who needs help (%s: %s) sees who to call', async (name, value) => {
  const shown = await visitor().post('/c/example', form(name, value));
  expect([shown.status, showsWhoToCall(shown)]).toEqual([503, true]);
});
