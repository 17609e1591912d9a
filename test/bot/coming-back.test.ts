/** Coming back by a code: on any device, for a week, to one practice; and nobody comes upon somebody else's. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { memoryStore } from '../../adapters/stores/memory.js';
import { codesIn } from '../../bot/codes.js';
import { assemble, type App } from '../../bot/main.js';
import { serve, type Running } from '../../bot/server.js';
import { settingsFrom } from '../../bot/settings.js';
import { temporaryFolder } from './talk.js';
import { answersUntil } from './to-plan.js';
import { visitorTo, type Shown, type Visitor } from './visitor.js';

let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let app: App;
let running: Running;

async function start(): Promise<void> {
  app = await assemble(settingsFrom({ LOG_LEVEL: 'silent', DATA_DIR: folder.folder, PROXIES: '1' }));
  running = await serve(app, 0);
}
async function stop(): Promise<void> {
  await running.close();
  await app.close();
}
beforeAll(async () => {
  folder = await temporaryFolder();
  await start();
});
afterAll(async () => {
  await stop();
  await folder.remove();
});

const visitor = () => visitorTo(`http://localhost:${running.port}`);
const nameIn = ({ headers }: Shown) => /conversation=([\w-]+)/.exec(headers.get('set-cookie') ?? '')?.[1];
const codeIn = ({ html }: Shown) => /\b([2-9A-Z]{3}-[2-9A-Z]{3}-[2-9A-Z]{3})\b/.exec(html)?.[1] ?? '';
const canAskForHelp = ({ html }: Shown) => /<button[^>]*name="do" value="urgent"/.test(html);

/** Somebody who has said what matters, and asked for a code. */
async function withCode(until = 'hard'): Promise<{ one: Visitor; name: string; code: string }> {
  const one = visitor();
  const name = nameIn(await one.get('/c/example')) ?? '';
  await answersUntil(app, name, until);
  const shown = await one.post('/c/example/code', '');
  expect(shown.status).toBe(200);
  return { one, name, code: codeIn(shown) };
}

let addresses = 0;
/** Each time from another address, so that only what a test means to count is counted. */
const typesAt = (other: Visitor, code: string, from = `192.0.2.${++addresses}`) =>
  other.post('/c/example/come-back', new URLSearchParams({ code }), { 'x-forwarded-for': from });

describe('a code', () => {
  test('leads another browser to the same conversation, however it is typed, and more than once', async () => {
    const { code } = await withCode();
    for (const typed of [code, code.toLowerCase(), ` ${code.replaceAll('-', ' ')} `]) {
      const other = visitor();
      await other.get('/c/example');
      expect((await typesAt(other, typed)).status).toBe(303);
      await other.get('/c/example');
      expect(other.asked()).toBe('hard');
    }
  });

  test('holds after a restart', async () => {
    const { code } = await withCode();
    await stop();
    await start();
    const other = visitor();
    expect((await typesAt(other, code)).status).toBe(303);
    await other.get('/c/example');
    expect(other.asked()).toBe('hard');
  });

  test('is not to be had before anything is kept', async () => {
    const one = visitor();
    await one.get('/c/example');
    const shown = await one.post('/c/example/code', '');
    expect([shown.status, codeIn(shown), canAskForHelp(shown)]).toEqual([409, '', true]);
  });

  test('is replaced by the next one', async () => {
    const { one, code } = await withCode();
    const next = codeIn(await one.post('/c/example/code', ''));
    expect((await typesAt(visitor(), code)).status).toBe(422);
    expect((await typesAt(visitor(), next)).status).toBe(303);
  });

  test('leads nowhere once the answers are deleted, and nothing of it is kept', async () => {
    const { one, code } = await withCode();
    for (const wish of ['erase', 'erase-now'])
      await one.post('/c/example', new URLSearchParams({ message: crypto.randomUUID(), do: wish }));
    expect((await typesAt(visitor(), code)).status).toBe(422);
    expect((await app.store.counts()).people).toBe((await app.store.counts()).owed);
  });

  test('is not given to another site', async () => {
    const { one } = await withCode();
    const shown = await one.post('/c/example/code', '', { 'sec-fetch-site': 'cross-site' });
    expect([shown.status, codeIn(shown)]).toEqual([403, '']);
  });
});

describe('a code that was typed wrongly', () => {
  test.each(['', 'ABC', '222-222-222', 'x'.repeat(5000), '<b>ABC</b>'])(
    'is met with the same page, to mend it (%#)',
    async (typed) => {
      const shown = await typesAt(visitor(), typed);
      expect([shown.status, canAskForHelp(shown)]).toEqual([422, true]);
      expect(shown.html).toContain('name="code"');
      expect(shown.html).not.toContain('<b>');
      expect(shown.headers.get('set-cookie')).toBeNull();
    },
  );

  test('again and again from one address is asked to wait, and then not even a right one is looked up', async () => {
    const { code } = await withCode();
    const statuses: number[] = [];
    for (let time = 0; time < 11; time++)
      statuses.push((await typesAt(visitor(), '222-222-222', '198.51.100.1')).status);
    expect([statuses[0], statuses.at(-1)]).toEqual([422, 429]);
    expect((await typesAt(visitor(), code, '198.51.100.1')).status).toBe(429);
    expect((await typesAt(visitor(), code)).status).toBe(303);
  });

  test('and tells of danger shows who to call', async () => {
    const shown = await typesAt(visitor(), 'I want to kill myself tonight', '198.51.100.1');
    expect([shown.status, shown.html.includes('tel:')]).toEqual([200, true]);
  });
});

test('a code ends after a week, is for its own practice alone, and is then forgotten', async () => {
  const store = memoryStore();
  let now = new Date('2026-11-22T09:00:00.000Z');
  const owed: string[] = [];
  const codes = codesIn({
    store,
    clock: { now: () => now, after: () => () => undefined, every: () => () => undefined },
    tries: () => Promise.resolve(),
    owes: (at) => void owed.push(at),
  });
  const kept = (await app.store.page(undefined, 1)).kept[0];
  if (kept === undefined) throw new Error('Nothing is kept');
  const { practice, id } = kept.conversation;
  await store.save({ kept: { ...kept, version: 1, owed: [] }, readAt: 0 });
  const made = await codes.make({ practice, conversation: id });
  const finds = (of = practice) => codes.find({ practice: of, typed: made?.code ?? '', from: 'here' });
  expect([await finds(), await finds('another')]).toEqual([id, undefined]);
  now = new Date('2026-11-29T08:59:59.000Z');
  expect(await finds()).toBe(id);
  now = new Date('2026-11-29T09:00:00.000Z');
  expect(await finds()).toBeUndefined();
  expect([await store.nextDue(), owed]).toEqual([made?.until, ['2026-11-22T09:00:00.000Z']]);
  // What is kept does not tell the code.
  expect(JSON.stringify(await store.find({ practice, id }))).not.toContain(made?.code.replaceAll('-', ''));
});
