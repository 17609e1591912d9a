/** The feed that is made from a seed: the same again, another from another, and the dirt of real ones, seen and reported. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { importFeed, type ImportReport } from '../../bot/directory/import.js';
import { makeFeed } from '../../bot/directory/made-feed.js';
import { nationOf } from '../../dialogs/matching/nations.js';
import { kmApart } from '../dialogs/matching/oracle.js';
import { places } from '../dialogs/matching/relevance/cells.js';

const folder = mkdtempSync(join(tmpdir(), 'made-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const COUNT = 1000;
const made = async (name: string, seed: number): Promise<string> => {
  const file = join(folder, name);
  await makeFeed({ file, count: COUNT, seed, places });
  return readFileSync(file, 'utf8');
};

type Made = Record<string, unknown> & {
  id: string;
  name: string;
  description: string;
  organization: { uri: string };
  service_at_locations: {
    location: { latitude?: number; longitude?: number; addresses?: { postal_code: string }[] };
  }[];
};

let text: string;
let records: Made[];
let report: ImportReport;
/** Every problem, as it stands in the file. */
let rows: Record<string, string>[] = [];
beforeAll(async () => {
  text = await made('one.json', 1);
  records = (JSON.parse(text) as { contents: Made[] }).contents;
  const problemsTo = join(folder, 'problems.csv');
  report = await importFeed(
    { name: 'made', path: join(folder, 'one.json'), content: 'content', data: folder, on: '2026-11-22' },
    { source: 'made', dryRun: true, fewer: false, now: new Date(), problemsTo },
  );
  rows = parse(readFileSync(problemsTo, 'utf8'), { columns: true });
});

test('a seed makes the same bytes again, and another seed other services', async () => {
  expect((await made('again.json', 1)) === text).toBe(true);
  const other = await made('other.json', 2);
  const names = (of: string) => (JSON.parse(of) as { contents: Made[] }).contents.map(({ name }) => name);
  const same = names(other).filter((name, at) => name === records[at]?.name);
  expect(same.length).toBeLessThan(COUNT / 20);
});

test('it is as many services as were asked for, with ids of their own, all over Great Britain', () => {
  expect(new Set(records.map(({ id }) => id)).size).toBe(COUNT);
  const nations = records.flatMap((record) => {
    const at = places.sectors.get(sectorOf(record) ?? '');
    return at === undefined ? [] : [nationOf(at)];
  });
  for (const nation of ['england', 'scotland', 'wales'])
    expect(nations.filter((each) => each === nation).length).toBeGreaterThan(COUNT / 50);
});

const placeOf = (record: Made) => record.service_at_locations[0]?.location;

/** The sector of a postcode, however it is written. */
function sectorOf(record: Made): string | undefined {
  const whole = placeOf(record)?.addresses?.[0]?.postal_code.toUpperCase().replaceAll(' ', '');
  return whole === undefined || whole === '' ? undefined : `${whole.slice(0, -3)} ${whole.at(-3)}`;
}

function coordinatesOf(record: Made): { lat: number; long: number } | undefined {
  const { latitude, longitude } = placeOf(record) ?? {};
  return latitude === undefined || longitude === undefined ? undefined : { lat: latitude, long: longitude };
}

/** As far from the postcode's own sector as no place in it is. */
function contradicts(record: Made): boolean {
  const [at, middle] = [coordinatesOf(record), places.sectors.get(sectorOf(record) ?? '')];
  return at !== undefined && middle !== undefined && !isNowhere(record) && kmApart(at, middle) > 50;
}

/** Off the map, or off this country altogether. */
function isNowhere(record: Made): boolean {
  const at = coordinatesOf(record);
  return at !== undefined && (at.lat < 49 || at.lat > 61 || at.long < -9 || at.long > 3);
}

const LATITUDE = 'service_at_locations.0.location.latitude';

describe('the dirt of real feeds', () => {
  test.each<[what: string, is: (record: Made) => boolean, field: string]>([
    ['no name at all', ({ name }) => name === '', 'name'],
    ['an empty url', ({ url }) => url === '', 'url'],
    ["an empty uri of the organisation's", ({ organization: { uri } }) => uri === '', 'organization.uri'],
    ['an empty address of who checked', (record) => record.assurer_email === '', 'assurer_email'],
    [
      'an empty uri of an area',
      (record) => JSON.stringify(record.service_areas).includes('"uri":""'),
      'service_areas.uri',
    ],
    ['an empty e-mail address', ({ email }) => email === '', 'email'],
    ['an empty status', ({ status }) => status === '', 'status'],
    ['an address without its https', ({ url }) => url === 'www.example.org', 'url'],
    ['an e-mail address that is none', ({ email }) => email === 'not an address', 'email'],
    ['HTML', ({ description }) => description.includes('<p>'), 'description'],
    ['no description', ({ description }) => description === '', 'description'],
    [
      'coordinates that are impossible',
      (record) => isNowhere(record) && sectorOf(record) !== undefined,
      LATITUDE,
    ],
    ['coordinates that contradict the postcode', contradicts, LATITUDE],
  ])('%s is in it, and every record that has it is reported with its field', (_what, is, field) => {
    const dirty = records.filter(is);
    expect(dirty.length).toBeGreaterThan(0);
    const told = new Set(rows.filter((each) => each.field === field).map(({ record }) => record));
    // What has no name is refused, and nothing else of it is looked at.
    const untold = dirty.filter(({ id, name }) => !told.has(id) && (name !== '' || field === 'name'));
    expect(untold.map(({ id }) => id)).toEqual([]);
  });

  test('nothing but what has no name is refused, and every problem has its record', () => {
    const nameless = records.filter(({ name }) => name === '').map(({ id }) => id);
    const refused = report.problems.filter(({ done }) => done === 'refused').map(({ record }) => record);
    expect(refused.toSorted()).toEqual(nameless.toSorted());
    expect(report.services).toBe(COUNT - nameless.length);
    const ids = new Set(records.map(({ id }) => id));
    expect(report.problems.filter(({ record, problem }) => !ids.has(record) || problem === '')).toEqual([]);
    expect([rows.length, report.problemsLeft]).toEqual([report.problemCount, 0]);
  });

  test('what is clean is not reported: where it stands, a place that fits its postcode', () => {
    const told = new Set(
      report.problems.filter(({ field }) => field === LATITUDE).map(({ record }) => record),
    );
    const clean = records.filter((record) => {
      const [at, middle] = [coordinatesOf(record), places.sectors.get(sectorOf(record) ?? '')];
      return at !== undefined && middle !== undefined && kmApart(at, middle) < 5;
    });
    expect(clean.length).toBeGreaterThan(COUNT / 2);
    expect(clean.filter(({ id }) => told.has(id)).map(({ id }) => id)).toEqual([]);
  });
});
