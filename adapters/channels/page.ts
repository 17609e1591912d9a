/** The web page as a channel: forms in, whole pages out; complete without JavaScript. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { wordingFor, type Guide } from '../../dialogs/guide.js';
import type { Practice } from '../../dialogs/script/practice.js';
import type { PageId } from '../../dialogs/script/wording.js';
import { chatPage } from '../pages/chat-page.js';
import { plainPage, wordsOf } from '../pages/plain-page.js';
import { UnreadableConversation } from '../stores/store.js';
import { answering } from './answer.js';
import { readBody } from './body.js';
import { TooManyMessages, type Handle, type Look } from './channel.js';
import { inboundOf, nameOf, newName } from './form.js';
import { addressOf, cookieOf, isOurOwn, redirect, send, setCookie } from './http.js';

type Answer = (request: IncomingMessage, response: ServerResponse, practice: string) => Promise<void> | void;

type PageChannel = {
  get: Answer;
  post: Answer;
  /** A new conversation, by the person's own wish. */
  begin: Answer;
  /** Away from here at once, leaving nothing on the screen or in the browser. */
  leave: Answer;
};

type Wiring = {
  guide: Guide;
  handle: Handle;
  look: Look;
  now: () => Date;
  log: { error(what: object, words: string): void };
  /** How many proxies of our own stand before the program; see `addressOf`. */
  proxies: number;
};

/** Bytes of one form: room for the longest text, however it is encoded. */
const LARGEST = 256 * 1024;
/** Where "Leave this page" leads: a page that anybody may have open. */
const ELSEWHERE = 'https://www.bbc.co.uk/weather';

export function pageChannel(wiring: Wiring): PageChannel {
  const { guide, handle, look, now } = wiring;
  const answer = answering(wiring);

  async function get(request: IncomingMessage, response: ServerResponse, id: string) {
    const practice = guide.practices.get(id);
    if (practice === undefined) return send(response, 404, plain('no-practice'));
    const cookie = cookieOf(request);
    const conversation = cookie ?? newName();
    try {
      const sight = await look({
        practice: id,
        conversation,
        language: languageOf(),
        at: now().toISOString(),
      });
      const html = chatPage({ wording: words(), practice, sight, message: newName() });
      send(response, 200, html, cookie ? {} : setCookie(request, id, conversation));
    } catch (problem) {
      failed(response, practice, problem);
    }
  }

  async function post(request: IncomingMessage, response: ServerResponse, id: string) {
    const practice = ours(request, response, id);
    if (practice === undefined) return;
    const body = await readBody(request, LARGEST);
    if (body.kind === 'refused') return send(response, body.status, plain('too-much', practice));
    const form = new URLSearchParams(body.text);
    const inbound = inboundOf(guide, form, {
      from: addressOf(request, wiring.proxies),
      practice: id,
      conversation: cookieOf(request) ?? newName(),
      message: nameOf(body.text),
      language: languageOf(),
      at: now().toISOString(),
    });
    try {
      await answer({ request, response, practice }, inbound, await handle(inbound));
    } catch (problem) {
      failed(response, practice, problem, [...form]);
    }
  }

  /** Whose form it is, if it may be taken; otherwise it is refused here. */
  function ours(request: IncomingMessage, response: ServerResponse, id: string): Practice | undefined {
    const practice = guide.practices.get(id);
    if (practice && isOurOwn(request)) return practice;
    if (practice) send(response, 403, plain('refused', practice));
    else send(response, 404, plain('no-practice'));
    return undefined;
  }

  function failed(
    response: ServerResponse,
    practice: Practice,
    problem: unknown,
    fields?: [name: string, value: string][],
  ) {
    const home = `/c/${practice.id}`;
    const again = fields && { again: { action: home, fields } };
    // A flood is no fault of ours, and would fill the log.
    if (problem instanceof TooManyMessages)
      return send(response, 429, plain('too-many', practice, again), {
        'retry-after': String(problem.after),
      });
    wiring.log.error({ problem, practice: practice.id }, 'a page could not be shown');
    // Only the person's own wish starts a new conversation: nothing unreadable is ever replaced.
    if (problem instanceof UnreadableConversation)
      return send(response, 409, plain('unreadable', practice, { anew: `${home}/new` }));
    const html = fields ? plain('not-saved', practice, again) : plain('not-shown', practice);
    send(response, 503, html, { 'retry-after': '60' });
  }

  /** Leaves what is kept as it is, and gives the browser a new name. */
  function begin(request: IncomingMessage, response: ServerResponse, id: string) {
    if (ours(request, response, id)) redirect(response, `/c/${id}`, setCookie(request, id, newName()));
  }

  /** The browser forgets which conversation it was; the answers stay kept. */
  function leave(request: IncomingMessage, response: ServerResponse, id: string) {
    if (!guide.practices.has(id)) return send(response, 404, plain('no-practice'));
    redirect(response, ELSEWHERE, setCookie(request, id, undefined));
  }

  const words = () => wordingFor(guide, 'en');
  const plain = (id: PageId, practice?: Practice, more: Partial<Parameters<typeof plainPage>[0]> = {}) =>
    plainPage({
      wording: words(),
      ...wordsOf(words(), id, practice),
      practice,
      message: newName(),
      ...(practice && !more.anew ? { back: `/c/${practice.id}` } : {}),
      ...more,
    });
  const languageOf = () => words().language;
  return { get, post, begin, leave };
}
