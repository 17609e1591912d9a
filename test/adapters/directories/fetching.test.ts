/** Feeds that are fetched from real servers on this machine: what may be asked, how much may come, and whether all came. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { Limits } from '../../../adapters/directories/reading/asking.js';
import { fetchFeed, type Fetching } from '../../../adapters/directories/reading/fetching.js';
import { CARE, statusOf } from '../../../adapters/directories/reading/guard.js';
import { servicesOf } from '../../../bot/directory/read-feed.js';

let data: string;
let ending: (() => void)[] = [];
beforeEach(() => void (data = mkdtempSync(join(tmpdir(), 'fetching-'))));
afterEach(() => {
  for (const end of ending) end();
  ending = [];
  rmSync(data, { recursive: true, force: true });
});

type Answer = (url: URL, response: ServerResponse, request: IncomingMessage) => unknown;

/** A server; what `answer` returns is sent as JSON, unless it has answered itself. */
async function serving(answer: Answer) {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://x');
    asked.push(`${url.pathname}${url.search}`);
    const sent = answer(url, response, request);
    if (sent !== undefined) response.end(typeof sent === 'string' ? sent : JSON.stringify(sent));
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  ending.push(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { asked, port, origin: `http://127.0.0.1:${port}` };
}

const service = (n: number | string, parts: object = {}) => ({
  id: `s${n}`,
  name: `Choir ${n}`,
  phones: [],
  ...parts,
});
const told: string[] = [];
const fetching = (
  origins: string[],
  limits: Partial<Limits> = {},
  parts: Partial<Fetching> = {},
): Fetching => ({
  name: 'feed',
  data,
  origins,
  fresh: false,
  tell: (line) => void told.push(line),
  paged: () => undefined,
  limits: { pause: 1, longest: 5, ...limits },
  ...parts,
});
const idsIn = async (path: string) =>
  (await servicesOf({ name: 'feed', path, content: 'content', data, on: '2026-11-22' })).map(({ id }) => id);
const numberOf = (url: URL) => Number(url.searchParams.get('page') ?? 1);
/** Pages of one service each, numbered from 1, without an end. */
const endless: Answer = (url) => ({ page_number: numberOf(url), contents: [service(numberOf(url))] });

describe('a page may not', () => {
  test('keep us waiting: not before it answers, not between two pieces, not while its name is looked up', async () => {
    const silent = await serving(() => undefined);
    const dripping = await serving((_url, response) => {
      response.write('[');
      const drip = setInterval(() => response.write(' '), 20);
      ending.push(() => clearInterval(drip));
    });
    const limits = { within: 150, tries: 2 };
    for (const { origin, asked } of [silent, dripping]) {
      await expect(fetchFeed(origin, fetching([origin], limits))).rejects.toThrow(/within/);
      expect(asked).toHaveLength(2);
    }
    const nameless = { ...limits, tries: 1, resolve: () => new Promise<never>(() => undefined) };
    const url = 'https://feeds.example.org/';
    await expect(fetchFeed(url, fetching([], nameless))).rejects.toThrow(/within/);
    await expect(statusOf(new URL(url), [], { ...CARE, ...nameless })).rejects.toThrow(/within/);
  });

  test('be larger than a page may be, packed or not', async () => {
    const large = await serving(() => [service(1, { description: 'x'.repeat(5000) })]);
    await expect(fetchFeed(large.origin, fetching([large.origin], { bytes: 4000 }))).rejects.toThrow(/MB/);
    await fetchFeed(large.origin, fetching([large.origin], { bytes: 6000 }));
    const packed = await serving((_url, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' });
      return 'x';
    });
    await expect(fetchFeed(packed.origin, fetching([packed.origin]))).rejects.toThrow(/packed/);
  });

  test.each([
    ['nest too deep', `[${'{"a":'.repeat(61)}1${'}'.repeat(61)}]`, /deep/],
    ['have too many keys', `[{${'"a":1,'.repeat(20_001)}"b":1}]`, /keys/],
    ['hold too many records', `[${'{},'.repeat(11)}{}]`, /records/],
    ['be a web page', '<html>', /web page/],
  ])('%s', async (_what, text, why) => {
    const { origin } = await serving(() => text);
    await expect(fetchFeed(origin, fetching([origin], { records: 11 }))).rejects.toThrow(why);
  });

  test('lead elsewhere', async () => {
    const secret = await serving(() => [service(1)]);
    const { origin } = await serving((_url, response) => {
      response.writeHead(302, { location: secret.origin });
      return '';
    });
    await expect(fetchFeed(origin, fetching([origin, secret.origin]))).rejects.toThrow(/elsewhere/);
    expect(secret.asked).toEqual([]);
  });

  test('send us from step to step without an end: its services are one step further, or nowhere', async () => {
    const home = { version: 'HSDS-UK-3.0', profile: 'x' };
    const turning = await serving(() => home);
    await expect(fetchFeed(turning.origin, fetching([turning.origin]))).rejects.toThrow(/no services/);
    expect(turning.asked).toEqual(['/', '/services']);
    const usual = await serving((url) => (url.pathname === '/' ? home : [service(1)]));
    const { path } = await fetchFeed(usual.origin, fetching([usual.origin]));
    expect(await idsIn(path)).toEqual(['s1']);
  });
});

describe('nobody is asked who may not be', () => {
  test('another scheme, another port, another host than those that are named', async () => {
    const { origin, port, asked } = await serving(() => [service(1)]);
    for (const origins of [
      [`https://127.0.0.1:${port}`],
      ['http://127.0.0.1'],
      [`http://127.0.0.1:${port + 1}`],
      [`http://localhost:${port}`],
    ])
      await expect(fetchFeed(origin, fetching(origins))).rejects.toThrow(/not in FEED_ORIGINS/);
    await expect(fetchFeed(origin, fetching([]))).rejects.toThrow(/not https/);
    const safe = origin.replace('http:', 'https:');
    await expect(fetchFeed(safe, fetching([]))).rejects.toThrow(/port/);
    await expect(fetchFeed(origin.replace('//', '//a:b@'), fetching([origin]))).rejects.toThrow(/password/);
    expect(asked).toEqual([]);
    await fetchFeed(origin, fetching([origin]));
    expect(asked).toEqual(['/']);
  });

  test.each(['127.0.0.1', '10.0.0.1', '169.254.169.254', '::1', 'fe80::1', '::ffff:10.0.0.1'])(
    'a name that stands for %s, alone or beside a public address',
    async (address) => {
      const hidden = { address, family: address.includes(':') ? 6 : 4 };
      const open = { address: '93.184.215.14', family: 4 };
      for (const found of [[hidden], [open, hidden]]) {
        const limits = { resolve: () => Promise.resolve(found) };
        await expect(fetchFeed('https://feeds.example.org/', fetching([], limits))).rejects.toThrow(
          /private/,
        );
      }
    },
  );

  test('a name is looked up once for each page, and what it stood for then is asked', async () => {
    const hosts: (string | undefined)[] = [];
    const { port, asked } = await serving((_url, _response, { headers }) => {
      hosts.push(headers.host);
      return [service(1)];
    });
    const origin = `http://feeds.example.org:${port}`;
    // Whoever asks a second time would be led to where nobody listens.
    const found = ['127.0.0.1', '127.0.0.2'].map((address) => [{ address, family: 4 }]);
    const { path } = await fetchFeed(
      origin,
      fetching([origin], { tries: 1, resolve: () => Promise.resolve(found.shift() ?? []) }),
    );
    expect(await idsIn(path)).toEqual(['s1']);
    expect([asked, hosts, found.length]).toEqual([['/'], [`feeds.example.org:${port}`], 1]);
  });
});

describe('a feed may not have', () => {
  test('more pages or more requests than a feed may', async () => {
    const many = await serving(endless);
    await expect(fetchFeed(many.origin, fetching([many.origin], { pages: 3 }))).rejects.toThrow(/3 pages/);
    expect(many.asked).toHaveLength(3);
    const brief = await serving((url) =>
      url.pathname === '/' ? [1, 2, 3, 4, 5].map((n) => ({ id: `${n}`, name: 'x' })) : service(1),
    );
    await expect(fetchFeed(brief.origin, fetching([brief.origin], { requests: 4 }))).rejects.toThrow(
      /4 requests/,
    );
    expect(brief.asked.length).toBeLessThan(5);
  });

  test('more bytes in all, those before a break with them', async () => {
    let isBroken = true;
    const { origin, asked } = await serving((url, response) => {
      if (numberOf(url) === 3 && isBroken) response.statusCode = 403;
      return {
        page_number: numberOf(url),
        contents: [service(numberOf(url), { description: 'x'.repeat(1000) })],
      };
    });
    const limited = fetching([origin], { all: 4500 });
    await expect(fetchFeed(origin, limited)).rejects.toThrow(/403/);
    isBroken = false;
    await expect(fetchFeed(origin, limited)).rejects.toThrow(/GB/);
    expect(asked).toEqual(['/', '/?page=2', '/?page=3', '/?page=3', '/?page=4', '/?page=5']);
  });

  test('more bytes in the details of one page, before the next of them is asked for', async () => {
    const list = Array.from({ length: 40 }, (_, n) => ({ id: `${n}`, name: 'x' }));
    const { origin, asked } = await serving((url) =>
      url.pathname === '/' ? list : { id: url.pathname.slice(1), description: 'x'.repeat(1000) },
    );
    await expect(fetchFeed(origin, fetching([origin], { whole: 3000 }))).rejects.toThrow(/details/);
    expect(asked.length).toBeLessThan(12);
    await expect(fetchFeed(origin, fetching([origin], { all: 5000 }))).rejects.toThrow(/GB/);
    expect(asked.length).toBeLessThan(24);
  });

  test('a word on when to ask again that keeps us for longer than we wait', async () => {
    let busy = 2;
    const { origin, asked } = await serving((_url, response) => {
      if (busy-- <= 0) return [service(1)];
      response.writeHead(503, { 'retry-after': '86400' });
      return '';
    });
    await fetchFeed(origin, fetching([origin], { longest: 5 }));
    expect(asked).toHaveLength(3);
  });
});

describe('all of it came', () => {
  const all = (of: number, from: number) => ({ total_items: of, total_pages: of, page_number: from });
  /** `n` pages of one service each; the page's number is counted from `first`, and asked for counted from `asked`. */
  const numbered =
    (n: number, first: number, from: number): Answer =>
    (url, response) => {
      const at = Math.max(0, Number(url.searchParams.get('page') ?? from) - from);
      if (at >= n) {
        response.statusCode = 404;
        return '';
      }
      return { totalElements: n, totalPages: n, number: at + first, content: [service(at)] };
    };

  test.each([
    ['from 1', 1, 1],
    ['from 0', 0, 0],
    ['from 0 in what it says, and from 1 in what it is asked', 0, 1],
  ])('from a server that counts its pages %s', async (_what, first, from) => {
    const { origin } = await serving(numbered(3, first, from));
    const { path } = await fetchFeed(origin, fetching([origin]));
    expect(await idsIn(path)).toEqual(['s0', 's1', 's2']);
  });

  test('from a server that says only how many services there are', async () => {
    const { origin } = await serving((url) => ({ total_items: 3, contents: [service(numberOf(url))] }));
    const { path } = await fetchFeed(origin, fetching([origin]));
    expect(await idsIn(path)).toEqual(['s1', 's2', 's3']);
  });

  test('from a server whose records have no ids', async () => {
    const { origin } = await serving((url) => ({
      ...all(3, numberOf(url)),
      contents: [{ name: `Choir ${numberOf(url)}`, phones: [] }],
    }));
    const { path } = await fetchFeed(origin, fetching([origin]));
    expect(await idsIn(path)).toHaveLength(3);
  });

  test.each<[string, Answer]>([
    [
      'says that a page is the last, and had more',
      (url) => ({ ...all(5, numberOf(url)), last_page: true, contents: [service(1)] }),
    ],
    [
      'has an empty page in the middle',
      (url) => ({ ...all(5, numberOf(url)), contents: numberOf(url) < 3 ? [service(numberOf(url))] : [] }),
    ],
    ['gives the same page for ever', (url) => ({ ...all(5, numberOf(url)), contents: [service(1)] })],
    [
      'leaves services out',
      () => ({ total_items: 10, total_pages: 1, page_number: 1, contents: [service(1)] }),
    ],
  ])('or it is refused, and begun anew the next time: a server that %s', async (_what, answer) => {
    const { origin, asked } = await serving(answer);
    await expect(fetchFeed(origin, fetching([origin]))).rejects.toThrow(/It says that it has/);
    const before = asked.length;
    await expect(fetchFeed(origin, fetching([origin]))).rejects.toThrow(/It says that it has/);
    expect(asked.length).toBe(2 * before);
    const { path } = await fetchFeed(origin, fetching([origin], {}, { fewer: true }));
    expect((await idsIn(path)).length).toBeGreaterThan(0);
  });

  test('from a server that has no details, or answers every address with the same list', async () => {
    const brief = Array.from({ length: 20 }, (_, n) => ({ id: `${n}`, name: `Choir ${n}` }));
    for (const status of [200, 404]) {
      const { origin, asked } = await serving((url, response) => {
        if (url.pathname !== '/') response.statusCode = status;
        return brief;
      });
      const { path, done } = await fetchFeed(origin, fetching([origin]));
      expect(await idsIn(path)).toEqual(brief.map(({ id }) => id));
      // Nobody asks for all of them in vain.
      expect(asked.length).toBeLessThan(15);
      await done();
    }
  });

  test('one that was taken away meanwhile is told, and no reason to refuse the rest', async () => {
    const contents = Array.from({ length: 99 }, (_, n) => service(n));
    const { origin } = await serving(() => ({ total_items: 100, total_pages: 1, page_number: 1, contents }));
    told.length = 0;
    const { done, path } = await fetchFeed(origin, fetching([origin]));
    expect(await idsIn(path)).toHaveLength(99);
    expect(told.join()).toContain('99');
    await done();
    expect(existsSync(path)).toBe(false);
  });
});
