/** Erasing: once it is told to be done, nothing of it is left in any file. */
import { mkdir, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { nameOf } from '../../../adapters/stores/folder.js';
import { openJournal } from '../../../adapters/stores/journal/journal.js';
import type { Step } from '../../../adapters/stores/journal/line.js';
import { hasty, refuse, watched } from './disks.js';
import { whyNot } from './house.js';

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
