/** An import tells all that was wrong, however much it is; takes nothing that shrank; and never takes yesterday's pages. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { feedFile, readFeed } from '../../../adapters/directories/kept/feed-file.js';
import { importFeed } from '../../../bot/directory/import.js';

let data: string;
beforeEach(() => void (data = mkdtempSync(join(tmpdir(), 'whole-'))));
afterEach(() => rmSync(data, { recursive: true, force: true }));

const written = (name: string, value: unknown) => {
  const path = join(data, name);
  writeFileSync(path, JSON.stringify(value));
  return path;
};
const take = (path: string, parts: object = {}) =>
  importFeed(
    { name: 'feed', path, content: 'content', data, on: '2026-11-22' },
    { source: path, dryRun: false, fewer: false, now: new Date('2026-11-22T09:00:00Z'), ...parts },
  );
const clubs = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ id: `c${n}`, name: `Club ${n}`, description: 'A lunch club.' }));
const rowsIn = (path: string) => readFileSync(path, 'utf8').trimEnd().split('\n').slice(1);

test('every problem has its line with record and field, and each kind its true count, beyond those that are held', async () => {
  const dirty = clubs(6000).map((club) => ({ ...club, url: '', email: 'nobody' }));
  const path = written('dirty.json', [...dirty, { id: 'last', name: '' }]);
  const report = await take(path);
  // The empty address stands for all of them beside the first ten thousand and what was refused.
  expect(report.problems).toHaveLength(10_002);
  expect(report.problemsLeft).toBe(report.problemCount - 10_001 - 6000);
  expect(report.problems.at(-1)).toMatchObject({ record: 'last', done: 'refused' });
  expect(Object.values(report.byKind).reduce((sum, times) => sum + times, 0)).toBe(report.problemCount);
  expect(report.byKind).toMatchObject({ 'email: This is not an e-mail address': 6000 });
  const rows = rowsIn(report.problemsFile ?? '');
  expect(rows).toHaveLength(report.problemCount);
  expect(rows.filter((row) => /^c\d+,Club \d+,email,left-out,/.test(row))).toHaveLength(6000);
});

test('a field that is empty in every record is told once, and leaves room for all that is a problem of one', async () => {
  const form = { uri: '', status: '', attending_type: '', contacts: [{ email: '' }, { email: '' }] };
  const schedules = [{ freq: '' }, { freq: '' }];
  const dirty = clubs(6000).map((club) => ({ ...club, ...form, schedules }));
  const odd = { id: 'odd', name: 'Odd one', description: 'A lunch club.', email: 'nobody' };
  const { problems, ...report } = await take(written('empty.json', [...dirty, odd]));
  const empty = problems.filter(({ records }) => records !== undefined);
  const fields = empty.map(({ field, record, records }) => [field, record, records]);
  for (const field of ['uri', 'status', 'attending_type', 'schedules.freq'])
    expect(fields.filter(([each]) => each === field)).toEqual([[field, 'c0', 6000]]);
  expect(new Set(fields.map(([field]) => field)).size).toBe(empty.length);
  expect(problems.some(({ record, field }) => record === 'odd' && field === 'email')).toBe(true);
  // What stands for many stands for all of them, and in the file they stand one by one.
  const alone = problems.length - empty.length;
  const rows = rowsIn(report.problemsFile ?? '');
  expect(rows).toHaveLength(report.problemCount);
  expect(rows.filter((row) => /^c\d+,Club \d+,uri,left-out,/.test(row))).toHaveLength(6000);
  const told = rows.filter((row) => row.includes('It is empty')).length + alone;
  expect(report.problemsLeft).toBe(report.problemCount - told);
  expect(report.byKind).toMatchObject({ 'uri: It is empty': 6000, 'status: It is empty': 6000 });
});

test('a dry run writes them into the file that is named, and nothing else; a refused import leaves the file before', async () => {
  const path = written('dirty.json', [{ id: 'a', name: 'Club', email: '=1+1' }]);
  const to = join(data, 'problems.csv');
  expect(await take(path, { dryRun: true })).not.toHaveProperty('problemsFile');
  expect(await take(path, { dryRun: true, problemsTo: to })).toMatchObject({ problemsFile: to });
  expect(rowsIn(to).some((row) => row.endsWith(`,"'=1+1"`))).toBe(true);
  expect(readdirSync(data).sort()).toEqual(['dirty.json', 'problems.csv']);
  const { problemsFile } = await take(path);
  const before = readFileSync(problemsFile ?? '', 'utf8');
  await expect(take(written('none.json', [{ id: 'a', name: '' }]))).rejects.toThrow(/no service/);
  expect(readFileSync(problemsFile ?? '', 'utf8')).toBe(before);
  expect(readdirSync(join(data, 'directory/reports'))).toEqual(['feed.csv']);
});

test('a feed that lost more than half of its services changes nothing, unless somebody says that it is right', async () => {
  const count = async () => (await readFeed(feedFile(data, 'feed'))).services.length;
  await take(written('feed.json', clubs(40)));
  await expect(take(written('feed.json', clubs(19)))).rejects.toThrow(/--fewer/);
  await expect(take(written('feed.json', clubs(19)), { dryRun: true })).rejects.toThrow(/--fewer/);
  expect(await count()).toBe(40);
  await take(written('feed.json', clubs(20)));
  expect(await count()).toBe(20);
  await take(written('feed.json', clubs(9)), { fewer: true });
  expect(await count()).toBe(9);
  // Of a handful nobody can say that it shrank.
  await take(written('feed.json', clubs(2)));
  expect(await count()).toBe(2);
});

test('what was fetched for a dry run, or refused, is fetched anew: the next import is of what is there then', async () => {
  let held = clubs(30);
  const server = createServer((_request, response) => response.end(JSON.stringify(held))).listen(
    0,
    '127.0.0.1',
  );
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const run = async (...args: string[]) => {
    const program = spawn(
      process.execPath,
      ['--import', 'tsx', 'bot/cli.ts', 'directory', 'import', origin, '--feed', 'feed', '--json', ...args],
      { env: { ...process.env, DATA_DIR: data, FEED_ORIGINS: origin } },
    );
    const out: string[] = [];
    program.stdout.on('data', (piece: Buffer) => out.push(piece.toString()));
    program.stderr.resume();
    await once(program, 'close');
    return program.exitCode === 0 ? (JSON.parse(out.join('')) as { services: number }).services : undefined;
  };
  expect(await run('--dry-run')).toBe(30);
  held = clubs(31);
  expect(await run()).toBe(31);
  held = clubs(3);
  expect(await run()).toBeUndefined();
  held = clubs(32);
  expect(await run()).toBe(32);
  server.close();
}, 60_000);
