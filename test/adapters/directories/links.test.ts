/** Asking whether links still answer: told apart by what comes back, and nobody inside is ever asked. */
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { CARE, type Care } from '../../../adapters/directories/reading/guard.js';
import { askLinks } from '../../../adapters/directories/reading/links.js';

test('what is gone, what answers and what is unsure are told apart; each is asked once, and no redirect is followed', async () => {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.method} ${request.url}`);
    const status = Number(request.url?.slice(1));
    response.writeHead(status, status === 302 ? { location: '/404' } : {});
    response.end();
  }).listen(0, '127.0.0.1');
  await new Promise((listening) => server.once('listening', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const urls = ['200', '404', '410', '302', '403', '500', '200'].map((status) => `${origin}/${status}`);
  const answers = await askLinks(urls, 100, [origin]);
  server.close();
  expect(answers.map(({ url, state }) => [url.slice(-3), state])).toEqual([
    ['200', 'answers'],
    ['404', 'gone'],
    ['410', 'gone'],
    ['302', 'answers'],
    ['403', 'unsure'],
    ['500', 'unsure'],
  ]);
  expect(asked.sort()).toEqual(['200', '302', '403', '404', '410', '500'].map((status) => `HEAD /${status}`));
});

test.each([
  'https://127.0.0.1/',
  'https://[::1]/',
  'https://169.254.169.254/latest',
  'http://10.0.0.1/',
  'http://localhost/',
  'https://example.org:8443/',
  'ftp://example.org/',
  'https://me:secret@example.org/',
])('%s is not asked', async (url) => {
  expect((await askLinks([url], 1)).map(({ state }) => state)).toEqual(['not-asked']);
});

test('no more are asked than was said', async () => {
  const urls = Array.from({ length: 9 }, (_, n) => `https://10.0.0.${n}/`);
  expect(await askLinks(urls, 3)).toHaveLength(3);
});

/** The network, where these names are known as this machine and no others are. */
const knowing = (hosts: readonly string[], otherwise: string): Care => ({
  ...CARE,
  resolve: (host) =>
    hosts.includes(host)
      ? Promise.resolve([{ address: '127.0.0.1', family: 4 }])
      : Promise.reject(Object.assign(new Error(`getaddrinfo ${otherwise} ${host}`), { code: otherwise })),
});

describe('a name that cannot be looked up', () => {
  let server: Server;
  let here = '';
  beforeAll(async () => {
    server = createServer((_request, response) => response.end()).listen(0, '127.0.0.1');
    await once(server, 'listening');
    here = `http://known.example:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => void server.close());

  const states = async (urls: string[], otherwise: string) =>
    (await askLinks(urls, 9, [here], undefined, knowing(['known.example'], otherwise))).map(
      ({ state }) => state,
    );

  test('is gone while others are known', async () => {
    expect(await states(['https://dead.example/', `${here}/`], 'ENOTFOUND')).toEqual(['gone', 'answers']);
  });

  test('says nothing when no name is known: the line may be down', async () => {
    expect(await states(['https://dead.example/', 'http://other.example/'], 'ENOTFOUND')).toEqual([
      'unsure',
      'unsure',
    ]);
  });

  test('says nothing when the name server does not answer', async () => {
    expect(await states(['https://slow.example/', `${here}/`], 'EAI_AGAIN')).toEqual(['unsure', 'answers']);
  });

  test('and a name that stands for a machine inside is never asked', async () => {
    const inside = knowing(['inside.example'], 'ENOTFOUND');
    const answers = await askLinks(
      ['http://inside.example/', 'https://inside.example/'],
      9,
      [here],
      undefined,
      inside,
    );
    expect(answers.map(({ state }) => state)).toEqual(['not-asked', 'not-asked']);
  });
});

test('where feeds may come from says nothing of the pages that people are sent to', async () => {
  const care = knowing([], 'ENOTFOUND');
  const urls = ['https://choir.example/', 'http://walk.example/'];
  const answers = await askLinks(urls, 9, ['https://feeds.example'], undefined, care);
  expect(answers.map(({ state }) => state)).toEqual(['unsure', 'unsure']);
});
