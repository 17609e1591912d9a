/** What people know of a service outlives its feed: added field by field, taken back, reported wrong, counted. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import {
  addTo,
  overlaid,
  overlayOf,
  reportsSeen,
  reportWrong,
  takeBack,
} from '../../../adapters/directories/kept/overlay.js';
import { BrokenCounts, countUnmet, unmetCounts } from '../../../adapters/directories/kept/unmet.js';
import { service } from '../../dialogs/matching/services.js';

const folders: string[] = [];
let data = '';
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'known-'));
  folders.push(data);
});
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const at = '2026-11-22T09:00:00.000Z';

describe('what colleagues add', () => {
  test('each field knows who wrote it, and counts whatever the feed says', async () => {
    await addTo(data, 'choir', { capacity: 'full' }, 'Asha', at);
    const added = await addTo(data, 'choir', { how_to_start: 'Ring the bell.' }, 'Ben', at);
    const whole = overlaid(service('choir', { how_to_start: 'Turn up.', capacity: 'space' }), added);
    expect(whole).toMatchObject({ how_to_start: 'Ring the bell.', capacity: 'full' });
    expect(whole.provenance).toEqual({ capacity: 'added by Asha', how_to_start: 'added by Ben' });
  });

  test('taken back, the feed counts again', async () => {
    await addTo(data, 'choir', { capacity: 'full', waiting: 'a month' }, 'Asha', at);
    const left = await takeBack(data, 'choir', ['capacity']);
    expect(left).toMatchObject({ added: { waiting: 'a month' } });
    expect([left.added.capacity, left.by.capacity]).toEqual([undefined, undefined]);
  });

  test('ages and cost that a colleague checked are no longer in doubt', async () => {
    const added = await addTo(data, 'choir', { ages: { min: 50 } }, 'Asha', at);
    const unchecked = service('choir', { ages: { min: 18 }, ages_unchecked: true });
    expect(overlaid(unchecked, added)).toMatchObject({ ages: { min: 50 } });
    expect(overlaid(unchecked, added).ages_unchecked).toBeUndefined();
  });

  test('two at once are both kept', async () => {
    await Promise.all(Array.from({ length: 20 }, (_, n) => reportWrong(data, 'choir', `report ${n}`, at)));
    expect((await overlayOf(data, 'choir')).reports).toHaveLength(20);
  });
});

describe('what people say is wrong', () => {
  test('is kept for a colleague, who looks at it once', async () => {
    await reportWrong(data, 'choir', 'x', at);
    await reportsSeen(data, 'choir', '2026-11-23T09:00:00.000Z');
    await reportWrong(data, 'choir', 'y', '2026-11-24T09:00:00.000Z');
    const { reports } = await overlayOf(data, 'choir');
    expect(reports.map(({ words, seen }) => [words, seen])).toEqual([
      ['x', '2026-11-23T09:00:00.000Z'],
      ['y', undefined],
    ]);
  });

  test('no flood of it fills the disk', async () => {
    for (let n = 0; n < 60; n++) await reportWrong(data, 'choir', 'w'.repeat(5000), at);
    const { reports } = await overlayOf(data, 'choir');
    expect([reports.length, reports.every(({ words }) => words.length <= 1000)]).toEqual([50, true]);
  });
});

describe('needs that were not met', () => {
  test('are counted by month, need and area, two at once as well', async () => {
    const unmet = { need: 'company', area: 'YO1' };
    await Promise.all(Array.from({ length: 7 }, () => countUnmet(data, unmet, at)));
    await countUnmet(data, { need: 'money', area: 'not-said' }, '2026-12-01T09:00:00.000Z');
    expect((await unmetCounts(data)).months).toEqual({
      '2026-11': { company: { YO1: 7 } },
      '2026-12': { money: { 'not-said': 1 } },
    });
  });

  test('a file that cannot be read is never taken for no counts', async () => {
    await countUnmet(data, { need: 'company', area: 'YO1' }, at);
    const path = join(data, 'directory/unmet.json');
    writeFileSync(path, readFileSync(path, 'utf8').slice(0, -9));
    await expect(unmetCounts(data)).rejects.toThrow(BrokenCounts);
    await expect(countUnmet(data, { need: 'company', area: 'YO1' }, at)).rejects.toThrow(BrokenCounts);
  });
});
