/** Staff told in their own chat in Teams: by what is known of their chat at the moment of sending, and by nothing else. */
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals';
import { addressIn } from '../../../adapters/alerts/teams-chat.js';
import { chatsIn, personKey } from '../../../adapters/channels/teams/chats.js';
import { pauseFor } from '../../../adapters/channels/teams/retry.js';
import { memoryStore } from '../../../adapters/stores/memory.js';
import { realClock } from '../../../bot/clock.js';
import { logTo } from '../../../bot/log.js';
import { settingsFrom } from '../../../bot/settings.js';
import { staffOf } from '../../../bot/staff.js';
import { teamsLink } from '../../../bot/teams.js';
import { Practice } from '../../../dialogs/script/practice.js';
import { content } from '../../guide.js';
import { refusing } from '../../bot/talk.js';
import { APP, microsoft, TENANT, type Microsoft } from './microsoft.js';

const STAFF = 'aaaaaaaa-2222-4333-8444-555555555555';
const MESSAGE = {
  language: 'en',
  subject: 'A message: please look',
  paragraphs: ['Somebody asks to be rung.'],
  facts: [{ label: 'Name', value: 'Sam Made-Up' }],
  footer: [],
};

let other: Microsoft;
let store: ReturnType<typeof refusing>;
let chats: ReturnType<typeof chatsIn>;
let link: ReturnType<typeof teamsLink>;
beforeAll(async () => {
  other = await microsoft();
});
afterAll(() => other.close());
beforeEach(() => {
  other.calls.length = 0;
  other.refusals.length = 0;
  other.refused.length = 0;
  store = refusing(memoryStore());
  chats = chatsIn(store);
  const settings = settingsFrom({ MicrosoftAppId: APP, MicrosoftAppPassword: 'x' });
  link = teamsLink({
    settings,
    store: () => store,
    log: logTo('silent'),
    clock: realClock,
    cloud: other.cloud,
  });
});

const key = personKey('example', TENANT, STAFF);
const installs = () =>
  chats.meet(
    key,
    {
      serviceUrl: other.serviceUrl,
      channel: 'msteams',
      conversation: 'a:their-chat',
      tenant: TENANT,
      user: '29:them',
      bot: `28:${APP}`,
      language: 'en',
    },
    () => 'person',
  );
const tells = () =>
  link.way.send(addressIn({ practice: 'example', tenant: TENANT, user: STAFF }), MESSAGE, 'id');

test('who has the app is told, by the bot’s own token, and no name stands in the notification', async () => {
  await installs();
  expect(await tells()).toEqual({ kind: 'sent' });
  const [call] = other.calls;
  expect(call?.auth).toBe('Bearer a-token-of-the-bot');
  expect(call?.activity?.summary).toBe(MESSAGE.subject);
  expect(call?.activity?.text).toBeUndefined();
  expect(JSON.stringify(call?.activity?.attachments)).toContain('Sam Made-Up');
});

test('who never put the app in, took it out, or opted out is not written to', async () => {
  expect((await tells()).kind).toBe('refused');
  await installs();
  await chats.gone(key);
  expect((await tells()).kind).toBe('refused');
  await installs();
  await chats.optOut(key, false, '2026-11-22T09:00:00.000Z');
  expect((await tells()).kind).toBe('refused');
  expect(other.calls).toEqual([]);
  await chats.optOut(key, true, '2026-11-22T09:01:00.000Z');
  expect((await tells()).kind).toBe('sent');
});

test.each([412, 429, 502, 504])('%i is tried again, and comes through', async (status) => {
  await installs();
  other.refusals.push({ status }, { status });
  expect((await tells()).kind).toBe('sent');
  expect(other.refused).toHaveLength(2);
});

test.each([
  [429, 'failed'],
  [502, 'unknown'],
] as const)('%i for good is given back to the outbox after four tries, as %s', async (status, kind) => {
  await installs();
  for (let n = 0; n < 9; n++) other.refusals.push({ status });
  expect((await tells()).kind).toBe(kind);
  expect(other.refused).toHaveLength(4);
});

test('429 that asks for more time than there is is not waited for', async () => {
  await installs();
  other.refusals.push({ status: 429, headers: { 'retry-after': '300' } });
  expect((await tells()).kind).toBe('failed');
  expect(other.refused).toHaveLength(1);
});

test('403 is not tried again, is kept, and nothing is sent from then on', async () => {
  await installs();
  other.refusals.push({ status: 403 });
  expect((await tells()).kind).toBe('refused');
  expect(other.refused).toHaveLength(1);
  expect((await tells()).kind).toBe('refused');
  expect(other.calls).toEqual([]);
  expect((await chats.find(key))?.addresses.map(({ channel }) => channel)).toContain('teams-gone');
});

test('a store that does not answer is a reason to try again later, and nothing is thrown', async () => {
  const broken = { ...store, findPerson: () => Promise.reject(new Error('EIO')) };
  const settings = settingsFrom({ MicrosoftAppId: APP, MicrosoftAppPassword: 'x' });
  const { way } = teamsLink({
    settings,
    store: () => broken,
    log: logTo('silent'),
    clock: realClock,
    cloud: other.cloud,
  });
  expect(
    (await way.send(addressIn({ practice: 'example', tenant: TENANT, user: STAFF }), MESSAGE, 'id')).kind,
  ).toBe('failed');
});

test('pauses are longer each time, differ, and are never shorter than Teams asked for', () => {
  const least = [1, 2, 3].map((tries) => pauseFor(tries, undefined, () => 0));
  const most = [1, 2, 3].map((tries) => pauseFor(tries, undefined, () => 1));
  expect(least).toEqual([500, 1000, 2000]);
  expect(most).toEqual([1000, 2000, 4000]);
  expect(pauseFor(1, 7, () => 0)).toBeGreaterThanOrEqual(7000);
});

test('staff named in a practice’s file are told beside the e-mail; on Teams alone nothing is promised', async () => {
  await installs();
  const [example] = content().practices.values();
  const practice = Practice.parse({ ...example, teams: { tenant: TENANT, tell: [STAFF] } });
  const practices = new Map([[practice.id, practice]]);
  const staff = staffOf(practices, { teamsChat: link.way, isSet: () => false }, () => undefined);
  expect([...staff.told]).toEqual([]);
  expect(await staff.send('example', 'first', MESSAGE, 'id')).toEqual({ kind: 'sent' });
  expect(other.calls).toHaveLength(1);
});
