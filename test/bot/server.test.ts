/** The server over real HTTP: what a hostile, hurried or unlucky visitor gets. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { memoryStore } from '../../adapters/stores/memory.js';
import { assemble, type App } from '../../bot/main.js';
import { PortTaken, serve, type Running } from '../../bot/server.js';
import { settingsFrom } from '../../bot/settings.js';
import { LONGEST } from '../../dialogs/heard.js';
import { refusing } from './talk.js';
import { visitorTo, type Shown } from './visitor.js';

const RED = 'I want to kill myself tonight';

const store = refusing(memoryStore());
const seen: Shown[] = [];
let app: App;
let running: Running;
let home = '';

beforeAll(async () => {
  app = await assemble(settingsFrom({ LOG_LEVEL: 'silent' }), { store });
  running = await serve(app, 0);
  home = `http://localhost:${running.port}`;
});
afterAll(async () => {
  await running.close();
  await app.close();
});

const visitor = () => visitorTo(home, seen);
const isPlain = (shown: Shown) =>
  shown.headers.get('content-type')?.startsWith('text/html') === true && shown.html.includes('<h1');

describe('an address', () => {
  test.each([
    ['of a practice nobody knows', '/c/nobody'],
    ['of a practice with a very long name', `/c/${'x'.repeat(1400)}`],
    ['longer than any name may be', `/c/${'x'.repeat(5000)}`],
    ['that leads nowhere', '/somewhere/else'],
    ['with half an escape', '/c/%E0%A4%A'],
    ['with a lone percent sign', '/%'],
    ['of something every object has', '/c/__proto__'],
    ['of a new chat at a practice nobody knows', '/c/nobody/new'],
    ['with a line break that would be a header', '/c/%0d%0aset-cookie:%20a=b/new'],
  ])('%s is answered 404, in plain words', async (_what, path) => {
    const shown = await visitor().get(path);
    expect([shown.status, isPlain(shown)]).toEqual([404, true]);
    expect(shown.headers.get('set-cookie')).toBeNull();
  });

  test('with a slash at its end is the same address', async () => {
    expect((await visitor().get('/c/example/')).status).toBe(200);
  });

  test('is answered to who only asks whether it is there', async () => {
    const statuses = ['/', '/c/example', '/page.css', '/nowhere'].map(
      async (path) => (await fetch(`${home}${path}`, { method: 'HEAD' })).status,
    );
    expect(await Promise.all(statuses)).toEqual([200, 200, 200, 404]);
  });

  test('tells how many bytes its page has, to who only asks as well', async () => {
    const page = await fetch(`${home}/c/example`);
    const head = await fetch(`${home}/c/example`, { method: 'HEAD' });
    const { byteLength } = await page.arrayBuffer();
    const told = [page, head].map(({ headers }) => Number(headers.get('content-length')));
    expect(told).toEqual([byteLength, byteLength]);
  });

  test.each([
    ['PUT', '/c/example'],
    ['DELETE', '/c/example'],
    ['POST', '/'],
  ])('is not for %s %s, and that is said in plain words', async (method, path) => {
    const response = await fetch(`${home}${path}`, { method });
    const shown = { status: response.status, html: await response.text(), headers: response.headers };
    seen.push(shown);
    expect([shown.status, isPlain(shown)]).toEqual([405, true]);
  });
});

describe('a body', () => {
  test.each([
    ['that is encoded', 415, 'words=hello', { 'content-encoding': 'gzip' }],
    ['of 300 kB', 413, 'x'.repeat(300_000), {}],
    ['of 10 MB', 413, 'x'.repeat(10_000_000), {}],
  ])('%s is refused with %d, and the server lives', async (_what, status, body, headers) => {
    const one = visitor();
    await one.agrees();
    const shown = await one.post('/c/example', body, headers);
    expect([shown.status, isPlain(shown)]).toEqual([status, true]);
    await one.get('/c/example');
    expect(one.asked()).toBe('matters');
  });

  test('of 300 kB that does not say how long it is is refused as well', async () => {
    const pieces = new ReadableStream({
      start(controller) {
        for (let piece = 0; piece < 30; piece++)
          controller.enqueue(new TextEncoder().encode('x'.repeat(10_000)));
        controller.close();
      },
    });
    // Node's own types do not know `duplex`, without which it sends no stream.
    const asked = { method: 'POST', body: pieces, duplex: 'half' } as RequestInit;
    const response = await fetch(`${home}/c/example`, asked);
    expect(response.status).toBe(413);
    await response.text();
  });
});

describe('a form', () => {
  test.each([
    ['of another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['of a neighbouring site', { 'sec-fetch-site': 'same-site' }, 403],
    ['with another origin', { origin: 'https://elsewhere.example' }, 403],
    ['with an origin that is hidden', { origin: 'null' }, 403],
    ['of our own', { 'sec-fetch-site': 'same-origin' }, 303],
    ['of an old browser, that tells nothing', {}, 303],
  ])('%s: %j is answered %d', async (_what, headers, status) => {
    const one = visitor();
    await one.get('/c/example');
    const body = new URLSearchParams([...one.form(), ['choice', 'start']]);
    expect((await one.post('/c/example', body, headers)).status).toBe(status);
    await one.get('/c/example');
    expect(one.asked()).toBe(status === 303 ? 'privacy' : 'hello');
  });

  test('of our own origin is taken', async () => {
    const one = visitor();
    await one.get('/c/example');
    const body = new URLSearchParams([...one.form(), ['choice', 'start']]);
    expect((await one.post('/c/example', body, { origin: home })).status).toBe(303);
  });

  test('sent twice as it is counts once', async () => {
    const one = visitor();
    await one.agrees();
    const body = new URLSearchParams([...one.form(), ['words', 'yes']]);
    await Promise.all([one.post('/c/example', body), one.post('/c/example', body)]);
    await one.get('/c/example');
    expect(one.asked()).toBe('reflect');
  });

  test('that is old and filled in anew changes that answer', async () => {
    const one = visitor();
    await one.agrees();
    const old = one.form();
    await one.send(['words', 'my garden']);
    await one.send(['choice', 'right']);
    await one.post('/c/example', new URLSearchParams([...old, ['words', 'my dog']]));
    // What was confirmed before is asked again, of the new words.
    const { html } = await one.get('/c/example');
    expect(one.asked()).toBe('reflect');
    expect(html).toContain('my dog');
    expect(html).not.toContain('my garden');
  });

  test.each([
    ['without a name', []],
    ['with an empty name', [['message', '']]],
    ['with a huge name', [['message', 'x'.repeat(100_000)]]],
    [
      'with several names',
      [
        ['message', 'a'],
        ['message', 'b'],
      ],
    ],
  ] as [string, [string, string][]][])('%s is a message like any other', async (_what, name) => {
    const one = visitor();
    await one.get('/c/example');
    const body = new URLSearchParams([...name, ['question', 'hello'], ['choice', 'start']]);
    expect((await one.post('/c/example', body)).status).toBe(303);
    await one.get('/c/example');
    expect(one.asked()).toBe('privacy');
  });

  test('with nothing in it at all loses nothing', async () => {
    const one = visitor();
    await one.agrees();
    expect((await one.post('/c/example', '')).status).toBeLessThan(400);
    await one.get('/c/example');
    expect(one.asked()).toBe('matters');
  });
});

test('every answer has the headers that keep it private', async () => {
  const one = visitor();
  await one.get('/c/example');
  const posted = await one.post('/c/example', new URLSearchParams([...one.form(), ['choice', 'start']]));
  for (const { headers } of [
    one.shown(),
    posted,
    await one.get('/'),
    await one.get('/nowhere'),
    await one.get('/%'),
  ]) {
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(headers.get('cache-control')).toBe('no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('x-powered-by')).toBeNull();
  }
});

test('the cookie is for this practice alone, and nothing else can read or send it', async () => {
  const { headers } = await visitor().get('/c/example');
  const [value, ...flags] = headers.get('set-cookie')?.split('; ') ?? [];
  expect(value).toMatch(/^conversation=[\w-]{24}$/);
  expect(flags).toEqual(expect.arrayContaining(['Path=/c/example', 'HttpOnly', 'SameSite=Lax']));
  const secure = await visitor().get('/c/example', { 'x-forwarded-proto': 'https' });
  expect(secure.headers.get('set-cookie')).toContain('; Secure');
});

test('a cookie that we did not make is not taken', async () => {
  const shown = await visitor().get('/c/example', { cookie: 'conversation=../../etc/passwd' });
  expect([shown.status, shown.headers.get('set-cookie')?.startsWith('conversation=')]).toEqual([200, true]);
});

test('a port that is taken is one plain line', async () => {
  const refused = serve(app, running.port);
  await expect(refused).rejects.toThrow(PortTaken);
  await expect(refused).rejects.toThrow(/^[^\n]*npm start$/);
});

describe('at the words question', () => {
  const answersKept = (html: string) => html.includes('value="change:age"');

  test.each([
    ['10,000 characters', 'I like my garden. '.repeat(556)],
    ['nothing but emoji', '🙂🐕🌳'],
    ['words from right to left', 'אני אוהב את הגינה שלי'],
    ['words among control characters', 'my\u0000 gar\u0007den\u001b[31m'],
    ['the same word over and over', 'garden '.repeat(200)],
  ])('%s are taken, and nothing is lost', async (_what, words) => {
    const one = visitor();
    await one.agrees();
    const shown = await one.send(['words', words]);
    expect([shown.status, one.asked(), answersKept(shown.html)]).toEqual([200, 'reflect', true]);
  });

  test.each([
    ['nothing', ''],
    ['nothing but spaces', '   \r\n '],
    ['nothing but control characters', '\u0000\u0007\u200b'],
    ['more than can be kept', 'my garden '.repeat(LONGEST / 10 + 1)],
  ])('%s is answered with a way on, and nothing is lost', async (_what, words) => {
    const one = visitor();
    await one.agrees();
    const shown = await one.send(['words', words]);
    expect([shown.status, one.asked(), answersKept(shown.html)]).toEqual([200, 'matters', true]);
    expect(shown.html).toContain('role="alert"');
    // What was typed is still there to be made shorter.
    if (words.trim().length > 10) expect(shown.html).toContain(`${words.trim().slice(0, 1000)}`);
    await one.send(['words', 'my dog']);
    expect(one.asked()).toBe('reflect');
  });

  test('what is not understood twice is answered in other words the second time', async () => {
    const one = visitor();
    await one.get('/c/example');
    const alert = (shown: Shown) => /<p class="error"[^]*?<\/p>/.exec(shown.html)?.[0];
    const [first, second] = [await one.send(['words', 'blah']), await one.send(['words', 'blah'])];
    expect(alert(first)).toBeDefined();
    expect(alert(second)).toBeDefined();
    expect(alert(second)).not.toBe(alert(first));
  });

  test('what was typed stays after a miss that was sent twice', async () => {
    const one = visitor();
    await one.agrees();
    for (const [name, value] of [
      ['words', 'my garden'],
      ['choice', 'right'],
    ] as const)
      await one.send([name, value]);
    const body = new URLSearchParams([
      ...one.form(),
      ['choice', 'people'],
      ['choice', 'nothing-hard'],
      ['words', 'sleep'],
    ]);
    for (const shown of [await one.post('/c/example', body), await one.post('/c/example', body)]) {
      expect(shown.html).toContain('role="alert"');
      expect(shown.html).toMatch(/<textarea[^>]*>sleep</);
      expect(shown.html.match(/<input[^>]*name="choice"[^>]*checked/g)).toHaveLength(2);
    }
  });
});

describe('what could be taken for the page itself', () => {
  const PAYLOADS = [
    '<script>alert(1)</script>',
    '"><img src=x onerror=alert(1)>',
    "' onfocus=alert(1) autofocus='",
    '</textarea></title><svg onload=alert(1)>',
    '{{constructor.constructor("alert(1)")()}}',
  ];
  /** The page's own two: its script by its address, and the data it starts from. */
  const OWN =
    /<script src="\/panel\.js[^>]*><\/script>|<script type="application\/json"[^>]*>[^<]*<\/script>/g;
  const isText = (page: string) => {
    const html = page.replace(OWN, '');
    expect(html).not.toMatch(/<(script|img|svg)/i);
    // Inside a tag nothing is ours that was typed.
    for (const [tag] of html.matchAll(/<[a-z][^>]*>/gi))
      expect(tag.replace(/"[^"]*"/g, '""')).not.toMatch(/alert|onerror|onfocus|onload/);
  };

  test.each(PAYLOADS)('%s is shown as text', async (payload) => {
    const one = visitor();
    await one.agrees();
    isText((await one.send(['words', payload])).html);
    isText((await one.send(['choice', 'right'])).html);
    isText((await one.send(['choice', 'people'], ['words', payload])).html);
  });

  test.each(PAYLOADS)('%s stays text after a miss, where it is put back into the field', async (payload) => {
    const one = visitor();
    await one.agrees();
    await one.send(['words', 'my garden']);
    await one.send(['choice', 'right']);
    await one.send(['choice', 'people']);
    const shown = await one.send(['choice', 'company'], ['choice', 'none-people'], ['words', payload]);
    expect(shown.html).toContain('role="alert"');
    isText(shown.html);
  });

  test.each(['choice', 'question', 'about', 'message', 'do'])(
    'in the field %s is never taken',
    async (field) => {
      for (const payload of [
        ...PAYLOADS,
        'change:<script>|<script>',
        'jump:__proto__',
        '__proto__',
        '\u0000',
      ]) {
        const one = visitor();
        await one.agrees();
        const others = one.form().filter(([name]) => name !== field);
        const body = new URLSearchParams([...others, [field, payload], ['words', '']]);
        const posted = await one.post('/c/example', body);
        expect(posted.status).toBeLessThan(400);
        isText(posted.html);
        isText((await one.get('/c/example')).html);
        expect(one.asked()).toBe('matters');
      }
    },
  );
});

describe('when nothing can be saved', () => {
  test('what was typed is on the page and can be sent again from there', async () => {
    const one = visitor();
    await one.agrees();
    store.refuses.add('save');
    const shown = await one.send(['words', 'my <b>garden</b>']);
    expect(shown.status).toBe(503);
    expect(shown.headers.get('retry-after')).toBe('60');
    expect(shown.html).toMatch(/<textarea[^>]*name="words"[^>]*>my &lt;b>garden/);
    store.refuses.clear();
    const fields = [...shown.html.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)];
    const again = fields.map(([, name = '', value = '']): [string, string] => [name, value]);
    await one.post('/c/example', new URLSearchParams([...again, ['words', 'my garden']]));
    await one.get('/c/example');
    expect(one.asked()).toBe('reflect');
  });

  test('a page that cannot be read is a kind page too, and comes back', async () => {
    const one = visitor();
    await one.agrees();
    store.refuses.add('find');
    expect((await one.get('/c/example')).status).toBe(503);
    store.refuses.clear();
    expect((await one.get('/c/example')).status).toBe(200);
    expect(one.asked()).toBe('matters');
  });

  test.each(['find', 'save'] as const)('who is in danger is shown who to call (%s)', async (refused) => {
    const one = visitor();
    await one.agrees();
    store.refuses.add(refused);
    const shown = await one.send(['words', RED]);
    store.refuses.clear();
    expect(shown.status).toBe(200);
    expect(shown.html).toContain('href="tel:999"');
  });
});

test('no answer tells what it is made with, or where it went wrong', () => {
  expect(seen.length).toBeGreaterThan(100);
  for (const { html, headers } of seen) {
    expect(html).not.toMatch(/restify|node_modules|xstate|lowdb|preact|\bzod|\.[jt]sx?:\d|\bat \w+ \(/i);
    expect([...headers].join()).not.toMatch(/restify|express|node/i);
  }
});
