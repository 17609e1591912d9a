/** Asking whether links still answer: told apart by what comes back, and nobody inside is ever asked. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from '@jest/globals';
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
  'http://example.org/',
  'https://example.org:8443/',
])('%s is not asked', async (url) => {
  expect((await askLinks([url], 1)).map(({ state }) => state)).toEqual(['not-asked']);
});

test('no more are asked than was said', async () => {
  const urls = Array.from({ length: 9 }, (_, n) => `https://10.0.0.${n}/`);
  expect(await askLinks(urls, 3)).toHaveLength(3);
});
