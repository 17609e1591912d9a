/** A service is the same one after the next import: what was corrected stays with it, or is kept and told of. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { feedFile, readFeed, writeFeed } from '../../../adapters/directories/kept/feed-file.js';
import { addTo } from '../../../adapters/directories/kept/overlay.js';
import { reportWrong } from '../../../adapters/directories/kept/reports.js';
import { importFeed } from '../../../bot/directory/import.js';
import { servicesOf } from '../../../bot/directory/read-feed.js';
import { wholeDirectory } from '../../../bot/directory/whole.js';
import { Service } from '../../../dialogs/matching/service.js';

let data: string;
beforeEach(() => void (data = mkdtempSync(join(tmpdir(), 'stable-'))));
afterEach(() => rmSync(data, { recursive: true, force: true }));

const on = '2026-11-22';
const written = (name: string, value: unknown): string => {
  const path = join(data, name);
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
  return path;
};
const feed = (name: string, path: string) => ({ name, path, content: 'content', data, on });
const take = (name: string, path: string, parts: object = {}) =>
  importFeed(feed(name, path), {
    source: path,
    dryRun: false,
    fewer: false,
    now: new Date(`${on}T09:00:00Z`),
    ...parts,
  });
const whole = async () => (await wholeDirectory(data, [])).services;
const named = async (name: string) => (await whole()).filter((service) => service.name === name);
const corrected = (id: string, number: string) =>
  addTo(data, id, { phone: { number, source: 'a colleague' } }, 'Asha', `${on}T10:00:00.000Z`);
const csv = (...rows: string[]) => ['Name,Provider,Postcode,Price,Age range', ...rows, ''].join('\n');

const CHOIR = 'Choir,Hill Trust,YO1 7HH,£2,';
const LUNCH = 'Lunch club,Hill Trust,YO1 7HH,£4,60+';

describe('a feed without ids', () => {
  test.each([
    ['a spreadsheet', csv(CHOIR, LUNCH), csv('Knitting,Hill Trust,YO1 7HH,,', LUNCH, CHOIR)],
    [
      'JSON',
      [{ name: 'Choir' }, { name: 'Lunch club', organization: { name: 'Hill Trust' } }],
      [{ name: 'Knitting' }, { name: 'Lunch club', organization: { name: 'Hill Trust' } }, { name: 'Choir' }],
    ],
  ])('%s keeps what was corrected with its service when a row is added above', async (_what, first, next) => {
    const file = (value: unknown) => written(typeof value === 'string' ? 'groups.csv' : 'groups.json', value);
    expect(await take('groups', file(first))).toMatchObject({ services: 2, withoutId: 2, lost: [] });
    const [lunch] = await named('Lunch club');
    await corrected(lunch?.id ?? '', '01632 960555');
    expect(await take('groups', file(next))).toMatchObject({ services: 3, lost: [] });
    const numbers = (await whole()).map(({ name, phone }) => [name, phone?.number]);
    expect(Object.fromEntries(numbers)).toEqual({ 'Lunch club': '01632 960555' });
    expect((await named('Lunch club'))[0]?.id).toBe(lunch?.id);
  });

  test('capitals, signs and a mended postcode make no other service; another place does', async () => {
    const idOf = async (row: string) => (await servicesOf(feed('g', written('g.csv', csv(row)))))[0]?.id;
    const id = await idOf(CHOIR);
    expect(await idOf('CHOIR!,hill  trust,yo17hh,£9,18+')).toBe(id);
    expect(await idOf('Choir,Hill Trust,YO10 4AB,£2,')).not.toBe(id);
  });

  test('files of a folder do not get in each other’s way', async () => {
    const folder = join(data, 'several');
    mkdirSync(folder);
    writeFileSync(join(folder, 'a.csv'), csv(CHOIR));
    writeFileSync(join(folder, 'b.csv'), csv(LUNCH, ',Nobody,YO1 7HH,,'));
    const report = await take('several', folder);
    expect((await whole()).map(({ name }) => name).sort()).toEqual(['Choir', 'Lunch club']);
    expect(report.problems.find(({ done }) => done === 'refused')?.record).toContain('b.csv');
  });

  test('a row for each session is one service with all of its times', async () => {
    const rows = ['Mondays 2-4pm', 'Fridays 10am-12pm'].map((when) => `Choir,Hill Trust,YO1 7HH,${when}`);
    const path = written('s.csv', ['Name,Provider,Postcode,When', ...rows].join('\n'));
    const report = await take('s', path);
    expect(report).toMatchObject({ records: 2, services: 1, joined: 1 });
    expect(report.problems.some(({ field, record }) => field === 'id' && record === 'row-3')).toBe(true);
    expect((await whole())[0]?.schedules.map(({ day }) => day)).toEqual(['monday', 'friday']);
  });

  test('two that share name and place stay two, whichever comes first, and no correction moves to the other', async () => {
    const [children, adults] = ['Swimming,Pool,YO1 7HH,,5-10', 'Swimming,Pool,YO1 7HH,,18+'];
    await take('p', written('p.csv', csv(children)));
    const [only] = await whole();
    await corrected(only?.id ?? '', '01632 960555');
    const idsBy = async (...rows: string[]): Promise<Record<string, string>> => {
      await take('p', written('p.csv', csv(...rows)));
      const found = await whole();
      expect(found.map(({ phone }) => phone)).toEqual([undefined, undefined]);
      return Object.fromEntries(found.map(({ id, ages }) => [`${ages.min}`, id]));
    };
    const { lost } = await take('p', written('p.csv', csv(adults, children)));
    expect(lost).toMatchObject([{ service: only?.id, fields: ['phone'] }]);
    const ids = await idsBy(adults, children);
    expect(await idsBy(children, adults)).toEqual(ids);
    expect(new Set(Object.values(ids)).size).toBe(2);
    expect((await wholeDirectory(data, [])).lost).toHaveLength(1);
    expect(await take('p', written('p.csv', csv(children)))).toMatchObject({ lost: [] });
    expect((await whole())[0]?.phone?.number).toBe('01632 960555');
  });

  test('what was corrected under the number of a row is told of with the service it may be now, and lost by nobody', async () => {
    const old = await writeFeed(data, {
      format: 1,
      feed: 'groups',
      source: 'x',
      dialect: 'CSV',
      imported: `${on}T09:00:00.000Z`,
    });
    const [choir] = await servicesOf(feed('groups', written('groups.csv', csv(CHOIR))));
    await old.add(Service.parse({ ...choir, id: 'row-2', from: { feed: 'groups', id: 'row-2' } }));
    await old.swap(new Map());
    await corrected('row-2', '01632 960555');
    const { lost } = await take('groups', written('groups.csv', csv(LUNCH, CHOIR)));
    expect(lost).toEqual([{ service: 'row-2', name: 'Choir', fields: ['phone'], now: choir?.id }]);
    expect((await whole()).some(({ phone }) => phone !== undefined)).toBe(false);
    expect((await wholeDirectory(data, [])).lost).toMatchObject([{ service: 'row-2' }]);
  });
});

test('a feed that gives ids from now on: what was added before is told of with the service it is now', async () => {
  await take('groups', written('groups.json', [{ name: 'Choir' }, { name: 'Knitting' }]));
  const [choir] = await named('Choir');
  await corrected(choir?.id ?? '', '01632 960555');
  const next = written('groups.json', [
    { id: '1', name: 'Knitting' },
    { id: '2', name: 'Choir' },
  ]);
  expect((await take('groups', next, { dryRun: true })).lost).toMatchObject([{ now: '2' }]);
  expect((await take('groups', next)).lost).toEqual([
    { service: choir?.id, name: 'Choir', fields: ['phone'], now: '2' },
  ]);
});

test('what belongs to a feed that cannot be read is not told as lost', async () => {
  await take('groups', written('groups.json', [{ id: '1', name: 'Choir' }]));
  await corrected('1', '01632 960555');
  writeFileSync(feedFile(data, 'groups'), '{"format":1}');
  expect(await wholeDirectory(data, [])).toMatchObject({ lost: [], broken: [{}] });
});

describe('ids that are not one service’s alone', () => {
  const record = (id: string, name: string) => ({ id, name, description: 'x', status: 'active' });

  test('in one feed: none keeps it, so that their order decides nothing', async () => {
    const idsOf = async (...names: string[]) => {
      const path = written(
        'f.json',
        names.map((name) => record('7', name)),
      );
      const report = await take('f', path);
      expect(report).toMatchObject({ services: 2 });
      expect(report.problems.some(({ field }) => field === 'id')).toBe(true);
      return Object.fromEntries((await whole()).map(({ id, name }) => [name, id]));
    };
    const ids = await idsOf('Choir', 'Lunch club');
    expect(Object.keys(ids)).toHaveLength(2);
    expect(Object.values(ids)).not.toContain('7');
    expect(await idsOf('Lunch club', 'Choir', 'Choir')).toEqual(ids);
    const { services } = await readFeed(feedFile(data, 'f'));
    expect(services.map(({ from }) => from?.id)).toEqual(['7', '7']);
  });

  test('in two feeds: who was there first keeps it and what was added to it, whatever the feeds are called', async () => {
    const first = written('z.json', [record('7', 'Choir')]);
    const second = written('a.json', [record('7', 'Lunch club'), record('8', 'Knitting')]);
    await take('z', first);
    await corrected('7', '01632 960555');
    const report = await take('a', second);
    expect(report.problems.filter(({ field }) => field === 'id')).toHaveLength(1);
    const ids = async () => Object.fromEntries((await whole()).map(({ id, name }) => [id, name]));
    const held = { '7': 'Choir', '8': 'Knitting', 'a.7': 'Lunch club' };
    expect(await ids()).toEqual(held);
    expect((await named('Choir'))[0]?.phone?.number).toBe('01632 960555');
    await take('z', first);
    await take('a', second);
    expect(await ids()).toEqual(held);
    // Even when the first gives it up: what was added to it is nothing for the other.
    await take('z', written('z.json', [record('9', 'Choir')]));
    await take('a', second);
    expect(Object.keys(await ids()).sort()).toEqual(['8', '9', 'a.7']);
  });

  test('files of feeds that hold the same id all the same: neither swallows the other', async () => {
    for (const [name, ids] of [
      ['a', ['7', 'b.7']],
      ['b', ['7']],
      ['c', ['7']],
    ] as const) {
      const writing = await writeFeed(data, {
        format: 1,
        feed: name,
        source: 'x',
        dialect: '',
        imported: `${on}T09:00:00.000Z`,
      });
      const path = written(
        'some.json',
        ids.map((id) => record(id, `${id} of ${name}`)),
      );
      for (const service of await servicesOf(feed(name, path))) await writing.add(service);
      await writing.swap(new Map());
    }
    const { services, shared } = await wholeDirectory(data, []);
    expect(services.map(({ name }) => name).sort()).toEqual(['7 of a', '7 of b', '7 of c', 'b.7 of a']);
    expect(new Set(services.map(({ id }) => id)).size).toBe(4);
    expect(shared).toEqual(['7', '7']);
  });
});

test('what was added to a service that is gone is shown by a command, and put at another with who wrote it', async () => {
  const run = (...args: string[]) =>
    spawnSync(process.execPath, ['--import', 'tsx', 'bot/cli.ts', 'directory', ...args], {
      env: { ...process.env, DATA_DIR: data },
      encoding: 'utf8',
    });
  await take('groups', written('groups.csv', csv(CHOIR)));
  const [choir] = await named('Choir');
  await corrected('row-9', '01632 960555');
  const checked = JSON.parse(run('check', '--json').stdout) as unknown;
  expect(checked).toMatchObject({ lost: [{ service: 'row-9', fields: ['phone'] }] });
  expect(run('overlay', 'row-9', '--to', 'nobody').status).toBe(1);
  expect(run('overlay', 'row-9', '--set', 'waiting=long', '--by', 'Asha').status).toBe(1);
  // What somebody said of it can be closed.
  await reportWrong(data, 'row-8', `${on}T11:00:00.000Z`);
  expect(run('overlay', 'row-8', '--seen', '--by', 'Asha').status).toBe(0);
  expect(JSON.parse(run('wrong', '--json').stdout)).toEqual([]);
  const moved = JSON.parse(run('overlay', 'row-9', '--to', choir?.id ?? '', '--json').stdout) as unknown;
  expect(moved).toMatchObject({ service: choir?.id, by: { phone: { who: 'Asha' } } });
  expect((await named('Choir'))[0]?.phone?.number).toBe('01632 960555');
  expect((await wholeDirectory(data, [])).lost).toEqual([]);
}, 60_000);
