/**
 * The shapes of Open Referral UK 3.0. The official examples and schemas are CC BY-SA and no part of this project: with
 * `OPEN_REFERRAL_UK=<a folder with examples/ and schema/>` they are held to here; without it a record of our own is.
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { importFeed } from '../../../bot/directory/import.js';
import { readFeed, feedFile } from '../../../adapters/directories/kept/feed-file.js';
import { Service } from '../../../dialogs/matching/service.js';

const official = process.env.OPEN_REFERRAL_UK ?? '';

const uuid = (n: number) => `5f0c4f0e-7d7b-4b43-9a51-${n.toString(16).padStart(12, '0')}`;

/** Made up by us, with every part that the full shape has, and its well-known slips: no such latitude, a foreign code. */
const organization = {
  id: uuid(1),
  name: 'Hill Street Neighbours',
  description: 'Neighbours who help each other.',
  email: 'hello@example.org',
  website: 'http://example.org',
};
const location = {
  id: uuid(2),
  location_type: 'physical',
  name: 'Hill Street Hall',
  latitude: 100,
  longitude: 101,
  addresses: [
    {
      id: uuid(3),
      address_1: '1 Hill Street',
      city: 'York',
      state_province: 'North Yorkshire',
      postal_code: 'YO1 7HH',
      country: 'GB',
      address_type: 'physical',
    },
  ],
  accessibility: [{ id: uuid(4), description: 'Step-free, with a hearing loop.' }],
};
const brief = {
  id: uuid(5),
  name: 'Friday lunch club',
  description: 'A hot lunch and a chat for older people who live alone.',
  url: 'http://example.org/lunch',
  email: 'lunch@example.org',
  status: 'active',
  minimum_age: 55,
  maximum_age: 100,
  assured_date: '2026-10-01',
  assurer_email: 'checks@example.org',
  last_modified: '2026-10-02T09:00:00.000Z',
  organization,
};
const whole = {
  ...brief,
  schedules: [
    { id: uuid(6), freq: 'WEEKLY', interval: 1, byday: 'FR', opens_at: '12:00:00', closes_at: '14:00:00' },
  ],
  service_areas: [{ id: uuid(7), name: 'York' }],
  cost_options: [{ id: uuid(8), option: 'Lunch', amount: 4, amount_description: 'a meal' }],
  contacts: [{ id: uuid(9), name: 'Asha', title: 'Organiser' }],
  attributes: [
    {
      id: uuid(10),
      taxonomy_term: { id: uuid(11), name: 'Lunch clubs', description: 'Lunch clubs', taxonomy: 'made up' },
    },
  ],
};
const full = { ...whole, service_at_locations: [{ id: uuid(12), location }] };
const page = (contents: unknown[]) => ({
  total_items: 1,
  total_pages: 1,
  page_number: 1,
  size: 1,
  first_page: true,
  last_page: true,
  empty: false,
  contents,
});
const OURS = {
  service_full: full,
  service_list: page([brief]),
  service_at_location_full: { id: uuid(12), service: whole, location },
  service_at_location_list: page([{ id: uuid(12), service: brief, location }]),
  organization_full: { ...organization, services: [full] },
};

let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'official-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function imported(path: string) {
  const name = basename(path, '.json').replaceAll('_', '-');
  // Each on its own: beside another feed that has it, too, an id would not be free.
  const data = join(folder, name);
  const feed = { name, path, content: 'content', data, on: '2026-11-22' };
  const how = { source: path, dryRun: false, fewer: true, now: new Date('2026-11-22T09:00:00Z') };
  const report = await importFeed(feed, how);
  return { report, services: (await readFeed(feedFile(data, name))).services };
}

describe('a record of our own, in every shape that holds services', () => {
  test.each(Object.entries(OURS))('%s', async (name, value) => {
    const path = join(folder, `${name}.json`);
    writeFileSync(path, JSON.stringify(value));
    const { report, services } = await imported(path);
    expect(report).toMatchObject({ dialect: 'Open Referral UK 3.0', services: 1, refused: 0 });
    const [service] = services;
    expect(service).toMatchObject({
      id: uuid(5),
      organisation: 'Hill Street Neighbours',
      ages: { min: 55 },
      checked_on: '2026-10-01',
    });
    if (!name.endsWith('_full')) return;
    expect(service).toMatchObject({
      cost: { pounds: 4 },
      schedules: [{ day: 'friday', opens: '12:00', closes: '14:00' }],
      access: { step_free: true, hearing_loop: true },
      needs: { company: 3 },
    });
    expect(service?.locations[0]?.at?.lat).toBeCloseTo(53.96, 1);
    expect(report.problems.some(({ field }) => field.endsWith('latitude'))).toBe(true);
  });
});

/** Which schema each shape follows; a list's is that of what it holds. */
const SCHEMA = {
  service_full: 'service',
  service_list: 'service_list',
  service_at_location_full: 'service_at_location',
  service_at_location_list: 'service_at_location_list',
  organization_full: 'organization',
} as const;

(existsSync(join(official, 'schema')) ? describe : describe.skip)('the official examples', () => {
  const read = (path: string): unknown => JSON.parse(readFileSync(join(official, path), 'utf8'));
  const held = (value: unknown) =>
    typeof value === 'object' && value !== null && 'contents' in value && Array.isArray(value.contents)
      ? (value.contents as unknown[])
      : [value];
  const problemsOf = (schema: string, value: unknown) => {
    const ajv = addFormats.default(new Ajv2020({ strict: false, allErrors: true }));
    const isValid = ajv.compile(read(`schema/${schema}.json`) as object);
    return held(value).flatMap((each) =>
      isValid(each)
        ? []
        : (isValid.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`),
    );
  };

  test.each(Object.entries(SCHEMA))('%s keeps to its schema, and so does ours', (name, schema) => {
    expect(problemsOf(schema, read(`examples/${name}.json`))).toEqual([]);
    expect(problemsOf(schema, OURS[name as keyof typeof OURS])).toEqual([]);
  });

  test('each that holds a service gives it; what holds none is refused and changes nothing', async () => {
    for (const file of readdirSync(join(official, 'examples'))) {
      const path = join(official, 'examples', file);
      if (!Object.keys(SCHEMA).includes(basename(file, '.json'))) {
        await expect(imported(path)).rejects.toThrow(/no service/);
        continue;
      }
      const { services } = await imported(path);
      expect([file, services.length, Service.safeParse(services[0]).success]).toEqual([file, 1, true]);
      expect(services[0]).toMatchObject({ name: 'Community Counselling', ages: { min: 12 } });
    }
  });
});
