/** In a sealed folder what was put back from earlier, or taken away, is noticed even where its index went along. */
import { cp, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { anna, bo, flip, newHouse, type House } from './house.js';
import { keptOf, save, sealedWith } from './kept.js';

const sealing = sealedWith('a1');

let house: House;
beforeEach(async () => {
  house = await newHouse();
});
afterEach(() => house.remove());

/** Anna's and Bo's conversations; Anna's shard as it was at her first turn, and then two turns more. */
async function withEarlier(): Promise<string> {
  await house.withTwo({ sealing });
  const earlier = join(house.folder, '..', `${house.folder}-earlier`);
  await cp(dirname(house.place(anna)), earlier, { recursive: true });
  const store = await house.start({ sealing });
  await save(store, keptOf({ version: 2 }), 1);
  await save(store, keptOf({ version: 3 }), 2);
  await store.close();
  return earlier;
}

const kinds = () => house.problems.map(({ kind }) => kind);

describe('the register of a sealed folder', () => {
  test('says nothing where everything is as it was, also after an erasure and a kill', async () => {
    const earlier = await withEarlier();
    await rm(earlier, { recursive: true });
    const store = await house.start({ sealing });
    await store.forget(bo);
    await save(store, keptOf({ version: 4 }), 3);
    const killed = await house.killed();
    await (await killed.start({ sealing })).close();
    await (await killed.start({ sealing })).close();
    expect([...house.problems, ...killed.problems]).toEqual([]);
  });

  test('tells of records that were put back with their index', async () => {
    const earlier = await withEarlier();
    await rm(dirname(house.place(anna)), { recursive: true });
    await cp(earlier, dirname(house.place(anna)), { recursive: true });
    await rm(earlier, { recursive: true });
    await (await house.start({ sealing })).close();
    expect(kinds()).toEqual(['index']);
    // Once: from then on it is known as it is.
    await (await house.start({ sealing })).close();
    expect(kinds()).toEqual(['index']);
  });

  test('tells of an index that was deleted, and of a folder of records that is gone', async () => {
    const earlier = await withEarlier();
    await rm(earlier, { recursive: true });
    await rm(house.index(anna));
    await (await house.start({ sealing })).close();
    expect(kinds()).toEqual(['index']);
    await rm(dirname(house.place(bo)), { recursive: true });
    await (await house.start({ sealing })).close();
    expect(kinds()).toEqual(['index', 'index']);
  });

  test('is missed where it was deleted, and that is told once', async () => {
    await rm(await withEarlier(), { recursive: true });
    await rm(join(house.folder, 'register'));
    await (await house.start({ sealing })).close();
    expect(kinds()).toEqual(['index']);
    await (await house.start({ sealing })).close();
    expect(kinds()).toEqual(['index']);
  });

  test('is made anew where it is damaged, and that is told', async () => {
    await rm(await withEarlier(), { recursive: true });
    const file = join(house.folder, 'register');
    await writeFile(file, flip(await readFile(file), 120));
    const store = await house.start({ sealing });
    expect(await store.find(anna)).toEqual(keptOf({ version: 3 }));
    expect(kinds()).toEqual(['index']);
    await house.restart(store, { sealing });
    expect(kinds()).toEqual(['index']);
  });
});
