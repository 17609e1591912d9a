/** What a feed says in words only: its times, whom a name is for, and words that no table may stumble over. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { timesInWords } from '../../../adapters/directories/mending/times.js';
import {
  channelsOf,
  onlyFor,
  referralIn,
  saidIn,
  saysNational,
} from '../../../adapters/directories/mending/said.js';
import { servicesOf } from '../../../bot/directory/read-feed.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'said-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return servicesOf({ name: 'said', path, content: 'content', data: folder, on: '2026-11-22' });
};

const week = (text: string) =>
  timesInWords(text).map(({ day, opens, closes }) => `${day.slice(0, 3)} ${opens}-${closes}`);

test.each([
  ['Mon, Wed 10am - 1pm', ['mon 10:00-13:00', 'wed 10:00-13:00']],
  ['Mondays, Wednesdays and Fridays 10-12', ['mon 10:00-12:00', 'wed 10:00-12:00', 'fri 10:00-12:00']],
  ['Mon 10-12, Wed 2-4pm', ['mon 10:00-12:00', 'wed 14:00-16:00']],
  ['Tuesdays 9-5', ['tue 09:00-17:00']],
  ['Sat 10am-1', ['sat 10:00-13:00']],
  ['Mondays are full. Tuesdays 2-4pm', ['tue 14:00-16:00']],
  ['Fridays 12-2', ['fri 12:00-14:00']],
  ['Mondays 7-9', ['mon 07:00-09:00']],
])('%s: the days before the hours share them', (text, times) => expect(week(text)).toEqual(times));

test('a name that says whom it is for is said in words that can be read', async () => {
  const [found] = await read(
    'shed.json',
    JSON.stringify([{ id: 'a', name: "Men's shed", description: 'Tools.' }]),
  );
  expect(found?.ask_first).toMatch(/^The name says/);
  expect(found?.ask_first).not.toMatch(/Ask them first/);
});

test('a name that says who it is for is believed: never a guess about somebody, and no shed is shut', async () => {
  const names = [
    'Refugee Welcome',
    'LGBT+ coffee',
    'Veterans breakfast',
    'Ladies walking group',
    "Men's Shed",
    'Stroke club',
    'Lunch club',
    'Men and women mixed choir',
  ];
  const found = await read(
    'names.json',
    JSON.stringify(names.map((name, n) => ({ id: `n${n}`, name, description: 'x' }))),
  );
  expect(
    found.map(({ only_when_said, only, ask_first }) => [only_when_said?.[0], only, ask_first !== undefined]),
  ).toEqual([
    ['refugee', undefined, false],
    ['lgbt', undefined, false],
    ['veteran', undefined, false],
    [undefined, 'women', false],
    [undefined, undefined, true],
    [undefined, undefined, true],
    [undefined, undefined, false],
    [undefined, undefined, true],
  ]);
});

test('a term that is called as something every object has is a term like others', async () => {
  const terms = ['constructor', '__proto__', 'toString'].map((term_uri) => ({ taxonomy_term: { term_uri } }));
  const areas = ['constructor', 'valueOf'].map((name) => ({ name }));
  const [found] = await read(
    'terms.json',
    JSON.stringify([
      { id: 'a', name: 'Lunch club', description: 'x', attributes: terms, service_areas: areas },
    ]),
  );
  expect(found?.needs).toHaveProperty('company');
});

test('a spreadsheet whose mapping names no column of ours is refused in words, and nothing else breaks', async () => {
  writeFileSync(join(folder, 'groups.csv.mapping.yaml'), 'columns: { Group: name, Who: whoever }\n');
  const rows = Array.from({ length: 3000 }, (_, n) => `Group ${n},"words ${'x'.repeat(200)}"`);
  await expect(read('groups.csv', ['Group,Who', ...rows].join('\n'))).rejects.toThrow(/whoever/);
  // What an abandoned stream has to say comes later.
  await new Promise((next) => setTimeout(next, 50));
});

test('each part is read for itself: a way to book is no way to take part', () => {
  const parts = [
    saidIn('Art class'),
    saidIn('Book online, or call by telephone. For women only, by GP referral.'),
  ];
  expect(channelsOf(parts, true, false)).toEqual(['in-person']);
  expect(onlyFor(parts)).toBe('women');
  expect(referralIn(parts)).toEqual(['clinician']);
  expect(saysNational(parts)).toBe(false);
  expect(channelsOf([saidIn('Befriending by phone'), saidIn('')], false, false)).toEqual(['phone']);
  expect(saysNational([saidIn(''), saidIn('A national helpline.')])).toBe(true);
});
