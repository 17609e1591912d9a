/** What ended since it was imported: times that are over are told and counted no more, and a service that closed is not offered. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { importFeed } from '../../bot/directory/import.js';
import { wholeDirectory } from '../../bot/directory/whole.js';
import { buildIndex } from '../../dialogs/matching/index.js';
import { suggest } from '../../dialogs/matching/suggest.js';
import type { Must } from '../../dialogs/matching/suggestion.js';
import { person } from '../dialogs/matching/services.js';

const data = mkdtempSync(join(tmpdir(), 'ended-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));

const weekly = (byday: string, opens_at: string, closes_at: string, valid_to?: string) =>
  ({ freq: 'WEEKLY', byday, opens_at, closes_at, ...(valid_to && { valid_to }) }); // prettier-ignore
const club = (id: string, schedules: object[], parts: object = {}) => ({
  id,
  name: `${id} lunch club`,
  description: 'Come and meet new people.',
  status: 'active',
  service_at_locations: [{ location: { name: 'Hall', addresses: [{ postal_code: 'YO1 7HH' }] } }],
  schedules,
  ...parts,
});

async function imported(services: readonly object[], on: string) {
  const path = join(data, 'town.json');
  writeFileSync(path, JSON.stringify(services));
  const feed = { name: 'town', path, content: 'content', data, on };
  await importFeed(feed, { source: path, dryRun: false, fewer: true, now: new Date(`${on}T09:00:00Z`) });
}

/** On a day: what is shown, with the days of its times. */
async function shownOn(on: string, must: Must = {}): Promise<Record<string, string>> {
  const index = buildIndex((await wholeDirectory(data, [])).services);
  const { suggestions } = suggest(person({ must }), index, on);
  return Object.fromEntries(
    suggestions.map(({ service: { id, schedules }, despite }) => [
      id,
      [...schedules.map(({ day }) => day), ...despite.map((what) => `not ${what}`)].join(', '),
    ]),
  );
}

test('times that end after the import count until their last day, and are then told no more', async () => {
  await imported(
    [
      club('both', [weekly('TU', '18:00', '20:00', '2026-11-30'), weekly('TH', '10:00', '12:00')]),
      club('course', [weekly('WE', '18:00', '20:00', '2026-11-30')]),
      club('over', [weekly('FR', '10:00', '12:00', '2026-10-01')]),
    ],
    '2026-11-22',
  );
  const evenings: Must = { times: ['evening'] };
  expect(await shownOn('2026-11-30')).toEqual({ both: 'tuesday, thursday', course: 'wednesday', over: '' });
  expect(await shownOn('2026-12-01')).toEqual({ both: 'thursday', course: '', over: '' });
  expect(await shownOn('2026-11-30', evenings)).toHaveProperty('both');
  // Unknown is not "no": what has no times left may have others.
  expect(Object.keys(await shownOn('2026-12-01', evenings)).toSorted()).toEqual(['course', 'over']);
});

test('the same times twice last as long as the longer', async () => {
  await imported(
    [club('twice', [weekly('TU', '10:00', '12:00'), weekly('TU', '10:00', '12:00', '2026-11-30')])],
    '2026-11-22',
  );
  expect(await shownOn('2026-12-01')).toEqual({ twice: 'tuesday' });
});

test('a service that closed since is not offered after the next import', async () => {
  await imported([club('open', []), club('closing', [])], '2026-11-22');
  expect(Object.keys(await shownOn('2026-11-22')).toSorted()).toEqual(['closing', 'open']);
  await imported([club('open', []), club('closing', [], { status: 'defunct' })], '2026-11-23');
  expect(Object.keys(await shownOn('2026-11-23'))).toEqual(['open']);
});
