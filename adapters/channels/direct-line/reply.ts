/** Answers in JSON: what was asked for, or `{ error: { code, message } }` and nothing about how we are made. */
import { STATUS_CODES, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { Refusal } from './refusal.js';

const HEADERS = {
  'content-type': 'application/json; charset=utf-8',
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

/**
 * Seconds, and never many: some clients read them as milliseconds. Who then asks again too soon is refused again, which
 * costs little.
 */
const RETRY_AFTER = 10;

export function answered(
  response: ServerResponse,
  status: number,
  body: object,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { ...HEADERS, ...headers });
  response.end(JSON.stringify(body));
}

export function refused(
  response: ServerResponse,
  { status, code, message, more }: Refusal,
  headers: Record<string, string> = {},
): void {
  const later = status === 429 || status >= 500 ? { 'retry-after': String(more.after ?? RETRY_AFTER) } : {};
  answered(response, status, { error: { code, message } }, { ...headers, ...later });
}

/** What broke is for the log; the client learns that it was not them. */
export const asRefusal = (problem: unknown): Refusal =>
  problem instanceof Refusal
    ? problem
    : new Refusal(
        500,
        'ServiceError',
        'Something went wrong here. Nothing you sent before is lost. Try again',
        {
          cause: problem,
        },
      );

/** The same, where there is no response yet but only a socket. */
export function refusedUpgrade(socket: Duplex, { status, code, message }: Refusal): void {
  const body = JSON.stringify({ error: { code, message } });
  const lines = [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}`,
    ...Object.entries(HEADERS).map(([name, value]) => `${name}: ${value}`),
    `content-length: ${Buffer.byteLength(body)}`,
    'connection: close',
  ];
  socket.on('error', () => socket.destroy());
  socket.end(`${lines.join('\r\n')}\r\n\r\n${body}`);
}
