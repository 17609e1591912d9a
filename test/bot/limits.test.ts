/** Who sends faster than people do is asked to wait, and nobody in danger ever is. */
import { afterEach, describe, expect, test } from '@jest/globals';
import { memoryStore } from '../../adapters/stores/memory.js';
import { assemble } from '../../bot/main.js';
import { serve } from '../../bot/server.js';
import { settingsFrom } from '../../bot/settings.js';
import { visitorTo } from './visitor.js';

let stop = () => Promise.resolve();
afterEach(() => stop());

async function serving(settings: Record<string, string>) {
  const store = memoryStore();
  const app = await assemble(settingsFrom({ LOG_LEVEL: 'silent', ...settings }), { store });
  const running = await serve(app, 0);
  stop = async () => {
    await running.close();
    await app.close();
  };
  return { home: `http://localhost:${running.port}`, store };
}

/** Sends the first answer again and again; gives back how each was answered. */
async function flood(home: string, times: number, headers: (count: number) => HeadersInit = () => ({})) {
  const visitor = visitorTo(home);
  await visitor.get('/c/example');
  const statuses: number[] = [];
  for (let count = 0; count < times; count++) {
    const body = new URLSearchParams({
      message: `m${count}`.padEnd(24, 'x'),
      question: 'hello',
      choice: 'x',
    });
    statuses.push((await visitor.post('/c/example', body, headers(count))).status);
  }
  return { visitor, statuses };
}

describe('too many messages from one address', () => {
  test('are asked to wait so many seconds; what was taken before stays, and danger is answered', async () => {
    const { home } = await serving({ MESSAGES_A_MINUTE: '10' });
    const visitor = visitorTo(home);
    await visitor.agrees();
    await visitor.send(['words', 'a quiet garden']);
    const asked = visitor.asked();
    for (let count = 0; count < 10; count++) await visitor.post('/c/example', new URLSearchParams());
    const refused = await visitor.send(['choice', 'right']);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await visitor.get('/c/example')).status).toBe(200);
    expect(visitor.asked()).toBe(asked);
    const inDanger = await visitor.send(['words', 'I want to kill myself tonight']);
    expect(inDanger.html).toContain('999');
    expect(inDanger.status).toBe(200);
    expect((await visitor.post('/c/example', new URLSearchParams({ do: 'urgent' }))).status).not.toBe(429);
  });

  test('are no limit on others where a proxy tells them apart, and who makes up addresses is not believed', async () => {
    const { home } = await serving({ MESSAGES_A_MINUTE: '5', PROXIES: '1' });
    const seen = (count: number) => ({ 'x-forwarded-for': `203.0.113.${count}, 198.51.100.7` });
    expect((await flood(home, 7, seen)).statuses.slice(-2)).toEqual([429, 429]);
    const other = () => ({ 'x-forwarded-for': '198.51.100.8' });
    expect((await flood(home, 5, other)).statuses).not.toContain(429);
  });

  test('where no limit is set are all taken', async () => {
    const { home } = await serving({ MESSAGES_A_MINUTE: '0' });
    expect((await flood(home, 150)).statuses).not.toContain(429);
  });
});

test('too many messages of one conversation are asked to wait, from however many addresses', async () => {
  const { home } = await serving({ PROXIES: '1' });
  const seen = (count: number) => ({ 'x-forwarded-for': `198.51.100.${count}` });
  const { statuses } = await flood(home, 125, seen);
  expect(statuses.slice(0, 120)).not.toContain(429);
  expect(statuses.slice(120)).toEqual([429, 429, 429, 429, 429]);
});
