/** A disk that is full, or that fails in one place, when the server starts: what can be read is, and nobody is a stranger. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { rm } from 'node:fs/promises';
import type { Files } from '../../../adapters/stores/files.js';
import { CouldNotRead, CouldNotSave, UnreadableConversation } from '../../../adapters/stores/store.js';
import { refuse, watched } from './disks.js';
import { anna, bo, newHouse, whyNot, type House } from './house.js';
import { keptOf, save, sealedWith } from './kept.js';

let house: House;
beforeEach(async () => {
  house = await newHouse();
});
afterEach(() => house.remove());

/** A disk on which nothing can be written while it is full. */
function filling() {
  const state = { isFull: true };
  const refused = (call: string) =>
    state.isFull && ['write', 'append'].includes(call) ? refuse('ENOSPC')() : undefined;
  return { state, files: watched(refused) };
}

/** One file that the disk does not give back, for as long as it is broken. */
function brokenAt(file: string): { state: { isBroken: boolean }; files: Files } {
  const state = { isBroken: true };
  const files = watched((call, at) => {
    if (at !== file) return undefined;
    // Where it was moved to, nobody reads it.
    if (call === 'rename') state.isBroken = false;
    return state.isBroken && call === 'read' ? refuse('EIO')() : undefined;
  });
  return { state, files };
}

describe.each([
  ['plain', undefined],
  ['sealed', sealedWith('a1')],
])('a %s folder on a full disk', (_, sealing) => {
  test('is opened and read, takes turns again when there is room, and has all of it after that', async () => {
    const first = await house.start({ sealing });
    await save(first, keptOf());
    await save(first, keptOf({ version: 2 }), 1);
    await save(first, keptOf({ id: 'bo' }));
    await save(first, keptOf({ version: 3 }), 2);
    // None of it is in a file of its own yet.
    const full = await house.killed();
    const { state, files } = filling();
    const store = await full.start({ sealing, files });
    expect(await store.find(anna)).toEqual(keptOf({ version: 3 }));
    expect(await store.find(bo)).toEqual(keptOf({ id: 'bo' }));
    expect(await whyNot(save(store, keptOf({ version: 4 }), 3))).toBeInstanceOf(CouldNotSave);
    expect(await store.find(anna)).toEqual(keptOf({ version: 3 }));
    expect(full.problems.map(({ kind }) => kind)).toEqual(['not-filed']);
    // Killed on the full disk, nothing is lost either.
    const killed = await full.killed();
    expect(await (await killed.start({ sealing })).find(anna)).toEqual(keptOf({ version: 3 }));
    state.isFull = false;
    await save(store, keptOf({ version: 4 }), 3);
    const later = await full.killed();
    expect(await (await later.start({ sealing })).find(anna)).toEqual(keptOf({ version: 4 }));
    await store.close();
    const last = await full.start({ sealing });
    expect(await last.find(anna)).toEqual(keptOf({ version: 4 }));
    expect([...full.problems, ...killed.problems, ...later.problems].map(({ kind }) => kind)).toEqual([
      'not-filed',
    ]);
    expect(await full.segments()).toHaveLength(1);
  });
});

describe('a record that the disk does not give back', () => {
  test('cannot be read now; all others can, and so can this one once the disk is sound', async () => {
    const { file } = await house.withTwo();
    await rm(house.index(anna));
    const { state, files } = brokenAt(file);
    const store = await house.start({ files });
    expect(await store.find(bo)).toEqual(keptOf({ id: 'bo' }));
    expect(await whyNot(store.find(anna))).toBeInstanceOf(CouldNotRead);
    state.isBroken = false;
    expect(await store.find(anna)).toEqual(keptOf());
    const again = await house.restart(store);
    expect(await again.find(anna)).toEqual(keptOf());
    expect(await house.setAside()).toEqual([]);
  });

  test('and that the journal has turns of is set aside; all others are served', async () => {
    await house.withTwo();
    const first = await house.start();
    await save(first, keptOf({ version: 2 }), 1);
    await save(first, keptOf({ id: 'bo', version: 2 }), 1);
    const killed = await house.killed();
    const { files } = brokenAt(killed.place(anna));
    const store = await killed.start({ files });
    expect(await store.find(bo)).toEqual(keptOf({ id: 'bo', version: 2 }));
    expect(await whyNot(store.find(anna))).toBeInstanceOf(UnreadableConversation);
    expect(killed.problems.map(({ kind }) => kind).toSorted()).toEqual(['journal', 'unreadable']);
  });

  test('is made anew where it was an index', async () => {
    await house.withTwo();
    const { files } = brokenAt(house.index(anna));
    const store = await house.start({ files });
    expect(await store.find(anna)).toEqual(keptOf());
    expect((await store.counts()).conversations).toBe(2);
    expect(house.problems.map(({ kind }) => kind)).toEqual(['index']);
  });
});
