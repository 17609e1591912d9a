/** What every store promises, asked of each of them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fileStore } from '../../../adapters/stores/file.js';
import { memoryStore } from '../../../adapters/stores/memory.js';
import { ChangedMeanwhile, CouldNotSave, type Kept, type Store } from '../../../adapters/stores/store.js';
import { add, keptOf, wordsIn } from './kept.js';

const anna = { practice: 'example', id: 'anna' };

const openers: [string, (folder: string) => Promise<Store>][] = [
  ['memory', () => Promise.resolve(memoryStore())],
  ['file', (folder) => fileStore(folder, () => undefined)],
];

describe.each(openers)('the %s store', (name, open) => {
  let folder: string;
  let store: Store;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'store-'));
    store = await open(folder);
  });
  afterEach(async () => {
    await store.close();
    await rm(folder, { recursive: true });
  });

  test('says its name', () => {
    expect(store.name).toBe(name);
  });

  test('has nothing of a conversation that was never kept', async () => {
    expect(await store.find(anna)).toBeUndefined();
  });

  test('finds again all that one turn kept together', async () => {
    await store.save(keptOf(), 0);
    expect(await store.find(anna)).toEqual(keptOf());
  });

  test('finds the last thing saved, not the first', async () => {
    await store.save(keptOf(), 0);
    await store.save(keptOf({ version: 2, words: ['and the choir'] }), 1);
    expect(await store.find(anna)).toEqual(keptOf({ version: 2, words: ['and the choir'] }));
  });

  test('keeps two practices apart that call a person the same', async () => {
    await store.save(keptOf({ practice: 'north', words: ['a garden'] }), 0);
    await store.save(keptOf({ practice: 'south', words: ['a choir'] }), 0);
    expect(wordsIn(await store.find({ practice: 'north', id: 'anna' }))).toEqual(['a garden']);
    expect(wordsIn(await store.find({ practice: 'south', id: 'anna' }))).toEqual(['a choir']);
    expect(await store.find({ practice: 'east', id: 'anna' })).toBeUndefined();
  });

  test('cannot be changed by holding on to what was handed over', async () => {
    const kept = keptOf();
    const saving = store.save(kept, 0);
    kept.conversation.entries.pop();
    kept.owed.pop();
    await saving;
    kept.said.pop();
    expect(await store.find(anna)).toEqual(keptOf());
  });

  test('cannot be changed by holding on to what was found', async () => {
    await store.save(keptOf(), 0);
    (await store.find(anna))?.conversation.entries.pop();
    expect(await store.find(anna)).toEqual(keptOf());
  });

  test('keeps words as they were typed, in any script and even when half a letter is missing', async () => {
    const words = ['Dw i’n unig', 'كل يوم', '👩🏽‍🦽', 'half \ud83d', '\u0000\u2028"\\', '', '__proto__'];
    await store.save(keptOf({ words }), 0);
    expect(wordsIn(await store.find(anna))).toEqual(words);
  });

  const names = [
    'anna',
    'Anna',
    'ANNA',
    'anna ',
    'a/n/n/a',
    '..',
    '../../../etc/passwd',
    '/etc/passwd',
    'nul',
    'a\u0000b',
    '__proto__',
    'constructor',
    '\ud83d',
    '\ufffd',
    '📱',
    '+44 7700 900000',
    '["example","anna"]',
    'x'.repeat(5000),
    'x'.repeat(5001),
  ];
  test('keeps people apart whatever they are called', async () => {
    for (const id of names) await store.save(keptOf({ id, words: [id] }), 0);
    for (const id of names) {
      expect(await store.find({ practice: 'example', id })).toEqual(keptOf({ id, words: [id] }));
    }
  });

  test.each(['', '..', '../example', 'Example', '/', 'x'.repeat(5000)])(
    'has nothing for a practice that cannot be (%#)',
    async (practice) => {
      await store.save(keptOf(), 0);
      expect(await store.find({ practice, id: 'anna' })).toBeUndefined();
      await store.forget({ practice, id: 'anna' });
      expect(await store.find(anna)).toEqual(keptOf());
    },
  );

  test.each([
    ['a new conversation over one that is there', 0],
    ['a turn taken from an older version', 1],
    ['a turn taken from a version that never was', 3],
  ])('refuses %s, and keeps what it had', async (_, readAt) => {
    await store.save(keptOf(), 0);
    await store.save(keptOf({ version: 2 }), 1);
    const late = keptOf({ version: readAt + 1, words: ['too late'] });
    await expect(store.save(late, readAt)).rejects.toThrow(ChangedMeanwhile);
    expect(await store.find(anna)).toEqual(keptOf({ version: 2 }));
  });

  test('refuses a turn taken from a conversation that is no longer there', async () => {
    await store.save(keptOf(), 0);
    await store.forget(anna);
    await expect(store.save(keptOf({ version: 2 }), 1)).rejects.toThrow(ChangedMeanwhile);
    expect(await store.find(anna)).toBeUndefined();
  });

  test.each([0, 1])('lets exactly one of many saves win that were read at version %i', async (readAt) => {
    if (readAt) await store.save(keptOf(), 0);
    const tries = Array.from({ length: 20 }, (_, n) => keptOf({ version: readAt + 1, words: [`try ${n}`] }));
    const ends = await Promise.allSettled(tries.map((each) => store.save(each, readAt)));
    const won = tries.filter((_, n) => ends[n]?.status === 'fulfilled');
    expect(won).toHaveLength(1);
    expect(await store.find(anna)).toEqual(won[0]);
    for (const end of ends) {
      if (end.status === 'rejected') expect(end.reason).toBeInstanceOf(ChangedMeanwhile);
    }
  });

  test('loses nothing of 200 turns that come at once and read again when told to', async () => {
    const words = Array.from({ length: 200 }, (_, n) => `message ${n}`);
    const one = words.reduce((before, each) => before.then(() => add(store, 'bo', each)), Promise.resolve());
    await Promise.all([one, ...words.slice(0, 20).map((each) => add(store, 'anna', each))]);
    expect(wordsIn(await store.find({ practice: 'example', id: 'bo' }))).toEqual(words);
    expect(wordsIn(await store.find(anna)).toSorted()).toEqual(words.slice(0, 20).toSorted());
  });

  test('forgets when asked, and nobody else', async () => {
    await store.save(keptOf(), 0);
    await store.save(keptOf({ id: 'bo' }), 0);
    await store.forget(anna);
    expect(await store.find(anna)).toBeUndefined();
    expect(await store.find({ practice: 'example', id: 'bo' })).toEqual(keptOf({ id: 'bo' }));
  });

  test('can be asked twice to forget, and begins again from nothing', async () => {
    await store.forget(anna);
    await store.save(keptOf(), 0);
    await store.forget(anna);
    await store.forget(anna);
    await store.save(keptOf({ words: ['hello again'] }), 0);
    expect(await store.find(anna)).toEqual(keptOf({ words: ['hello again'] }));
  });

  test('refuses what it could not read back, and keeps what it had', async () => {
    await store.save(keptOf(), 0);
    const broken = keptOf({ version: 2 });
    broken.conversation.misses = Number.NaN;
    await expect(store.save(broken, 1)).rejects.toThrow(CouldNotSave);
    expect(await store.find(anna)).toEqual(keptOf());
  });

  test('refuses a version that does not grow: a second save could not be told from it', async () => {
    await store.save(keptOf(), 0);
    await expect(store.save(keptOf({ words: ['unnoticed'] }), 1)).rejects.toThrow(CouldNotSave);
    expect(await store.find(anna)).toEqual(keptOf());
  });

  test('agrees with a list on paper, whatever order things come in', async () => {
    const step = fc.record({
      do: fc.constantFrom('save', 'save stale', 'forget', 'find'),
      id: fc.constantFrom('anna', 'Anna', '../anna'),
      words: fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }),
    });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const practice = `run-${run++}`;
        const paper = new Map<string, Kept>();
        for (const { do: what, id, words } of steps) {
          const version = paper.get(id)?.version ?? 0;
          const next = keptOf({ practice, id, version: version + 1, words });
          if (what === 'save') {
            await store.save(next, version);
            paper.set(id, next);
          } else if (what === 'save stale') {
            await expect(store.save({ ...next, version: version + 8 }, version + 7)).rejects.toThrow(
              ChangedMeanwhile,
            );
          } else if (what === 'forget') {
            await store.forget({ practice, id });
            paper.delete(id);
          }
          expect(await store.find({ practice, id })).toEqual(paper.get(id));
        }
      }),
      { numRuns: 40 },
    );
  });
});
