/** HSDS 3.x: a record of our own with every part of its shape that people need, and the same things in other dialects. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { importFeed } from '../../../bot/directory/import.js';
import { servicesOf } from '../../../bot/directory/read-feed.js';
import { Service } from '../../../dialogs/matching/service.js';

let folder = '';
beforeAll(() => void (folder = mkdtempSync(join(tmpdir(), 'hsds-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const on = '2026-11-22';
const feedOf = (name: string, value: unknown) => {
  const path = join(folder, name);
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
  return { name: 'hsds', path, content: 'content', data: folder, on };
};
const read = async (value: unknown, name = 'one.json') => (await servicesOf(feedOf(name, value)))[0];

const record = {
  id: 'cdd9b2a6-7f0c-4f0c-9a51-000000000001',
  name: 'New Start English café',
  alternate_name: 'English café',
  description: 'Practise your English over a cup of tea, and meet new people.',
  url: 'https://example.org/cafe',
  additional_urls: [{ id: 'u', label: 'Leaflet', url: 'https://example.org/leaflet' }],
  email: 'cafe@example.org',
  status: 'active',
  interpretation_services: 'British Sign Language, when booked a week before',
  application_process: 'Come along, or ring first.',
  fees_description: 'Free of charge',
  wait_time: 'Two weeks',
  accreditations: '',
  eligibility_description: 'People who are new to the area',
  minimum_age: 18,
  maximum_age: null,
  assured_date: '2026-10-01',
  assurer_email: 'checks@example.org',
  alert: 'No café on bank holidays',
  last_modified: '2026-10-02T09:00:00.000Z',
  organization: { id: 'o', name: 'Hill Street Neighbours', description: 'Neighbours', phones: [] },
  phones: [
    { id: 'p1', number: '01632 960111', type: 'fax' },
    { id: 'p2', number: '01632 960555', type: 'voice', languages: [{ id: 'l9', code: 'en' }] },
  ],
  schedules: [{ id: 's', freq: 'WEEKLY', interval: 1, byday: 'WE', opens_at: '10:00', closes_at: '12:00' }],
  service_areas: [{ id: 'a', name: 'York' }],
  service_at_locations: [
    {
      id: 'sal',
      location: {
        id: 'loc',
        location_type: 'physical',
        name: 'Hill Street Hall',
        latitude: 53.96,
        longitude: -1.08,
        addresses: [
          { id: 'ad', address_1: '1 Hill Street', city: 'York', postal_code: 'YO1 7HH', country: 'GB' },
        ],
        accessibility: [{ id: 'ac', description: 'Step-free', details: 'Ramp at the side' }],
      },
    },
  ],
  languages: [
    { id: 'l1', name: 'English', code: 'en' },
    { id: 'l2', name: '', code: 'ur' },
    { id: 'l3', name: 'Polish', code: 'pl', note: 'on Wednesdays' },
  ],
  required_documents: [{ id: 'd', document: 'A letter with your address', uri: '' }],
  contacts: [{ id: 'c', name: 'Asha Begum', title: 'Organiser', department: '', email: '' }],
  capacities: [
    {
      id: 'k',
      available: 0,
      maximum: 12,
      description: '',
      updated: '2026-11-01T00:00:00Z',
      unit: { name: 'seats' },
    },
  ],
  cost_options: [],
  funding: [],
  attributes: [
    {
      id: 't',
      link_type: 'taxonomy_term',
      value: '',
      taxonomy_term: { id: 'x', name: 'English classes', term_uri: '' },
    },
  ],
  metadata: [],
};

describe('a record of HSDS 3.x', () => {
  test('gives whatever a person needs to know, and a service of ours', async () => {
    const report = await importFeed(
      feedOf('page.json', { total_items: 1, total_pages: 1, page_number: 1, contents: [record] }),
      {
        source: 'x',
        dryRun: true,
        fewer: false,
        now: new Date(`${on}T09:00:00Z`),
      },
    );
    expect(report).toMatchObject({ dialect: 'HSDS 3.x', services: 1, refused: 0 });
    const service = await read(record);
    expect(Service.safeParse(service).error).toBeUndefined();
    expect(service).toMatchObject({
      organisation: 'Hill Street Neighbours',
      languages: ['English', 'Urdu', 'Polish'],
      phone: { number: '01632 960555' },
      capacity: 'waiting-list',
      waiting: 'Two weeks',
      ages: { min: 18 },
      cost: { pounds: 0 },
      access: { step_free: true },
      schedules: [{ day: 'wednesday', opens: '10:00', closes: '12:00' }],
      checked_on: '2026-10-01',
      alert: 'No café on bank holidays',
    });
    expect(service?.how_to_start).toContain('Asha Begum (Organiser)');
    expect(service?.ask_first).toContain('new to the area');
    expect(service?.what_they_ask.join()).toContain('A letter with your address');
    expect(service?.support_given).toMatch(/Urdu, Polish.*British Sign Language/);
    expect(service?.tags).toEqual(['Urdu', 'Polish', 'English classes']);
  });

  test.each([
    [{ available: 3 }, undefined, 'space'],
    [{ available: 0 }, undefined, 'full'],
    [{ available: 0 }, 'Six weeks', 'waiting-list'],
    [{ available: 0, updated: '2026-01-01' }, undefined, undefined],
    [{ maximum: 12 }, undefined, undefined],
  ])('room of %j, waiting %j: %s', async (capacity, wait_time, room) => {
    const service = await read({ ...record, wait_time, capacities: [{ id: 'k', ...capacity }] });
    expect(service?.capacity).toBe(room);
  });

  test('no one is asked for by a number, and nobody where there is nothing to ask by', async () => {
    const start = async (parts: object) => (await read({ ...record, ...parts }))?.how_to_start;
    expect(await start({ contacts: [{ name: '01632 960555' }, { name: 'asha@example.org' }] })).not.toMatch(
      /Ask for/,
    );
    const silent = { email: '', phones: [], application_process: '' };
    expect(await start(silent)).not.toMatch(/Asha/);
  });

  test('a phone of its place alone is its phone, and a fax never is', async () => {
    const [at] = record.service_at_locations;
    const placed = (type: string) =>
      read({
        ...record,
        phones: [],
        service_at_locations: [{ ...at, phones: [{ number: '01632 960777', type }] }],
      });
    expect((await placed('voice'))?.phone?.number).toBe('01632 960777');
    expect(await placed('fax')).not.toHaveProperty('phone');
  });
});

test('version 1: who may come by any of several doors may come', async () => {
  const ages = async (...eligibilitys: object[]) =>
    (await read({ id: 'a', name: 'Swimming', eligibilitys }))?.ages;
  expect(await ages({ minimum_age: 5, maximum_age: 10 }, { minimum_age: 60 })).toEqual({ min: 5 });
  expect(await ages({ minimum_age: 18, maximum_age: 30 }, { eligibility: 'Carers' })).toEqual({
    min: 18,
    max: 30,
  });
  expect(await ages({ minimum_age: 0, maximum_age: 0 }, { minimum_age: 16 })).toEqual({ min: 16 });
});

test('a spreadsheet says the same in columns', async () => {
  const service = await read(
    'Name,Telephone,Contact name,Languages,Interpreters,What to bring,Spaces\n' +
      'Café,01632 960555,Asha Begum,"English, Urdu",On request,Photo of you; A letter,Full at the moment\n',
    'groups.csv',
  );
  expect(service).toMatchObject({
    languages: ['English', 'Urdu'],
    what_they_ask: ['Photo of you', 'A letter'],
    capacity: 'full',
  });
  expect(service?.how_to_start).toContain('Asha Begum');
  expect(service?.support_given).toMatch(/Urdu.*On request/);
});

test('where nothing of it is said, nothing is', async () => {
  const service = await read({
    id: 'a',
    name: 'Choir',
    languages: [{ id: 'x' }],
    contacts: [{ name: '', title: '' }],
  });
  for (const field of ['languages', 'support_given', 'capacity', 'tags'])
    expect(service).not.toHaveProperty(field);
  expect(service?.what_they_ask).toEqual([]);
});
