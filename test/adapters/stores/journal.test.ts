/** The journal: what it gives back after a stop, what it makes of damage, and that nothing erased stays in it. */
import { readFile, rm, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { nameOf } from '../../../adapters/stores/folder.js';
import type { Limits } from '../../../adapters/stores/opening.js';
import { UnreadableConversation, type Kept, type Store } from '../../../adapters/stores/store.js';
import { hasty, refuse, watched } from './disks.js';
import { anna, bo, flip, newHouse, whyNot, type House } from './house.js';
import { keptOf, owedAt, personOf, save, sealedWith, wordsIn } from './kept.js';

let house: House;
beforeEach(async () => {
  house = await newHouse();
});
afterEach(() => house.remove());

/** Anna's third turn is the last of the journal; Bo's only turn is between her first and her second. */
const LIFE: [Kept, number][] = [
  [keptOf({ words: ['one'] }), 0],
  [keptOf({ id: 'bo' }), 0],
  [keptOf({ version: 2, words: ['one', 'two'] }), 1],
  [keptOf({ version: 3, words: ['one', 'two', 'three'] }), 2],
];
async function lived(sealing?: ReturnType<typeof sealedWith>): Promise<Store> {
  const store = await house.start({ sealing });
  for (const [kept, readAt] of LIFE) await save(store, kept, readAt);
  return store;
}

/** The one segment of a killed house, and where each of its lines begins and ends; the first is its head. */
async function segmentOf(killed: House) {
  const [file = ''] = await killed.segments();
  const bytes = await readFile(file);
  const ends = [...bytes.entries()].filter(([, byte]) => byte === 0x0a).map(([at]) => at + 1);
  const pieces = ends.map((end, n) => ({ from: ends[n - 1] ?? 0, to: end }));
  // Neither the names of what was written in one go, nor that it is down.
  const lines = pieces.filter(
    ({ from, to }) => !/"about":|"steps":\[\]/.test(bytes.toString('latin1', from, to)),
  );
  return { file, bytes, lines };
}

describe.each([
  ['plain', undefined],
  ['sealed', sealedWith('a1')],
])('a %s journal', (_, sealing) => {
  test('gives back all that was told when the process is killed, and leaves it in the files', async () => {
    await lived(sealing);
    const killed = await house.killed();
    const store = await killed.start({ sealing });
    expect(await store.find(anna)).toEqual(LIFE[3]?.[0]);
    expect(await store.find(bo)).toEqual(keptOf({ id: 'bo' }));
    expect(await store.counts()).toMatchObject({ conversations: 2 });
    expect(await killed.segments()).toHaveLength(1);
    expect((await segmentOf(killed)).lines).toHaveLength(1);
    await store.close();
    expect(killed.problems).toEqual([]);
  });

  test('cut off at any byte of its last line has all that came before it, and no trouble', async () => {
    await lived(sealing);
    const killed = await house.killed();
    const { file, bytes, lines } = await segmentOf(killed);
    const last = lines[4]!;
    for (let length = last.from; length < last.to; length += 7) {
      const torn = await killed.killed();
      await writeFile(file.replace(killed.folder, torn.folder), bytes.subarray(0, length));
      const store = await torn.start({ sealing, files: hasty });
      expect(await store.find(anna)).toEqual(LIFE[2]?.[0]);
      await save(store, keptOf({ version: 3, words: ['another'] }), 2);
      expect(torn.problems).toEqual([]);
      await store.close();
      await torn.remove();
    }
  }, 60_000);

  test('with an end that is no clean cut keeps those bytes for a person to look at', async () => {
    await lived(sealing);
    const killed = await house.killed();
    const { file, bytes, lines } = await segmentOf(killed);
    const last = lines[4]!;
    await writeFile(file, Buffer.from(bytes).fill(0, last.from + 60));
    const store = await killed.start({ sealing });
    expect(await store.find(anna)).toEqual(LIFE[2]?.[0]);
    expect(killed.problems).toEqual([
      { kind: 'journal', setAside: expect.any(String), why: expect.any(String) },
    ]);
    const [name = ''] = await killed.setAside();
    expect(
      (await readFile(join(killed.room.setAside, name))).equals(
        Buffer.from(bytes)
          .fill(0, last.from + 60)
          .subarray(last.from),
      ),
    ).toBe(true);
  });

  test.each([
    ['Anna’s second turn', 3, [anna], [bo]],
    ['Bo’s only turn', 2, [bo], [anna]],
    ['Anna’s first turn', 1, [anna], [bo]],
  ])(
    'damaged in %s makes a stranger of nobody and an old turn the last of nobody',
    async (_what, at, lost, whole) => {
      await lived(sealing);
      const killed = await house.killed();
      const { file, bytes, lines } = await segmentOf(killed);
      const line = lines[at]!;
      for (let place = line.from; place < line.to; place += 41) {
        const damaged = await killed.killed();
        await writeFile(file.replace(killed.folder, damaged.folder), flip(bytes, place));
        const store = await damaged.start({ sealing, files: hasty });
        for (const key of lost) expect(await whyNot(store.find(key))).toBeInstanceOf(UnreadableConversation);
        for (const key of whole) expect((await store.find(key))?.conversation.id).toBe(key.id);
        expect(damaged.problems.map(({ kind }) => kind).toSorted()).toEqual(['journal', 'unreadable']);
        const names = await damaged.setAside();
        const kept = await Promise.all(names.map((name) => readFile(join(damaged.room.setAside, name))));
        expect(kept.some((each) => each.equals(flip(bytes, place)))).toBe(true);
        // And so it stays, without being told again.
        const again = await damaged.restart(store, { sealing, files: hasty });
        for (const key of lost) expect(await whyNot(again.find(key))).toBeInstanceOf(UnreadableConversation);
        expect(damaged.problems).toHaveLength(2);
        await again.close();
        await damaged.remove();
      }
    },
    60_000,
  );

  test('has nothing of who was erased, nor has any other file, once they were told so', async () => {
    const store = await house.start({ sealing, limits: { segment: 4000 } });
    for (const id of ['anna', 'bo']) {
      for (let version = 1; version <= 6; version++) {
        const owed = [owedAt('09:00', { id: `owed-to-${id}` })];
        const kept = keptOf({ id, version, words: [`the secret of ${id}`], owed });
        const person = personOf({ id: `person-${id}`, version });
        await store.save({ kept, readAt: version - 1, person: { person, readAt: version - 1 } });
      }
    }
    const words = ['anna', 'the secret of anna', 'owed-to-anna', 'person-anna'];
    await store.forget(anna);
    await store.forgetPerson({ practice: 'example', id: 'person-anna' });
    const names = [
      nameOf('conversations', anna),
      nameOf('people', { practice: 'example', id: 'person-anna' }),
    ];
    words.push(...names.map((name) => basename(name)));
    // Nor does what comes later name them.
    await save(store, keptOf({ id: 'cleo' }));
    expect(await house.filesWith(...words)).toEqual([]);
    const killed = await house.killed();
    const again = await killed.start({ sealing });
    expect(await again.find(anna)).toBeUndefined();
    expect(wordsIn(await again.find(bo))).toEqual(['the secret of bo']);
    expect((await again.find(bo))?.version).toBe(6);
    expect((await again.findPerson({ practice: 'example', id: 'person-bo' }))?.version).toBe(6);
    expect(await killed.filesWith(...words)).toEqual([]);
    expect(killed.problems).toEqual([]);
  });
});

/** How long a file is that is no longer there. */
const gone = (problem: unknown): number => {
  if (problem instanceof Error && 'code' in problem && problem.code === 'ENOENT') return 0;
  throw problem;
};

describe('a journal', () => {
  const small: Partial<Limits> = { segment: 3000, ahead: 1e9, filed: 1e9 };

  test('is filed when a segment is full, when memory is, when it is time, and when it is closed', async () => {
    let tick = () => {};
    const every = (_: number, run: () => void) => {
      tick = run;
      return () => undefined;
    };
    const filed = async () => {
      for (
        let n = 0;
        n < 100 && (await readFile(house.place(anna)).catch(() => undefined)) === undefined;
        n++
      )
        await new Promise((done) => setTimeout(done, 10));
      const bytes = await readFile(house.place(anna));
      await rm(house.place(anna));
      return bytes.length > 0;
    };
    const store = await house.start({ every, limits: { segment: 1e9, ahead: 1e9 } });
    await save(store, keptOf());
    tick();
    expect(await filed()).toBe(true);
    await save(store, keptOf({ version: 2 }), 1);
    await store.close();
    expect(await filed()).toBe(true);
    await (await house.start()).forget(anna);
  });

  test.each([
    ['segment', { segment: 3000, ahead: 1e9 }],
    ['ahead', { segment: 1e9, ahead: 3000 }],
  ])('never grows without end (%s)', async (_, limits) => {
    const store = await house.start({ limits, files: hasty });
    for (let version = 1; version <= 60; version++) {
      await save(store, keptOf({ version }), version - 1);
      await new Promise((done) => setTimeout(done, 2));
    }
    const sizes = await Promise.all(
      // One that was filed and removed since it was listed takes up nothing.
      (await house.segments()).map((each) => readFile(each).then((bytes) => bytes.length, gone)),
    );
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(30_000);
  });

  test('of several segments is read in their order, and one that is missing is known to be', async () => {
    let tick = () => {};
    const every = (_: number, run: () => void) => {
      tick = run;
      return () => undefined;
    };
    const store = await house.start({ limits: small, files: watched(noFiling, hasty), every });
    for (let version = 1; version <= 20; version++) {
      await save(store, keptOf({ version, words: [`v${version}`] }), version - 1);
      tick();
      await new Promise((done) => setTimeout(done, 5));
    }
    const killed = await house.killed();
    expect((await killed.segments()).length).toBeGreaterThan(2);
    const other = await killed.killed();
    expect(await (await killed.start()).find(anna)).toEqual(keptOf({ version: 20, words: ['v20'] }));
    expect(killed.problems).toEqual([]);
    const [, middle = ''] = await other.segments();
    await rm(middle);
    const holed = await other.start();
    expect(await whyNot(holed.find(anna))).toBeInstanceOf(UnreadableConversation);
    expect(other.problems.map(({ kind }) => kind)).toContain('journal');
  });

  test('does not go on from a file that was put back from before it began', async () => {
    const store = await house.start();
    await save(store, keptOf());
    await store.close();
    const old = await readFile(house.place(anna));
    const second = await house.start();
    await save(second, keptOf({ version: 2, words: ['two'] }), 1);
    const third = await house.restart(second);
    await save(third, keptOf({ version: 3, words: ['two', 'three'] }), 2);
    const killed = await house.killed();
    await writeFile(killed.place(anna), old);
    await rm(killed.index(anna));
    expect(await whyNot((await killed.start()).find(anna))).toBeInstanceOf(UnreadableConversation);
    expect(killed.problems.map(({ kind }) => kind).toSorted()).toEqual(['journal', 'unreadable']);
  });

  /** Nothing gets into its own file: all stays in the journal. */
  function noFiling(call: string, file: string): Promise<never> | undefined {
    return call === 'makeFolder' && file.includes('conversations/') ? refuse('EIO')() : undefined;
  }

  test('never written whole in the middle of the last that went down in one go makes nobody unreadable', async () => {
    const store = await house.start();
    // Each is looked for on the disk first, so they may come to the journal in any order; they are told in its order.
    const inOrder: string[] = [];
    const ids = Array.from({ length: 12 }, (_, n) => `c${n}`);
    await Promise.all(ids.map((id) => save(store, keptOf({ id })).then(() => inOrder.push(id))));
    const killed = await house.killed();
    const { file, bytes, lines } = await segmentOf(killed);
    // A page that did not make it, with a whole line after it.
    const [from, to] = [lines.at(-4)!.from + 50, lines.at(-3)!.to - 20];
    await writeFile(file, Buffer.from(bytes.subarray(0, lines.at(-1)!.to)).fill(0, from, to));
    const again = await killed.start();
    const found = await Promise.all(inOrder.map((id) => again.find({ practice: 'example', id })));
    expect(found.map((kept) => kept !== undefined)).toEqual(inOrder.map((_, n) => n < 8));
    expect(killed.problems.map(({ kind }) => kind)).toEqual(['journal']);
  });

  test('with one flipped bit in the last that went down in one go makes a stranger of nobody who was told', async () => {
    const store = await house.start();
    const keys = Array.from({ length: 12 }, (_, n) => ({ practice: 'example', id: `c${n}` }));
    await Promise.all(keys.map(({ id }) => save(store, keptOf({ id }))));
    const killed = await house.killed();
    const { file, bytes, lines } = await segmentOf(killed);
    const end = lines.at(-1)!.to;
    for (let place = lines[2]!.to + 20; place < end; place += 451) {
      const damaged = await killed.killed();
      await writeFile(file.replace(killed.folder, damaged.folder), flip(bytes.subarray(0, end), place));
      const again = await damaged.start({ files: hasty });
      const found = await Promise.all(keys.map((key) => again.find(key).catch((error: unknown) => error)));
      const unreadable = found.filter((each) => each instanceof UnreadableConversation);
      expect(found).not.toContain(undefined);
      expect(unreadable.length).toBeLessThan(2);
      expect(damaged.problems.map(({ kind }) => kind).toSorted()).toEqual([
        'journal',
        ...unreadable.map(() => 'unreadable'),
      ]);
      await again.close();
      await damaged.remove();
    }
  }, 60_000);

  test('with all the last turn told as zeros knows whose it was, once a while has passed', async () => {
    const store = await lived();
    const name = nameOf('conversations', anna);
    const segment = async () => String(await readFile((await house.segments())[0] ?? ''));
    while (!(await segment()).endsWith('"steps":[]}\n')) await new Promise((done) => setTimeout(done, 20));
    const killed = await house.killed();
    await store.close();
    const { file, bytes, lines } = await segmentOf(killed);
    const [from, to] = [lines[4]!.from, lines[4]!.to - 1];
    expect(bytes.subarray(from, to).includes(name)).toBe(true);
    await writeFile(file, Buffer.from(bytes).fill(0, from, to));
    const again = await killed.start();
    expect(await whyNot(again.find(anna))).toBeInstanceOf(UnreadableConversation);
    expect(await again.find(bo)).toEqual(keptOf({ id: 'bo' }));
  });

  test('of the version before is read', async () => {
    await lived();
    const killed = await house.killed();
    const { file, bytes } = await segmentOf(killed);
    const { hash } = await import('node:crypto');
    const before = String(bytes)
      .split('\n')
      .slice(0, -1)
      .map((line) => JSON.parse(line.slice(44)) as Record<string, unknown>)
      .filter((line) => !('about' in line))
      .map(({ last: _, sure: __, ...line }) =>
        JSON.stringify('journal' in line ? { ...line, journal: 1 } : line),
      )
      .map((text) => `${hash('sha256', text, 'base64url')} ${text}\n`);
    await writeFile(file, before.join(''));
    const store = await killed.start();
    expect(await store.find(anna)).toEqual(LIFE[3]?.[0]);
    expect(await store.find(bo)).toEqual(keptOf({ id: 'bo' }));
    expect(killed.problems).toEqual([]);
  });

  test('that could not be flushed is written again from what was known to be good', async () => {
    let broken = false;
    const store = await house.start({
      files: watched((call) => (broken && call === 'sync' ? refuse('EIO')() : undefined)),
    });
    await save(store, keptOf());
    await save(store, keptOf({ id: 'bo' }));
    const [before] = await house.segments();
    broken = true;
    await whyNot(save(store, keptOf({ version: 2, words: ['never told'] }), 1));
    broken = false;
    expect(await house.segments()).not.toContain(before);
    expect(await house.filesWith('never told')).toEqual([]);
    const killed = await house.killed();
    const again = await killed.start();
    expect(await again.find(anna)).toEqual(keptOf());
    expect(await again.find(bo)).toEqual(keptOf({ id: 'bo' }));
  });

  test('of a later version is left alone, and the server does not start', async () => {
    await lived();
    const killed = await house.killed();
    const { file, bytes } = await segmentOf(killed);
    const { hash } = await import('node:crypto');
    const body = bytes.subarray(44, bytes.indexOf(0x0a)).toString().replace('"journal":2', '"journal":3');
    const rest = bytes.subarray(bytes.indexOf(0x0a));
    await writeFile(file, Buffer.concat([Buffer.from(`${hash('sha256', body, 'base64url')} ${body}`), rest]));
    const before = await killed.everything();
    expect(await whyNot(killed.start())).toMatchObject({ name: 'WrittenByNewer', format: 3, ours: 2 });
    expect(await killed.everything()).toEqual(before);
  });

  test('goes on behind what a file has that was put back from later', async () => {
    const store = await lived();
    await store.close();
    const later = await readFile(house.place(anna));
    await rm(house.room.journal, { recursive: true });
    for (const key of [anna, bo]) await rm(house.index(key), { force: true });
    await rm(house.place(anna));
    const fresh = await house.start();
    await save(fresh, keptOf({ id: 'cleo' }));
    await writeFile(house.place(anna), later);
    expect((await fresh.find(anna))?.version).toBe(3);
    await save(fresh, keptOf({ version: 4, words: ['after all'] }), 3);
    const killed = await house.killed();
    expect(wordsIn(await (await killed.start()).find(anna))).toEqual(['after all']);
    expect(killed.problems).toEqual([]);
  });
});
