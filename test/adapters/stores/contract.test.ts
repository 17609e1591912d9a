/** What every store promises, asked of each of them. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fileStore } from '../../../adapters/stores/file.js';
import { memoryStore } from '../../../adapters/stores/memory.js';
import { openStore } from '../../../adapters/stores/open.js';
import { ChangedMeanwhile, CouldNotSave, type Kept, type Store } from '../../../adapters/stores/store.js';
import type { Owed } from '../../../dialogs/effects.js';
import { add, at, keptOf, owedAt, personOf, save, sealedWith, wordsIn } from './kept.js';

const anna = { practice: 'example', id: 'anna' };
const quiet = () => undefined;

/** Each in a folder of its own; the last of what is opened is the store to ask. */
const openers: [string, string, (folder: string) => Promise<Store[]>][] = [
  ['memory', 'memory', () => Promise.resolve([memoryStore()])],
  ['file', 'file', async (folder) => [await fileStore(folder, quiet)]],
  ['sealed file', 'file', async (folder) => [await fileStore(folder, quiet, { sealing: sealedWith('a1') })]],
  ['socket', 'socket', async (folder) => [await openStore(folder, quiet), await openStore(folder, quiet)]],
];

describe.each(openers)('the %s store', (_which, name, open) => {
  let folder: string;
  let stores: Store[];
  let store: Store;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'store-'));
    stores = await open(folder);
    store = stores.at(-1)!;
  });
  afterEach(async () => {
    for (const each of stores.toReversed()) await each.close();
    await rm(folder, { recursive: true });
  });

  test('says its name', () => {
    expect(store.name).toBe(name);
  });

  test('has nothing of a conversation that was never kept', async () => {
    expect(await store.find(anna)).toBeUndefined();
  });

  test('finds again all that one turn kept together', async () => {
    await save(store, keptOf());
    expect(await store.find(anna)).toEqual(keptOf());
  });

  test('finds the last thing saved, not the first', async () => {
    await save(store, keptOf());
    await save(store, keptOf({ version: 2, words: ['and the choir'] }), 1);
    expect(await store.find(anna)).toEqual(keptOf({ version: 2, words: ['and the choir'] }));
  });

  test('keeps two practices apart that call a person the same', async () => {
    await save(store, keptOf({ practice: 'north', words: ['a garden'] }));
    await save(store, keptOf({ practice: 'south', words: ['a choir'] }));
    expect(wordsIn(await store.find({ practice: 'north', id: 'anna' }))).toEqual(['a garden']);
    expect(wordsIn(await store.find({ practice: 'south', id: 'anna' }))).toEqual(['a choir']);
    expect(await store.find({ practice: 'east', id: 'anna' })).toBeUndefined();
  });

  test('freezes what is handed over at once, and what is found, so that nobody changes what is kept', async () => {
    const kept = keptOf();
    const person = personOf();
    const saving = store.save({ kept, readAt: 0, person: { person, readAt: 0 } });
    const other = store.savePerson(personOf({ id: 'bo' }), 0);
    expect(() => kept.conversation.entries.pop()).toThrow(TypeError);
    expect(() => kept.conversation.entries[0]?.value.push('x')).toThrow(TypeError);
    expect(() => person.addresses.pop()).toThrow(TypeError);
    await Promise.all([saving, other]);
    const found = await store.find(anna);
    expect(found).toEqual(keptOf());
    expect(() => found?.said[0]?.messages.pop()).toThrow(TypeError);
    expect(() => Object.assign(found ?? {}, { version: 9 })).toThrow(TypeError);
    const foundPerson = await store.findPerson({ practice: 'example', id: 'person-anna' });
    expect(() => foundPerson?.addresses.pop()).toThrow(TypeError);
    expect(await store.find(anna)).toEqual(keptOf());
  });

  test('keeps words as they were typed, in any script and even when half a letter is missing', async () => {
    const words = ['Dw i’n unig', 'كل يوم', '👩🏽‍🦽', 'half \ud83d', '\u0000\u2028"\\', '', '__proto__'];
    await save(store, keptOf({ words }));
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
    for (const id of names) await save(store, keptOf({ id, words: [id] }));
    for (const id of names) {
      expect(await store.find({ practice: 'example', id })).toEqual(keptOf({ id, words: [id] }));
    }
  });

  test.each(['', '..', '../example', 'Example', '/', 'x'.repeat(5000)])(
    'has nothing for a practice that cannot be (%#)',
    async (practice) => {
      await save(store, keptOf());
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
    await save(store, keptOf());
    await save(store, keptOf({ version: 2 }), 1);
    const late = keptOf({ version: readAt + 1, words: ['too late'] });
    await expect(save(store, late, readAt)).rejects.toThrow(ChangedMeanwhile);
    expect(await store.find(anna)).toEqual(keptOf({ version: 2 }));
  });

  test('refuses a turn taken from a conversation that is no longer there', async () => {
    await save(store, keptOf());
    await store.forget(anna);
    await expect(save(store, keptOf({ version: 2 }), 1)).rejects.toThrow(ChangedMeanwhile);
    expect(await store.find(anna)).toBeUndefined();
  });

  test.each([0, 1])('lets exactly one of many saves win that were read at version %i', async (readAt) => {
    if (readAt) await save(store, keptOf());
    const tries = Array.from({ length: 20 }, (_, n) => keptOf({ version: readAt + 1, words: [`try ${n}`] }));
    const ends = await Promise.allSettled(tries.map((each) => save(store, each, readAt)));
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
    await save(store, keptOf());
    await save(store, keptOf({ id: 'bo' }));
    await store.forget(anna);
    expect(await store.find(anna)).toBeUndefined();
    expect(await store.find({ practice: 'example', id: 'bo' })).toEqual(keptOf({ id: 'bo' }));
  });

  test('can be asked twice to forget, and begins again from nothing', async () => {
    await store.forget(anna);
    await save(store, keptOf());
    await store.forget(anna);
    await store.forget(anna);
    await save(store, keptOf({ words: ['hello again'] }));
    expect(await store.find(anna)).toEqual(keptOf({ words: ['hello again'] }));
  });

  test('refuses what it could not read back, and keeps what it had', async () => {
    await save(store, keptOf());
    const broken = keptOf({ version: 2 });
    broken.conversation.misses = Number.NaN;
    await expect(save(store, broken, 1)).rejects.toThrow(CouldNotSave);
    expect(await store.find(anna)).toEqual(keptOf());
  });

  const unfit: [string, (kept: Kept) => void][] = [
    [
      'an entry that is none',
      (kept) => Object.assign(kept.conversation.entries[0] ?? {}, { status: 'maybe' }),
    ],
    ['an added entry that is none', (kept) => kept.conversation.entries.push(Object.create(null) as never)],
    ['a field nobody knows', (kept) => Object.assign(kept.conversation, { mood: 'low' })],
    ['a record with a field nobody knows', (kept) => Object.assign(kept, { mood: 'low' })],
    ['words in the place of a list', (kept) => Object.assign(kept, { said: 'much' })],
    ['a word of the person in the audit', (kept) => Object.assign(kept.audit[0] ?? {}, { what: 'I am sad' })],
    ['nothing where something must be', (kept) => Object.assign(kept.conversation, { script: undefined })],
  ];
  test.each(unfit)('refuses %s, in a new conversation and in a known one', async (_, spoil) => {
    const fresh = keptOf();
    spoil(fresh);
    await expect(save(store, fresh)).rejects.toThrow(CouldNotSave);
    expect(await store.find(anna)).toBeUndefined();
    await save(store, keptOf());
    const next = keptOf({ version: 2 });
    spoil(next);
    await expect(save(store, next, 1)).rejects.toThrow(CouldNotSave);
    expect(await store.find(anna)).toEqual(keptOf());
  });

  test('keeps whatever a turn can change: lists grown, cut and begun anew, fields set and gone', async () => {
    const first = keptOf({ words: ['one', 'two', 'three'] });
    first.conversation.paused = at;
    await save(store, first);
    const second = keptOf({ version: 2, words: ['one', 'TWO', 'three', 'four'], owed: [owedAt('09:00')] });
    second.conversation.cursor = { section: 'a', question: 'b', since: 1 };
    await save(store, second, 1);
    expect(await store.find(anna)).toEqual(second);
    const third = keptOf({ version: 3, words: [], owed: [owedAt('09:00', { state: 'paid', tries: 1 })] });
    await save(store, third, 2);
    expect(await store.find(anna)).toEqual(third);
  });

  test('refuses a version that does not grow: a second save could not be told from it', async () => {
    await save(store, keptOf());
    await expect(save(store, keptOf({ words: ['unnoticed'] }), 1)).rejects.toThrow(CouldNotSave);
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
            await save(store, next, version);
            paper.set(id, next);
          } else if (what === 'save stale') {
            await expect(save(store, { ...next, version: version + 8 }, version + 7)).rejects.toThrow(
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
  describe('people', () => {
    const key = { practice: 'example', id: 'person-anna' };

    test('are kept apart from conversations, and from those of other practices', async () => {
      await save(store, keptOf({ id: 'person-anna' }));
      expect(await store.findPerson(key)).toBeUndefined();
      await store.savePerson(personOf(), 0);
      await store.savePerson(personOf({ practice: 'north', optedOut: true }), 0);
      expect(await store.findPerson(key)).toEqual(personOf());
      await store.forget(key);
      expect(await store.findPerson(key)).toEqual(personOf());
      await store.forgetPerson(key);
      expect(await store.findPerson(key)).toBeUndefined();
      expect(await store.findPerson({ practice: 'north', id: 'person-anna' })).toBeDefined();
    });

    test('have versions like conversations', async () => {
      await store.savePerson(personOf(), 0);
      await store.savePerson(personOf({ version: 2, optedOut: true }), 1);
      await expect(store.savePerson(personOf({ version: 2 }), 1)).rejects.toThrow(ChangedMeanwhile);
      await expect(store.savePerson(personOf({ version: 2 }), 2)).rejects.toThrow(CouldNotSave);
      expect(await store.findPerson(key)).toEqual(personOf({ version: 2, optedOut: true }));
    });

    test('go down with a conversation or not at all', async () => {
      await store.save({ kept: keptOf(), readAt: 0, person: { person: personOf(), readAt: 0 } });
      const late = { person: personOf({ version: 2, optedOut: true }), readAt: 0 };
      const both = { kept: keptOf({ version: 2 }), readAt: 1, person: late };
      await expect(store.save(both)).rejects.toThrow(ChangedMeanwhile);
      expect(await store.find(anna)).toEqual(keptOf());
      const stale = { kept: keptOf({ version: 3 }), readAt: 2, person: { ...late, readAt: 1 } };
      await expect(store.save(stale)).rejects.toThrow(ChangedMeanwhile);
      expect(await store.findPerson(key)).toEqual(personOf());
      await store.save({ ...both, person: { ...late, readAt: 1 } });
      expect(await store.find(anna)).toEqual(keptOf({ version: 2 }));
      expect((await store.findPerson(key))?.optedOut).toBeDefined();
    });

    test('of another practice are not saved with a conversation', async () => {
      const person = personOf({ practice: 'north' });
      const commit = { kept: keptOf(), readAt: 0, person: { person, readAt: 0 } };
      await expect(store.save(commit)).rejects.toThrow(CouldNotSave);
      expect(await store.find(anna)).toBeUndefined();
    });

    test('are not lost when thirty conversations save one at once', async () => {
      const one = async (n: number): Promise<void> => {
        for (;;) {
          const found = await store.findPerson(key);
          const readAt = found?.version ?? 0;
          const person = personOf({ version: readAt + 1 });
          try {
            return await store.save({ kept: keptOf({ id: `c${n}` }), readAt: 0, person: { person, readAt } });
          } catch (error) {
            if (!(error instanceof ChangedMeanwhile)) throw error;
          }
        }
      };
      await Promise.all(Array.from({ length: 30 }, (_, n) => one(n)));
      expect((await store.findPerson(key))?.version).toBe(30);
      expect((await store.counts()).conversations).toBe(30);
    });
  });

  describe('work', () => {
    const day = (time: string) => `2026-11-02T${time}:00.000Z`;
    const claim = (now: string, until: string, most = 10) =>
      store.claim({ now: day(now), until: day(until), most });
    const owes = (id: string, ...owed: Parameters<typeof owedAt>[]) =>
      save(store, keptOf({ id, owed: owed.map((each) => owedAt(...each)) }));
    const ids = async (keys: Promise<{ id: string }[]>) => (await keys).map(({ id }) => id);

    test('is given out when it is due, the earliest first, and only so much', async () => {
      await owes('c', ['09:30']);
      await owes('a', ['09:10'], ['09:50', { id: 'two' }]);
      await owes('b', ['09:20', { state: 'sending' }]);
      await owes('later', ['11:00']);
      await owes('nothing');
      expect(await store.nextDue()).toBe(day('09:10'));
      expect(await claim('09:05', '12:00')).toEqual([]);
      expect(await ids(claim('10:00', '12:00', 2))).toEqual(['a', 'b']);
      expect(await ids(claim('10:00', '12:00'))).toEqual(['c']);
      expect(await claim('10:00', '12:00')).toEqual([]);
      expect(await store.nextDue()).toBe(day('11:00'));
    });

    test.each(['uncertain', 'paid', 'given-up', 'cancelled'] as const)(
      'that is %s is not given out',
      async (state) => {
        await owes('a', ['09:00', { state }]);
        expect(await claim('10:00', '11:00')).toEqual([]);
        expect(await store.nextDue()).toBeUndefined();
        expect((await store.counts()).owed).toBe(0);
      },
    );

    test('that was claimed is free again when the claim lapses, or is given back, in the order it is due', async () => {
      await owes('a', ['09:00']);
      await owes('b', ['09:10']);
      expect(await ids(claim('09:05', '09:30'))).toEqual(['a']);
      expect(await store.nextDue()).toBe(day('09:10'));
      expect(await ids(claim('09:29', '09:40'))).toEqual(['b']);
      expect(await store.nextDue()).toBe(day('09:30'));
      expect(await ids(claim('09:30', '10:00'))).toEqual(['a']);
      await store.release({ practice: 'example', id: 'b' });
      await store.release({ practice: 'example', id: 'nobody' });
      await store.release({ practice: 'example', id: 'a' });
      expect(await ids(claim('09:31', '10:00'))).toEqual(['a', 'b']);
    });

    test('is given to one only of many who ask at once', async () => {
      await Promise.all(Array.from({ length: 50 }, (_, n) => owes(`c${n}`, ['09:00'])));
      const got = await Promise.all(Array.from({ length: 20 }, () => ids(claim('10:00', '11:00', 5))));
      expect(got.flat()).toHaveLength(50);
      expect(new Set(got.flat()).size).toBe(50);
    });

    test('that was done or put off is no longer given out, and what was erased neither', async () => {
      await owes('a', ['09:00']);
      await owes('b', ['09:00']);
      await owes('c', ['09:00']);
      expect((await store.counts()).owed).toBe(3);
      const paid = keptOf({ id: 'a', version: 2, owed: [owedAt('09:00', { state: 'paid' })] });
      await save(store, paid, 1);
      await save(store, keptOf({ id: 'b', version: 2, owed: [owedAt('15:00')] }), 1);
      await store.forget({ practice: 'example', id: 'c' });
      expect(await claim('10:00', '11:00')).toEqual([]);
      expect(await store.nextDue()).toBe(day('15:00'));
      expect((await store.counts()).owed).toBe(1);
    });

    test('is found however often it was put off', async () => {
      await owes('a', ['09:00']);
      for (let version = 2; version < 160; version++) {
        const minutes = String(version % 60).padStart(2, '0');
        await save(store, keptOf({ id: 'a', version, owed: [owedAt(`12:${minutes}`)] }), version - 1);
      }
      expect(await store.nextDue()).toBe(day('12:39'));
      expect(await claim('12:38', '14:00')).toEqual([]);
      expect(await ids(claim('12:39', '14:00'))).toEqual(['a']);
    });
  });

  test('lists, page by page, what a practice was told or is to be told', async () => {
    const alert: Owed['effect'] = { kind: 'alert', about: 'urgent', by: 'policy', at, episode: at };
    const ring: Owed['effect'] = {
      kind: 'call-back',
      by: 'consent',
      at,
      phone: '+441632960123',
      typed: '01632',
    };
    const keeps = (id: string, of: Partial<Owed>, practice = 'example') =>
      save(store, keptOf({ id, practice, owed: [owedAt('09:00', of)] }));
    await keeps('d', { effect: alert });
    await keeps('a', { effect: ring, state: 'paid' });
    await keeps('c', { effect: ring, state: 'given-up' });
    await keeps('b', { effect: ring, state: 'cancelled' });
    await keeps('e', {});
    await keeps('a', { effect: alert }, 'north');
    const page = async (after: string | undefined, most: number) =>
      (await store.shared('example', after, most)).map(({ id }) => id);
    expect(await page(undefined, 2)).toEqual(['a', 'c']);
    expect(await page('c', 2)).toEqual(['d']);
    expect(await page('d', 2)).toEqual([]);
    expect(await store.shared('north', undefined, 5)).toEqual([{ practice: 'north', id: 'a' }]);
    expect(await store.shared('south', undefined, 5)).toEqual([]);
    await store.forget({ practice: 'example', id: 'a' });
    await save(store, keptOf({ id: 'c', version: 2 }), 1);
    expect(await page(undefined, 9)).toEqual(['d']);
  });

  test('shows everything kept, page by page, each conversation once', async () => {
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    for (const id of names) await save(store, keptOf({ id, words: [id] }));
    await save(store, keptOf({ id: 'a', practice: 'north' }));
    await store.savePerson(personOf(), 0);
    await store.forget({ practice: 'example', id: 'c' });
    const seen: Kept[] = [];
    for (let next: string | undefined, pages = 0; pages < 9; pages++) {
      const page = await store.page(next, 3);
      expect(page.kept.length).toBeLessThanOrEqual(3);
      expect(page.unreadable).toBe(0);
      seen.push(...page.kept);
      next = page.next;
      if (next === undefined) break;
    }
    const all = seen.map(({ conversation }) => `${conversation.practice} ${conversation.id}`).sort();
    expect(all).toEqual([...names.filter((id) => id !== 'c').map((id) => `example ${id}`), 'north a']);
    expect(seen).toContainEqual(keptOf({ id: 'b', words: ['b'] }));
  });

  test('has no page where nothing is kept', async () => {
    expect(await store.page(undefined, 5)).toEqual({ kept: [], unreadable: 0 });
  });

  describe('a request', () => {
    const of = (sum: string, hour = 9) => ({
      sum,
      now: `2026-01-05T${String(hour).padStart(2, '0')}:00:00.000Z`,
      until: `2026-01-05T${String(hour + 1).padStart(2, '0')}:00:00.000Z`,
    });

    test('is new once, met until it is answered, and then answered', async () => {
      expect(await store.meet(of('one'))).toBe('new');
      expect(await store.meet(of('one'))).toBe('met');
      await store.settle('one', 'answered');
      expect(await store.meet(of('one'))).toBe('answered');
      expect(await store.meet(of('another'))).toBe('new');
    });

    test('of which nothing came is new again', async () => {
      await store.meet(of('one'));
      await store.settle('one', 'new');
      expect(await store.meet(of('one'))).toBe('new');
    });

    test('is known for as long as it may be repeated, and no longer', async () => {
      await store.meet(of('one', 9));
      await store.settle('one', 'answered');
      expect(await store.meet({ ...of('one', 9), now: '2026-01-05T09:59:59.999Z' })).toBe('answered');
      expect(await store.meet(of('one', 10))).toBe('new');
      await store.settle('never met', 'answered');
      expect(await store.meet(of('never met'))).toBe('new');
    });

    test('that comes many times at once is new to one of them', async () => {
      const all = await Promise.all(Array.from({ length: 20 }, () => store.meet(of('one'))));
      expect(all.filter((each) => each === 'new')).toHaveLength(1);
    });
  });

  test('counts what is kept', async () => {
    await save(store, keptOf({ owed: [owedAt('09:00'), owedAt('10:00', { id: 'two', state: 'paid' })] }));
    await save(store, keptOf({ id: 'bo' }));
    await store.savePerson(personOf(), 0);
    expect(await store.counts()).toEqual({ conversations: 2, people: 1, owed: 1, setAside: 0 });
    await store.forget(anna);
    await store.forgetPerson({ practice: 'example', id: 'person-anna' });
    expect(await store.counts()).toEqual({ conversations: 1, people: 0, owed: 0, setAside: 0 });
  });
});
