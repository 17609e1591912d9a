/** What is owed is paid: once, in time, whatever breaks; and where nobody knows whether it went, that is said. */
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../adapters/alerts/alerts.js';
import { fileStore } from '../../adapters/stores/file.js';
import { memoryStore } from '../../adapters/stores/memory.js';
import type { Store } from '../../adapters/stores/store.js';
import { MOST_TRIES } from '../../bot/paying/backoff.js';
import { nextAllowed } from '../../bot/paying/quiet.js';
import type { ToPerson } from '../../bot/paying/to-person.js';
import { guideWithAlerts } from '../guide.js';
import { wordingFor } from '../../dialogs/guide.js';
import {
  after,
  ALERT,
  CALL,
  keyFor,
  owes,
  paying,
  recordOf,
  settled,
  START,
  tokenIn,
  type Paying,
} from './staff.js';
import { PRACTICE, refusing, temporaryFolder } from './talk.js';

const FAILED: Outcome = { kind: 'failed', why: 'ECONNREFUSED' };
const REFUSED: Outcome = { kind: 'refused', why: '550' };
const UNKNOWN: Outcome = { kind: 'unknown', why: 'ETIMEDOUT' };
const never = new Promise<Outcome>(() => undefined);
const { staff: words } = wordingFor(guideWithAlerts(), 'en');

const open: Paying[] = [];
const pays = async (...of: Parameters<typeof paying>): Promise<Paying> => {
  const loop = await paying(...of);
  open.push(loop);
  return loop;
};
afterEach(async () => {
  await Promise.all(
    open.splice(0).map((loop) => {
      const closed = loop.close();
      loop.time.passes(60_000);
      return closed;
    }),
  );
});

describe('what is owed', () => {
  test('is marked before it is sent and after, with a line that says so', async () => {
    let arrives = () => {};
    const held = new Promise<Outcome>((done) => (arrives = () => done({ kind: 'sent' })));
    const loop = await pays([owes(CALL)], { outcomes: [held] });
    expect(await loop.states()).toEqual(['call-back sending']);
    arrives();
    await settled();
    expect(await loop.states()).toEqual(['call-back paid', 'chase owed']);
    expect(await loop.audit()).toEqual(['paid call-back']);
    expect(loop.told).toHaveLength(1);
  });

  test('goes at once when a turn says so, before any time has passed', async () => {
    const loop = await pays([]);
    await loop.store.save({ kept: recordOf([owes(ALERT)]), readAt: 0 });
    loop.wake(START);
    await settled();
    expect(loop.told).toHaveLength(1);
  });

  test('later is not sent before', async () => {
    const loop = await pays([owes(CALL, { due: after(30) })]);
    await loop.isLate(after(29));
    expect(loop.told).toHaveLength(0);
    await loop.isLate(after(30));
    expect(loop.told).toHaveLength(1);
  });

  test('is paid from files, too', async () => {
    const { folder, remove } = await temporaryFolder();
    const store = await fileStore(folder, () => undefined);
    const loop = await pays([owes(CALL)], { store });
    for (let looks = 0; looks < 200 && (await loop.states())[0] !== 'call-back paid'; looks++)
      await settled();
    expect(await loop.states()).toEqual(['call-back paid', 'chase owed']);
    const closed = loop.close();
    loop.time.passes(60_000);
    await closed;
    await store.close();
    await remove();
  });
});

describe('what cannot be sent', () => {
  test('is tried again, later each time, and loudly given up after about a day', async () => {
    const loop = await pays([owes(CALL)], {
      outcomes: Array.from({ length: 99 }, () => FAILED),
      hasSecond: false,
    });
    const waits: number[] = [];
    let now = START;
    for (let tries = 1; tries < MOST_TRIES; tries++) {
      const [item] = await loop.owed();
      waits.push(Date.parse(item?.due ?? now) - Date.parse(now));
      expect(loop.told).toHaveLength(tries);
      now = item?.due ?? now;
      await loop.isLate(now);
    }
    expect(waits.slice(0, 3)).toEqual([7500, 15_000, 30_000]);
    expect(Math.max(...waits)).toBeLessThanOrEqual(60 * 60_000);
    const hours = (Date.parse(now) - Date.parse(START)) / 3_600_000;
    expect(hours).toBeGreaterThan(12);
    expect(hours).toBeLessThan(30);
    expect(await loop.states()).toEqual(['call-back given-up', 'chase paid']);
    expect(loop.errors()).toHaveLength(2);
    await loop.isLate(after(99_999));
    expect(loop.told).toHaveLength(MOST_TRIES);
  });

  test('of danger is tried six times in the first minute, whatever fails', async () => {
    const loop = await pays([owes(ALERT)], { outcomes: Array.from({ length: 99 }, () => FAILED) });
    for (let seconds = 1; seconds <= 60; seconds++) await loop.isLate(after(seconds / 60));
    expect(loop.told.length).toBeGreaterThanOrEqual(6);
    expect(await loop.states()).toEqual(['alert owed', 'chase owed']);
  });

  test('and is refused for good goes to the second address at once', async () => {
    const loop = await pays([owes(ALERT)], { outcomes: [REFUSED] });
    expect(loop.told.map(({ who }) => who)).toEqual(['first', 'second']);
    expect(await loop.states()).toEqual(['alert given-up', 'chase paid', 'chase owed']);
    expect(loop.errors()).toHaveLength(1);
  });

  test('because a way hangs is not known to have gone, and an alert is told again as a repeat', async () => {
    const loop = await pays([owes(ALERT)], { outcomes: [never] });
    loop.time.passes(45_000);
    await settled();
    expect(await loop.audit()).toEqual(['uncertain alert']);
    await loop.isLate(after(1));
    expect(loop.told).toHaveLength(2);
    expect(loop.told[1]?.message.paragraphs).toContain(words.repeat);
    expect(await loop.audit()).toEqual(['uncertain alert', 'paid alert']);
  });
});

describe('after a restart, what was', () => {
  const again = async (store: Store, at = after(2)) => pays([], { store, at });

  test('owed is sent once', async () => {
    const store = memoryStore();
    await store.save({ kept: recordOf([owes(CALL)]), readAt: 0 });
    expect((await again(store)).told).toHaveLength(1);
    expect((await again(store)).told).toHaveLength(0);
  });

  test('being sent may have gone: an alert is sent again, and says that it may be a repeat', async () => {
    const loop = await pays([owes(ALERT, { state: 'sending', tries: 1 })], { at: after(2) });
    expect(loop.told).toHaveLength(1);
    expect(loop.told[0]?.message.paragraphs).toContain(words.repeat);
    expect(await loop.audit()).toEqual(['uncertain alert', 'paid alert']);
  });

  test('being sent may have gone: a call-back is sent again as a repeat, for somebody waits for it', async () => {
    const loop = await pays([owes(CALL, { state: 'sending', tries: 1 })], { at: after(2) });
    expect(loop.told.map(({ who }) => who)).toEqual(['first']);
    expect(loop.told[0]?.message.paragraphs).toContain(words.repeat);
    expect(await loop.audit()).toEqual(['uncertain call-back', 'paid call-back']);
  });

  test('twice of no known end is left to the second address at once', async () => {
    const loop = await pays([owes(CALL)], { outcomes: [never, never] });
    loop.time.passes(45_000);
    await settled();
    await loop.isLate(after(1));
    loop.time.passes(45_000);
    await settled();
    await loop.isLate(after(2));
    expect(loop.told.map(({ who }) => who)).toEqual(['first', 'first', 'second']);
    expect(await loop.states()).toEqual(['call-back uncertain', 'chase paid', 'chase owed']);
  });

  test.each(['uncertain', 'paid', 'given-up', 'cancelled'] as const)('%s stays so', async (state) => {
    const loop = await pays([owes(CALL, { state })], { at: after(200) });
    expect(loop.told).toHaveLength(0);
    expect(await loop.states()).toEqual([`call-back ${state}`]);
  });

  test('claimed by a process that died is free again after two minutes', async () => {
    const store = memoryStore();
    const dead = await pays([owes(ALERT)], { store, outcomes: [never] });
    expect(dead.told).toHaveLength(1);
    const alive = await again(store, after(0));
    expect(alive.told).toHaveLength(0);
    await alive.isLate(after(2));
    expect(alive.told).toHaveLength(1);
  });
});

describe('a store', () => {
  test('that does not answer is asked later, and not again and again', async () => {
    const store = refusing(memoryStore());
    await store.save({ kept: recordOf([owes(CALL)]), readAt: 0 });
    store.refuses.add('find');
    const loop = await pays([], { store });
    await settled();
    expect(loop.errors()).toHaveLength(1);
    store.refuses.clear();
    await loop.isLate(after(1));
    expect(loop.told).toHaveLength(1);
  });

  test('that cannot be looked through is asked later', async () => {
    const inner = memoryStore();
    let asked = 0;
    const store: Store = {
      ...inner,
      claim: (of) => (++asked < 3 ? Promise.reject(new Error('gone')) : inner.claim(of)),
    };
    const loop = await pays([owes(CALL)], { store });
    await settled();
    expect(asked).toBe(1);
    await loop.isLate(after(1));
    await loop.isLate(after(2));
    expect([asked >= 3, loop.told.length]).toEqual([true, 1]);
  });

  test('that could not write down what was sent is told later, and nothing is sent twice', async () => {
    const store = refusing(memoryStore());
    await store.save({ kept: recordOf([owes(CALL)]), readAt: 0 });
    const refuse = settled().then((): Outcome => {
      store.refuses.add('save');
      return { kind: 'sent' };
    });
    const loop = await pays([], { store, outcomes: [refuse] });
    await settled();
    expect(await loop.states()).toEqual(['call-back sending']);
    store.refuses.clear();
    await loop.isLate(after(1));
    expect(loop.told).toHaveLength(1);
    expect(await loop.states()).toEqual(['call-back paid', 'chase owed']);
  });

  test('in which somebody else is quicker is read again: their turn stays, and what is owed is sent once', async () => {
    const inner = memoryStore();
    await inner.save({ kept: recordOf([owes(CALL)]), readAt: 0 });
    let quicker = 3;
    const store: Store = {
      ...inner,
      async save(commit) {
        const now = await inner.find(keyFor('somebody'));
        if (now && quicker-- > 0)
          await inner.save({ kept: { ...now, version: now.version + 1 }, readAt: now.version });
        return inner.save(commit);
      },
    };
    const loop = await pays([], { store });
    await settled();
    expect(loop.told).toHaveLength(1);
    expect(await loop.states()).toEqual(['call-back paid', 'chase owed']);
    expect((await inner.find(keyFor('somebody')))?.version).toBe(6);
  });

  test('from which it was erased has nothing to send', async () => {
    const loop = await pays([owes(CALL, { due: after(30) })]);
    await loop.store.forget(keyFor('somebody'));
    await loop.isLate(after(31));
    expect(loop.told).toHaveLength(0);
  });
});

describe('a clock', () => {
  test('put back an hour holds up nothing that a turn says is owed', async () => {
    const loop = await pays([], { at: after(-60) });
    await loop.store.save({ kept: recordOf([owes(ALERT)]), readAt: 0 });
    loop.wake(START);
    await settled();
    expect(loop.told).toHaveLength(1);
  });

  test.each([60, 24 * 60, 10 * 365 * 24 * 60])('put forward %d minutes gives nothing up', async (minutes) => {
    const loop = await pays([owes(CALL)], { outcomes: [FAILED] });
    await loop.isLate(after(minutes));
    expect(loop.told.map(({ who }) => who)).toEqual(['first', 'first', 'second']);
    expect(await loop.states()).toEqual(['call-back paid', 'chase paid', 'chase owed']);
  });

  test('that jumps to and fro sends nothing twice', async () => {
    const loop = await pays([owes(CALL)], { hasSecond: false });
    for (const minutes of [60, -60, 24 * 60, -24 * 60, 0]) await loop.isLate(after(minutes));
    expect(loop.told).toHaveLength(1);
  });
});

describe('quiet hours, as the clock says in London', () => {
  test.each([
    ['a winter evening', '2026-11-22T20:00:00.000Z', '2026-11-23T09:00:00.000Z'],
    ['before midnight', '2026-11-22T23:59:30.000Z', '2026-11-23T09:00:00.000Z'],
    ['before dawn', '2026-11-22T03:10:20.000Z', '2026-11-22T09:00:00.000Z'],
    ['a minute before they end', '2026-11-22T08:59:59.999Z', '2026-11-22T09:00:00.000Z'],
    ['their end', '2026-11-22T09:00:00.000Z', '2026-11-22T09:00:00.000Z'],
    ['the day', '2026-11-22T19:59:59.000Z', '2026-11-22T19:59:59.000Z'],
    ['a summer evening', '2026-07-01T19:00:00.000Z', '2026-07-02T08:00:00.000Z'],
    ['a summer morning', '2026-07-01T08:00:00.000Z', '2026-07-01T08:00:00.000Z'],
    ['the night the clock goes back', '2026-10-24T20:00:00.000Z', '2026-10-25T09:00:00.000Z'],
    ['that night, in the hour that comes twice', '2026-10-25T00:30:00.000Z', '2026-10-25T09:00:00.000Z'],
    ['that night, the second time', '2026-10-25T01:30:00.000Z', '2026-10-25T09:00:00.000Z'],
    ['the night the clock goes forward', '2027-03-27T21:00:00.000Z', '2027-03-28T08:00:00.000Z'],
    ['that night, after it did', '2027-03-28T01:30:00.000Z', '2027-03-28T08:00:00.000Z'],
    ['a leap day', '2028-02-28T22:00:00.000Z', '2028-02-29T09:00:00.000Z'],
  ])('%s', (_what, at, allowed) => {
    expect(nextAllowed(at)).toBe(allowed);
  });

  const person = { practice: PRACTICE, id: 'a-person' };
  /** Stands for a message to a person, which comes with text messages and check-ins. */
  const toPeople = (sent: string[]): { 'call-off': ToPerson } => ({
    'call-off': {
      person: () => person,
      send: (_kept, item) => {
        sent.push(item.id);
        return Promise.resolve({ kind: 'sent' });
      },
    },
  });
  const MESSAGE = owes({ kind: 'call-off', by: 'consent', at: START, of: START });

  test.each([
    ['winter', '2026-11-22T22:00:00.000Z', '2026-11-23T08:59:00.000Z', '2026-11-23T09:00:00.000Z'],
    ['clock back', '2026-10-24T22:00:00.000Z', '2026-10-25T08:59:00.000Z', '2026-10-25T09:00:00.000Z'],
    ['clock forward', '2027-03-27T22:00:00.000Z', '2027-03-28T07:59:00.000Z', '2027-03-28T08:00:00.000Z'],
  ])('a message to a person waits for the morning (%s)', async (_what, at, early, morning) => {
    const sent: string[] = [];
    const loop = await pays([{ ...MESSAGE, due: at }], { at, toPeople: toPeople(sent) });
    await loop.isLate(early);
    expect(sent).toHaveLength(0);
    await loop.isLate(morning);
    expect(sent).toHaveLength(1);
  });

  test('staff are told at any hour', async () => {
    const loop = await pays([owes(ALERT), owes(CALL)], { at: '2026-11-22T03:00:00.000Z' });
    loop.wake(START);
    await settled();
    expect(loop.told).toHaveLength(2);
  });

  test('who has opted out by the moment of sending is not written to', async () => {
    const sent: string[] = [];
    const store = memoryStore();
    const loop = await pays([{ ...MESSAGE, due: after(10) }], { store, toPeople: toPeople(sent) });
    const optedOut = { at: after(9), channel: 'sms' };
    await store.savePerson({ format: 1, version: 1, ...person, addresses: [], optedOut }, 0);
    await loop.isLate(after(10));
    expect(sent).toHaveLength(0);
    expect(await loop.states()).toEqual(['call-off cancelled']);
  });
});

describe('who has not said that they saw it', () => {
  test('is reminded at the second address after 15 minutes, and then it is reported', async () => {
    const loop = await pays([owes(CALL)]);
    await loop.isLate(after(14));
    expect(loop.told).toHaveLength(1);
    await loop.isLate(after(15));
    expect(loop.told.map(({ who }) => who)).toEqual(['first', 'second']);
    expect(loop.told[1]?.message.paragraphs).toContain(words.again);
    expect(loop.errors()).toHaveLength(0);
    await loop.isLate(after(30));
    expect(loop.errors()).toHaveLength(1);
    expect(await loop.audit()).toEqual(['paid call-back', 'paid chase', 'unseen chase']);
    await loop.isLate(after(9999));
    expect(loop.told).toHaveLength(2);
  });

  test('is reported after 15 minutes where there is no second address', async () => {
    const loop = await pays([owes(ALERT)], { hasSecond: false });
    await loop.isLate(after(15));
    expect([loop.told.length, loop.errors().length]).toEqual([1, 1]);
  });

  test('is reminded of nothing once they have said so, by either link', async () => {
    for (const which of [0, 1]) {
      const loop = await pays([owes(CALL)]);
      if (which === 1) await loop.isLate(after(15));
      expect((await loop.links.press(tokenIn(loop.told[which]))).kind).toBe('seen');
      await loop.isLate(after(15));
      await loop.isLate(after(45));
      expect([loop.told.length, loop.errors().length]).toEqual([1 + which, 0]);
      expect(await loop.audit()).toContain('acknowledged call-back');
    }
  });
});

describe('a link', () => {
  test('changes nothing when it is followed, and once when it is pressed twice', async () => {
    const loop = await pays([owes(CALL)]);
    const token = tokenIn(loop.told[0]);
    const before = await loop.store.find(loop.key);
    expect(await loop.links.look(token)).toEqual({ kind: 'open' });
    expect(await loop.store.find(loop.key)).toBe(before);
    await loop.isLate(after(3));
    const first = await loop.links.press(token);
    expect(first).toEqual({ kind: 'seen', at: after(3) });
    const pressed = await loop.store.find(loop.key);
    await loop.isLate(after(8));
    expect(await loop.links.press(token)).toEqual(first);
    expect(await loop.links.look(token)).toEqual(first);
    expect((await loop.store.find(loop.key))?.version).toBe(pressed?.version);
  });

  test('that is wrong or a week old leads nowhere, and is not kept as it is', async () => {
    const loop = await pays([owes(CALL)]);
    const token = tokenIn(loop.told[0]);
    expect(token.length).toBeGreaterThanOrEqual(32);
    expect(JSON.stringify(await loop.store.find(loop.key))).not.toContain(token);
    expect(await loop.links.press(`${token.slice(0, -1)}${token.endsWith('A') ? 'B' : 'A'}`)).toEqual({
      kind: 'unknown',
    });
    await loop.isLate(after(7 * 24 * 60));
    expect(await loop.links.press(token)).toEqual({ kind: 'unknown' });
    expect((await loop.owed())[0]?.seen).toBeUndefined();
  });

  test('works after a restart', async () => {
    const store = memoryStore();
    const loop = await pays([owes(CALL)], { store });
    const next = await pays([], { store });
    expect((await next.links.press(tokenIn(loop.told[0]))).kind).toBe('seen');
  });

  test('is in no message where there is no address of our own; that is said there', async () => {
    const loop = await pays([owes(CALL)], { publicUrl: '' });
    expect(loop.told[0]?.message.link).toBeUndefined();
    expect(loop.told[0]?.message.footer).toContain(words['no-link']);
    expect((await loop.owed())[0]?.links).toBeUndefined();
  });
});

test('so many conversations at once and no more, however many are due', async () => {
  const store = memoryStore();
  for (let n = 0; n < 30; n++) await store.save({ kept: recordOf([owes(CALL)], `person-${n}`), readAt: 0 });
  let goOn = () => {};
  const held = new Promise<Outcome>((done) => (goOn = () => done({ kind: 'sent' })));
  const loop = await pays([], { store, outcomes: Array.from({ length: 30 }, () => held) });
  await settled();
  expect(loop.told).toHaveLength(8);
  goOn();
  for (let rounds = 0; rounds < 20 && loop.told.length < 30; rounds++) await settled();
  expect(loop.told).toHaveLength(30);
});

test('closing begins nothing new, and waits for what is being sent, though not for ever', async () => {
  const loop = await pays([owes(CALL), owes(ALERT)], { outcomes: [never] });
  expect(loop.told).toHaveLength(1);
  const closed = loop.close();
  loop.time.passes(9000);
  await closed;
  expect(loop.told).toHaveLength(1);
  expect(await loop.states()).toEqual(['call-back owed', 'alert sending']);
});

test('an alert that cannot be told from a repeat says so once it is unknown to have gone', async () => {
  const loop = await pays([owes(ALERT)], { outcomes: [UNKNOWN, UNKNOWN] });
  await loop.isLate(after(1));
  await loop.isLate(after(2));
  expect(loop.told.map(({ message }) => message.paragraphs.includes(words.repeat))).toEqual([
    false,
    true,
    true,
  ]);
  // One repeat, and then the second address at once.
  expect(loop.told.map(({ who }) => who)).toEqual(['first', 'first', 'second']);
  // The same message: a mailbox may see that it is one.
  expect(new Set(loop.told.slice(0, 2).map(({ id }) => id)).size).toBe(1);
});

test('while the first address fails the second is told after 15 minutes, and nobody once it was seen', async () => {
  const loop = await pays([owes(ALERT)], { outcomes: Array.from({ length: 5 }, () => FAILED) });
  for (let minute = 1; minute <= 16; minute++) await loop.isLate(after(minute));
  expect(loop.told.map(({ who }) => who)).toContain('second');
  expect((await loop.links.press(tokenIn(loop.told[0]))).kind).toBe('seen');
  const told = loop.told.length;
  for (let minute = 17; minute <= 90; minute++) await loop.isLate(after(minute));
  expect(loop.told).toHaveLength(told);
});
