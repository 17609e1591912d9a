/** The operations of Direct Line 3.0 on conversations: start, reconnect, read, speak, and the stream's address. */
import type { IncomingMessage } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import type { Credentials } from './credentials.js';
import { incomingIn } from './activity.js';
import { CouldNotRead } from '../../stores/store.js';
import { addressOf } from '../http.js';
import { setOf, type Feed } from './feed.js';
import type { Feeds } from './feeds.js';
import { jsonIn } from './json.js';
import type { Names } from './names.js';
import { originsOf, type Origins } from './origins.js';
import { notFound, notValid, notYours, Refusal } from './refusal.js';
import type { Saying } from './speaking.js';
import type { Streams } from './streams.js';
import type { Tickets } from './tickets.js';
import type { Claims } from './tokens.js';
import { parametersIn, type TokenOperations } from './tokens-operations.js';
import { BEGINNING, read, type Watermark } from './watermark.js';
import type { Guide } from '../../../dialogs/guide.js';

export type Answer = { status: 200 | 201; body: object };

export type Operation = (asked: Asked, name: string) => Promise<Answer>;

export type Asked = { request: IncomingMessage; credentials: Credentials; query: URLSearchParams };

type Wiring = {
  guide: Guide;
  names: Names;
  origins: Origins;
  feeds: Feeds;
  /** Counts what a client asked for. Throws `TooManyMessages`. */
  asks: (client: string) => Promise<void>;
  proxies: number;
  tickets: Tickets;
  streams: Streams;
  given: TokenOperations;
  say: (saying: Saying) => Promise<string>;
  publicUrl: string;
  now: () => Date;
  log: { error(what: object, words: string): void };
};

type Operations = { start: Operation; reconnect: Operation; read: Operation; speak: Operation };

/** Milliseconds that what is at hand waits for what the store has. */
const PATIENCE = 1000;

/** The work's own end, or this one when it takes too long. */
function soon<T>(work: Promise<T>, otherwise: T): Promise<T> {
  return Promise.race([work, wait(PATIENCE, otherwise, { ref: false })]);
}

export function operations(wiring: Wiring): Operations {
  const { guide, names, feeds, asks, given, streams } = wiring;

  /** A watermark that is not there, or that we wrote. */
  function watermarkIn(query: URLSearchParams): Watermark | undefined {
    const text = query.get('watermark');
    if (text === null) return undefined;
    const watermark = read(text);
    if (watermark === undefined) throw new Refusal(400, 'BadArgument', 'The watermark is not one of ours');
    return watermark;
  }

  /** Where the client may go on: the claims of its token, or those a secret gives to this conversation. */
  function entered({ request, credentials }: Asked, name: string): { feed: Feed; claims: Claims } {
    const which = names.whichOf(name);
    const isSecret = credentials.kind === 'secret';
    if (!isSecret && credentials.claims.conversation !== name) throw notYours();
    if (which === undefined) throw isSecret ? notFound() : notValid();
    const practice = guide.practices.get(which.practice);
    if (practice === undefined) throw notFound();
    if (isSecret && !['', practice.id].includes(credentials.practice)) throw notYours();
    const claims: Claims = isSecret
      ? {
          practice: practice.id,
          conversation: name,
          user: names.personIn(which),
          origins: originsOf(practice),
        }
      : credentials.claims;
    wiring.origins.check(request, claims.origins);
    const feed = feeds.of(which);
    if (!isSecret) streams.lasts(feed, credentials.claims.until);
    return { feed, claims };
  }

  /** A store that does not answer for a moment has nothing new: clients that are told so ask again, others give up. */
  async function keptAfter(feed: Feed, from: Watermark) {
    try {
      return await feed.keptAfter(from);
    } catch (problem) {
      if (!(problem instanceof CouldNotRead)) throw problem;
      wiring.log.error(
        { problem, practice: feed.which.practice },
        'a client could not be told what was said',
      );
      return { activities: [], end: from };
    }
  }

  /** The stream's address holds a ticket and nothing else that opens anything. */
  async function streamed(request: IncomingMessage, feed: Feed, claims: Claims, from: Watermark) {
    const token = await given.given(claims);
    const until = wiring.now().getTime() + token.expires_in * 1000;
    const ticket = wiring.tickets.give({ which: feed.which, claims: { ...claims, until }, from });
    const path = `/v3/directline/conversations/${claims.conversation}/stream?t=${ticket}`;
    return { ...token, streamUrl: `${socketHome(request)}${path}` };
  }

  function socketHome({ headers }: IncomingMessage): string {
    if (wiring.publicUrl !== '') return new URL(wiring.publicUrl).origin.replace(/^http/, 'ws');
    const isSafe = headers['x-forwarded-proto'] === 'https';
    return `${isSafe ? 'wss' : 'ws'}://${headers.host ?? 'localhost'}`;
  }

  return {
    async start(asked) {
      const { request, credentials } = asked;
      await asks(
        credentials.kind === 'secret' ? `secret ${credentials.practice}` : credentials.claims.conversation,
      );
      const parameters = parametersIn(await jsonIn(request));
      const isSecret = credentials.kind === 'secret';
      const claims = isSecret ? given.anew(credentials.practice, parameters, false) : credentials.claims;
      const { feed } = entered(asked, claims.conversation);
      const begun = await feed.isBegun();
      if (!begun) feed.begins(claims.language ?? parameters.locale?.split('-', 1)[0]?.toLowerCase());
      const from = begun ? await feed.end() : BEGINNING;
      return { status: begun ? 200 : 201, body: await streamed(request, feed, claims, from) };
    },

    async reconnect(asked, name) {
      const { feed, claims } = entered(asked, name);
      await asks(name);
      const from = watermarkIn(asked.query) ?? (await feed.end());
      return { status: 200, body: await streamed(asked.request, feed, claims, from) };
    },

    async read(asked, name) {
      const { feed } = entered(asked, name);
      await asks(name);
      const from = watermarkIn(asked.query) ?? BEGINNING;
      const passed = feed.passedAfter(from);
      const isUrgent = passed.activities.length > 0;
      const kept = await (isUrgent
        ? soon(keptAfter(feed, from), { activities: [], end: from })
        : keptAfter(feed, from));
      const end = { place: kept.end.place, passed: passed.end.passed };
      return { status: 200, body: setOf({ activities: [...kept.activities, ...passed.activities], end }) };
    },

    async speak(asked, name) {
      const { feed, claims } = entered(asked, name);
      const activity = incomingIn(await jsonIn(asked.request));
      // A program with a secret speaks for whoever it says; anybody else only for the user of their token.
      const user = (asked.credentials.kind === 'secret' ? activity.from?.id : undefined) ?? claims.user;
      // Messages are counted where they are taken, because danger is never refused.
      if (activity.type !== 'message') await asks(name);
      const from = addressOf(asked.request, wiring.proxies);
      const id = await wiring.say({ feed, user: user.replaceAll('|', '_'), activity, from });
      streams.news(feed);
      if (activity.type === 'endOfConversation') streams.ends(feed);
      return { status: 200, body: { id } };
    },
  };
}
