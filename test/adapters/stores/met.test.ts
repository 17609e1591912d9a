/** Which requests came: what holds after a restart, a power cut, a full disk and a damaged line, and how large it grows. */
import { appendFile, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { meetings } from '../../../adapters/stores/met.js';
import { CouldNotSave } from '../../../adapters/stores/store.js';
import { fileStore } from '../../../adapters/stores/file.js';
import { losing, refuse, watched } from './disks.js';
import { newHouse, whyNot, type House } from './house.js';

let house: House;
beforeEach(async () => {
  house = await newHouse();
});
afterEach(() => house.remove());

const NOW = '2026-01-05T09:00:00.000Z';
const of = (sum: string, until = '2026-01-05T10:00:00.000Z') => ({ sum, now: NOW, until });
const written = () => readFile(join(house.folder, 'met'), 'utf8');

test('a request that was met is known after a crash, with whether it was answered', async () => {
  const store = await house.start();
  await store.meet(of('met'));
  await store.meet(of('answered'));
  await store.settle('answered', 'answered');
  await store.meet(of('nothing-came-of-it'));
  await store.settle('nothing-came-of-it', 'new');
  const again = await (await house.killed()).start();
  expect(await again.meet(of('met'))).toBe('met');
  expect(await again.meet(of('answered'))).toBe('answered');
  expect(await again.meet(of('nothing-came-of-it'))).toBe('new');
});

test('what stands on the disk is the sum, when it ends, and nothing else', async () => {
  const store = await house.start();
  await store.meet(of('a-sum'));
  await store.settle('a-sum', 'answered');
  expect(await written()).toBe(`+ a-sum ${Date.parse('2026-01-05T10:00:00.000Z')}\na a-sum\n`);
});

test('a line cut short by a power cut was told to nobody, and what comes after it is known again', async () => {
  const first = await house.start();
  await first.meet(of('one'));
  await first.close();
  await appendFile(join(house.folder, 'met'), '+ two 17');
  const store = await house.start();
  expect(house.problems).toEqual([]);
  expect(await store.meet(of('two'))).toBe('new');
  const again = await (await house.killed()).start();
  expect([await again.meet(of('one')), await again.meet(of('two'))]).toEqual(['met', 'met']);
});

test('a damaged line is told, and the others are known', async () => {
  const first = await house.start();
  for (const sum of ['one', 'two', 'three']) await first.meet(of(sum));
  await first.close();
  await writeFile(join(house.folder, 'met'), (await written()).replace('+ two', '\u0000\u0000\u0000'));
  const store = await house.start();
  expect(house.problems.map(({ kind }) => kind)).toEqual(['index']);
  expect(await store.meet(of('one'))).toBe('met');
  expect(await store.meet(of('two'))).toBe('new');
  expect(await store.meet(of('three'))).toBe('met');
});

test('on a full disk it is not known, and is new once there is room', async () => {
  const state = { isFull: false };
  const files = watched((call) =>
    state.isFull && ['write', 'append', 'sync'].includes(call) ? refuse('ENOSPC')() : undefined,
  );
  const store = await house.start({ files });
  await store.meet(of('before'));
  state.isFull = true;
  expect(await whyNot(store.meet(of('one')))).toBeInstanceOf(CouldNotSave);
  expect(await whyNot(store.meet(of('one')))).toBeInstanceOf(CouldNotSave);
  state.isFull = false;
  expect(await store.meet(of('one'))).toBe('new');
  const again = await (await house.killed()).start();
  expect([await again.meet(of('before')), await again.meet(of('one'))]).toEqual(['met', 'met']);
});

test('what cannot be repeated any more takes no room: the file does not grow with the days', async () => {
  const store = await house.start();
  const hourly = async (hour: number) => {
    const now = new Date(Date.parse(NOW) + hour * 3_600_000);
    const until = new Date(now.getTime() + 3_600_000).toISOString();
    const all = Array.from({ length: 500 }, (_, n) => `${hour}-${n}`);
    await Promise.all(all.map((sum) => store.meet({ sum, now: now.toISOString(), until })));
  };
  for (let hour = 0; hour < 20; hour++) await hourly(hour);
  expect((await written()).split('\n').length).toBeLessThan(4000);
});

test('more than a server can hold lets go of the oldest', () => {
  const known = meetings(100);
  for (let n = 0; n < 150; n++) known.meet(of(`sum ${n}`));
  expect(known.size()).toBe(100);
  expect(known.meet(of('sum 149'))).toBe('met');
  expect(known.meet(of('sum 0'))).toBe('new');
});

test('the power is cut right after it was told: it is known', async () => {
  const cut = losing(house.folder);
  const store = await house.start({ files: cut.files });
  await store.meet(of('one'));
  await store.settle('one', 'answered');
  await store.meet(of('two'));
  const left = join(house.folder, 'left');
  await cut.leave(left);
  const again = await fileStore(left, () => undefined);
  try {
    expect([await again.meet(of('one')), await again.meet(of('two'))]).toEqual(['answered', 'met']);
    expect(await again.meet(of('three'))).toBe('new');
  } finally {
    await again.close();
  }
});
