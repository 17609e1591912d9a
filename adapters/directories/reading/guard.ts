/** Asks one address for one page, as if whoever answers meant harm: pinned, bounded, never led elsewhere. */
import { lookup } from 'node:dns/promises';
import { request as plainRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as safeRequest } from 'node:https';
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { BrokenFeed } from '../problems.js';

/** Milliseconds for one page, from its name to its last byte; its bytes; and who knows where a name is. */
export type Care = { within: number; bytes: number; resolve: (host: string) => Promise<Pinned[]> };
export const CARE: Care = {
  within: 10_000,
  bytes: 20_000_000,
  resolve: (host) => lookup(host, { all: true, verbatim: true }),
};

type Pinned = { address: string; family: number };

/** The page did not come, but may when asked again; `after` milliseconds when it says so. */
export class NotNow extends BrokenFeed {
  override name = 'NotNow';
  constructor(
    message: string,
    readonly after?: number,
    cause?: unknown,
  ) {
    super(message, { cause });
  }
}

/** Where a page may be read from. Throws `BrokenFeed` with what to mend. */
export function mayAsk(url: URL, origins: readonly string[]): void {
  if (url.username !== '' || url.password !== '')
    throw new BrokenFeed('An address with a name and password in it is not read');
  if (origins.length > 0) {
    if (!origins.includes(url.origin))
      throw new BrokenFeed(`${url.origin} is not in FEED_ORIGINS, which names where feeds may come from`);
    return;
  }
  if (url.protocol !== 'https:')
    throw new BrokenFeed(`${url.origin} is not https. To allow it all the same: FEED_ORIGINS=${url.origin}`);
  if (url.port !== '')
    throw new BrokenFeed(`${url.origin} has a port of its own. To allow it: FEED_ORIGINS=${url.origin}`);
}

/**
 * Whether a page that people are sent to may be looked at: any on the open internet, for nothing of it is read. An origin
 * that is named may be elsewhere. Throws `BrokenFeed`.
 */
function mayVisit(url: URL, origins: readonly string[]): void {
  if (url.username !== '' || url.password !== '')
    throw new BrokenFeed('An address with a name and password in it is not asked');
  if (origins.includes(url.origin)) return;
  if (!['http:', 'https:'].includes(url.protocol))
    throw new BrokenFeed(`${url.protocol} is no page that a person can open`);
  if (url.port !== '')
    throw new BrokenFeed(
      `${url.origin} has a port of its own. To ask it all the same: FEED_ORIGINS=${url.origin}`,
    );
}

/** One address that the name stands for now; every one of them must be public, unless the origin is named. */
export async function addressOf(
  url: URL,
  origins: readonly string[],
  { resolve }: Pick<Care, 'resolve'> = CARE,
): Promise<Pinned> {
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = isIP(host)
    ? [{ address: host, family: isIP(host) }]
    : await resolve(host).catch((cause: unknown) => {
        throw new NotNow(`Nobody knows the name ${host}`, undefined, cause);
      });
  const [first] = found;
  if (first === undefined) throw new NotNow(`Nobody knows the name ${host}`);
  const hidden = found.find(({ address }) => !isPublic(address));
  if (hidden !== undefined && !origins.includes(url.origin))
    throw new BrokenFeed(
      `${host} is ${hidden.address}, inside a private network. To allow it: FEED_ORIGINS=${url.origin}`,
    );
  return first;
}

/** Only what anybody on the internet can reach: an IPv4 address in IPv6 clothes is what is inside. */
export function isPublic(address: string): boolean {
  const parsed = ipaddr.process(address);
  return parsed.range() === 'unicast';
}

/** The status that an address answers with, its page unread. Throws `NotNow` when nothing answers, `BrokenFeed` when it may not be asked. */
export const statusOf = (url: URL, origins: readonly string[], care: Care = CARE): Promise<number> =>
  carefully(url, origins, { ...care, may: mayVisit }, 'HEAD', (response) => {
    response.destroy();
    return Promise.resolve(response.statusCode ?? 0);
  });

/** The bytes of a page. Throws `NotNow` when asking again may help, `BrokenFeed` when not. */
export const askFor = (url: URL, origins: readonly string[], care: Care = CARE): Promise<Buffer> =>
  carefully(url, origins, { ...care, may: mayAsk }, 'GET', (response) => bodyOf(response, url, care.bytes));

/** All of it within the time there is: to find out where a name is, to be answered, and to read what comes. */
async function carefully<T>(
  url: URL,
  origins: readonly string[],
  care: Care & { may: typeof mayAsk },
  method: 'GET' | 'HEAD',
  read: (response: IncomingMessage) => Promise<T>,
): Promise<T> {
  care.may(url, origins);
  const signal = AbortSignal.timeout(care.within);
  try {
    const pinned = await orAborted(addressOf(url, origins, care), signal);
    return await read(await asked(url, method, pinned, signal));
  } catch (cause) {
    throw told(url, cause, signal, care.within);
  }
}

/** To find out where a name is cannot be broken off: nobody waits for it any longer. */
function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((done, failed) => {
    signal.addEventListener('abort', () => failed(new Error('it took too long')), { once: true });
    work.then(done, failed);
  });
}

function asked(url: URL, method: 'GET' | 'HEAD', pinned: Pinned, signal: AbortSignal) {
  const options: RequestOptions = {
    method,
    signal,
    agent: false,
    headers: {
      accept: 'application/json, text/csv;q=0.5',
      'accept-encoding': 'identity',
      'user-agent': 'what-matters-directory',
    },
    // The name is not asked for again: its answer may have changed by then.
    lookup: (_host, how, answer) => {
      if (how.all) answer(null, [pinned]);
      else answer(null, pinned.address, pinned.family);
    },
    maxHeaderSize: 32_000,
  };
  return new Promise<IncomingMessage>((done, failed) => {
    const request = (url.protocol === 'https:' ? safeRequest : plainRequest)(url, options, done);
    request.once('error', failed);
    request.end();
  });
}

function told(url: URL, cause: unknown, signal: AbortSignal, within: number): BrokenFeed {
  if (cause instanceof BrokenFeed) return cause;
  const why = signal.aborted
    ? `did not answer within ${within / 1000} s`
    : cause instanceof Error
      ? cause.message
      : String(cause);
  return new NotNow(`${url.origin} ${why}`, undefined, cause);
}

async function bodyOf(response: IncomingMessage, url: URL, most: number): Promise<Buffer> {
  const status = response.statusCode ?? 0;
  const leave = (problem: BrokenFeed): never => {
    response.destroy();
    throw problem;
  };
  if (status >= 300 && status < 400)
    leave(
      new BrokenFeed(
        `${url.href} leads elsewhere (${response.headers.location ?? 'nowhere'}). Write that address instead, when you trust it`,
      ),
    );
  if (status === 429 || status >= 500) {
    const after = Number(response.headers['retry-after']);
    leave(new NotNow(`${url.origin} answers ${status}`, Number.isFinite(after) ? after * 1000 : undefined));
  }
  if (status !== 200) leave(new BrokenFeed(`${url.href} answers ${status}`));
  if ((response.headers['content-encoding'] ?? 'identity') !== 'identity')
    leave(new BrokenFeed(`${url.origin} answers packed, though it was asked not to`));
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of response as AsyncIterable<Buffer>) {
    bytes += piece.length;
    if (bytes > most) leave(new BrokenFeed(`${url.href} has more than ${most / 1e6} MB in one page`));
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}
