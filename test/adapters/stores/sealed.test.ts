/** Encryption at rest: nothing to read without the key, nothing to swap or turn back, and keys that can be changed. */
import { hash } from 'node:crypto';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  MissingKey,
  sealing,
  sealingFrom,
  WrongKey,
  type Sealing,
} from '../../../adapters/stores/disk/sealing.js';
import { CouldNotRead, CouldNotSave, UnreadableConversation } from '../../../adapters/stores/store.js';
import { hasty } from './disks.js';
import { anna, bo, flip, newHouse, whyNot, type House } from './house.js';
import { keptOf, owedAt, personOf, save, sealedWith } from './kept.js';

const A1 = { sealing: sealedWith('a1') };
const B2 = { sealing: sealedWith('b2') };
const BOTH = { sealing: sealedWith('b2', 'a1') };

let house: House;
beforeEach(async () => {
  house = await newHouse();
});
afterEach(() => house.remove());

describe('a sealed folder', () => {
  test('has no plain word in any file or name, while it is open, filed and closed', async () => {
    const store = await house.start({ ...A1, limits: { segment: 3000 } });
    const secrets = ['canary', 'm-anna', '+4477', 'person-anna', 'Thank you', 'matters', 'owed-canary'];
    for (let version = 1; version <= 8; version++) {
      const owed = [owedAt('09:00', { id: 'owed-canary' })];
      const kept = keptOf({ version, words: [`the canary sings ${version}`], owed });
      const person = { person: personOf({ version }), readAt: version - 1 };
      await store.save({ kept, readAt: version - 1, person });
      expect(await house.filesWith(...secrets)).toEqual([]);
    }
    await house.restart(store, A1);
    expect(await house.filesWith(...secrets)).toEqual([]);
  });

  test('refuses every flipped byte and keeps it for a person to look at', async () => {
    const { file, bytes } = await house.withTwo(A1);
    const store = await house.start({ ...A1, files: hasty });
    let count = 0;
    for (let at = 0; at < bytes.length; at += 5) {
      await writeFile(file, flip(bytes, at, 1 << (at % 8)));
      expect(await whyNot(store.find(anna))).toBeInstanceOf(UnreadableConversation);
      count++;
    }
    expect(await house.setAside()).toHaveLength(count);
  }, 60_000);

  test.each([
    ['another person’s file', () => readFile(house.place(bo))],
    ['an older file of their own', () => Promise.resolve(undefined)],
    ['a plain file', () => plainFile()],
  ])('refuses %s in the place of somebody’s', async (_, other) => {
    const { bytes } = await house.withTwo(A1);
    const store = await house.start(A1);
    await save(store, keptOf({ version: 2, words: ['newer'] }), 1);
    await store.close();
    await writeFile(house.place(anna), (await other()) ?? bytes);
    const again = await house.start(A1);
    expect(await whyNot(again.find(anna))).toBeInstanceOf(UnreadableConversation);
    expect(await again.find(bo)).toEqual(keptOf({ id: 'bo' }));
  });

  test.each(['seq', 'version', 'format'])(
    'refuses a file whose %s was changed, sum and all',
    async (field) => {
      const { file, bytes } = await house.withTwo(A1);
      const { data } = JSON.parse(bytes.toString()) as { data: Record<string, number> };
      const text = JSON.stringify({ ...data, [field]: (data[field] ?? 0) + 1 });
      await writeFile(file, `{"sum":"${hash('sha256', text)}","data":${text}}\n`);
      expect(await whyNot((await house.start(A1)).find(anna))).toBeInstanceOf(UnreadableConversation);
    },
  );

  /** Anna's second version as a folder without keys has it: forged by who can write files. */
  async function plainFile(): Promise<Buffer> {
    const other = await newHouse();
    const store = await other.start();
    await save(store, keptOf({ version: 2, words: ['forged'] }));
    await store.close();
    const bytes = await readFile(other.place(anna));
    await other.remove();
    return bytes;
  }

  test.each([
    ['without any key', {}, 'a1'],
    ['with another key', B2, 'a1'],
  ])('does not start %s: one plain line that names it, and nothing is touched', async (_, options, id) => {
    await house.withTwo(A1);
    const before = await house.everything();
    const error = await whyNot(house.start(options));
    expect(error).toBeInstanceOf(MissingKey);
    expect(`${error instanceof Error && error.message}`).toContain(`'${id}'`);
    expect(`${error instanceof Error && error.message}`).not.toContain('\n');
    expect(await house.everything()).toEqual(before);
    expect(await house.setAside()).toEqual([]);
  });

  /** As it was sealed before the name of a key told anything of its bytes. */
  const unmarked = (): Sealing => {
    const a1 = sealedWith('a1');
    return { ...a1, current: 'a1', seal: (text, about) => ({ ...a1.seal(text, about), key: 'a1' }) };
  };
  const OTHER_BYTES = () => ({
    sealing: sealing({ current: { id: 'a1', key: Buffer.alloc(32, 9) }, older: [] }),
  });

  test.each([
    ['', () => sealedWith('a1')],
    [' of before keys had a mark', unmarked],
  ])(
    'does not start with other bytes under the name of its key%s, and nothing is touched',
    async (_, first) => {
      await house.withTwo({ sealing: first() });
      const store = await house.start({ sealing: first() });
      await save(store, keptOf({ version: 2, owed: [owedAt('09:00')] }), 1);
      // With something in its files, and something in the journal alone.
      const killed = await house.killed();
      for (const closed of [false, true]) {
        if (closed) await (await killed.start({ sealing: first() })).close();
        const before = await killed.everything();
        const error = await whyNot(killed.start(OTHER_BYTES()));
        expect(error).toBeInstanceOf(WrongKey);
        expect(`${error instanceof Error && error.message}`).toMatch(/^[^\n]*'a1'[^\n]*$/);
        expect(await killed.everything()).toEqual(before);
        const again = await killed.start({ sealing: first() });
        expect((await again.find(anna))?.version).toBe(2);
        expect(await again.counts()).toMatchObject({ conversations: 2, owed: 1, setAside: 0 });
        await again.close();
        expect(killed.problems).toEqual([]);
      }
    },
  );

  test('does not start with other bytes when only its records are left', async () => {
    await house.withTwo({ sealing: unmarked() });
    for (const key of [anna, bo]) await rm(house.index(key));
    await rm(house.room.journal, { recursive: true });
    expect(await whyNot(house.start(OTHER_BYTES()))).toBeInstanceOf(WrongKey);
    expect(await (await house.start(A1)).find(anna)).toEqual(keptOf());
  });

  test('of before keys had a mark knows a folder’s index from another’s', async () => {
    await house.withTwo({ sealing: unmarked() });
    await writeFile(house.index(anna), await readFile(house.index(bo)));
    const store = await house.start(A1);
    expect(await store.find(anna)).toEqual(keptOf());
    expect(house.problems.map(({ kind }) => kind)).toEqual(['index']);
  });

  test('does not start without its key when only the journal has something', async () => {
    await house.start(A1).then((store) => save(store, keptOf()));
    const killed = await house.killed();
    expect(await whyNot(killed.start())).toBeInstanceOf(MissingKey);
    expect(await (await killed.start(A1)).find(anna)).toEqual(keptOf());
  });

  test('does not start without its key when its indexes are gone', async () => {
    await house.withTwo(A1);
    for (const key of [anna, bo]) await rm(house.index(key));
    await rm(house.room.journal, { recursive: true });
    expect(await whyNot(house.start())).toBeInstanceOf(MissingKey);
    expect(await (await house.start(A1)).find(anna)).toEqual(keptOf());
  });

  test('changes its key as records are written, and reads what has the old one until then', async () => {
    await house.withTwo(A1);
    const store = await house.start(BOTH);
    await save(store, keptOf({ version: 2 }), 1);
    const again = await house.restart(store, BOTH);
    expect(await again.find(bo)).toEqual(keptOf({ id: 'bo' }));
    await again.close();
    expect(await readFile(house.place(anna), 'utf8')).toContain('"key":"b2:');
    expect(await readFile(house.place(bo), 'utf8')).toContain('"key":"a1:');
    // Bo's index has the old key still: it is known at once that it is needed.
    expect(await whyNot(house.start(B2))).toBeInstanceOf(MissingKey);
    await save(await house.start(BOTH), keptOf({ id: 'bo', version: 2 }), 1);
  });

  test('rotates ten score records while turns go on, without an error', async () => {
    const store = await house.start({ ...A1, files: hasty });
    const ids = Array.from({ length: 200 }, (_, n) => `c${n}`);
    await Promise.all(ids.map((id) => save(store, keptOf({ id }))));
    const both = await house.restart(store, { ...BOTH, files: hasty, limits: { segment: 20_000 } });
    await Promise.all(ids.map((id) => save(both, keptOf({ id, version: 2 }), 1)));
    await both.close();
    const only = await house.start({ ...B2, files: hasty });
    for (const id of ids) expect((await only.find({ practice: 'example', id }))?.version).toBe(2);
  }, 60_000);
});

describe('a plain folder', () => {
  test('is read with a key, and sealed as records are written', async () => {
    await house.withTwo();
    const store = await house.start(A1);
    expect(await store.find(bo)).toEqual(keptOf({ id: 'bo' }));
    await save(store, keptOf({ version: 2 }), 1);
    await store.close();
    expect(await readFile(house.place(anna), 'utf8')).not.toContain('dancing');
    expect(await readFile(house.place(bo), 'utf8')).toContain('dancing');
    const again = await house.start(A1);
    expect(await again.find(anna)).toEqual(keptOf({ version: 2 }));
    expect(await again.find(bo)).toEqual(keptOf({ id: 'bo' }));
    await again.close();
    expect(await whyNot(house.start())).toBeInstanceOf(MissingKey);
  });
});

describe('a key', () => {
  const key = Buffer.alloc(32);

  test.each([
    ['too short', [{ id: 'a', key: Buffer.alloc(31) }]],
    ['too long', [{ id: 'a', key: Buffer.alloc(33) }]],
    ['given twice', [{ id: 'a', key }, { id: 'a', key }]], // prettier-ignore
  ])('that is %s is refused', (_, [current, ...older]) => {
    expect(() => sealing({ current: current ?? { id: '', key }, older })).toThrow(WrongKey);
  });

  test('comes from settings by its name, with older ones, or not at all', async () => {
    const written = (name: string, byte: number) => `${name}:${Buffer.alloc(32, byte).toString('base64')}`;
    expect(sealingFrom('', '')).toBeUndefined();
    expect(() => sealingFrom('', written('a1', 1))).toThrow(WrongKey);
    expect(() => sealingFrom('a1:AAAA', '')).toThrow("'a1' has 3 bytes");
    await house.withTwo(A1);
    const both = sealingFrom(written('b2', 2), `${written('c3', 3)}, ${written('a1', 1)}`);
    expect(await (await house.start({ sealing: both })).find(anna)).toEqual(keptOf());
  });

  test('seals the same words differently each time, and opens them only as what they are', () => {
    const one = sealedWith('a1');
    const sealed = Array.from({ length: 1000 }, () => one.seal('my words', 'mine').sealed);
    expect(new Set(sealed.map((each) => each.slice(0, 16))).size).toBe(1000);
    const [first = ''] = sealed;
    expect(one.open({ key: 'a1', sealed: first }, 'mine')).toBe('my words');
    expect(() => one.open({ key: 'a1', sealed: first }, 'yours')).toThrow('does not open');
    expect(() => one.open({ key: 'a1', sealed: 'AAAA' }, 'mine')).toThrow('does not open');
    expect(() => one.open({ key: 'zz', sealed: first }, 'mine')).toThrow("'zz'");
  });
});

test('a record whose key is missing is an error of its own, and nothing is set aside', async () => {
  await house.withTwo(A1);
  const store = await house.start(BOTH);
  // Bo's record comes back from a copy made before the key was changed, with the index that says so.
  await save(store, keptOf({ id: 'bo', version: 2 }), 1);
  await store.close();
  const index = await readFile(house.index(bo));
  const other = await newHouse();
  const third = await other.start({ sealing: sealedWith('c3') });
  await save(third, keptOf({ id: 'bo', version: 2 }));
  await third.close();
  const theirs = await readFile(other.place(bo));
  await other.remove();
  await writeFile(house.place(bo), theirs);
  await writeFile(house.index(bo), index);
  const again = await house.start(BOTH);
  const reading = await whyNot(again.find(bo));
  expect(reading).toBeInstanceOf(CouldNotRead);
  expect(reading).toMatchObject({ cause: { name: 'MissingKey', key: 'c3' } });
  const saving = await whyNot(save(again, keptOf({ id: 'bo', version: 3 }), 2));
  expect(saving).toBeInstanceOf(CouldNotSave);
  expect(saving).toMatchObject({ cause: { key: 'c3' } });
  expect((await readFile(house.place(bo))).equals(theirs)).toBe(true);
  expect(await house.setAside()).toEqual([]);
});
