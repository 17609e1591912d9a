/** Who is let in at /api/messages: every case of a hostile or broken token, and no turn for any of them. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { SignJWT } from 'jose';
import { memberOf, openTeams, type Member, type Teams } from './driver.js';
import { APP } from './microsoft.js';

let teams: Teams;
let member: Member;
beforeAll(async () => {
  teams = await openTeams();
});
afterAll(() => teams.close());
beforeEach(() => {
  member = memberOf(teams);
});

const now = () => Math.floor(Date.now() / 1000);

/** What came of it: the status, the body, and whether anything was said. */
async function comes(of: { header?: string | undefined; activity?: object }) {
  const activity = member.activity({ text: 'hello', ...of.activity });
  const response = await fetch(`${teams.home}/api/messages`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      ...('header' in of
        ? of.header === undefined
          ? {}
          : { authorization: of.header }
        : { authorization: `Bearer ${await teams.microsoft.token()}` }),
    },
    body: JSON.stringify(
      Object.fromEntries(Object.entries(activity).filter(([, value]) => value !== undefined)),
    ),
  });
  return { status: response.status, body: await response.text(), turns: member.calls().length };
}
const bearer = async (...of: Parameters<Teams['microsoft']['token']>) =>
  `Bearer ${await teams.microsoft.token(...of)}`;
const unsigned = (header: object, claims: object) =>
  [header, claims].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.');
const claims = () => ({
  iss: 'https://api.botframework.com',
  aud: APP,
  iat: now() - 60,
  nbf: now() - 60,
  exp: now() + 3600,
  serviceurl: teams.microsoft.serviceUrl,
});

describe('let in', () => {
  test('a token as Microsoft signs it', async () => {
    const { status, turns } = await comes({});
    expect(status).toBe(200);
    expect(turns).toBeGreaterThan(0);
  });

  test('one that ended four minutes ago: clocks may differ by five', async () => {
    expect((await comes({ header: await bearer({ exp: now() - 240 }) })).status).toBe(200);
  });
});

const KEYS = () => teams.microsoft.keys;

describe('refused with 401, the same words for each, and no turn', () => {
  const cases: [string, () => Promise<{ header?: string | undefined; activity?: object }>][] = [
    ['no header', () => Promise.resolve({ header: undefined })],
    ['an empty header', () => Promise.resolve({ header: '' })],
    ['Basic', () => Promise.resolve({ header: 'Basic YTpi' })],
    ['garbage', () => Promise.resolve({ header: 'Bearer garbage' })],
    ['garbage in three parts', () => Promise.resolve({ header: 'Bearer a.b.c' })],
    ['bearer in small letters', async () => ({ header: (await bearer()).replace('Bearer', 'bearer') })],
    ['another issuer', async () => ({ header: await bearer({ iss: 'https://evil.example' }) })],
    ['another audience', async () => ({ header: await bearer({ aud: 'somebody-else' }) })],
    ['no audience', async () => ({ header: await bearer({ aud: undefined }) })],
    ['a list of audiences', async () => ({ header: await bearer({ aud: [APP] }) })],
    ['one that ended ten minutes ago', async () => ({ header: await bearer({ exp: now() - 600 }) })],
    ['no end', async () => ({ header: await bearer({ exp: undefined }) })],
    ['one that begins in ten minutes', async () => ({ header: await bearer({ nbf: now() + 600 }) })],
    ['no beginning', async () => ({ header: await bearer({ nbf: undefined }) })],
    ['no time of issue', async () => ({ header: await bearer({ iat: undefined }) })],
    ['one that is issued in ten minutes', async () => ({ header: await bearer({ iat: now() + 600 }) })],
    [
      'another service address',
      async () => ({ header: await bearer({ serviceurl: 'https://evil.example/' }) }),
    ],
    ['no service address', async () => ({ header: await bearer({ serviceurl: undefined }) })],
    [
      'a service address by another name',
      async () => ({
        header: await bearer({ serviceurl: undefined, serviceUrl: teams.microsoft.serviceUrl }),
      }),
    ],
    ['a key nobody knows', async () => ({ header: await bearer({}, { key: KEYS().stranger }) })],
    [
      'a forged signature by a known name',
      async () => ({ header: await bearer({}, { key: { ...KEYS().stranger, kid: 'endorsed' } }) }),
    ],
    ['no key name', async () => ({ header: await bearer({}, { header: { kid: undefined } }) })],
    [
      'alg none',
      () => Promise.resolve({ header: `Bearer ${unsigned({ alg: 'none', kid: 'endorsed' }, claims())}.` }),
    ],
    [
      'HS256 with the public key as the secret',
      async () => ({
        header: `Bearer ${await new SignJWT(claims())
          .setProtectedHeader({ alg: 'HS256', kid: 'endorsed' })
          .sign(Buffer.from(JSON.stringify(KEYS().endorsed.jwk).padEnd(32)))}`,
      }),
    ],
    [
      'PS256',
      () =>
        Promise.resolve({
          header: `Bearer ${unsigned({ alg: 'PS256', kid: 'endorsed' }, claims())}.${Buffer.alloc(256, 7).toString('base64url')}`,
        }),
    ],
    ['a key for another channel', async () => ({ header: await bearer({}, { key: KEYS().webchat }) })],
    ['a key for no channel', async () => ({ header: await bearer({}, { key: KEYS().bare }) })],
    ['the channel AseChannel', () => Promise.resolve({ activity: { channelId: 'AseChannel' } })],
    ['an empty channel', () => Promise.resolve({ activity: { channelId: '' } })],
    ['the emulator’s channel', () => Promise.resolve({ activity: { channelId: 'emulator' } })],
    ['an empty service address in the activity', () => Promise.resolve({ activity: { serviceUrl: '' } })],
    ['no service address in the activity', () => Promise.resolve({ activity: { serviceUrl: undefined } })],
    [
      'a service address on a host that is not Microsoft’s, in both',
      async () => ({
        header: await bearer({ serviceurl: 'https://evil.example/' }),
        activity: { serviceUrl: 'https://evil.example/' },
      }),
    ],
    [
      'an organisation nobody named',
      () =>
        Promise.resolve({
          activity: {
            channelData: { tenant: { id: 'cccccccc-2222-4333-8444-555555555555' } },
            conversation: { id: member.conversation, conversationType: 'personal' },
          },
        }),
    ],
    [
      'no organisation',
      () =>
        Promise.resolve({
          activity: {
            channelData: {},
            conversation: { id: member.conversation, conversationType: 'personal' },
          },
        }),
    ],
  ];
  const bodies = new Set<string>();
  test.each(cases)('%s', async (_what, of) => {
    const { status, body, turns } = await comes(await of());
    expect({ status, turns }).toEqual({ status: 401, turns: 0 });
    bodies.add(body);
  });
  test('in the same words each time', () => {
    expect(bodies.size).toBe(1);
  });
});

describe('refused with 400, the same words for each, and no turn', () => {
  test.each([
    ['no channel', { channelId: undefined }],
    ['no type', { type: undefined }],
    ['an empty type', { type: '' }],
    ['no conversation', { conversation: undefined }],
    ['nobody it is from', { from: undefined }],
    ['a text that is a list', { text: ['hello'] }],
  ])('%s', async (_what, activity) => {
    expect(await comes({ activity })).toMatchObject({ status: 400, turns: 0 });
  });

  test.each([
    ['no JSON', '{'],
    ['a list', '[]'],
    ['nothing', ''],
    ['nested too deep', '['.repeat(100) + ']'.repeat(100)],
    ['more than anybody says', JSON.stringify({ text: 'x'.repeat(300_000) })],
  ])('%s', async (_what, body) => {
    const response = await fetch(`${teams.home}/api/messages`, {
      method: 'POST',
      headers: { authorization: await bearer(), 'content-type': 'application/json' },
      body,
    });
    expect(response.status).toBe(400);
  });
});

test('the same activity again has one effect, and is answered the same', async () => {
  await member.installs();
  const activity = member.activity({ text: 'hello' });
  const first = await teams.post(activity);
  const calls = member.calls().length;
  const second = await teams.post(activity);
  expect(second).toEqual(first);
  expect(first.status).toBe(200);
  expect(member.calls().length).toBe(calls);
  expect(member.asked()).toBe('privacy');
});

test('2,000 unsigned requests grow nothing, and ask Microsoft for nothing', async () => {
  const before = teams.microsoft.asked.keys;
  const header = (n: number) =>
    `Bearer ${unsigned({ alg: 'RS256', kid: 'endorsed' }, { ...claims(), tid: crypto.randomUUID(), iss: `https://sts.windows.net/${n}/` })}.AAAA`;
  const flood = async (count: number) => {
    for (let n = 0; n < count; n += 50) {
      const all = Array.from({ length: 50 }, (_, at) => comes({ header: header(n + at) }));
      for (const { status } of await Promise.all(all)) expect(status).toBe(401);
    }
  };
  await flood(2000);
  expect(teams.microsoft.asked.keys).toBe(before);
  expect((await teams.store.counts()).people).toBeLessThan(20);
  expect(member.calls()).toEqual([]);
});

test('a name of a key that nobody knows is looked for once, however often it comes', async () => {
  const before = teams.microsoft.asked.keys;
  for (let n = 0; n < 20; n++)
    await comes({ header: await bearer({}, { key: { ...KEYS().stranger, kid: `unknown-${n}` } }) });
  expect(teams.microsoft.asked.keys - before).toBeLessThanOrEqual(1);
});
