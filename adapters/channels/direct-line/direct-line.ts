/** Direct Line 3.0 from our own server: Microsoft's clients and others hold the same conversation as the page. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { Guide } from '../../../dialogs/guide.js';
import type { Handle, Inbound, Listener, Recall } from '../channel.js';
import { addressOf as remoteOf } from '../http.js';
import { credentialsBy } from './credentials.js';
import { feedsIn } from './feeds.js';
import { jsonIn } from './json.js';
import type { TokenKeys } from './keys.js';
import { conversationNames } from './names.js';
import { operations, type Answer, type Operation } from './operations.js';
import { originsIn } from './origins.js';
import { languageFor } from '../around.js';
import { pageToken } from './page-token.js';
import { notFound, Refusal, tooMany } from './refusal.js';
import { answered, asRefusal, refused, refusedUpgrade } from './reply.js';
import { speaking } from './speaking.js';
import { streamsBy } from './streams.js';
import { ticketsBy } from './tickets.js';
import { tokensBy } from './tokens.js';
import { parametersIn, tokenOperations } from './tokens-operations.js';

type Wiring = {
  guide: Guide;
  handle: Handle;
  recall: Recall;
  alarms: (inbound: Inbound) => boolean;
  overhear: (listener: Listener) => void;
  keys: TokenKeys;
  /** By practice, '' for the one that opens all. */
  secrets: ReadonlyMap<string, string>;
  publicUrl: string;
  /** Counts what a client asked for. Throws `TooManyMessages`. */
  asks: (client: string) => Promise<void>;
  proxies: number;
  now: () => Date;
  log: { error(what: object, words: string): void };
  every: (milliseconds: number, run: () => void) => () => void;
};

const HOME = '/v3/directline/';
/** Conversations somebody is in at once, by Direct Line. */
const MOST = 5000;
const MINUTE = 60_000;

export const isDirectLine = (url: string): boolean => url.startsWith(HOME);

type DirectLineChannel = {
  /** Whatever lies under /v3/directline/. Never throws. */
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>;
  /** A stream's address; anything else is refused. Never throws. */
  upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** A token for our own page. Never throws. */
  pageToken: (request: IncomingMessage, response: ServerResponse, practice: string) => Promise<void>;
  close: () => void;
};

export function directLineChannel(wiring: Wiring): DirectLineChannel {
  const { guide, keys, now, log, every } = wiring;
  const names = conversationNames(keys);
  const tokens = tokensBy(keys, now);
  const credentialsIn = credentialsBy(wiring.secrets, tokens);
  const origins = originsIn(guide, wiring.publicUrl);
  const tickets = ticketsBy(now);
  const streams = streamsBy({ now, log, every });
  const feeds = feedsIn({ ...wiring, names, isHeard: streams.isHeard, most: MOST });
  const given = tokenOperations({ guide, names, tokens });
  const does = operations({
    ...wiring,
    names,
    origins,
    feeds,

    tickets,
    streams,
    given,
    say: speaking(wiring),
  });
  const forPage = pageToken({ guide, names, tokens, languageOf: languageFor(guide) });
  const callOff = every(MINUTE, feeds.purge);

  wiring.overhear((inbound, outcome) => {
    const feed = feeds.hears(inbound, outcome);
    if (feed) streams.news(feed);
  });

  const tokenFor: Operation = async ({ request, credentials }) => {
    await wiring.asks(credentials.kind === 'secret' ? `secret ${credentials.practice}` : 'none');
    const body = await given.generate(credentials, parametersIn(await jsonIn(request)));
    return { status: 200, body };
  };
  const refreshed: Operation = async ({ request, credentials }) => {
    request.resume();
    if (credentials.kind === 'token') origins.check(request, credentials.claims.origins);
    return { status: 200, body: await given.refresh(credentials) };
  };
  /** By path, then by method. */
  const routes: [RegExp, { [method: string]: Operation }][] = [
    [/^tokens\/generate$/, { POST: tokenFor }],
    [/^tokens\/refresh$/, { POST: refreshed }],
    [/^conversations$/, { POST: does.start }],
    [/^conversations\/([^/]+)$/, { GET: does.reconnect }],
    [/^conversations\/([^/]+)\/activities$/, { GET: does.read, POST: does.speak }],
  ];

  async function route(request: IncomingMessage): Promise<Answer> {
    const { pathname, searchParams: query } = addressOf(request);
    const path = pathname.slice(HOME.length).replace(/\/$/, '');
    for (const [shape, methods] of routes) {
      const found = shape.exec(path);
      if (found === null) continue;
      const operation = Object.hasOwn(methods, request.method ?? '')
        ? methods[request.method ?? '']
        : undefined;
      if (operation === undefined)
        throw new Refusal(405, 'MethodNotAllowed', `Here goes ${Object.keys(methods).join(' or ')}`);
      return operation({ request, credentials: await credentialsIn(request), query }, found[1] ?? '');
    }
    throw notFound();
  }

  return {
    async answer(request, response) {
      const headers = origins.headersFor(request);
      try {
        if (request.method === 'OPTIONS') return preflight(response, headers);
        const { status, body } = await route(request);
        answered(response, status, body, headers);
      } catch (problem) {
        request.resume();
        const refusal = asRefusal(tooMany(problem));
        if (refusal.status === 500) log.error({ problem }, 'a Direct Line request failed');
        if (!response.headersSent) refused(response, refusal, headers);
      }
    },

    upgrade(request, socket, head) {
      try {
        const { pathname, searchParams: query } = addressOf(request);
        const name = /^\/v3\/directline\/conversations\/([^/]+)\/stream$/.exec(pathname)?.[1];
        if (name === undefined) throw notFound();
        const given = query.get('t');
        if (given === null || given === '')
          throw new Refusal(401, 'BadArgument', 'The address has no ticket');
        const ticket = tickets.take(given);
        if (ticket?.claims.conversation !== name)
          throw new Refusal(
            403,
            'BadArgument',
            'The ticket was used, is too old, or is not for this: reconnect',
          );
        origins.check(request, ticket.claims.origins);
        const { which, from, claims } = ticket;
        streams.connect({ feed: feeds.of(which), from, until: claims.until }, request, socket, head);
      } catch (problem) {
        refusedUpgrade(socket, asRefusal(problem));
      }
    },

    async pageToken(request, response, practice) {
      try {
        await wiring.asks(`page ${remoteOf(request, wiring.proxies)}`);
        await forPage(request, response, practice);
      } catch (problem) {
        const refusal = asRefusal(tooMany(problem));
        if (refusal.status === 500) log.error({ problem }, 'a page could not be given a token');
        refused(response, refusal);
      }
    },

    close() {
      callOff();
      streams.close();
    },
  };
}

/** The name of the host does not matter here. Throws `Refusal`. */
function addressOf({ url = '/' }: IncomingMessage): URL {
  if (!URL.canParse(url, 'http://localhost')) throw notFound();
  return new URL(url, 'http://localhost');
}

function preflight(response: ServerResponse, headers: Record<string, string>): void {
  response.writeHead('access-control-allow-origin' in headers ? 204 : 403, headers);
  response.end();
}
