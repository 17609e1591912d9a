/** The page over real HTTP: who is in danger sees help, whatever the browser keeps and whatever breaks. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { fileOf } from '../../adapters/stores/folder.js';
import { memoryStore } from '../../adapters/stores/memory.js';
import { UnreadableConversation, type Store } from '../../adapters/stores/store.js';
import { logTo } from '../../bot/log.js';
import { assemble, type App } from '../../bot/main.js';
import { serve, type Running } from '../../bot/server.js';
import { settingsFrom } from '../../bot/settings.js';
import { refusing, temporaryFolder } from './talk.js';
import { visitorTo, type Shown, type Visitor } from './visitor.js';

const RED = 'I want to kill myself tonight';
const NOT_AN_OPTION = 'not one of the answers';

const kept = refusing(memoryStore());
let isUnreadable = false;
const store: Store = {
  ...kept,
  find: (key) =>
    isUnreadable ? Promise.reject(new UnreadableConversation(key, undefined, undefined)) : kept.find(key),
};
const cleanUps: (() => Promise<unknown>)[] = [];
let app: App;
let running: Running;

/** A server over the same store that knows nothing of what was only held. */
async function restarted(now?: () => Date): Promise<string> {
  const other = await assemble(settingsFrom({ LOG_LEVEL: 'silent' }), { store });
  const listening = await serve(other, 0, now);
  cleanUps.push(() => listening.close());
  return `http://localhost:${listening.port}`;
}

beforeAll(async () => {
  app = await assemble(settingsFrom({ LOG_LEVEL: 'silent' }), { store });
  running = await serve(app, 0);
});
afterAll(async () => {
  for (const cleanUp of cleanUps) await cleanUp();
  await running.close();
  await app.close();
});

const visitor = () => visitorTo(`http://localhost:${running.port}`);
const form = (...fields: [string, string][]) =>
  new URLSearchParams([['message', crypto.randomUUID()], ...fields]);
/** A browser that keeps no cookies. */
const forgetful = (...fields: [string, string][]) => visitor().post('/c/example', form(...fields));
const showsWhoToCall = (shown: Shown) =>
  shown.html.includes('class="card urgent"') && shown.html.includes('tel:');
const canAskForHelp = (shown: Shown) => /<button[^>]*name="do" value="urgent"/.test(shown.html);
const cookieFrom = (shown: Shown) => shown.headers.get('set-cookie')?.split(';', 1)[0] ?? '';

describe('the same form again, once the spell of danger is over,', () => {
  const ends = async (one: Visitor, ...ways: [string, string][]) => {
    for (const way of ways) await one.send(way);
    expect(one.asked()).toBe('matters');
  };

  test('shows who to call, and not an ordinary question', async () => {
    const one = visitor();
    await one.agrees();
    const danger = form(['question', 'matters'], ['words', RED]);
    const first = await one.post('/c/example', danger);
    expect([first.status, showsWhoToCall(first)]).toEqual([200, true]);
    await one.get('/c/example');
    await ends(one, ['choice', 'yes']);
    const again = await one.post('/c/example', danger);
    expect([again.status, showsWhoToCall(again)]).toEqual([200, true]);
    expect(again.html).toContain('href="/c/example"');
  });

  test('shows who to call when it asked for help as well', async () => {
    const one = visitor();
    await one.agrees();
    const help = form(['do', 'urgent']);
    await one.post('/c/example', help);
    await one.get('/c/example');
    await ends(one, ['choice', 'suicide'], ['choice', 'yes']);
    const again = await one.post('/c/example', help);
    expect([again.status, showsWhoToCall(again), canAskForHelp(again)]).toEqual([200, true, true]);
  });

  test('shows the menu while the menu is still open', async () => {
    const one = visitor();
    await one.agrees();
    const help = form(['do', 'urgent']);
    await one.post('/c/example', help);
    const again = await one.post('/c/example', help);
    expect([again.status, again.html.includes('value="urgent-menu"')]).toEqual([200, true]);
    await one.get('/c/example');
    expect(one.asked()).toBe('urgent-menu');
  });
});

describe('who is in danger is shown who to call in the answer to their own message', () => {
  const danger: [string, [string, string][]][] = [
    ['by what they typed', [['words', RED]]],
    ['by the button', [['do', 'urgent']]],
    ['by "something worries me"', [['words', 'I feel like giving up on life']]],
  ];
  test.each(danger)('before anything is kept, with a cookie: %s', async (_what, fields) => {
    const one = visitor();
    await one.get('/c/example');
    const shown = await one.post('/c/example', form(...fields));
    expect([shown.status, shown.html.includes('name="question" value="urgent-')]).toEqual([200, true]);
    expect(shown.html).toMatch(/999|116 123/);
    expect(shown.headers.get('location')).toBeNull();
  });

  test.each(danger)(
    'in a conversation that is kept, also where the next request never comes: %s',
    async (_what, fields) => {
      const one = visitor();
      await one.agrees();
      const shown = await one.post('/c/example', form(...fields));
      expect([shown.status, shown.html.includes('name="question" value="urgent-')]).toEqual([200, true]);
      // What is shown is the whole page, from which they can go on.
      await one.get('/c/example');
      expect(one.asked()).toMatch(/^urgent-/);
    },
  );

  test('also where the store answers nothing after the message was saved', async () => {
    const one = visitor();
    await one.agrees();
    const save = kept.save.bind(kept);
    kept.save = async (commit) => {
      await save(commit);
      kept.refuses.add('find');
    };
    const shown = await one.post('/c/example', form(['words', RED]));
    kept.save = save;
    kept.refuses.clear();
    expect([shown.status, showsWhoToCall(shown)]).toEqual([200, true]);
  });
});

describe('a browser that keeps no cookies', () => {
  test('shows who to call at once', async () => {
    const shown = await forgetful(['words', RED]);
    expect([shown.status, showsWhoToCall(shown)]).toEqual([200, true]);
  });

  test('shows the menu of urgent help at once, and the card that is chosen from it', async () => {
    const menu = await forgetful(['do', 'urgent']);
    expect([menu.status, menu.html.includes('value="urgent-menu"')]).toEqual([200, true]);
    const card = await forgetful(['question', 'urgent-menu'], ['choice', 'abuse']);
    expect([card.status, showsWhoToCall(card)]).toEqual([200, true]);
    expect(card.html).toContain('id="urgent-abuse"');
  });

  test('shows who to call after "yes" to the soft question, and nothing wrong after "safe for now"', async () => {
    expect(showsWhoToCall(await forgetful(['question', 'urgent-soft'], ['choice', 'yes']))).toBe(true);
    const safe = await forgetful(['question', 'urgent-safe'], ['choice', 'yes']);
    expect([showsWhoToCall(safe), safe.html.includes(NOT_AN_OPTION)]).toEqual([false, false]);
  });
});

describe('a page for when things break', () => {
  const broken: [string, number, (one: Visitor) => Promise<Shown>][] = [
    ['not saved', 503, (one) => one.send(['words', 'my garden'])],
    ['not shown', 503, (one) => one.get('/c/example')],
    ['of another site', 403, (one) => one.post('/c/example', form(), { 'sec-fetch-site': 'cross-site' })],
    ['with too much in it', 413, (one) => one.post('/c/example', 'x'.repeat(300_000))],
  ];
  test.each(broken)('(%s: %d) has a way to urgent help and 999', async (_what, status, breaks) => {
    const one = visitor();
    await one.agrees();
    for (const each of ['find', 'save'] as const) kept.refuses.add(each);
    const shown = await breaks(one);
    kept.refuses.clear();
    expect([shown.status, canAskForHelp(shown), shown.html.includes('999')]).toEqual([status, true, true]);
  });

  test('says that what was typed is there only where something was typed', async () => {
    const one = visitor();
    await one.agrees();
    kept.refuses.add('find').add('save');
    const [typed, looked] = [await one.send(['words', 'my garden']), await one.get('/c/example')];
    kept.refuses.clear();
    expect([typed, looked].map(({ html }) => html.includes('What you typed'))).toEqual([true, false]);
  });

  test('has words when nobody knows what went wrong, and help', async () => {
    const home = await restarted(() => {
      throw new Error('no clock');
    });
    const shown = await visitorTo(home).post('/c/example', form(['choice', 'start']));
    expect([shown.status, canAskForHelp(shown)]).toEqual([500, true]);
    expect(shown.html).toMatch(/Nothing you said before is lost[^]*999/);
    expect(shown.html).not.toContain('{');
  });
});

describe('a new conversation', () => {
  test('is begun by no link, and by nobody who only looks ahead', async () => {
    for (const method of ['GET', 'HEAD']) {
      const { status, headers } = await fetch(`http://localhost:${running.port}/c/example/new`, { method });
      expect([status, headers.get('set-cookie')]).toEqual([404, null]);
    }
  });

  test('is begun by the button where the old one cannot be read, and only from our own page', async () => {
    const one = visitor();
    await one.agrees();
    isUnreadable = true;
    const shown = await one.get('/c/example');
    isUnreadable = false;
    expect([shown.status, canAskForHelp(shown)]).toEqual([409, true]);
    expect(shown.html).toContain('<form method="post" action="/c/example/new">');
    const refused = await one.post('/c/example/new', '', { 'sec-fetch-site': 'cross-site' });
    expect([refused.status, refused.headers.get('set-cookie')]).toEqual([403, null]);
    const begun = await one.post('/c/example/new', '');
    expect([begun.status, begun.headers.get('location')]).toEqual([303, '/c/example']);
    await one.get('/c/example');
    expect(one.asked()).toBe('hello');
    expect((await visitor().post('/c/nobody/new', '')).status).toBe(404);
  });
});

test('leaving the page takes the name of the conversation from the browser, and what was said stays kept', async () => {
  const one = visitor();
  const cookie = cookieFrom(await one.get('/c/example'));
  await one.agrees();
  const help = await one.post('/c/example', form(['do', 'urgent']));
  expect(help.status).toBe(200);
  expect((await one.get('/c/example')).html).toContain('href="/c/example/leave"');
  const left = await one.get('/c/example/leave');
  expect([left.status, left.headers.get('location')]).toEqual([303, 'https://www.bbc.co.uk/weather']);
  expect(left.headers.get('set-cookie')).toMatch(/^conversation=; Path=\/c\/example; Max-Age=0/);
  expect(await kept.find({ practice: 'example', id: cookie.split('=')[1] ?? '' })).toBeDefined();
  expect((await visitor().get('/c/nobody/leave')).status).toBe(404);
});

test('an answer to a question that a restart forgot is met by the first one, and by no reproach', async () => {
  const one = visitor();
  const cookie = cookieFrom(await one.get('/c/example'));
  await one.send(['choice', 'start']);
  const body = new URLSearchParams([...one.form(), ['choice', 'agree']]);
  const shown = await visitorTo(await restarted()).post('/c/example', body, { cookie });
  expect(shown.html).toContain('name="question" value="hello"');
  expect(shown.html).not.toContain(NOT_AN_OPTION);
  expect(shown.html).not.toContain('role="alert"');
});

test('asking to delete everything is asked back first, wherever one is', async () => {
  const one = visitor();
  await one.agrees();
  for (const before of ['erase', 'stop'] as const) {
    if (before === 'stop') await one.post('/c/example', form(['do', 'stop']));
    await one.post('/c/example', form(['do', 'erase']));
    const { html } = await one.get('/c/example');
    expect(html).toContain('value="erase-now"');
    await one.post('/c/example', form(['do', 'carry-on']));
  }
});

test('the log tells that a file was set aside and why, and neither words nor whose cookie it is', async () => {
  const { folder, remove } = await temporaryFolder();
  const lines: string[] = [];
  const log = logTo('info', { write: (line) => void lines.push(line) });
  const other = await assemble(settingsFrom({ DATA_DIR: folder }), { log });
  const listening = await serve(other, 0);
  const id = 'abcdefghijklmnopqrstuvwx';
  const room = { conversations: join(folder, 'conversations'), setAside: '', unfinished: '' };
  const file = fileOf(room, { practice: 'example', id });
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, 'my garden');
  const one = visitorTo(`http://localhost:${listening.port}`);
  const shown = await one.get('/c/example', { cookie: `conversation=${id}` });
  await listening.close();
  await other.close();
  await remove();
  expect(shown.status).toBe(409);
  const ERROR = 50;
  const errors = lines.map((line) => JSON.parse(line) as { level: number });
  expect(errors.filter(({ level }) => level >= ERROR)).toEqual([
    expect.objectContaining({
      kind: 'unreadable',
      practice: 'example',
      why: expect.any(String),
      setAside: expect.stringContaining('set-aside'),
    }),
    expect.objectContaining({ problem: expect.objectContaining({ name: 'UnreadableConversation' }) }),
  ]);
  expect(lines.join()).not.toContain(id);
  expect(lines.join()).not.toContain('garden');
});
