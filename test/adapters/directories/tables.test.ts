/** A folder of tables, as HSDS is published beside its JSON: joined into services, in CSV or a record a line. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { partsOf } from '../../../adapters/directories/reading/source.js';
import { readTables } from '../../../adapters/directories/reading/tables.js';
import { importFeed } from '../../../bot/directory/import.js';
import { servicesOf } from '../../../bot/directory/read-feed.js';

let root = '';
beforeAll(() => void (root = mkdtempSync(join(tmpdir(), 'tables-'))));
afterAll(() => rmSync(root, { recursive: true, force: true }));

type Row = Record<string, string | number>;
type Tables = Record<string, Row[]>;

const TABLES: Tables = {
  services: [
    {
      id: 's1',
      organization_id: 'o1',
      name: 'Lunch club',
      description: 'A hot lunch, and a chat',
      status: 'active',
    },
    { id: 's2', organization_id: 'o2', name: 'Debt advice', description: 'Help with debt', status: 'active' },
  ],
  organizations: [
    { id: 'o1', name: 'Hill Street Neighbours', description: 'Neighbours' },
    { id: 'o2', name: 'Advice York', description: 'Advice' },
  ],
  locations: [
    { id: 'l1', location_type: 'physical', name: 'Hill Street Hall', latitude: 53.96, longitude: -1.08 },
    { id: 'l2', location_type: 'physical', name: 'Library', latitude: 53.96, longitude: -1.09 },
  ],
  service_at_locations: [
    { id: 'a1', service_id: 's1', location_id: 'l1' },
    { id: 'a2', service_id: 's2', location_id: 'l2' },
    { id: 'a3', service_id: 's2', location_id: 'l1' },
  ],
  addresses: [
    { id: 'd1', location_id: 'l1', address_1: '1 Hill Street', city: 'York', postal_code: 'YO1 7HH' },
    { id: 'd2', location_id: 'l2', address_1: '2 Book Street', city: 'York', postal_code: 'YO1 7DS' },
  ],
  accessibility: [{ id: 'x1', location_id: 'l1', description: 'Step-free' }],
  phones: [
    { id: 'p1', service_id: 's1', number: '01632 960555', type: 'voice' },
    { id: 'p2', location_id: 'l2', number: '01632 960777', type: 'voice' },
  ],
  schedules: [
    { id: 'c1', service_id: 's1', freq: 'WEEKLY', byday: 'FR', opens_at: '12:00', closes_at: '14:00' },
    {
      id: 'c2',
      service_at_location_id: 'a2',
      freq: 'WEEKLY',
      byday: 'MO',
      opens_at: '09:00',
      closes_at: '10:00',
    },
  ],
  cost_options: [{ id: 'k1', service_id: 's1', option: 'Lunch', amount: 4 }],
  languages: [{ id: 'g1', service_id: 's2', name: 'Urdu', code: 'ur' }],
  attributes: [{ id: 't1', link_id: 's1', link_entity: 'service', taxonomy_term_id: 'w1' }],
  taxonomy_terms: [{ id: 'w1', name: 'Lunch clubs' }],
};

const asCsv = (rows: Row[]) => {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const line = (row: Row) => names.map((name) => `"${row[name] ?? ''}"`).join(',');
  return [names.join(','), ...rows.map(line), ''].join('\n');
};
const asLines = (rows: Row[]) => `${rows.map((row) => JSON.stringify(row)).join('\n')}\n`;

const feed = (name: string, files: Record<string, string>) => {
  const path = join(root, name);
  mkdirSync(path);
  for (const [file, text] of Object.entries(files)) writeFileSync(join(path, file), text);
  return { name, path, content: 'content', data: root, on: '2026-11-22' };
};
const tables = (kind: string, as: (rows: Row[]) => string, named = (table: string) => table) =>
  Object.fromEntries(Object.entries(TABLES).map(([table, rows]) => [`${named(table)}.${kind}`, as(rows)]));

test.each([
  ['csv', asCsv],
  ['jsonl', asLines],
])('services of tables in %s have their places, times, phones, costs and terms', async (kind, as) => {
  const about = { 'datapackage.json': '{"name":"feed","resources":[]}', 'README.txt': 'What this is' };
  const found = await servicesOf(feed(`all-${kind}`, { ...tables(kind, as), ...about }));
  expect(found.map(({ id }) => id)).toEqual(['s1', 's2']);
  const [lunch, debt] = found;
  expect(lunch).toMatchObject({
    organisation: 'Hill Street Neighbours',
    phone: { number: '01632 960555' },
    cost: { pounds: 4 },
    access: { step_free: true },
    schedules: [{ day: 'friday', opens: '12:00', closes: '14:00' }],
    locations: [{ name: 'Hill Street Hall', postcode: 'YO1 7HH' }],
    tags: ['Lunch clubs'],
  });
  expect(debt).toMatchObject({
    organisation: 'Advice York',
    phone: { number: '01632 960777' },
    languages: ['Urdu'],
    schedules: [{ day: 'monday' }],
  });
  expect(debt?.locations.map(({ name }) => name)).toEqual(['Library', 'Hill Street Hall']);
});

test('tables may be called in the singular, and an import counts services alone', async () => {
  const one = (table: string) => table.replace(/s$/, '');
  const report = await importFeed(feed('one', tables('csv', asCsv, one)), {
    source: 'one',
    dryRun: true,
    fewer: false,
    now: new Date('2026-11-22T09:00:00Z'),
  });
  expect(report).toMatchObject({ records: 2, services: 2, refused: 0 });
});

test('without the table of services it is said what is missing; nothing else of it is taken for a service', async () => {
  const { 'services.csv': _, ...rest } = tables('csv', asCsv);
  await expect(servicesOf(feed('without', rest))).rejects.toThrow(/services\.csv/);
});

test('somebody’s own spreadsheets in a folder stay what they are, whatever they are called', async () => {
  const own = {
    'services.csv': 'Service name,Postcode\nChoir,YO1 7HH\n',
    'locations.csv': 'Name,Town\nGarden,York\n',
  };
  expect((await servicesOf(feed('own', own))).map(({ name }) => name).sort()).toEqual(['Choir', 'Garden']);
});

test('a text file that is named is what it begins as, and none of a folder is taken for a feed', async () => {
  const { path, ...rest } = feed('texts', {
    'lines.txt': JSON.stringify([{ id: 'a', name: 'Choir' }]),
    'table.txt': 'Name\tPostcode\nChoir\tYO1 7HH\n',
    'LICENSE.txt': 'You may use this, that and more.',
    'feed.json': JSON.stringify([{ id: 'b', name: 'Garden' }]),
  });
  const names = async (file: string) =>
    (await servicesOf({ ...rest, path: join(path, file) })).map(({ name }) => name);
  expect(await names('lines.txt')).toEqual(['Choir']);
  expect(await names('table.txt')).toEqual(['Choir']);
  expect(await names('')).toEqual(['Garden']);
});

test('tables that are too large to be held are refused, before any of them is read', async () => {
  const { path } = feed('large', tables('csv', asCsv));
  const [{ tables: parts = [] } = {}] = partsOf(path);
  const read = async (most: number) => {
    let bytes = 0;
    const records = [];
    for await (const several of readTables(parts, (count) => (bytes += count), most))
      records.push(...several);
    return [records.length, bytes > 0];
  };
  await expect(read(500)).rejects.toThrow(/JSON/);
  expect(await read(5000)).toEqual([2, true]);
});
