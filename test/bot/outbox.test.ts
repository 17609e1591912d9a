/** What an outside reader found wrong with paying, and must not come back: who hears of a change, full disks, links, danger first. */
import { afterEach, describe, expect, test } from '@jest/globals';
import type { Outcome } from '../../adapters/alerts/alerts.js';
import { memoryStore } from '../../adapters/stores/memory.js';
import { CouldNotRead, UnreadableConversation } from '../../adapters/stores/store.js';
import { linksIn } from '../../bot/links.js';
import { hashOf } from '../../bot/paying/names.js';
import { owedAfter } from '../../bot/paying/owed.js';
import type { Effect, Owed } from '../../dialogs/effects.js';
import { after, ALERT, CALL, keyFor, owes, paying, recordOf, settled, START, type Paying } from './staff.js';
import { handClock, hanging, PRACTICE, refusing, watched } from './talk.js';

const never = new Promise<Outcome>(() => undefined);
const FAILED: Outcome = { kind: 'failed', why: 'ECONNREFUSED' };

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

describe('a call that is taken back, or changed', () => {
  const LATER = after(20);
  const OFF: Effect = { kind: 'call-off', by: 'consent', at: LATER, of: START };
  const OTHER: Effect = { ...CALL, kind: 'call-back', at: LATER, typed: '01632 960777', replaces: START };
  const chase = (state: Owed['state']): Owed =>
    owes(
      { kind: 'chase', of: 'call-back/0', at: START, next: 'send-again' },
      { id: 'call-back/0/send-again', state },
    );
  const FIRST = ['first'];
  const BOTH = ['first', 'second'];

  test.each<[string, Owed['state'], Owed['state'], string[]]>([
    ['was told at the first address', 'paid', 'owed', FIRST],
    ['was told at both', 'paid', 'paid', BOTH],
    ['could not be told at the first, and was at the second', 'given-up', 'paid', ['second']],
    ['may have been told at the first', 'uncertain', 'owed', FIRST],
    ['was told to nobody', 'owed', 'owed', []],
  ])('and %s is told to whoever was told', async (_, state, chased, who) => {
    for (const [effect, also] of [
      [OFF, []],
      // Whoever was told of none is told of the new one like of any other: at the first address.
      [OTHER, who.includes('first') ? [] : FIRST],
    ] as const) {
      const owed = owedAfter([owes(CALL, { state }), chase(chased)], [effect], {
        message: 'm2',
        at: LATER,
      });
      const loop = await pays(owed, { at: LATER });
      expect(loop.told.map((each) => each.who).toSorted()).toEqual([...who, ...also].toSorted());
    }
  });
});

describe('danger on a full disk', () => {
  test('is told once although that cannot be written down, and not again when it can', async () => {
    const store = refusing();
    await store.save({ kept: recordOf([owes(ALERT)]), readAt: 0 });
    store.refuses.add('save');
    const loop = await pays([], { store });
    expect(loop.told).toHaveLength(1);
    await loop.isLate(after(2));
    await loop.isLate(after(4));
    expect(loop.told).toHaveLength(1);
    store.refuses.clear();
    await loop.isLate(after(6));
    await loop.isLate(after(8));
    expect(loop.told).toHaveLength(1);
    expect((await loop.states())[0]).toBe('alert paid');
  });

  test('is tried again where it certainly did not arrive', async () => {
    const store = refusing();
    await store.save({ kept: recordOf([owes(ALERT)]), readAt: 0 });
    store.refuses.add('save');
    const loop = await pays([], { store, outcomes: [FAILED] });
    expect(loop.told).toHaveLength(1);
    await loop.isLate(after(2));
    expect(loop.told).toHaveLength(2);
  });

  test('goes before anything else does: a call-back waits for the disk', async () => {
    const store = refusing();
    await store.save({ kept: recordOf([owes(CALL)]), readAt: 0 });
    store.refuses.add('save');
    const loop = await pays([], { store });
    expect(loop.told).toHaveLength(0);
  });
});

describe('a link of an earlier process', () => {
  const TOKEN = 'a-token';
  const LINKED = owes(ALERT, {
    state: 'paid',
    links: [{ hash: hashOf(TOKEN), until: after(7 * 24 * 60) }],
  });
  const linked = async () => {
    const inner = memoryStore();
    for (const id of ['before', 'somebody', 'then'])
      await inner.save({ kept: recordOf([id === 'somebody' ? LINKED : owes(ALERT)], id), readAt: 0 });
    return inner;
  };
  const over = (store: ReturnType<typeof memoryStore>) => {
    const time = handClock();
    time.isLate(START);
    return linksIn({ store, practices: [PRACTICE], clock: time.clock });
  };

  test('is found by all who press while it is still being looked for', async () => {
    const store = hanging(await linked());
    store.hangs.add('find');
    const links = over(store);
    const first = links.look(TOKEN);
    await settled();
    const second = links.look(TOKEN);
    const third = links.press(TOKEN);
    await settled();
    store.goesOn();
    expect((await first).kind).toBe('open');
    expect((await second).kind).not.toBe('unknown');
    expect((await third).kind).toBe('seen');
  });

  test('is found although another conversation cannot be read', async () => {
    const inner = await linked();
    const links = over({
      ...inner,
      find: (key) =>
        key.id === 'before'
          ? Promise.reject(new UnreadableConversation(key, undefined, new Error('damaged')))
          : inner.find(key),
    });
    expect(await links.look(TOKEN)).toEqual({ kind: 'open' });
  });

  test('is not called unknown when the store did not answer: it is asked again', async () => {
    const inner = await linked();
    const state = { refuses: true };
    const links = over({
      ...inner,
      find: (key) =>
        state.refuses ? Promise.reject(new CouldNotRead(key, new Error('EIO'))) : inner.find(key),
    });
    await expect(links.look(TOKEN)).rejects.toBeInstanceOf(CouldNotRead);
    state.refuses = false;
    expect(await links.look(TOKEN)).toEqual({ kind: 'open' });
  });
});

test('a turn of a time that has not come is paid once, and nothing goes round and round meanwhile', async () => {
  const store = watched(memoryStore());
  const loop = await pays([], { store });
  const late = after(30);
  await store.save({ kept: recordOf([owes(ALERT, { due: late, since: late })]), readAt: 0 });
  const before = store.saves;
  loop.wake(late);
  await settled();
  await settled();
  expect(store.saves - before).toBeLessThan(10);
  await loop.isLate(after(1));
  expect(loop.told).toHaveLength(1);
});

test('an alert is told at once behind a hundred call-backs whose sending hangs', async () => {
  const loop = await pays([], { outcomes: Array.from({ length: 8 }, () => never) });
  for (let n = 0; n < 100; n++)
    await loop.store.save({ kept: recordOf([owes(CALL)], `call-${n}`), readAt: 0 });
  loop.wake();
  await settled();
  expect(loop.told).toHaveLength(8);
  await loop.store.save({ kept: recordOf([owes(ALERT)], 'danger'), readAt: 0 });
  loop.wake();
  await settled();
  expect(loop.told).toHaveLength(9);
  expect((await loop.owed('danger'))[0]?.state).toBe('paid');
  expect((await loop.store.find(keyFor('danger')))?.audit.map(({ what }) => what)).toEqual(['paid']);
});
