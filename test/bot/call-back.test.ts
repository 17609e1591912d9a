/** A person asks to be rung, in a browser; an e-mail arrives at a real mail server; the link in it says it was seen. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fileStore } from '../../adapters/stores/file.js';
import type { Kept, Store } from '../../adapters/stores/store.js';
import { assemble, type App } from '../../bot/main.js';
import { serve, type Running } from '../../bot/server.js';
import { settingsFrom } from '../../bot/settings.js';
import { mailServer, read, type Mail, type MailServer } from '../adapters/alerts/mail-server.js';
import { PRACTICE, refusing, temporaryFolder } from './talk.js';
import { visitorTo, type Visitor } from './visitor.js';

const PUBLIC = 'https://chat.example.org';
let mail: MailServer;
let store: ReturnType<typeof refusing>;
let inner: Store;
let app: App;
let running: Running;
let home = '';
let remove: () => Promise<void>;

beforeAll(async () => {
  mail = await mailServer();
  const temporary = await temporaryFolder();
  remove = temporary.remove;
  inner = await fileStore(temporary.folder, () => undefined);
  store = refusing(inner);
  const settings = { SMTP_URL: mail.url, MAIL_FROM: 'chat@example.org', PUBLIC_URL: PUBLIC };
  app = await assemble(settingsFrom({ LOG_LEVEL: 'silent', ...settings }), { store });
  running = await serve(app, 0);
  home = `http://localhost:${running.port}`;
});
afterAll(async () => {
  await running.close();
  await app.close();
  await mail.close();
  await remove();
});

/** Waits for what the loop does of itself; the e-mail of a turn goes within a second. */
async function until<T>(found: () => T | undefined | Promise<T | undefined>): Promise<T> {
  for (let tries = 0; tries < 150; tries++) {
    const value = await found();
    if (value !== undefined) return value;
    await new Promise((done) => setTimeout(done, 20));
  }
  throw new Error('It did not come about within three seconds');
}

const mailsBefore = () => mail.mails.length;
const nextMail = (before: number): Promise<Mail> => until(() => mail.mails[before]);
const records = async (): Promise<Kept[]> => {
  const keys = await inner.shared(PRACTICE, undefined, 100);
  return (await Promise.all(keys.map((key) => inner.find(key)))).filter((kept) => kept !== undefined);
};
const seenOf = async (phone: string) =>
  (await records())
    .flatMap(({ owed }) => owed)
    .find(({ effect }) => effect.kind === 'call-back' && effect.phone === phone)?.seen;

async function asksToBeRung(phone: string): Promise<Visitor> {
  const one = visitorTo(home);
  await one.agrees();
  const first = await one.send(['words', 'please ring me']);
  expect([first.status, one.asked()]).toEqual([200, 'ring-name']);
  await one.send(['words', 'Sam Example']);
  await one.send(['words', phone]);
  expect(one.asked()).toBe('ring-when');
  await one.send(['choice', 'mornings']);
  expect(one.asked()).toBe('ring-send');
  return one;
}

const linkIn = (found: Mail): string => {
  const path = /https:\/\/chat\.example\.org(\/seen\/[\w-]+)/.exec(read(found).text)?.[1];
  return path ?? '';
};

describe('from the question to the practice and back', () => {
  test('a call is asked for, an e-mail arrives within a second or so, and the link says that it was seen', async () => {
    const before = mailsBefore();
    const one = await asksToBeRung('01632 960 777');
    expect(mail.mails).toHaveLength(before);
    const began = Date.now();
    await one.send(['choice', 'send']);
    expect(one.asked()).toBe('matters');
    const found = await nextMail(before);
    expect(Date.now() - began).toBeLessThan(3000);
    expect(found.to).toEqual(['reception@example.org']);
    const { text, subject } = read(found);
    expect(text).toContain('Sam Example');
    expect(text).toContain('01632960777');
    expect(subject).not.toMatch(/Sam|960/);

    const link = linkIn(found);
    for (const method of ['GET', 'HEAD', 'GET']) {
      const looked = await fetch(`${home}${link}`, { method });
      expect([looked.status, looked.headers.get('cache-control')]).toEqual([200, 'no-store']);
    }
    await until(async () =>
      (await records()).some(({ audit }) => audit.some(({ what }) => what === 'paid')) ? true : undefined,
    );
    expect(await seenOf('+441632960777')).toBeUndefined();

    const press = (headers: HeadersInit = {}) => fetch(`${home}${link}`, { method: 'POST', headers });
    expect((await press({ 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect(await seenOf('+441632960777')).toBeUndefined();
    const first = await press({ 'sec-fetch-site': 'same-origin' });
    expect(first.status).toBe(200);
    const seen = await seenOf('+441632960777');
    expect(seen).toBeDefined();
    const again = await press();
    expect([again.status, await again.text()]).toEqual([200, await first.text()]);
    expect(await seenOf('+441632960777')).toBe(seen);
  });

  test('talk to a person offers a call on the page, and the offer is still there when the page is loaded again', async () => {
    const one = visitorTo(home);
    await one.agrees();
    await one.post('/c/example', new URLSearchParams([['do', 'person']]));
    for (let looks = 0; looks < 2; looks++)
      expect((await one.get('/c/example')).html).toMatch(/name="do" value="ring-me"/);
    await one.post('/c/example', new URLSearchParams([['do', 'ring-me']]));
    await one.get('/c/example');
    expect(one.asked()).toBe('ring-name');
    await one.send(['words', 'Sam']);
    expect(one.shown().html).toMatch(/<input[^>]*type="tel"[^>]*autocomplete="tel"/);
    await one.send(['words', 'no number at all']);
    expect([one.asked(), one.shown().html.includes('value="no number at all"')]).toEqual([
      'ring-number',
      true,
    ]);
  });

  test('a call that is taken back after it was sent is told to staff, under the same reference', async () => {
    const before = mailsBefore();
    const one = await asksToBeRung('07700 900 321');
    await one.send(['choice', 'send']);
    const asked = await nextMail(before);
    await until(
      async () =>
        (await records()).some(({ owed }) => owed.some(({ id }) => id.endsWith('/send-again'))) || undefined,
    );
    await one.send(['words', 'do not ring me']);
    const off = await nextMail(before + 1);
    const reference = (found: Mail) => /[2-9A-Z]{3}-[2-9A-Z]{3}/.exec(read(found).text)?.[0];
    expect([reference(off), read(off).text.includes('07700900321')]).toEqual([reference(asked), true]);
    expect(linkIn(off)).toBe('');
  });

  test.each([
    ['wrong', `/seen/${'x'.repeat(32)}`],
    ['half', '/seen/abc'],
    ['with an escape', '/seen/%2e%2e%2fhealthz'],
  ])('a link that is %s gets a plain page, and so does pressing it', async (_what, path) => {
    for (const method of ['GET', 'POST']) {
      const shown = await fetch(`${home}${path}`, { method });
      expect([shown.status, (await shown.text()).includes('<h1')]).toEqual([404, true]);
    }
  });

  test('a store that does not answer is said to come back: 503, and when to try again', async () => {
    const before = mailsBefore();
    await (await asksToBeRung('07700 900 555')).send(['choice', 'send']);
    const link = linkIn(await nextMail(before));
    store.refuses.add('find').add('save');
    for (const method of ['GET', 'POST']) {
      const shown = await fetch(`${home}${link}`, { method });
      expect([shown.status, shown.headers.get('retry-after')]).toEqual([503, '60']);
    }
    store.refuses.clear();
    expect((await fetch(`${home}${link}`)).status).toBe(200);
  });
});

test('where no mail server is set up nothing is asked, nothing is promised, and it starts all the same', async () => {
  const silent = await assemble(settingsFrom({ LOG_LEVEL: 'silent' }), { store: refusing() });
  const other = await serve(silent, 0);
  const one = visitorTo(`http://localhost:${other.port}`);
  await one.agrees();
  await one.send(['words', 'please ring me']);
  expect(one.asked()).toBe('matters');
  await other.close();
  await silent.close();
});

test('a mail server that does not answer keeps nothing from starting, and is a warning', async () => {
  const said: string[] = [];
  const settings = { SMTP_URL: 'smtp://127.0.0.1:1', MAIL_FROM: 'chat@example.org' };
  const { logTo } = await import('../../bot/log.js');
  const log = logTo('info', { write: (line) => void said.push(line) });
  const started = await assemble(settingsFrom(settings), { store: refusing(), log });
  await until(() => (said.some((line) => line.includes('"level":40')) ? true : undefined));
  await started.close();
});
