/** Erasing: once it is told to be done, nothing of it is left in any file. */
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { nameOf } from '../../../adapters/stores/folder.js';
import { openJournal } from '../../../adapters/stores/journal/journal.js';
import type { Step } from '../../../adapters/stores/journal/line.js';
import { hasty, refuse, watched } from './disks.js';
import { UnreadableConversation, type Key } from '../../../adapters/stores/store.js';
import { anna, bo, flip, newHouse, whyNot, type House } from './house.js';
import { keptOf, save, sealedWith } from './kept.js';

const sumOf = (key: Key) => basename(nameOf('conversations', key));

describe('a journal that is written anew while old segments are removed', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'erasing-'));
    for (const each of ['journal', 'unfinished']) await mkdir(join(folder, each));
  });
  afterEach(() => rm(folder, { recursive: true }));

  test('has nothing of who is erased meanwhile', async () => {
    let broken = false;
    let goOn = () => {};
    const held = new Promise<void>((done) => (goOn = done));
    let slow = false;
    const files = watched((call) => {
      if (call === 'sync' && broken) return refuse('EIO')();
      if (call !== 'remove' || !slow) return undefined;
      slow = false;
      return held;
    }, hasty);
    const ahead: Step[] = [];
    const journal = await openJournal(
      {
        folder: join(folder, 'journal'),
        desk: { unfinished: join(folder, 'unfinished'), files, leftovers: new Set() },
        sealing: undefined,
        most: 1e9,
        everything: () => ahead,
        full: () => undefined,
      },
      { number: 1, seq: 1 },
    );
    const name = (id: string) => nameOf('conversations', { practice: 'example', id });
    const put = (id: string, words: string) => {
      const step = { name: name(id), from: 0, to: 1, whole: { words } };
      return journal.append([step], () => void ahead.push(step));
    };
    await put('other', 'one');
    const upTo = await journal.rotate();
    await put('anna', 'the canary');
    slow = true;
    const removing = journal.remove(upTo);
    broken = true;
    const refused = whyNot(put('bo', 'two'));
    const segments = () => readdir(join(folder, 'journal'));
    while (!(await segments()).includes('00000003.log')) await new Promise(setImmediate);
    broken = false;
    const purging = journal.purge(name('anna'));
    // As far as it gets while the first is not removed yet.
    for (let n = 0; n < 50 && !(await segments()).includes('00000004.log'); n++)
      await new Promise((done) => setTimeout(done, 2));
    goOn();
    await Promise.all([removing, purging]);
    expect(await refused).toMatchObject({ code: 'EIO' });
    for (const file of await segments())
      expect(await readFile(join(folder, 'journal', file), 'utf8')).not.toContain('the canary');
    await journal.close();
  });
});

describe.each([
  ['plain', undefined],
  ['sealed', sealedWith('a1')],
])('what was set aside in a %s folder', (_, sealing) => {
  let house: House;
  let home: House;
  beforeEach(async () => {
    home = house = await newHouse();
  });
  afterEach(() => house.remove());

  const of = (id: string, version: number) => keptOf({ id, version, words: [`the canary of ${id}`] });
  const asideWith = async (word: string) => {
    const found: string[] = [];
    for (const name of await home.setAside())
      if ((await readFile(join(home.room.setAside, name), 'latin1')).includes(word)) found.push(name);
    return found;
  };

  test('of a person is gone with them, and what is of others stays byte for byte', async () => {
    const { file } = await house.withTwo({ sealing });
    for (const each of [file, house.place(bo)])
      await writeFile(each, flip(await readFile(each), (await stat(each)).size / 2));
    const store = await house.start({ sealing });
    for (const key of [anna, bo])
      expect(await whyNot(store.find(key))).toBeInstanceOf(UnreadableConversation);
    const before = await house.setAside();
    expect(before).toHaveLength(2);
    await store.forget(anna);
    expect(await house.setAside()).toEqual([before.find((name) => name.includes(sumOf(bo)))]);
    expect((await store.counts()).setAside).toBe(1);
    expect(await store.find(anna)).toBeUndefined();
    expect(await whyNot(store.find(bo))).toBeInstanceOf(UnreadableConversation);
    expect(await (await house.restart(store, { sealing })).find(anna)).toBeUndefined();
  });

  test('of the journal has nothing of them any more, in lines that can be read or cannot', async () => {
    const store = await house.start({ sealing });
    for (const id of ['anna', 'bo', 'cem']) await save(store, of(id, 1));
    const killed = await house.killed();
    const [path = ''] = await killed.segments();
    const bytes = await readFile(path);
    // Anna's own line is damaged; Cem's is whole, and lies in the same file.
    const lines = bytes.toString('latin1').split('\n');
    const at = lines.slice(0, 3).join('\n').length - 40;
    await writeFile(path, flip(bytes, at));
    home = killed;
    const again = await killed.start({ sealing });
    const lost = await Promise.all(
      ['anna', 'bo', 'cem'].map((id) => whyNot(again.find({ practice: 'example', id }))),
    );
    expect(lost.map((each) => each instanceof UnreadableConversation)).toEqual([true, false, false]);
    const [aside = ''] = await killed.setAside();
    const was = await readFile(join(killed.room.setAside, aside));
    await again.forget(bo);
    expect(await asideWith(sumOf(bo))).toEqual([]);
    if (!sealing) {
      expect(await asideWith('the canary of bo')).toEqual([]);
      expect(await asideWith('the canary of anna')).toEqual([]);
      expect(await asideWith('the canary of cem')).toEqual([aside]);
    }
    await again.forget(anna);
    expect(await asideWith(sumOf(anna))).toEqual([]);
    expect(await asideWith(sumOf({ practice: 'example', id: 'cem' }))).toEqual([aside]);
    expect((await readFile(join(killed.room.setAside, aside))).length).toBe(was.length);
  });

  test('as the end of a journal that nobody was told of goes with whoever is erased next', async () => {
    await house.withTwo({ sealing });
    await writeFile(join(house.room.setAside, 'some-1-end.log'), 'the canary');
    const store = await house.start({ sealing });
    await store.forget(bo);
    expect(await house.setAside()).toEqual([]);
  });
});
