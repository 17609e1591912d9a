/** What people know of a service outlives its feed: added field by field, taken back, reported wrong, counted. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sweepDesk } from '../../../adapters/directories/kept/desk.js';
import {
  addTo,
  overlaid,
  overlayMark,
  overlayOf,
  reportsSeen,
  takeBack,
} from '../../../adapters/directories/kept/overlay.js';
import { reportsIn, reportsOf, reportWrong } from '../../../adapters/directories/kept/reports.js';
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
    await Promise.all([
      addTo(data, 'choir', { capacity: 'full' }, 'Asha', at),
      addTo(data, 'choir', { waiting: 'a month' }, 'Ben', at),
      reportsSeen(data, 'choir', at),
    ]);
    expect(await overlayOf(data, 'choir')).toMatchObject({
      added: { capacity: 'full', waiting: 'a month' },
      seen: at,
    });
  });
});

describe('what people say is wrong', () => {
  const later = '2026-11-24T09:00:00.000Z';

  test('is kept, two at once as well, and no word of who said it', async () => {
    await Promise.all(Array.from({ length: 20 }, () => reportWrong(data, 'choir', at)));
    await reportWrong(data, 'choir', later);
    expect(await reportsOf(data, 'choir')).toEqual([...Array.from({ length: 20 }, () => at), later]);
    expect(await reportsOf(data, 'walk')).toEqual([]);
  });

  test('builds no index: nothing is changed by it', async () => {
    const before = await overlayMark(data);
    await reportWrong(data, 'choir', at);
    expect(await overlayMark(data)).toBe(before);
  });

  test('no flood of it fills the disk', async () => {
    for (let n = 0; n < 60; n++) await reportWrong(data, 'choir', at);
    expect(await reportsOf(data, 'choir')).toHaveLength(50);
  });

  test('a file that cannot be read is told, and the others are given', async () => {
    await reportWrong(data, 'choir', at);
    await reportWrong(data, 'walk', at);
    const path = join(data, 'directory/wrong', `${Buffer.from('choir').toString('hex')}.json`);
    writeFileSync(path, '{');
    const problems: Error[] = [];
    const found = await reportsIn(data, (problem) => void problems.push(problem));
    expect([found.map(({ service: id }) => id), problems.length]).toEqual([['walk'], 1]);
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

test('what a killed program left half written is swept after an hour, and what may be in hand is not', async () => {
  await countUnmet(data, { need: 'company', area: 'YO1' }, at);
  const [left, young] = ['left.tmp', 'young.tmp'].map((name) => join(data, 'directory/unfinished', name));
  for (const path of [left!, young!]) writeFileSync(path, 'half');
  const now = Date.now();
  utimesSync(left!, new Date(now - 2 * 3_600_000), new Date(now - 2 * 3_600_000));
  expect(await sweepDesk(data, now)).toBe(1);
  expect(readdirSync(join(data, 'directory/unfinished'))).toEqual(['young.tmp']);
  expect(await sweepDesk(join(data, 'not-there'), now)).toBe(0);
});
