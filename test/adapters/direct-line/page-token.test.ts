/** The page is given a token for the conversation its cookie holds, and nobody else is. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { decodeJwt } from 'jose';
import { z } from 'zod';
import { memoryStore } from '../../../adapters/stores/memory.js';
import { assemble, type App } from '../../../bot/main.js';
import { serve, type Running } from '../../../bot/server.js';
import { settingsFrom } from '../../../bot/settings.js';

const Given = z.strictObject({
  token: z.string(),
  conversationId: z.string(),
  expires_in: z.literal(1800),
  userId: z.string().startsWith('dl_'),
});

let app: App;
let running: Running;
let home = '';
beforeAll(async () => {
  app = await assemble(settingsFrom({ LOG_LEVEL: 'silent' }), { store: memoryStore() });
  running = await serve(app, 0);
  home = `http://localhost:${running.port}`;
});
afterAll(async () => {
  await running.close();
  await app.close();
});

const ask = (headers: HeadersInit = {}, practice = 'example') =>
  fetch(`${home}/c/${practice}/direct-line`, { method: 'POST', headers });
const cookieIn = (response: Response) => response.headers.get('set-cookie')?.split(';', 1)[0];

test('a browser that was here is given a token for its conversation, the same each time', async () => {
  const page = await fetch(`${home}/c/example`);
  const cookie = cookieIn(page) ?? '';
  const [first, second] = [await ask({ cookie }), await ask({ cookie })];
  expect([first.status, first.headers.get('set-cookie')]).toEqual([200, null]);
  const [one, two] = [Given.parse(await first.json()), Given.parse(await second.json())];
  expect(one.conversationId).toBe(two.conversationId);
  expect(one.userId).toBe(two.userId);
});

test('neither the token nor the name of the conversation holds what is in the cookie', async () => {
  const cookie = cookieIn(await fetch(`${home}/c/example`)) ?? '';
  const held = cookie.split('=')[1] ?? '';
  const given = Given.parse(await (await ask({ cookie })).json());
  expect(held.length).toBeGreaterThan(20);
  expect(JSON.stringify([given, decodeJwt(given.token)])).not.toContain(held);
  expect(Buffer.from(given.conversationId, 'base64url').toString('latin1')).not.toContain(held);
});

test('a browser that was never here is given a conversation with its token', async () => {
  const response = await ask();
  const given = Given.parse(await response.json());
  const again = Given.parse(await (await ask({ cookie: cookieIn(response) ?? '' })).json());
  expect(again.conversationId).toBe(given.conversationId);
});

test.each([
  ['another site', { 'sec-fetch-site': 'cross-site' }],
  ['a neighbouring site', { 'sec-fetch-site': 'same-site' }],
  ['another origin', { origin: 'https://elsewhere.example' }],
  ['a hidden origin', { origin: 'null' }],
])('%s is given none', async (_who, headers) => {
  const response = await ask(headers);
  expect([response.status, response.headers.get('set-cookie')]).toEqual([403, null]);
  expect(await response.json()).toMatchObject({ error: { code: 'BadArgument' } });
});

test('a practice nobody knows gives none', async () => {
  const response = await ask({}, 'nobody');
  expect([response.status, await response.json()]).toMatchObject([404, { error: { code: 'NotFound' } }]);
});
