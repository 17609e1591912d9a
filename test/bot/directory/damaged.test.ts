/** One damaged file of what colleagues added costs that one addition: a running server goes on taking up imports. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { addTo } from '../../../adapters/directories/kept/overlay.js';
import { writeFeed } from '../../../adapters/directories/kept/feed-file.js';
import { liveDirectory, type Live } from '../../../bot/directory/live.js';
import { logTo } from '../../../bot/log.js';
import { service } from '../../dialogs/matching/services.js';

jest.setTimeout(30_000);

let data = '';
let live: Live;
let logged: string[] = [];
const log = logTo('error', { write: (line) => void logged.push(line) });

const ids = () => live.index().services.map(({ id }) => id);
const imported = async (...names: string[]) => {
  const head = { format: 1 as const, feed: 'riding', source: 'a test', dialect: 'a test' };
  const writing = await writeFeed(data, { ...head, imported: new Date().toISOString() });
  for (const name of names) await writing.add(service(name));
  await writing.swap(new Map());
};
/** Until the server has seen it, however busy the machine is. */
const until = async (holds: () => boolean) => {
  for (let tries = 0; tries < 1000 && !holds(); tries++) await new Promise((next) => setTimeout(next, 20));
  expect(holds()).toBe(true);
};
const overlays = () => join(data, 'directory/overlay');
const overlayOf = (id: string) => join(overlays(), `${Buffer.from(id).toString('hex')}.json`);

beforeEach(async () => {
  logged = [];
  data = mkdtempSync(join(tmpdir(), 'damaged-'));
  await imported('choir', 'walk');
  await addTo(data, 'choir', { waiting: 'a month' }, 'Asha', '2026-11-22T09:00:00.000Z');
  await addTo(data, 'walk', { waiting: 'a week' }, 'Asha', '2026-11-22T09:00:00.000Z');
  live = await liveDirectory(data, [], log, 20);
});
afterEach(() => {
  live.close();
  rmSync(data, { recursive: true, force: true });
});

test('what is damaged is set aside byte for byte, told once, and new imports are taken up', async () => {
  expect(live.index().byId.get('choir')?.waiting).toBe('a month');
  const half = readFileSync(overlayOf('choir'), 'utf8').slice(0, -12);
  writeFileSync(overlayOf('choir'), half);
  await until(() => live.index().byId.get('choir')?.waiting === undefined);
  await imported('choir', 'walk', 'new-one');
  await until(() => ids().includes('new-one'));
  expect(live.index().byId.get('walk')?.waiting).toBe('a week');

  const aside = readdirSync(join(data, 'directory/set-aside'));
  expect(aside.map((name) => readFileSync(join(data, 'directory/set-aside', name), 'utf8'))).toEqual([half]);
  expect(readdirSync(overlays())).toHaveLength(1);
  expect(logged.filter((line) => line.includes('choir'))).toHaveLength(1);
});

test('it can be written again', async () => {
  writeFileSync(overlayOf('choir'), '{"half');
  await until(() => live.index().byId.get('choir')?.waiting === undefined);
  await addTo(data, 'choir', { waiting: 'two months' }, 'Asha', '2026-11-23T09:00:00.000Z');
  await until(() => live.index().byId.get('choir')?.waiting === 'two months');
});

test('what is whole and of a shape that this version does not know stays where it is, and stops nothing', async () => {
  await addTo(data, 'walk', { waiting: 'a day' }, 'Asha', '2026-11-23T09:00:00.000Z');
  // What is written for one service, found under the name of another kind of record, is whole and no overlay.
  const { reportWrong } = await import('../../../adapters/directories/kept/reports.js');
  await reportWrong(data, 'choir', '2026-11-22T09:00:00.000Z');
  const [name = ''] = readdirSync(join(data, 'directory/wrong'));
  writeFileSync(overlayOf('choir'), readFileSync(join(data, 'directory/wrong', name)));
  await imported('choir', 'walk', 'new-one');
  await until(() => ids().includes('new-one'));
  expect(readdirSync(overlays())).toHaveLength(2);
});

test('a feed that is damaged keeps what served before', async () => {
  const feed = join(data, 'directory/feeds/riding.jsonl');
  writeFileSync(feed, readFileSync(feed, 'utf8').slice(0, -9));
  await until(() => logged.length > 0);
  expect(ids()).toEqual(['choir', 'walk']);
});
