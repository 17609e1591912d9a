/** What a colleague corrects with the command: any field of a feed, by whom, and kept when the feed is read again. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { importCommand } from '../../../bot/commands/directory.js';
import { WrongField } from '../../../bot/directory/added-from.js';
import { overlayCommand, type OverlayOptions } from '../../../bot/directory/people.js';
import { wholeDirectory } from '../../../bot/directory/whole.js';
import { settingsFrom } from '../../../bot/settings.js';

jest.setTimeout(60_000);

const data = mkdtempSync(join(tmpdir(), 'overlay-'));
const settings = settingsFrom({ DATA_DIR: data, LOG_LEVEL: 'silent' });
const feed = join(data, 'riding.json');
const RECORD = {
  id: 'choir',
  name: 'Quire of Ridng',
  description: 'A choir for everybody.',
  url: 'https://old.example.org/',
  email: 'old@example.org',
  schedules: [{ byday: 'MO', opens_at: '10:00', closes_at: '11:00' }],
  locations: [{ name: 'Old Hall', postal_code: 'LS1 4AP' }],
};

jest.spyOn(process.stdout, 'write').mockReturnValue(true);
const read = async () => {
  writeFileSync(feed, JSON.stringify([RECORD]));
  await importCommand(settings, feed, { fewer: true });
};
beforeAll(read);
afterAll(() => rmSync(data, { recursive: true, force: true }));

const write = (set: string[], more: OverlayOptions = {}) =>
  overlayCommand(settings, 'choir', { set, by: 'Asha', ...more });
const choir = async () => {
  const found = (await wholeDirectory(data, [])).services.find(({ id }) => id === 'choir');
  if (found === undefined) throw new RangeError('the choir is gone');
  return found;
};

test('the name, the ways to reach it, its times, its place and a notice are corrected, each by whom', async () => {
  await write([
    'name=Choir of Riding',
    'web=https://new.example.org/',
    'email=new@example.org',
    'schedules=Tuesday and Thursday 18:30 to 20:00',
    "locations=St Mary's Hall, YO1 7HH",
    'alert=Closed in August: back in September',
  ]);
  const now = await choir();
  expect(now).toMatchObject({
    name: 'Choir of Riding',
    web: 'https://new.example.org/',
    email: 'new@example.org',
    alert: 'Closed in August: back in September',
    locations: [{ name: "St Mary's Hall", postcode: 'YO1 7HH' }],
  });
  expect(now.schedules.map(({ day, opens }) => `${day} ${opens}`)).toEqual([
    'tuesday 18:30',
    'thursday 18:30',
  ]);
  expect(Math.round((now.locations[0]?.at?.lat ?? 0) * 10)).toBe(540);
  for (const field of ['name', 'web', 'email', 'schedules', 'locations', 'alert'])
    expect(now.provenance?.[field]).toMatch(/Asha/);
  expect(now.provenance?.summary ?? '').not.toMatch(/Asha/);
});

test('the feed read again takes none of it away', async () => {
  const before = await choir();
  await read();
  expect(await choir()).toEqual(before);
});

test('several places may be a list, and what is taken back is as in the feed', async () => {
  await write(['locations=[{ name: One, postcode: YO1 7HH }, { name: Two, postcode: YO24 1AA }]']);
  expect((await choir()).locations.map(({ name }) => name)).toEqual(['One', 'Two']);
  await write([], { take: ['locations'] });
  expect((await choir()).locations.map(({ name }) => name)).toEqual(['Old Hall']);
});

describe('the day of a check', () => {
  test('is kept with who checked', async () => {
    await write(['checked_on=2026-11-02']);
    expect(await choir()).toMatchObject({ checked_on: '2026-11-02', checked_by: 'Asha' });
    await write(['checked_on=2026-11-03', 'checked_by=Ben, who rang them']);
    expect(await choir()).toMatchObject({ checked_by: 'Ben, who rang them' });
  });

  test('taken back, nobody checked it', async () => {
    await write([], { take: ['checked_on'] });
    expect([(await choir()).checked_on, (await choir()).checked_by]).toEqual([undefined, undefined]);
  });

  test('still to come is refused', async () => {
    await expect(write(['checked_on=2126-01-01'])).rejects.toThrow(WrongField);
    expect((await choir()).checked_on).toBeUndefined();
  });
});

describe('what cannot be kept is refused by its field, and nothing is changed', () => {
  test.each([
    ['web=javascript:alert(1)', 'web'],
    ['email=nobody', 'email'],
    ['schedules=now and then', 'schedules'],
    ['locations=Some Hall', 'locations'],
    ['locations=Some Hall, QQ1 1QQ', 'locations'],
    ['name=', 'name'],
    ['id=other', 'id'],
  ])('%s', async (set, field) => {
    const before = await choir();
    await expect(write([set], { take: ['name'] })).rejects.toThrow(field);
    expect(await choir()).toEqual(before);
  });
});
