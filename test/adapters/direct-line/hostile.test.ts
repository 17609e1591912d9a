/** Direct Line under hostile hands: forged, expired, foreign and replayed tokens, other people's conversations, bad bodies. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { decodeJwt, SignJWT } from 'jose';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { memoryStore } from '../../../adapters/stores/memory.js';
import { refusing, temporaryFolder } from '../../bot/talk.js';
import { askedIn, Given, kindsIn, openLine, questionIn, SECRET, type Answered, type Line } from './line.js';

const SITE = 'https://www.example-practice.example';
const RED = 'I want to kill myself tonight';

const store = refusing(memoryStore());
let late = 0;
let line: Line;
let place: Awaited<ReturnType<typeof temporaryFolder>>;
beforeAll(async () => {
  place = await temporaryFolder();
  const content = join(place.folder, 'content');
  cpSync('content', content, { recursive: true });
  const file = join(content, 'practices/example.yaml');
  const example = readFileSync(file, 'utf8').replace(/^origins:.*$/m, `origins: ['${SITE}/']`);
  writeFileSync(file, example);
  writeFileSync(
    join(content, 'practices/other.yaml'),
    example.replace('id: example', 'id: other').replace(SITE, 'https://other.example'),
  );
  const now = () => new Date(Date.now() + late);
  const env = {
    CONTENT_DIR: content,
    DIRECT_LINE_SECRET_OTHER: 'the-other-practice-has-its-own',
    MESSAGES_A_MINUTE: '100000',
  };
  line = await openLine({ store, env, now });
});
afterAll(async () => {
  await line.close();
  await place.remove();
});

const refusal = ({ status, body }: Answered) => [status, (body as { error?: { code?: string } }).error?.code];
const begin = () => line.begin({ practice: 'example' });
const startAs = (as: string) => line.ask('POST', 'conversations', { as });
/** A token with something else in its place. */
async function forged(
  token: string,
  change: object,
  alg = 'HS256',
  key = new Uint8Array(32),
): Promise<string> {
  return new SignJWT({ ...decodeJwt(token), ...change }).setProtectedHeader({ alg, typ: 'JWT' }).sign(key);
}
const unsigned = (token: string) =>
  `${Buffer.from('{"alg":"none","typ":"JWT"}').toString('base64url')}.${token.split('.')[1] ?? ''}.`;
const cut = (token: string) => token.split('.').slice(0, 2).join('.') + '.' + 'A'.repeat(43);

describe('an authorization', () => {
  test.each([
    ['none', {}],
    ['empty', { authorization: '' }],
    ['without a token', { authorization: 'Bearer ' }],
    ['of another kind', { authorization: 'Basic YTpi' }],
    ['of two tokens', { authorization: 'Bearer a b' }],
    ['that is very long', { authorization: `Bearer ${'a'.repeat(5000)}` }],
  ])('%s is answered 401', async (_what, headers: Record<string, string>) => {
    expect(refusal(await line.ask('POST', 'conversations', { headers }))).toEqual([401, 'BadArgument']);
  });

  test.each([
    ['a wrong secret', () => 'wrong'],
    ['garbage', () => 'a.b.c'],
    ['one of another key', (token: string) => forged(token, {})],
    ['one of another user', (token: string) => forged(token, { user: 'dl_admin' })],
    ['one without a signature', unsigned],
    ['one with a signature of nothing', cut],
  ])('%s is answered 403', async (_what, make: (token: string) => string | Promise<string>) => {
    const { token } = await line.generate({ practice: 'example' });
    expect(refusal(await startAs(await make(token)))).toEqual([403, 'BadArgument']);
  });

  test('that expired is answered TokenExpired, cannot be refreshed, and is good until then', async () => {
    const { token } = await line.generate({ practice: 'example' });
    late += 29 * 60_000;
    const refreshed = Given.parse((await line.ask('POST', 'tokens/refresh', { as: token })).body);
    late += 2 * 60_000;
    expect(refusal(await startAs(token))).toEqual([403, 'TokenExpired']);
    expect(refusal(await line.ask('POST', 'tokens/refresh', { as: token }))).toEqual([403, 'TokenExpired']);
    expect((await startAs(refreshed.token)).status).toBe(201);
  });

  test('by a token makes no new one, and by a secret is only for its own practice', async () => {
    const { token } = await line.generate({ practice: 'example' });
    expect(refusal(await line.ask('POST', 'tokens/generate', { as: token }))).toEqual([403, 'BadArgument']);
    const as = 'the-other-practice-has-its-own';
    const own = await line.ask('POST', 'tokens/generate', { as });
    expect(decodeJwt(Given.parse(own.body).token)).toMatchObject({ practice: 'other' });
    const foreign = await line.ask('POST', 'tokens/generate', { as, body: { practice: 'example' } });
    expect(refusal(foreign)).toEqual([403, 'BadArgument']);
    const person = await begin();
    expect((await line.ask('GET', `${person.path}/activities`, { as })).status).toBe(403);
    expect((await line.ask('GET', `${person.path}/activities`, { as: SECRET })).status).toBe(200);
  });

  test.each(['me', 'admin', 'dl_', 'dl_a|b', 'dl_<b>'])('for a user called %s is not given', async (id) => {
    const answer = await line.ask('POST', 'tokens/generate', {
      as: SECRET,
      body: { practice: 'example', user: { id } },
    });
    expect(refusal(answer)).toEqual([400, 'BadArgument']);
  });
});

describe('a conversation', () => {
  test('is only for its own token, and whether another is there is not told', async () => {
    const [mine, theirs] = [await begin(), await begin()];
    for (const id of [theirs.conversationId, `${theirs.conversationId}x`, 'nobody', '..%2f..', '%E0%A4%A']) {
      const answers = await Promise.all([
        line.ask('GET', `conversations/${id}`, { as: mine.token }),
        line.ask('GET', `conversations/${id}/activities`, { as: mine.token }),
        line.ask('POST', `conversations/${id}/activities`, {
          as: mine.token,
          body: { type: 'message', text: 'hello' },
        }),
      ]);
      for (const answer of answers) expect(refusal(answer)).toEqual([403, 'BadArgument']);
    }
    expect(kindsIn(await theirs.all())).toEqual(['text', 'question']);
  });

  test('is begun once: 201, and 200 from then on', async () => {
    const person = await begin();
    expect((await startAs(person.token)).status).toBe(200);
  });

  test('a person cannot speak as somebody else', async () => {
    const person = await begin();
    await person.posts({ type: 'message', from: { id: 'dl_admin', role: 'bot' }, text: 'hello' });
    const own = (await person.all()).filter(({ from }) => from.role === 'user');
    expect(own.map(({ from }) => from.id)).toEqual([decodeJwt(person.token)['user']]);
  });

  test('the same message again is one effect, one reply, one id', async () => {
    const person = await begin();
    const [one, two] = await Promise.all([
      person.says('Yes, start', 'again'),
      person.says('Yes, start', 'again'),
    ]);
    const three = await person.says('Yes, start', 'again');
    expect([two.body, three.body]).toEqual([one.body, one.body]);
    const all = await person.all();
    expect(all.filter(({ channelData }) => channelData?.clientActivityID === 'again')).toHaveLength(1);
    expect(questionIn(all)).toBe('privacy');
  });

  test.each(['nonsense', '99', '0000', '%00', 'a'.repeat(3000)])(
    'the watermark %s is refused',
    async (watermark) => {
      const person = await begin();
      const answer = await line.ask('GET', `${person.path}/activities?watermark=${watermark}`, {
        as: person.token,
      });
      expect(refusal(answer)).toEqual([400, 'BadArgument']);
    },
  );
});

describe('an activity', () => {
  const deep = (depth: number) =>
    `{"type":"message","text":"hello","value":${'['.repeat(depth)}${']'.repeat(depth)}}`;
  const wide = JSON.stringify({
    type: 'message',
    text: 'hello',
    value: Object.fromEntries(Array.from({ length: 5000 }, (_, at) => [`k${at}`, at])),
  });
  test.each([
    ['that is no JSON', '{"type":', 400, 'BadSyntax'],
    ['that is a list', '[]', 400, 'BadSyntax'],
    ['that is empty', '', 400, 'BadSyntax'],
    ['without a type', '{"text":"hello"}', 400, 'MissingProperty'],
    ['whose type is a number', '{"type":7}', 400, 'BadArgument'],
    ['of a type nobody knows', '{"type":"somethingElse"}', 400, 'BadArgument'],
    ['that edits another', '{"type":"messageUpdate","id":"x","text":"no"}', 400, 'BadArgument'],
    ['that deletes another', '{"type":"messageDelete","id":"x"}', 400, 'BadArgument'],
    ['that is a message of nothing', '{"type":"message"}', 400, 'MissingProperty'],
    ['with a button nobody made', '{"type":"message","value":{"do":"__proto__"}}', 400, 'BadArgument'],
    ['nested a little too deep', deep(40), 400, 'BadSyntax'],
    ['nested very deep', deep(100_000), 400, 'BadSyntax'],
    ['with 5,000 members', wide, 400, 'BadSyntax'],
    ['of 300,000 characters', `{"type":"message","text":"${'x'.repeat(300_000)}"}`, 413, 'MessageSizeTooBig'],
    ['of 3 MB', `{"type":"message","text":"${'x'.repeat(3_000_000)}"}`, 413, 'MessageSizeTooBig'],
  ])('%s is refused, and nothing is lost', async (_what, body, status, code) => {
    const person = await begin();
    await person.says('Yes, start');
    expect(refusal(await line.ask('POST', `${person.path}/activities`, { as: person.token, body }))).toEqual([
      status,
      code,
    ]);
    expect(questionIn(await person.all())).toBe('privacy');
  });

  test('that is encoded is refused', async () => {
    const person = await begin();
    const answer = await line.ask('POST', `${person.path}/activities`, {
      as: person.token,
      body: 'x',
      headers: { 'content-encoding': 'gzip' },
    });
    expect(answer.status).toBe(415);
  });

  test.each([['event'], ['typing'], ['endOfConversation']])(
    'of the type %s is taken and changes nothing',
    async (type) => {
      const person = await begin();
      await person.says('Yes, start');
      expect((await person.posts({ type, name: 'x' })).status).toBe(200);
      expect(questionIn(await person.all())).toBe('privacy');
    },
  );

  test.each([
    ['PUT', 'activities/1', 404],
    ['DELETE', 'activities', 405],
    ['PATCH', '', 405],
    ['POST', 'upload?userId=me', 404],
    ['GET', 'members', 404],
  ])('%s %s is not there', async (method, rest, status) => {
    const person = await begin();
    const path = rest === '' ? person.path : `${person.path}/${rest}`;
    expect((await line.ask(method, path, { as: person.token })).status).toBe(status);
  });
});

describe('a page', () => {
  const from = (origin: string) => ({ headers: { origin } });
  test('of the practice is let in, by its exact origin and without credentials', async () => {
    const { token } = await line.generate({ practice: 'example' });
    const answer = await line.ask('POST', 'conversations', { as: token, ...from(SITE) });
    expect(answer.status).toBe(201);
    expect(answer.headers.get('access-control-allow-origin')).toBe(SITE);
    expect(answer.headers.get('access-control-allow-credentials')).toBeNull();
    expect(answer.headers.get('access-control-expose-headers')).toContain('Retry-After');
    expect(answer.headers.get('vary')).toContain('Origin');
  });

  test.each([
    'https://other.example',
    'https://evil.example',
    `${SITE}.evil.example`,
    `${SITE}:8443`,
    `${SITE}/`,
    SITE.replace('https', 'http'),
    SITE.toUpperCase(),
    'null',
  ])('from %s is not', async (origin) => {
    const person = await begin();
    for (const [method, path] of [
      ['POST', 'conversations'],
      ['GET', person.path],
      ['GET', `${person.path}/activities`],
      ['POST', `${person.path}/activities`],
      ['POST', 'tokens/refresh'],
    ] as const)
      expect((await line.ask(method, path, { as: person.token, ...from(origin) })).status).toBe(403);
  });

  test('of another practice may ask first, and then gets nothing', async () => {
    const asked = (origin: string) => line.ask('OPTIONS', 'conversations', from(origin));
    expect([(await asked(SITE)).status, (await asked('https://evil.example')).status]).toEqual([204, 403]);
    expect((await asked('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
  });

  test('of the practice is kept out too where its token was asked for less', async () => {
    const { token } = await line.generate({ practice: 'example', trustedOrigins: ['https://evil.example'] });
    for (const origin of [SITE, 'https://evil.example'])
      expect((await line.ask('POST', 'conversations', { as: token, ...from(origin) })).status).toBe(403);
  });
});

describe('a stream', () => {
  type Ended = { opened: boolean; status?: number; reason?: string; frames: string[] };
  /** Until it is closed or refused, or `enough` has come. */
  const listen = (address: string, headers: Record<string, string> = {}, enough = 1) =>
    new Promise<Ended & { socket: WebSocket }>((done) => {
      const socket = new WebSocket(address, { headers });
      const ended: Ended = { opened: false, frames: [] };
      socket.on('open', () => (ended.opened = true));
      socket.on('unexpected-response', (_request, response) =>
        done({ ...ended, socket, status: response.statusCode ?? 0 }),
      );
      socket.on('message', (frame: Buffer) => {
        ended.frames.push(frame.toString('utf8'));
        if (ended.frames.length === enough) done({ ...ended, socket });
      });
      socket.on('close', (_code, reason) => done({ ...ended, socket, reason: reason.toString('utf8') }));
      socket.on('error', () => done({ ...ended, socket }));
    });

  test('opens once with its ticket, which is not the token', async () => {
    const person = await begin();
    expect(person.streamUrl).not.toContain(person.token);
    const first = await listen(person.streamUrl);
    expect(kindsIn((JSON.parse(first.frames[0] ?? '') as { activities: never[] }).activities)).toEqual([
      'text',
      'question',
    ]);
    expect(await listen(person.streamUrl)).toMatchObject({ opened: false, status: 403 });
    first.socket.terminate();
  });

  test.each([
    [
      'with a ticket that is too old',
      async () => {
        const { streamUrl } = await begin();
        late += 61_000;
        return { address: streamUrl, status: 403 };
      },
    ],
    [
      'with a token instead of a ticket',
      async () => {
        const { streamUrl, token } = await begin();
        return { address: streamUrl.replace(/t=.*/, `t=${token}`), status: 403 };
      },
    ],
    [
      'without a ticket',
      async () => ({ address: (await begin()).streamUrl.replace(/\?.*/, ''), status: 401 }),
    ],
    [
      'of another conversation',
      async () => {
        const [one, other] = [await begin(), await begin()];
        return { address: one.streamUrl.replace(one.conversationId, other.conversationId), status: 403 };
      },
    ],
    [
      'elsewhere',
      async () => ({ address: (await begin()).streamUrl.replace('directline', 'elsewhere'), status: 404 }),
    ],
  ])('%s does not open', async (_what, make) => {
    const { address, status } = await make();
    expect(await listen(address)).toMatchObject({ opened: false, status });
  });

  test('of a page elsewhere does not open, and its ticket is gone', async () => {
    const { streamUrl } = await begin();
    expect(await listen(streamUrl, { origin: 'https://evil.example' })).toMatchObject({
      opened: false,
      status: 403,
    });
    expect(await listen(streamUrl)).toMatchObject({ opened: false, status: 403 });
  });

  test('is one for each conversation: a second closes the first, saying why', async () => {
    const person = await begin();
    const first = listen(person.streamUrl, {}, 2);
    const again = await line.ask('GET', `${person.path}?watermark=`, { as: person.token });
    const second = await listen(Given.parse(again.body).streamUrl ?? '');
    expect((await first).reason).toBe('collision');
    second.socket.terminate();
  });

  test('does not mind what a client sends, but closes on a flood', async () => {
    const person = await begin();
    const { socket } = await listen(person.streamUrl);
    for (const frame of ['', '{"type":"message"}', 'x']) socket.send(frame);
    const closed = new Promise<number>((done) => socket.on('close', done));
    socket.send('x'.repeat(100_000));
    expect(await closed).toBe(1009);
    expect(questionIn(await person.all())).toBe('hello');
  });
});

describe('when nothing can be saved', () => {
  test('an activity is refused with 502, is not said back, and can be sent again', async () => {
    const person = await begin();
    for (const text of ['Yes, start', 'I agree']) await person.says(text);
    const before = (await person.all()).length;
    store.refuses.add('find');
    const refused = await person.says('hello', 'once more');
    store.refuses.clear();
    expect(refusal(refused)).toEqual([502, 'BotRejectedActivity']);
    expect(await person.all()).toHaveLength(before);
    expect((await person.says('hello', 'once more')).status).toBe(200);
  });

  test.each(['find', 'save'] as const)('who is in danger is told who to call (%s)', async (refused) => {
    const person = await begin();
    await person.hears();
    for (const choice of ['start', 'agree', '18-64', 'safe']) {
      await person.presses({ choice });
      await person.hears();
    }
    store.refuses.add(refused);
    const sent = await person.says(RED, 'danger');
    const heard = await person.hears();
    store.refuses.clear();
    expect(sent.status).toBe(200);
    const urgent = heard.find(({ channelData }) => channelData?.message?.kind === 'urgent');
    expect(urgent?.text).toContain('999');
    expect(JSON.stringify(urgent?.attachments)).toContain('tel:999');
    expect(heard[0]?.channelData?.clientActivityID).toBe('danger');
    // It came once; what is said next goes on from there.
    expect(await person.hears()).toEqual([]);
    expect(askedIn(await person.all())).toBeDefined();
  });

  test('a flood is asked to wait, and danger is answered all the same', async () => {
    const person = await begin();
    const answers: Answered[] = [];
    for (let at = 0; at < 125; at++) answers.push(await person.says('Yes, start', `flood ${at}`));
    const last = answers.at(-1);
    expect([last?.status, Number(last?.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect((await person.says(RED)).status).toBe(200);
    expect(kindsIn(await person.hears())).toContain('urgent');
  });
});
