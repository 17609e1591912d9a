/** Sends what never changes while we run: a style, a script. With its version in the address it is kept for good. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { queryOf, SAFE_HEADERS } from './http.js';

type Asset = { body: Buffer; gzipped: Buffer; version: string };

/** Seconds: an address without a version is asked for again soon, one with its version never. */
const SOON = 300;
const YEAR = 365 * 24 * 60 * 60;

export const assetOf =
  ({ body, gzipped, version }: Asset, type: string) =>
  (request: IncomingMessage, response: ServerResponse): void => {
    const isZipped = /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
    const isExact = queryOf(request).get('v') === version;
    response.writeHead(200, {
      ...SAFE_HEADERS,
      'content-type': type,
      'cache-control': isExact ? `max-age=${YEAR}, immutable` : `max-age=${SOON}`,
      'cross-origin-resource-policy': 'cross-origin',
      vary: 'accept-encoding',
      ...(isZipped ? { 'content-encoding': 'gzip' } : {}),
    });
    response.end(isZipped ? gzipped : body);
  };
