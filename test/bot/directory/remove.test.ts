/** A feed that is taken out with the command: what is said before, what goes, and what of its services stays. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { readContent } from '../../../adapters/content-files.js';
import { feedFile, feedsFolder, Head, writeFeed } from '../../../adapters/directories/kept/feed-file.js';
import { BrokenFeed } from '../../../adapters/directories/problems.js';
import { overlayOf, reportsSeen } from '../../../adapters/directories/kept/overlay.js';
import { reportSaidNo, reportWrong } from '../../../adapters/directories/kept/reports.js';
import { importCommand } from '../../../bot/commands/directory.js';
import { liveDirectory } from '../../../bot/directory/live.js';
import { overlayCommand } from '../../../bot/directory/people.js';
import { CannotRemove, removeCommand, type Removal } from '../../../bot/directory/remove.js';
import { wholeDirectory } from '../../../bot/directory/whole.js';
import { Service } from '../../../dialogs/matching/service.js';
import { logTo } from '../../../bot/log.js';
import { settingsFrom } from '../../../bot/settings.js';

jest.setTimeout(60_000);

let data = '';
const settings = () => settingsFrom({ DATA_DIR: data, LOG_LEVEL: 'silent' });
const printed = jest.spyOn(process.stdout, 'write').mockReturnValue(true);

const record = (id: string, name: string, postcode = 'YO1 7HH') => ({
  id,
  name,
  description: 'A club for everybody.',
  url: 'no address',
  locations: [{ name: 'Hall', postal_code: postcode }],
});
async function imported(name: string, ...records: object[]): Promise<void> {
  const file = join(data, `${name}.json`);
  writeFileSync(file, JSON.stringify(records));
  await importCommand(settings(), file, { fewer: true });
}
async function remove(name: string, yes = false): Promise<Removal> {
  printed.mockClear();
  await removeCommand(settings(), name, { yes, json: true });
  return JSON.parse(printed.mock.calls.map(([text]) => String(text)).join('')) as Removal;
}
const ids = async () => (await wholeDirectory(data, [])).services.map(({ id }) => id).sort();
const add = (id: string, set: string) => overlayCommand(settings(), id, { set: [set], by: 'Asha' });
/** Every file of the directory, byte for byte. */
const all = () =>
  Object.fromEntries(
    readdirSync(join(data, 'directory'), { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name), 'utf8')]),
  );

beforeEach(async () => {
  data = mkdtempSync(join(tmpdir(), 'remove-'));
  await imported('town', record('choir', 'Choir'), record('walk', 'Walk'), record('soup', 'Soup'));
  await imported('village', record('their-walk', 'Walk'), record('bowls', 'Bowls'));
});
afterEach(() => rmSync(data, { recursive: true, force: true }));

test('what would go is told, and nothing is changed', async () => {
  await add('choir', 'waiting=a month');
  await reportWrong(data, 'soup', '2026-11-20T09:00:00.000Z');
  await reportSaidNo(data, 'soup', '2026-11-21T09:00:00.000Z');
  await reportWrong(data, 'choir', '2026-11-20T09:00:00.000Z');
  await reportsSeen(data, 'choir', '2026-11-21T09:00:00.000Z');
  const before = all();
  expect(await remove('town')).toMatchObject({
    feed: 'town',
    removed: false,
    services: 3,
    added: [{ service: 'choir', fields: ['waiting'] }],
    wrong: [{ service: 'soup', times: 2 }],
    onlyHere: [{ service: 'choir' }, { service: 'soup' }],
    exampleReturns: false,
  });
  expect(all()).toEqual(before);
});

test('said yes, its services go and those of other feeds stay, under their ids', async () => {
  expect(await remove('town', true)).toMatchObject({ removed: true, services: 3 });
  expect(await ids()).toEqual(['bowls', 'their-walk']);
  expect(readdirSync(feedsFolder(data))).toEqual(['village.jsonl']);
  expect(readdirSync(join(data, 'directory/reports'))).toEqual(['village.csv']);
});

test('what colleagues added waits, and is there again with the service, whatever the feed is called by then', async () => {
  await add('choir', 'waiting=a month');
  await remove('town', true);
  expect((await overlayOf(data, 'choir')).added).toEqual({ waiting: 'a month' });
  expect((await wholeDirectory(data, [])).lost.map(({ service }) => service)).toEqual(['choir']);
  await imported('right-name', record('choir', 'Choir'));
  const { services, lost } = await wholeDirectory(data, []);
  expect(services.find(({ id }) => id === 'choir')).toMatchObject({ waiting: 'a month' });
  expect(lost).toEqual([]);
});

test('a running server takes it up, and of the last feed the example area comes back', async () => {
  const shipped = readContent('content').services;
  const live = await liveDirectory(data, shipped, logTo('silent'), 20);
  const has = (id: string) => live.index().byId.has(id);
  const until = async (holds: () => boolean) => {
    for (let tries = 0; tries < 1000 && !holds(); tries++) await new Promise((next) => setTimeout(next, 20));
    expect(holds()).toBe(true);
  };
  const example = shipped.find((each) => each.example)?.id ?? '';
  expect([has('choir'), has('bowls'), has(example)]).toEqual([true, true, false]);
  await remove('town', true);
  await until(() => !has('choir'));
  expect([has('bowls'), has(example)]).toEqual([true, false]);
  expect(await remove('village', true)).toMatchObject({ exampleReturns: true });
  await until(() => has(example));
  expect(has('bowls')).toBe(false);
  live.close();
});

test('a feed whose file is damaged, or whose import was killed, is taken out whole', async () => {
  writeFileSync(feedFile(data, 'town'), '{"format":1}\n');
  writeFileSync(join(feedsFolder(data), 'town.half.tmp'), '{');
  expect(await remove('town')).toMatchObject({ services: 0, damaged: expect.any(String) });
  await remove('town', true);
  expect(readdirSync(feedsFolder(data))).toEqual(['village.jsonl']);
});

test.each([
  ['as it was', new Map()],
  ['with a service changed', new Map([['choir', (before: Service) => before]])],
])(
  'a feed that is taken out while it is imported, %s, ends that import with words, and stays out',
  async (_how, changed) => {
    const [choir] = (await wholeDirectory(data, [])).services;
    const head = {
      format: 1,
      feed: 'town',
      source: 'a test',
      dialect: 'none',
      imported: '2026-11-20T09:00:00.000Z',
    };
    const writing = await writeFeed(data, Head.parse(head));
    await writing.add(Service.parse(choir));
    await remove('town', true);
    await expect(writing.swap(changed)).rejects.toThrow(BrokenFeed);
    await writing.drop().catch(() => undefined);
    expect(await ids()).toEqual(expect.not.arrayContaining([choir?.id]));
    expect(readdirSync(feedsFolder(data))).toEqual(['village.jsonl']);
  },
);

test('a feed that is gone by the time it is looked at costs no other feed', async () => {
  // As between reading the folder and reading the file.
  symlinkSync(join(data, 'taken-out'), feedFile(data, 'gone'));
  const { services, broken } = await wholeDirectory(data, []);
  expect([services.length, broken]).toEqual([5, []]);
});

test.each(['nosuch', 'national', 'example-area', 'age-uk', 'choir', '../feeds/town.x', ''])(
  'what is no feed is refused, and nothing is changed: %j',
  async (name) => {
    const before = all();
    await expect(remove(name, true)).rejects.toThrow(CannotRemove);
    expect(all()).toEqual(before);
  },
);
