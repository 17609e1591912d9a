/** Inviting before a visit: with a reason, at a decent hour, to nobody who does not want it, and never twice. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, describe, expect, test } from '@jest/globals';
import { memoryStore } from '../../adapters/stores/memory.js';
import { openStore } from '../../adapters/stores/open.js';
import type { Store } from '../../adapters/stores/store.js';
import { endingInvites, invite, sendingInvites } from '../../bot/texting/inviting.js';
import { optOut } from '../../bot/texting/opt-out.js';
import { changePerson, inviteKey, personKey, personOf } from '../../bot/texting/people.js';
import { rowsIn } from '../../bot/texting/rows.js';
import { partsOf } from '../../dialogs/danger/gsm.js';
import { paying, settled, START, type Paying } from '../bot/staff.js';
import { content, guideOfContent } from '../guide.js';
import { newNumber, TWILIO_NUMBER } from './carriers.js';

const guide = guideOfContent();
const [shipped] = content().practices.values();
if (shipped === undefined) throw new Error('There is a practice');
const practices = new Map([
  [shipped.id, { ...shipped, texts: { twilio: [TWILIO_NUMBER], carry_on: false } }],
]);
const loops: Paying[] = [];
afterEach(async () => {
  await Promise.all(loops.splice(0).map((loop) => loop.close()));
});

const of = (number: string, more: { due?: string; visit?: string } = {}) => ({
  practice: 'example',
  number,
  from: TWILIO_NUMBER,
  basis: 'agreed at the desk',
  due: START,
  ...more,
});
const keyOf = (number: string) => inviteKey(personKey('example', number));

async function pays(store: Store, at = START) {
  const sent: { to: string; text: string }[] = [];
  let late = at;
  const loop = await paying([], {
    store,
    at,
    toPeople: {
      invite: sendingInvites({
        guide,
        store,
        now: () => new Date(late),
        send: ({ to, text }) => {
          sent.push({ to, text });
          return Promise.resolve({ kind: 'sent' });
        },
      }),
      'invite-ends': endingInvites(store),
    },
  });
  loops.push(loop);
  return {
    sent,
    isLate: async (time: string) => {
      late = time;
      await loop.isLate(time);
    },
  };
}

describe('an invitation', () => {
  test('is kept with its reason, goes out once, in one part, and says who, why, a computer and STOP', async () => {
    const store = memoryStore();
    const number = newNumber();
    expect(await invite(store, guide, of(number), START)).toBe('owed');
    expect((await personOf(store, 'example', number)).texting.invited?.basis).toBe('agreed at the desk');
    const { sent, isLate } = await pays(store);
    await isLate('2026-11-22T09:01:00.000Z');
    await isLate('2026-11-22T19:00:00.000Z');
    expect(sent.map(({ to }) => to)).toEqual([number]);
    const [{ text } = { text: '' }] = sent;
    expect(partsOf(text)).toBe(1);
    expect(text).toMatch(/Example Practice.*visit.*computer.*STOP.*999/s);
  });

  test.each([
    ['2026-11-22T20:30:00.000Z', '2026-11-23T08:59:00.000Z', '2026-11-23T09:00:00.000Z'],
    ['2026-07-01T19:30:00.000Z', '2026-07-02T07:59:00.000Z', '2026-07-02T08:00:00.000Z'],
  ])('owed at %s waits for nine o’clock in London', async (due, early, morning) => {
    const store = memoryStore();
    await invite(store, guide, of(newNumber(), { due }), due);
    const { sent, isLate } = await pays(store, due);
    await isLate(early);
    expect(sent).toHaveLength(0);
    await isLate(morning);
    expect(sent).toHaveLength(1);
  });

  test('to who has one waiting, or had one for this visit, is not made again; for another visit it is', async () => {
    const store = memoryStore();
    const number = newNumber();
    const visit = '2026-11-24T10:00:00.000Z';
    expect(await invite(store, guide, of(number, { visit }), START)).toBe('owed');
    expect(await invite(store, guide, of(number, { visit }), START)).toBe('waiting');
    const { sent } = await pays(store);
    await settled();
    expect(sent).toHaveLength(1);
    expect(await invite(store, guide, of(number, { visit }), START)).toBe('waiting');
    expect(await invite(store, guide, of(number, { visit: '2026-12-24T10:00:00.000Z' }), START)).toBe('owed');
  });

  test('that waits is called off by STOP, in the same save, and none is made after it', async () => {
    const store = memoryStore();
    const number = newNumber();
    await invite(store, guide, of(number, { due: '2026-11-22T12:00:00.000Z' }), START);
    let saves = 0;
    const counted: Store = {
      ...store,
      save: (commit) => ((saves += 1), store.save(commit)),
      savePerson: (person, readAt) => ((saves += 1), store.savePerson(person, readAt)),
    };
    await optOut(
      counted,
      { ...guide, practices },
      { practice: 'example', number, message: 'SM1', at: START },
    );
    expect(saves).toBe(1);
    expect((await store.find(keyOf(number)))?.owed[0]?.state).toBe('cancelled');
    expect((await personOf(store, 'example', number)).optedOut).toBeDefined();
    const { sent, isLate } = await pays(store);
    await isLate('2026-11-22T13:00:00.000Z');
    expect(sent).toHaveLength(0);
    expect(await invite(store, guide, of(number), START)).toBe('opted-out');
  });

  test('STOP to one practice holds at every practice that texts', async () => {
    const store = memoryStore();
    const number = newNumber();
    const two = new Map([
      ...practices,
      ['other', { ...shipped, id: 'other', texts: { twilio: ['+447700900009'], carry_on: false } }],
    ]);
    await optOut(
      store,
      { ...guide, practices: two },
      { practice: 'example', number, message: 'SM1', at: START },
    );
    expect((await personOf(store, 'other', number)).optedOut).toBeDefined();
  });

  test.each([
    ['opted out in the very last moment', { optedOut: { at: START, channel: 'sms' } }],
    ['said that texts are not safe', { safeToText: { answer: false, at: START } }],
  ])('is not sent to who has %s', async (_what, change) => {
    const store = memoryStore();
    const number = newNumber();
    await invite(store, guide, of(number, { due: '2026-11-22T12:00:00.000Z' }), START);
    await changePerson(store, { practice: 'example', number }, (person) => ({ ...person, ...change }));
    const { sent, isLate } = await pays(store);
    await isLate('2026-11-22T13:00:00.000Z');
    expect(sent).toHaveLength(0);
  });

  test('that nobody answers is over after a week, and then the number is not kept; an opt-out is', async () => {
    const store = memoryStore();
    const [silent, out] = [newNumber(), newNumber()];
    for (const number of [silent, out]) await invite(store, guide, of(number), START);
    await optOut(
      store,
      { ...guide, practices },
      { practice: 'example', number: out, message: 'SM1', at: START },
    );
    const { isLate } = await pays(store);
    await isLate('2026-11-29T09:00:00.000Z');
    expect(await store.findPerson(personKey('example', silent))).toBeUndefined();
    expect(await store.findPerson(personKey('example', out))).toBeDefined();
    await isLate('2026-11-30T09:00:00.000Z');
    await isLate('2026-11-30T09:02:00.000Z');
    expect((await store.counts()).conversations).toBe(0);
  });

  test('is not sent once the visit is over', async () => {
    const store = memoryStore();
    const visit = '2026-11-22T12:00:00.000Z';
    await invite(store, guide, of(newNumber(), { due: '2026-11-22T11:00:00.000Z', visit }), START);
    const { sent, isLate } = await pays(store);
    await isLate('2026-11-22T12:30:00.000Z');
    expect(sent).toHaveLength(0);
  });
});

describe('a file of numbers and times', () => {
  const NOW = '2026-11-22T09:00:00.000Z';
  test('is read as practices’ systems write it', () => {
    const text =
      '\ufeffNumber,Time\r\n07700 900123,2026-11-30 14:30\r\n"+447700900124";"01/07/2027 9:05"\r\n\r\n07700900125\n';
    expect(rowsIn(text, NOW)).toEqual({
      rows: [
        { number: '+447700900123', visit: '2026-11-30T14:30:00.000Z' },
        { number: '+447700900124', visit: '2027-07-01T08:05:00.000Z' },
        { number: '+447700900125' },
      ],
      wrong: [],
    });
  });
  test.each([
    'no number,2026-11-30 14:30',
    '01632 960100,2026-11-30 14:30',
    '07700900123,tomorrow',
    '07700900123,2026-02-30 14:30',
    '07700900123,2026-11-30 25:00',
    '07700900123,2026-11-20 14:30',
  ])('with "%s" in it says which line is wrong', (line) => {
    const { rows, wrong } = rowsIn(`07700900100\n${line}\n`, NOW);
    expect([rows.length, wrong.length, wrong[0]?.startsWith('line 2')]).toEqual([1, 1, true]);
  });
  test('with a number twice says so', () => {
    expect(rowsIn('07700900123\n+447700900123\n', NOW).wrong).toHaveLength(1);
  });
});

describe('npm run sms', () => {
  const folder = mkdtempSync(join(tmpdir(), 'texts-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const run = (args: string[], env: Record<string, string> = {}) =>
    promisify(execFile)('node', ['--import', 'tsx', 'bot/cli.ts', 'sms', ...args], {
      env: { ...process.env, DATA_DIR: join(folder, 'data'), ...env },
    });

  test('optout-text prints who to call, in each language', async () => {
    const { stdout } = await run(['optout-text']);
    for (const name of ['English', 'Cymraeg']) expect(stdout).toContain(name);
    expect(stdout.match(/After STOP: .*999.*111/g)?.length).toBe(2);
    expect(stdout).not.toContain('more than one part');
  });

  test('invite writes down everybody in a file, and nobody when a line is wrong', async () => {
    const root = join(folder, 'content');
    cpSync('content', root, { recursive: true });
    const practice = join(root, 'practices/example.yaml');
    writeFileSync(practice, `${readFileSync(practice, 'utf8')}\ntexts: { twilio: ['${TWILIO_NUMBER}'] }\n`);
    const file = join(folder, 'people.csv');
    const invites = () => run(['invite', '--file', file, '--basis', 'agreed'], { CONTENT_DIR: root });
    writeFileSync(file, 'number,time\n07700900123,2099-11-30 14:30\nnobody,2099-11-30 14:30\n');
    await expect(invites()).rejects.toMatchObject({ code: 1 });
    writeFileSync(file, 'number,time\n07700900123,2099-11-30 14:30\n07700900124,2099-11-30 15:00\n');
    expect((await invites()).stdout).toContain('2 invited');
    const kept = await openStore(join(folder, 'data'), () => undefined);
    const item = (await kept.find(keyOf('+447700900123')))?.owed[0];
    await kept.close();
    expect([item?.effect.kind, item?.due]).toEqual(['invite', '2099-11-28T14:30:00.000Z']);
  });

  test('invite without a reason, or for a practice without a number, invites nobody', async () => {
    await expect(run(['invite', '--number', '07700900123'])).rejects.toMatchObject({ code: 1 });
    await expect(run(['invite', '--number', '07700900123', '--basis', 'agreed'])).rejects.toMatchObject({
      code: 1,
    });
  });
});
