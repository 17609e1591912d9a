/** "This is wrong", over real HTTP: a link changes nothing, the button tells a colleague, and nobody can flood them. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { overlayOf } from '../../adapters/directories/kept/overlay.js';
import { memoryStore } from '../../adapters/stores/memory.js';
import { assemble, type App } from '../../bot/main.js';
import { serve, type Running } from '../../bot/server.js';
import { settingsFrom } from '../../bot/settings.js';

const data = mkdtempSync(join(tmpdir(), 'wrong-'));
let app: App;
let running: Running;
let home = '';

beforeAll(async () => {
  app = await assemble(settingsFrom({ LOG_LEVEL: 'silent', DATA_DIR: data }), { store: memoryStore() });
  running = await serve(app, 0);
  home = `http://localhost:${running.port}`;
});
afterAll(async () => {
  await running.close();
  await app.close();
  rmSync(data, { recursive: true, force: true });
});

const press = (id: string, origin = home) =>
  fetch(`${home}/wrong/${id}`, { method: 'POST', headers: { origin } });
const reports = async (id: string) => (await overlayOf(data, id)).reports.length;

test('looking changes nothing, and shows one button', async () => {
  const shown = await fetch(`${home}/wrong/age-uk`);
  expect([shown.status, (await shown.text()).match(/<form[^>]*action="\/wrong\/age-uk"/g)?.length]).toEqual([
    200, 1,
  ]);
  expect(await reports('age-uk')).toBe(0);
});

test('the button tells a colleague, with no word of who pressed it', async () => {
  expect((await press('age-uk')).status).toBe(200);
  const { reports: told } = await overlayOf(data, 'age-uk');
  expect(told.map((report) => Object.keys(report).sort())).toEqual([['at', 'words']]);
});

test('a service that is not there cannot be wrong, and nothing is made of it', async () => {
  for (const id of ['nobody', '__proto__', '..%2f..%2fetc'])
    expect([(await fetch(`${home}/wrong/${id}`)).status, (await press(id)).status]).toEqual([404, 404]);
});

test('another page cannot press it', async () => {
  const before = await reports('mind');
  expect((await press('mind', 'https://elsewhere.example.org')).status).toBe(403);
  expect(await reports('mind')).toBe(before);
});

test('who presses again and again is stopped', async () => {
  const statuses: number[] = [];
  for (let n = 0; n < 12; n++) statuses.push((await press('mencap')).status);
  expect(statuses.at(-1)).toBe(429);
  expect(await reports('mencap')).toBeLessThan(8);
});
