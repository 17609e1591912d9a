/** Data from other versions of this program: from before, brought up to date; from later, left alone. And the indexes. */
import { hash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { begin } from '../../../dialogs/conversation.js';
import { UnreadableConversation, WrittenByNewer } from '../../../adapters/stores/store.js';
import { hasty, watched } from './disks.js';
import { anna, bo, newHouse, whyNot, type House } from './house.js';
import { at, keptOf, owedAt, personOf, save } from './kept.js';

let house: House;
beforeEach(async () => {
  house = await newHouse();
});
afterEach(() => house.remove());

/** As the first version of the store wrote it. */
async function write(file: string, data: object): Promise<void> {
  const text = JSON.stringify(data);
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  await writeFile(file, `{"sum":"${hash('sha256', text)}","data":${text}}\n`);
}

const formatOne = (id: string, owed: object[] = []) => ({
  format: 1,
  version: 3,
  conversation: begin({ practice: 'example', id, script: 'what-matters', language: 'en', at }),
  said: [{ message: 'm-1', at, messages: [{ kind: 'text', paragraphs: ['Thank you.'] }] }],
  owed,
});

describe('a conversation of format 1', () => {
  test('is read with nothing lost, and goes on', async () => {
    await write(house.place(anna), formatOne('anna', [{ kind: 'forget', id: 'f', at }]));
    const store = await house.start();
    const { format: _, owed: __, ...same } = formatOne('anna');
    const effect = { kind: 'forget', id: 'f', at };
    const owed = { id: 'lifted-0', effect, due: at, tries: 0, state: 'owed', since: at };
    expect(await store.find(anna)).toEqual({ ...same, format: 2, owed: [owed], audit: [] });
    expect(await store.counts()).toMatchObject({ conversations: 1, owed: 1 });
    expect(await store.nextDue()).toBe(at);
    await save(store, keptOf({ version: 4, words: ['and on'] }), 3);
    expect(await (await house.restart(store)).find(anna)).toEqual(keptOf({ version: 4, words: ['and on'] }));
    expect(house.problems).toEqual([]);
  });

  test('with something in it that never was is set aside', async () => {
    await write(house.place(anna), formatOne('anna', [{ kind: 'alert', at }]));
    expect(await whyNot((await house.start()).find(anna))).toBeInstanceOf(UnreadableConversation);
  });
});

describe('a later version of this program', () => {
  test.each([
    ['a record', { ...keptOf(), format: 3 }],
    ['a conversation in it', { ...keptOf(), conversation: { ...keptOf().conversation, format: 2 } }],
    ['the way it is stored', { stored: 2, seq: 1, record: keptOf() }],
  ])('that wrote %s: it says so, and nothing is set aside or written over', async (_, data) => {
    await house.withTwo();
    await write(house.place(anna), data);
    const bytes = await readFile(house.place(anna));
    const store = await house.start();
    for (const doing of [store.find(anna), save(store, keptOf({ version: 2 }), 1), store.find(anna)]) {
      const error = await whyNot(doing);
      expect(error).toBeInstanceOf(WrittenByNewer);
      expect(`${error instanceof Error && error.message}`).toMatch(
        /newer version of this program.*start that one/,
      );
    }
    expect(await store.find(bo)).toEqual(keptOf({ id: 'bo' }));
    expect(await house.setAside()).toEqual([]);
    expect((await readFile(house.place(anna))).equals(bytes)).toBe(true);
  });

  test('that wrote an index: the server does not start', async () => {
    await house.withTwo();
    await write(house.index(anna), { stored: 2, rows: [] });
    expect(await whyNot(house.start())).toBeInstanceOf(WrittenByNewer);
  });
});

describe('the indexes', () => {
  /** Opened again, with the files that were read. */
  async function reads(): Promise<{ files: string[]; counts: object; due: string | undefined }> {
    const files: string[] = [];
    const noting = (call: string, file: string) => void (call === 'read' && files.push(file));
    const store = await house.start({ files: watched(noting, hasty) });
    const [counts, due] = [await store.counts(), await store.nextDue()];
    await store.close();
    return { files: files.filter((file) => file.endsWith('.json')), counts, due };
  }

  async function withSome(): Promise<void> {
    const store = await house.start({ files: hasty });
    for (let n = 0; n < 60; n++) await save(store, keptOf({ id: `c${n}`, owed: [owedAt('10:00')] }));
    await save(store, keptOf({ owed: [owedAt('09:00'), owedAt('08:00', { id: 'two', state: 'paid' })] }));
    await store.savePerson(personOf(), 0);
    await store.close();
  }
  const known = {
    counts: { conversations: 61, people: 1, owed: 61, setAside: 0 },
    due: '2026-11-02T09:00:00.000Z',
  };

  test('tell all that has to be known, and no record is read for it', async () => {
    await withSome();
    expect(await reads()).toEqual({ files: [], ...known });
  });

  test.each([
    ['missing', (index: string) => rm(index)],
    ['empty', (index: string) => writeFile(index, '')],
    ['damaged', async (index: string) => writeFile(index, (await readFile(index, 'utf8')).replace('1', '2'))],
    ['another’s', async (index: string) => writeFile(index, await readFile(house.index({ practice: 'example', id: 'c1' })))], // prettier-ignore
  ])('that are %s are made again from the records, once', async (_, ruin) => {
    await withSome();
    await ruin(house.index(anna));
    const { files, ...found } = await reads();
    expect(found).toEqual(known);
    expect(files).toContain(house.place(anna));
    expect(await reads()).toEqual({ files: [], ...known });
  });

  test('of a folder without any are made, with word of how far it is', async () => {
    await withSome();
    await Promise.all(
      [...(await house.everything()).keys()]
        .filter((each) => each.endsWith('/index'))
        .map((each) => rm(each)),
    );
    const told: [number, number][] = [];
    const slow = watched(
      (call) => (call === 'read' ? new Promise((done) => setTimeout(done, 400)) : undefined),
      hasty,
    );
    const store = await house.start({ files: slow, progress: (done, total) => told.push([done, total]) });
    expect(await store.counts()).toEqual(known.counts);
    expect(told.length).toBeGreaterThan(0);
    for (const [done, total] of told) expect([done < total, total]).toEqual([true, 62]);
  }, 60_000);

  test('are of no matter to what lies beside the records', async () => {
    await withSome();
    await writeFile(join(house.room.conversations, 'notes.txt'), '');
    await writeFile(join(dirname(house.place(anna)), 'notes.json'), '');
    await mkdir(join(house.room.conversations, 'example', 'old'));
    expect(await reads()).toEqual({ files: [], ...known });
  });
});
