/** The two addresses that carriers post texts to: what is refused, what is answered, and what is sent back. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from '../body.js';
import { TooManyMessages } from '../channel.js';
import type { Notify } from './sms-notify.js';
import type { Twilio } from './sms-twilio.js';
import type { TakeText, TextIn } from './texts.js';

/** Bytes: far more than the longest text takes, however it is written. */
const LARGEST = 64 * 1024;
/** Notify waits five seconds: what is not sent by then goes on, and is asked for again (trust 1.5). */
const NOTIFY_WAITS = 4000;
/** Answers to Notify that are remembered as sent. */
const REMEMBERED = 1000;

type Log = { error(what: object, words: string): void; warn(what: object, words: string): void };
export type Route = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** `lastWord` is what somebody is told whose text could not be saved, by our number. */
export function twilioRoute(of: {
  twilio: Twilio;
  take: TakeText;
  lastWord: (to: string) => string;
  log: Log;
  /** Twilio comes here when the first address failed: there is none after this one. */
  isFallback: boolean;
}): Route {
  const { twilio, log } = of;
  return async (request, response) => {
    const body = await readBody(request, LARGEST);
    if (body.kind === 'refused') return end(response, body.status);
    const isJson = (request.headers['content-type'] ?? '').startsWith('application/json');
    const signature = String(request.headers['x-twilio-signature'] ?? '');
    const path = request.url ?? '';
    if (!twilio.isGenuine({ path, signature, body: body.text, isJson })) return end(response, 403);
    const text = twilio.textIn(body.text, isJson);
    if (text === undefined) return xml(response, twilio.reply([]));
    try {
      xml(response, twilio.reply((await of.take(text)).texts));
    } catch (problem) {
      // A flood is no fault of ours, and would fill the log: what was not taken is found later, by listing.
      if (problem instanceof TooManyMessages) return xml(response, twilio.reply([]));
      log.error({ problem }, 'a text from Twilio could not be taken');
      // An error has Twilio try the second address; a text that it lost is found by listing them.
      if (!of.isFallback) return end(response, 500);
      xml(response, twilio.reply([of.lastWord(text.to)]));
    }
  };
}

export function notifyRoute(of: { notify: Notify; take: TakeText; log: Log }): Route {
  const { notify, log } = of;
  /** How the answers to a text are getting on: asked for again, they are not sent twice. */
  const sendings = new Map<string, Promise<boolean>>();

  async function sendAll(text: TextIn): Promise<boolean> {
    const { texts } = await of.take(text);
    for (const [n, each] of texts.entries()) {
      const name = `${text.message}/${n}`;
      if (await (sendings.get(name) ?? Promise.resolve(false))) continue;
      const sending = notify
        .send({ from: text.to, to: text.from, text: each, reference: name })
        .then((outcome) => {
          if (outcome.kind !== 'sent') log.warn({ outcome }, 'a text could not be sent by GOV.UK Notify');
          // Nobody knows: a text twice is better than none. What is refused would be refused again.
          return outcome.kind === 'sent' || outcome.kind === 'refused';
        });
      note(sendings, name, sending);
      if (!(await sending)) return false;
    }
    return true;
  }

  return async (request, response) => {
    if (!notify.isGenuine(String(request.headers.authorization ?? ''))) {
      request.resume();
      return end(response, 403);
    }
    const body = await readBody(request, LARGEST);
    // What was cut off on its way may come whole the next time.
    if (body.kind === 'refused') return end(response, body.status === 408 ? 503 : body.status);
    const text = notify.textIn(body.text);
    if (text === undefined) {
      log.error({}, 'GOV.UK Notify sent something that is not a text');
      return end(response, 400);
    }
    try {
      end(response, (await inTime(sendAll(text))) ? 200 : 503);
    } catch (problem) {
      if (problem instanceof TooManyMessages) return end(response, 429);
      log.error({ problem }, 'a text from GOV.UK Notify could not be taken');
      end(response, 503);
    }
  };
}

function note(sendings: Map<string, Promise<boolean>>, name: string, sending: Promise<boolean>): void {
  sendings.delete(name);
  sendings.set(name, sending);
  const oldest = sendings.keys().next().value;
  if (sendings.size > REMEMBERED && oldest !== undefined) sendings.delete(oldest);
}

const inTime = (work: Promise<boolean>) =>
  new Promise<boolean>((done, failed) => {
    const timer = setTimeout(() => done(false), NOTIFY_WAITS);
    work.then(done, failed).finally(() => clearTimeout(timer));
  });

const PLAIN = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, status === 503 ? { ...PLAIN, 'retry-after': '60' } : PLAIN);
  response.end();
}

function xml(response: ServerResponse, text: string): void {
  response.writeHead(200, { 'content-type': 'text/xml; charset=utf-8', 'cache-control': 'no-store' });
  response.end(text);
}
