/** The command that says which column is which helps where nothing is known yet, and for a spreadsheet at an address. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';

let data: string;
beforeEach(() => void (data = mkdtempSync(join(tmpdir(), 'mapping-'))));
afterEach(() => rmSync(data, { recursive: true, force: true }));

/** The command as it is run, beside a server of this test that has to answer meanwhile. */
async function run(...args: string[]) {
  const program = spawn(process.execPath, ['--import', 'tsx', 'bot/cli.ts', 'directory', ...args], {
    env: { ...process.env, DATA_DIR: join(data, 'kept'), FEED_ORIGINS: origins },
  });
  const out: string[] = [];
  program.stdout.on('data', (piece: Buffer) => out.push(piece.toString()));
  program.stderr.resume();
  await once(program, 'close');
  return { status: program.exitCode, out: out.join('') };
}
let origins = '';

const THEIRS = 'Bezeichnung,Wo,Telephone\nChoir,YO1 7HH,01632 960555\n';
const filledIn = (path: string) =>
  writeFileSync(
    path,
    readFileSync(path, 'utf8')
      .replace('Bezeichnung: ""', 'Bezeichnung: name')
      .replace('Wo: ""', 'Wo: postcode'),
  );

test('where no column is known to be a name, it writes all of them down to be filled in, and then they are read', async () => {
  const file = join(data, 'theirs.csv');
  writeFileSync(file, THEIRS);
  expect((await run('import', file, '--json')).status).toBe(1);
  expect((await run('mapping', file, '--json')).out).toContain('"Bezeichnung"');
  expect(existsSync(`${file}.mapping.yaml`)).toBe(false);
  expect((await run('mapping', file)).status).toBe(0);
  filledIn(`${file}.mapping.yaml`);
  const report = JSON.parse((await run('import', file, '--json')).out) as unknown;
  expect(report).toMatchObject({
    services: 1,
    columns: [{ known: { Bezeichnung: 'name', Wo: 'postcode' } }],
  });
}, 60_000);

test('what a mapping says that cannot be is told and taken out; the rest of it stays', async () => {
  const file = join(data, 'theirs.csv');
  writeFileSync(file, THEIRS);
  writeFileSync(
    `${file}.mapping.yaml`,
    'columns: { Bezeichnung: name, Gone: postcode, Wo: nonsense, Telephone: "" }\n',
  );
  expect((await run('import', file)).status).toBe(1);
  expect((await run('mapping', file)).status).toBe(0);
  const report = JSON.parse((await run('import', file, '--json')).out) as unknown;
  expect(report).toMatchObject({
    columns: [{ known: { Bezeichnung: 'name' }, unknown: ['Wo', 'Telephone'] }],
  });
}, 60_000);

test('a spreadsheet at an address is mapped once, and every import of it knows its columns', async () => {
  const server = createServer((_request, response) => response.end(THEIRS)).listen(0, '127.0.0.1');
  await once(server, 'listening');
  origins = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const address = `${origins}/groups.csv`;
  expect((await run('import', address)).status).toBe(1);
  const { out, status } = await run('mapping', address, '--feed', 'town');
  expect(status).toBe(0);
  const path = /Wrote (\S+\.yaml)/.exec(out)?.[1] ?? '';
  filledIn(path);
  for (let times = 0; times < 2; times++) {
    const report = JSON.parse((await run('import', address, '--feed', 'town', '--json')).out) as unknown;
    expect(report).toMatchObject({ feed: 'town', services: 1 });
  }
  server.close();
}, 60_000);
