/** The commands about the directory, run as a person runs them: what they print, and what they say of a slip. */
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';

const folder = mkdtempSync(join(tmpdir(), 'commands-'));
const data = join(folder, 'data');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Ran = { out: string; said: string; code: number | null };

/** As the scripts of package.json start it, with nothing that another test left. */
async function run(line: string | readonly string[], env: Record<string, string> = {}): Promise<Ran> {
  const words = typeof line === 'string' ? line.split(' ') : line;
  const child = spawn(process.execPath, ['bot/run.mjs', 'bot/cli.ts', ...words], {
    env: { ...process.env, DATA_DIR: data, LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [out, said]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (piece: Buffer) => out.push(piece));
  child.stderr.on('data', (piece: Buffer) => said.push(piece));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { out: Buffer.concat(out).toString(), said: Buffer.concat(said).toString(), code };
}

const json = async (line: string | readonly string[]): Promise<unknown> => {
  const { out, said, code } = await run(line);
  expect([said, code]).toEqual(['', 0]);
  return JSON.parse(out);
};

const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const service = (id: string, name: string, parts: object = {}) => ({
  id,
  name,
  description: 'A lunch club. Come and meet new people.',
  status: 'active',
  email: '',
  service_at_locations: [{ location: { name: 'Hall', addresses: [{ postal_code: 'BS5 0HE' }] } }],
  ...parts,
});

const feed = file(
  'town.json',
  JSON.stringify([
    service('tea', '=HYPERLINK("http://evil.example") tea', { assured_date: '2025-01-02' }),
    service('soup', 'Soup and chat', { cost_options: [{ amount: 0 }], url: 'https://soup.example.org/' }),
    service('shut', 'Closed soup', { status: 'inactive' }),
    service('noname', ''),
  ]),
);

beforeAll(async () => {
  mkdirSync(join(folder, 'nothing'));
  expect(await run(['directory', 'import', feed, '--dry-run'])).toMatchObject({ code: 0 });
  // A dry run left nothing: there is no feed yet, and the example area is what serves.
  expect(await json('directory check --json')).toMatchObject({ feeds: [] });
  expect(await json(['directory', 'import', feed, '--fresh', '--json'])).toMatchObject({
    feed: 'town',
    dryRun: false,
    records: 4,
    services: 3,
    refused: 1,
    problems: expect.arrayContaining([expect.objectContaining({ record: 'noname', done: 'refused' })]),
  });
});

describe('suggest', () => {
  test('prints one object, each suggestion with its reasons, cost, distance and check', async () => {
    const found = await json('suggest --needs company,N05 --postcode BS5 --age 70 --on 2026-11-22 --json');
    expect(found).toMatchObject({
      suggestions: expect.arrayContaining([expect.objectContaining({ id: 'soup', cost: 'Free' })]),
      widened: [],
      needs: ['company', 'money'],
      place: { kind: 'found', code: 'BS5' },
    });
    const { suggestions } = found as { suggestions: Record<string, unknown>[] };
    for (const each of suggestions) {
      const texts = [each.id, each.name, each.cost, each.distance, each.checked, each.start];
      expect(texts.filter((text) => typeof text !== 'string' || text === '')).toEqual([]);
      expect(each.because).not.toEqual([]);
      expect(each).toHaveProperty('checkedOn');
      expect(each.id).not.toBe('shut');
    }
  });

  test('says what was let go of, and where to turn when there is nothing near', async () => {
    const line = 'suggest --needs company --postcode BS5 --times evenings --directory';
    const paid = file(
      'paid.json',
      JSON.stringify([service('noon', 'Noon club', { schedules: [{ byday: 'MO', opens_at: '11:00', closes_at: '13:00' }] })]), // prettier-ignore
    );
    expect(await json([...line.split(' '), paid])).toMatchObject({
      suggestions: expect.arrayContaining([expect.objectContaining({ id: 'noon', despite: ['times'] })]),
      widened: ['times'],
    });
    const far = await json(['suggest', '--needs', 'company', '--postcode', 'BT1 1AA', '--directory', paid]);
    expect(far).toMatchObject({ place: { kind: 'unknown', missing: 'Northern Ireland' } });
  });

  test.each([
    ['--needs xyzzy', 'company'],
    ['--needs N26', 'company'],
    ['--needs company --postcode ZZ99', 'postcode'],
    ['--needs company --age old', '65-plus'],
    ['--needs company --times sometimes', 'evening'],
    ['--needs company --on tomorrow', '2026-11-22'],
    ['--needs company --barriers spiders', 'phones'],
    ['--needs company --refused nobody:costs', 'search'],
    ['--needs company --refused age-uk:because', 'too-far'],
    ['--needs company --most 0', '20'],
    ['--needs company --directory nosuch', 'nosuch'],
    [`--needs company --directory ${join(folder, 'nothing')}`, '.csv'],
  ])('%s: one line that says what to write', async (line, hint) => {
    slip(await run(`suggest ${line}`), hint);
  });
});

/** One plain line on its own, nothing for another program to read, and a sign that it failed. */
function slip({ out, said, code }: Ran, hint: string): void {
  expect({ out, code, lines: said.trimEnd().split('\n').length }).toEqual({ out: '', code: 1, lines: 1 });
  expect(said).toContain(hint);
  expect(said).not.toMatch(/^Error|Invalid|undefined|\bat .*:\d+:\d+/);
}

describe('directory', () => {
  test('check counts what is there, and what has to be looked at', async () => {
    const found = await json('directory check --json');
    expect(found).toMatchObject({ feeds: [{ name: 'town', services: 3 }], outOfDate: 1, broken: [] });
    const { out } = await run('directory check');
    for (const [name] of [['town'], ['3'], ['stale']]) expect(out).toContain(name);
  });

  test('search forgives a slip; show knows what each field comes from', async () => {
    expect(await json(['directory', 'search', 'suop and chat', '--most', '1', '--json'])).toMatchObject([
      { id: 'soup' },
    ]);
    expect(await json('directory show soup --json')).toMatchObject({
      id: 'soup',
      from: { feed: 'town' },
      provenance: { needs: expect.any(String) },
    });
  });

  test('no cell of what is exported is a formula', async () => {
    const { out } = await run('directory stale --csv');
    const problems = readFileSync(join(data, 'directory/reports/town.csv'), 'utf8');
    for (const text of [out, problems]) {
      const rows: string[][] = parse(text, { relaxColumnCount: true });
      expect(rows.flat().filter((cell) => /^\s*[=+\-@|%]/.test(cell))).toEqual([]);
    }
    expect(out.split('\n')[1]).toMatch(/^tea,.*HYPERLINK/);
    // The oldest first, and what is closed is in no queue.
    const queue = await json('directory stale --json');
    expect((queue as unknown[])[0]).toMatchObject({ id: 'tea', state: 'stale' });
    expect(out).not.toContain('shut,');
  });

  test('what a colleague adds is shown with who added it, counts at once, and is taken back', async () => {
    const by = ['--by', 'Asha, link worker'];
    await run(['directory', 'overlay', 'soup', '--set', 'status=temporarily-closed', 'phone=01632 960001', ...by]); // prettier-ignore
    expect(await json('directory overlay soup --json')).toMatchObject({
      added: { status: 'temporarily-closed', phone: { number: '01632 960001' } },
      by: { status: { who: 'Asha, link worker' } },
    });
    const { suggestions } = (await json('suggest --needs company --postcode BS5')) as { suggestions: { id: string }[] }; // prettier-ignore
    expect(suggestions.map(({ id }) => id)).not.toContain('soup');
    await run(['directory', 'overlay', 'soup', '--take', 'status', 'phone', ...by]);
    expect(await json('directory overlay soup --json')).toMatchObject({ added: {} });
  });

  test('nothing was said to be wrong or unmet yet, and a machine reads that as an empty list', async () => {
    expect(await json('directory wrong --json')).toEqual([]);
    expect(await json('directory unmet --json')).toEqual([]);
  });

  test('postcodes are taken in, and links are counted and not asked', async () => {
    const list = file(
      'onspd.csv',
      'pcds,doterm,lat,long\nBS5 0HE,,51.4616,-2.5698\nBS5 0ZZ,202001,51.4,-2.5\n',
    );
    expect(await json(['directory', 'postcodes', list, '--json'])).toMatchObject({ postcodes: 1, ended: 1 });
    rmSync(join(data, 'directory/postcodes'), { recursive: true, force: true });
    const { out, code } = await run('directory links');
    expect([out.includes('--ask'), code]).toEqual([true, 0]);
  });

  test.each([
    ['show nosuch', 'search'],
    ['overlay nosuch --set buddy_available=true --by Asha', 'search'],
    ['overlay soup --set buddy_available=true', '--by'],
    ['overlay soup --set buddy_available=perhaps --by Asha', 'true or false'],
    ['overlay soup --set nonsense=1 --by Asha', 'buddy_available'],
    ['overlay soup --take nonsense --by Asha', 'buddy_available'],
    ['overlay soup --set checked_on=soon --by Asha', '2026-11-22'],
    ['overlay soup --set phone=none --by Asha', 'phone'],
    ['overlay soup --file nosuch.yaml --by Asha', 'nosuch.yaml'],
    ['search debt --most lots', '1000'],
    ['import nosuch.json', 'nosuch.json'],
    [`import ${file('empty.json', '')}`, 'empty'],
    [`import ${file('none.json', '[]')}`, 'Nothing was changed'],
    [`import ${join(folder, 'nothing')}`, '.csv'],
    ['import http://example.org/feed', 'FEED_ORIGINS'],
    ['postcodes nosuch.csv', 'nosuch.csv'],
    [`postcodes ${join(folder, 'nothing')}`, 'folder'],
    [`postcodes ${file('other.csv', 'a,b\n1,2\n')}`, 'pcds'],
    ['made nosuch/made.json', 'made.json'],
    ['made made.json --services many', '1000000'],
    ['mapping nosuch.csv', 'nosuch.csv'],
    ['remove nosuch', 'town'],
    ['remove nosuch --yes', 'town'],
    ['remove national --yes', 'ships'],
    ['remove age-uk --yes', 'ships'],
    ['remove soup --yes', 'overlay soup'],
  ])('%s: one line that says what to do', async (line, hint) => {
    slip(await run(`directory ${line}`), hint);
  });

  test('a data folder that is a file is said plainly', async () => {
    slip(await run('directory check', { DATA_DIR: feed }), 'town.json');
  });
});

test('each has help, with an example or with what each option does', async () => {
  const names =
    'import remove check search show stale overlay wrong unmet postcodes links made mapping'.split(' ');
  const lines = ['suggest --help', 'directory --help', ...names.map((name) => `directory ${name} --help`)];
  for (const { out, said, code } of await Promise.all(lines.map((line) => run(line)))) {
    expect([said, code]).toEqual(['', 0]);
    expect(out).toMatch(/^Usage: /);
    expect(out).toMatch(/\nExample:|--json|--seed/);
  }
});
