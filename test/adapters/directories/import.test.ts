/** What an import makes of real dirt, and that yesterday's directory serves until the new one is whole. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { feedFile, feedsFolder, readFeed, writeFeed } from '../../../adapters/directories/kept/feed-file.js';
import { addTo } from '../../../adapters/directories/kept/overlay.js';
import { addressOf, isPublic, mayAsk } from '../../../adapters/directories/reading/guard.js';
import { feedAt } from '../../../bot/directory/feed-at.js';
import { importFeed } from '../../../bot/directory/import.js';
import { servicesOf } from '../../../bot/directory/read-feed.js';
import { liveDirectory } from '../../../bot/directory/live.js';
import { cell } from '../../../bot/directory/problem-file.js';
import { wholeDirectory } from '../../../bot/directory/whole.js';
import { Service } from '../../../dialogs/matching/service.js';
import { logTo } from '../../../bot/log.js';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'directory-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const on = '2026-11-22';
const how = (source: string) => ({ source, dryRun: false, fewer: false, now: new Date(`${on}T09:00:00Z`) });
const feed = (name: string, path: string) => ({ name, path, content: 'content', data: folder, on });
const written = (name: string, value: unknown): string => {
  const path = join(folder, name);
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
  return path;
};
const service = (id: string, parts: object = {}) => ({
  id,
  name: `${id} lunch club`,
  description: 'A lunch club.',
  status: 'active',
  ...parts,
});
const at = (postal_code: string, parts: object = {}) => ({
  service_at_locations: [
    { location: { location_type: 'physical', name: 'Hall', addresses: [{ postal_code }], ...parts } },
  ],
});
const read = async (name: string, value: unknown) => servicesOf(feed('feed', written(name, value)));

describe('dirt', () => {
  test.each([
    ['coordinates that are nowhere', { latitude: 100, longitude: 101 }],
    ['coordinates the wrong way round', { latitude: -2.56, longitude: 51.46 }],
    ['coordinates far from the postcode', { latitude: 53.96, longitude: -1.08 }],
    ['no coordinates', {}],
    ['coordinates of nothing', { latitude: 0, longitude: 0 }],
  ])('%s: it is where its postcode is', async (_what, given) => {
    const [found] = await read('dirt.json', [service('a', at('BS5 OHE', given))]);
    expect(found?.locations[0]?.postcode).toBe('BS5 0HE');
    expect(found?.locations[0]?.at?.lat).toBeCloseTo(51.46, 1);
    expect(found?.locations[0]?.at?.long).toBeCloseTo(-2.56, 1);
  });

  test('empty texts, HTML and scripts leave plain text, and every problem has its record and field', async () => {
    const path = written('html.json', {
      contents: [
        service('a', {
          url: '',
          email: 'nobody',
          description: '<p>A <b>lunch</b> club</p><script>alert(1)</script> &amp; tea',
          web: 'x',
        }),
        { id: 'b', name: '' },
      ],
    });
    const report = await importFeed(feed('html', path), how(path));
    expect(report).toMatchObject({ services: 1, refused: 1 });
    expect(report.problems.every(({ record, field }) => record !== '' && field !== '')).toBe(true);
    expect(report.problems.find(({ done }) => done === 'refused')).toMatchObject({
      record: 'b',
      field: 'name',
    });
    const { services } = await readFeed(feedFile(folder, 'html'));
    expect(services[0]?.summary).toMatch(/^A lunch club/);
    expect(services[0]?.summary).not.toMatch(/[<>]|alert/);
    expect(services[0]).not.toHaveProperty('email');
  });

  test.each([
    [{ url: 'javascript:alert(1)' }, undefined],
    [{ url: 'www.example.org' }, 'https://www.example.org'],
    [{ url: 'https://a:b@example.org' }, undefined],
  ])('%j is a link or none', async (parts, web) => {
    expect((await read('web.json', [service('a', parts)]))[0]?.web).toBe(web);
  });

  test.each([
    [{ fees: 'Free' }, { pounds: 0, first_free: false }],
    [{ fees: 'Free for under 5s' }, undefined],
    [{ fees: '£4, first session free' }, { pounds: 4, first_free: true }],
    [{ cost_options: [{ amount: 0 }] }, { pounds: 0, first_free: false }],
    [{ cost_options: [{ amount: 0, amount_description: 'contact us' }] }, undefined],
    [{ cost_options: [{ amount: 0, option: 'Carers' }, { amount: 5 }] }, { pounds: 5, first_free: false }],
    [{ cost_options: [{ amount: 3, valid_to: '2020-01-01' }] }, undefined],
    [{}, undefined],
  ])('%j costs what it says', async (parts, cost) => {
    expect((await read('cost.json', [service('a', parts)]))[0]?.cost).toEqual(cost);
  });

  test.each(['inactive', 'temporarily closed', 'Closed', 'defunct'])('%s is not open', async (status) => {
    expect((await read('s.json', [service('a', { status })]))[0]?.status).not.toBe('active');
  });

  test('a service that says in its name that it is closed is closed', async () => {
    expect((await read('s.json', [service('a', { name: 'Choir (CLOSED)' })]))[0]?.status).not.toBe('active');
  });

  test('a service that stands at two places is one with both', async () => {
    const found = await read('two.json', {
      contents: [
        {
          id: 'x',
          service: service('a'),
          location: { name: 'One', addresses: [{ postal_code: 'BS5 0HE' }] },
        },
        {
          id: 'y',
          service: service('a'),
          location: { name: 'Two', addresses: [{ postal_code: 'BS1 4DJ' }] },
        },
      ],
    });
    expect(found).toHaveLength(1);
    expect(found[0]?.locations.map(({ name }) => name).sort()).toEqual(['One', 'Two']);
  });

  test('what comes out is always a service of ours', async () => {
    const odd = [null, '', 0, -1, [], {}, 'x'.repeat(3000), '\u0000', true, [null], { a: 1 }];
    const keys = [
      'description',
      'url',
      'email',
      'status',
      'fees',
      'minimum_age',
      'maximum_age',
      'assured_date',
      'schedules',
      'service_at_locations',
      'cost_options',
      'attributes',
      'organization',
      'service_areas',
    ];
    const list = odd.flatMap((value, n) => keys.map((key) => service(`${key}-${n}`, { [key]: value })));
    const found = await read('odd.json', list);
    expect(found).toHaveLength(list.length);
    for (const each of found) expect(Service.safeParse(each).error).toBeUndefined();
  });
});

describe('every dialect', () => {
  test('version 1: taxonomies, eligibility, weekdays', async () => {
    const [found] = await read('v1.json', {
      totalElements: 1,
      content: [
        service('a', {
          service_taxonomys: [{ taxonomy: { id: 'x', name: 'Debt advice' } }],
          eligibilitys: [{ minimum_age: 18, maximum_age: 0 }],
          regular_schedules: [{ weekday: 2, opens_at: '18:00', closes_at: '20:00' }],
        }),
      ],
    });
    expect(found).toMatchObject({ ages: { min: 18 }, schedules: [{ day: 'tuesday', opens: '18:00' }] });
    expect(found?.needs).toHaveProperty('money');
  });

  test("other people's spreadsheet is read by what its columns are called", async () => {
    const [found] = await read(
      'theirs.csv',
      '\ufeffGroup name;Provider;Post code;Price;When;Age range\n"Knit; natter";Hall;bs50he;£2;Mondays 2-4pm;50+\n',
    );
    expect(found).toMatchObject({
      name: 'Knit; natter',
      cost: { pounds: 2 },
      ages: { min: 50 },
      schedules: [{ day: 'monday', opens: '14:00', closes: '16:00' }],
    });
    expect(found?.locations[0]?.postcode).toBe('BS5 0HE');
  });

  test.each([
    ['60+', { min: 60 }],
    ['Over 50s', { min: 50 }],
    ['Adults aged 18 to 65', { min: 18, max: 65 }],
    ['Under 25s', { max: 24 }],
    ['for young people aged 11-17 years.', { min: 11, max: 17 }],
  ])('"%s" under who it is for is an age, and nothing to ask about', async (who, ages) => {
    const [found] = await read('who.csv', `Name,Who for\nTea,${who}\n`);
    expect([found?.ages, found?.ask_first]).toEqual([ages, undefined]);
  });

  test.each(['Women over 50 who care for somebody', '2 sessions', 'People with MS, 18+', 'Over 60 beds'])(
    '"%s" is no age alone: it is asked about, and shuts nobody out',
    async (who) => {
      const [found] = await read('who.csv', `Name,Who for\nTea,"${who}"\n`);
      expect([found?.ages, typeof found?.ask_first]).toEqual([{}, 'string']);
    },
  );

  test('one service a line', async () => {
    expect(
      await read('lines.jsonl', `${JSON.stringify(service('a'))}\n${JSON.stringify(service('b'))}\n`),
    ).toHaveLength(2);
  });
});

describe('whole or not at all', () => {
  test('what breaks off in the middle changes nothing', async () => {
    const good = written('good.json', [service('a'), service('b')]);
    await importFeed(feed('whole', good), how(good));
    const text = readFileSync(good, 'utf8');
    const broken = written('broken.json', text.slice(0, -20));
    await expect(importFeed(feed('whole', broken), how(broken))).rejects.toThrow(/breaks off/);
    expect((await readFeed(feedFile(folder, 'whole'))).services).toHaveLength(2);
  });

  test('who is killed half way leaves what was there, and the next import sweeps up', async () => {
    const good = written('good.json', [service('a')]);
    await importFeed(feed('killed', good), how(good));
    const head = {
      format: 1 as const,
      feed: 'killed',
      source: 'x',
      dialect: '',
      imported: '2026-11-22T09:00:00.000Z',
    };
    // Never swapped, never dropped: as if the power had gone.
    const left = await writeFeed(folder, head);
    expect((await wholeDirectory(folder, [])).services.map(({ id }) => id)).toContain('a');
    await importFeed(feed('killed', good), how(good));
    expect(readdirSync(feedsFolder(folder)).filter((name) => name.startsWith('killed'))).toEqual([
      'killed.jsonl',
    ]);
    await left.drop();
  });

  test('a file that was touched by hand is not believed', async () => {
    const good = written('good.json', [service('a')]);
    await importFeed(feed('touched', good), how(good));
    const path = feedFile(folder, 'touched');
    writeFileSync(path, readFileSync(path, 'utf8').replace('lunch', 'brunch'));
    await expect(readFeed(path)).rejects.toThrow(/not what was written/);
    rmSync(path);
  });

  test('a running server takes up an import, and what colleagues add outlives the next', async () => {
    const data = mkdtempSync(join(folder, 'live-'));
    const live = await liveDirectory(data, [], logTo('silent'), 20);
    const until = async (holds: () => boolean) => {
      for (let tries = 0; tries < 500 && !holds(); tries++) await new Promise((next) => setTimeout(next, 20));
      expect(holds()).toBe(true);
    };
    const good = written('good.json', [service('a')]);
    await importFeed({ ...feed('live', good), data }, how(good));
    await until(() => live.index().byId.has('a'));
    await addTo(data, 'a', { buddy_available: true }, 'Asha', '2026-11-22T09:00:00.000Z');
    await until(() => live.index().byId.get('a')?.buddy_available === true);
    await importFeed({ ...feed('live', good), data }, how(good));
    await until(() => live.index().byId.get('a')?.provenance?.buddy_available !== undefined);
    live.close();
  });
});

describe('hostile feeds', () => {
  test.each([
    '127.0.0.1',
    '10.1.2.3',
    '169.254.169.254',
    '::1',
    '::ffff:192.168.0.1',
    'fe80::1',
    '100.64.0.1',
    '0.0.0.0',
  ])('%s is not public', (address) => {
    expect(isPublic(address)).toBe(false);
  });

  test('only https on its own port, unless named; nothing inside', async () => {
    for (const bad of ['http://example.org/', 'https://example.org:8443/', 'https://a:b@example.org/'])
      expect(() => mayAsk(new URL(bad), [])).toThrow();
    expect(() => mayAsk(new URL('https://example.org/'), ['https://other.example.org'])).toThrow(
      /FEED_ORIGINS/,
    );
    await expect(addressOf(new URL('https://127.0.0.1/'), [])).rejects.toThrow(/private/);
  });

  test('pages are followed, details asked for, and what leads elsewhere is not', async () => {
    const server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', 'http://x');
      if (url.pathname === '/away') {
        response.writeHead(302, { location: 'http://127.0.0.1/' });
        return response.end();
      }
      const id = /^\/services\/(.+)$/.exec(url.pathname)?.[1];
      const page = Number(url.searchParams.get('page') ?? 1);
      const body =
        id === undefined
          ? { total_pages: 2, page_number: page, contents: [{ id: `s${page}`, name: `Service ${page}` }] }
          : service(id, at('BS5 0HE'));
      return response.end(JSON.stringify(body));
    }).listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const bringing = {
      name: 'web',
      data: folder,
      origins: [origin],
      fresh: false,
      tell: () => undefined,
      paged: () => undefined,
    };
    const { path, done } = await feedAt(`${origin}/services`, bringing);
    const found = await servicesOf(feed('web', path));
    expect(found.map(({ id, locations }) => [id, locations.length])).toEqual([
      ['s1', 1],
      ['s2', 1],
    ]);
    await done();
    await expect(feedAt(`${origin}/away`, { ...bringing, name: 'away' })).rejects.toThrow(/leads elsewhere/);
    server.close();
  });

  test('a fetch that broke goes on where it was, and asks for no page again', async () => {
    const [asked, pages]: [string[], number[]] = [[], []];
    let isBroken = true;
    const server = createServer((request, response) => {
      const page = Number(new URL(request.url ?? '/', 'http://x').searchParams.get('page') ?? 1);
      asked.push(`${page}`);
      response.statusCode = page === 3 && isBroken ? 403 : 200;
      if (response.statusCode === 403) response.end();
      else
        response.end(
          JSON.stringify({
            total_pages: 4,
            page_number: page,
            contents: [service(`p${page}`, at('BS5 0HE'))],
          }),
        );
    }).listen(0, '127.0.0.1');
    await new Promise((listening) => server.once('listening', listening));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const bringing = {
      name: 'broke',
      data: folder,
      origins: [origin],
      fresh: false,
      tell: () => undefined,
      paged: ({ page }: { page: number }) => void pages.push(page),
    };
    await expect(feedAt(`${origin}/services`, bringing)).rejects.toThrow(/403/);
    expect(asked).toEqual(['1', '2', '3']);
    isBroken = false;
    const { path, done } = await feedAt(`${origin}/services`, bringing);
    expect(asked.slice(3)).toEqual(['3', '4']);
    expect(pages).toEqual([1, 2, 3, 4]);
    expect((await servicesOf(feed('broke', path))).map(({ id }) => id)).toEqual(['p1', 'p2', 'p3', 'p4']);
    await done();
    server.close();
  });

  test('no cell is a formula', () => {
    for (const text of ['=1+1', '+1', '-1', '@x', ' =x']) expect(cell(text)).toMatch(/^"?'/);
  });
});
