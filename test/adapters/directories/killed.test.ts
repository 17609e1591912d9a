/** An import that is killed half way, a real process: yesterday's index serves, and the next import sweeps up. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { feedsFolder } from '../../../adapters/directories/kept/feed-file.js';
import { importFeed } from '../../../bot/directory/import.js';
import { liveDirectory } from '../../../bot/directory/live.js';
import { wholeDirectory } from '../../../bot/directory/whole.js';
import { logTo } from '../../../bot/log.js';
import { suggest } from '../../../dialogs/matching/suggest.js';
import { person } from '../../dialogs/matching/services.js';

const data = mkdtempSync(join(tmpdir(), 'killed-'));
afterAll(() => rmSync(data, { recursive: true, force: true }));

const records = (of: string, count: number) =>
  Array.from({ length: count }, (_, n) => ({
    id: `${of}-${n}`,
    name: `${of} lunch club ${n}`,
    description: `A weekly lunch club. ${'Come and meet new people. '.repeat(20)}`,
    status: 'active',
    service_at_locations: [{ location: { name: 'Hall', addresses: [{ postal_code: 'YO1 7HH' }] } }],
  }));
const written = (name: string, value: unknown) => {
  const path = join(data, name);
  writeFileSync(path, JSON.stringify(value));
  return path;
};
const names = () => readdirSync(feedsFolder(data));

test('the next person is offered what yesterday had, until an import has come to its end', async () => {
  const yesterday = written('yesterday.json', records('yesterday', 3));
  const feed = { name: 'town', path: yesterday, content: 'content', data, on: '2026-11-22' };
  const how = { source: yesterday, dryRun: false, fewer: true, now: new Date() };
  await importFeed(feed, how);
  const live = await liveDirectory(data, [], logTo('silent'), 20);
  const offered = () =>
    suggest(person(), live.index(), '2026-11-22').suggestions.map(({ service }) => service.id.split('-')[0]);
  expect(offered()).toEqual(['yesterday', 'yesterday', 'yesterday']);

  const today = written('today.json', records('today', 30_000));
  const importing = spawn(
    process.execPath,
    ['--import', 'tsx', 'bot/cli.ts', 'directory', 'import', today, '--feed', 'town', '--fewer'],
    { env: { ...process.env, DATA_DIR: data }, stdio: 'ignore' },
  );
  const ended = new Promise((done) => importing.once('exit', (_code, signal) => done(signal)));
  // As soon as a part of it is written.
  const half = () =>
    names().some((name) => name.endsWith('.tmp') && statSync(join(feedsFolder(data), name)).size > 0);
  for (let tries = 0; tries < 6000 && !half() && importing.exitCode === null; tries++)
    await new Promise((next) => setTimeout(next, 5));
  importing.kill('SIGKILL');
  expect(await ended).toBe('SIGKILL');
  expect(names().some((name) => name.endsWith('.tmp'))).toBe(true);
  const { services, broken } = await wholeDirectory(data, []);
  expect([services.length, broken]).toEqual([3, []]);
  expect(offered()).toEqual(['yesterday', 'yesterday', 'yesterday']);

  await importFeed({ ...feed, path: written('tomorrow.json', records('tomorrow', 3)) }, how);
  for (let tries = 0; tries < 500 && offered()[0] !== 'tomorrow'; tries++)
    await new Promise((next) => setTimeout(next, 20));
  expect(offered()).toEqual(['tomorrow', 'tomorrow', 'tomorrow']);
  expect(names()).toEqual(['town.jsonl']);
  live.close();
}, 120_000);
