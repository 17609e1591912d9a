/** The web page as a channel: forms in, whole pages out; complete without JavaScript. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { wordingFor, type Guide } from '../../dialogs/guide.js';
import type { Message } from '../../dialogs/message.js';
import { fill, type PageId } from '../../dialogs/script/wording.js';
import type { Practice } from '../../dialogs/script/practice.js';
import { chatPage } from '../pages/chat-page.js';
import { plainPage } from '../pages/plain-page.js';
import { UnreadableConversation } from '../stores/store.js';
import { readBody } from './body.js';
import { inboundOf, nameOf, newName } from './form.js';
import { cookieOf, isOurOwn, redirect, send, setCookie } from './http.js';
import type { Handle, Inbound, Look, Outcome } from './channel.js';

export type PageChannel = {
  get: (request: IncomingMessage, response: ServerResponse, practice: string) => Promise<void>;
  post: (request: IncomingMessage, response: ServerResponse, practice: string) => Promise<void>;
  /** A new conversation, by the person's own wish. */
  begin: (request: IncomingMessage, response: ServerResponse, practice: string) => void;
};

type Wiring = {
  guide: Guide;
  handle: Handle;
  look: Look;
  now: () => Date;
  log: { error(what: object, words: string): void };
};

/** Bytes of one form: room for the longest text, however it is encoded. */
const LARGEST = 256 * 1024;
export function pageChannel(wiring: Wiring): PageChannel {
  const { guide, handle, look, now } = wiring;

  async function get(request: IncomingMessage, response: ServerResponse, id: string) {
    const practice = guide.practices.get(id);
    if (practice === undefined) return send(response, 404, plain('no-practice'));
    const cookie = cookieOf(request);
    const of = {
      practice: id,
      conversation: cookie ?? newName(),
      language: languageOf(),
      at: now().toISOString(),
    };
    try {
      const sight = await look(of);
      send(
        response,
        200,
        chatPage({ wording: words(), practice, sight, message: newName() }),
        cookie ? {} : setCookie(request, id, of.conversation),
      );
    } catch (problem) {
      failed(response, practice, problem);
    }
  }

  async function post(request: IncomingMessage, response: ServerResponse, id: string) {
    const practice = guide.practices.get(id);
    if (practice === undefined) return send(response, 404, plain('no-practice'));
    if (!isOurOwn(request)) return send(response, 403, plain('refused', practice));
    const body = await readBody(request, LARGEST);
    if (body.kind === 'refused') return send(response, body.status, plain('too-much', practice));
    const cookie = cookieOf(request);
    const form = new URLSearchParams(body.text);
    const inbound = inboundOf(guide, form, {
      practice: id,
      conversation: cookie ?? newName(),
      message: nameOf(body.text),
      language: languageOf(),
      at: now().toISOString(),
    });
    try {
      const outcome = await handle(inbound);
      await answer(request, response, practice, inbound, outcome);
    } catch (problem) {
      failed(response, practice, problem, [...form]);
    }
  }

  /** Taken: the browser is sent to the page, so that a refresh repeats nothing. Not taken: what was typed stays. */
  async function answer(
    request: IncomingMessage,
    response: ServerResponse,
    practice: Practice,
    inbound: Inbound,
    outcome: Outcome,
  ) {
    const cookie = setCookie(
      request,
      practice.id,
      outcome.saved === 'erased' ? undefined : inbound.conversation,
    );
    const [first] = outcome.messages;
    // Begun anew by the person's own wish: the first question is all there is to say.
    if (outcome.saved === 'erased' && outcome.messages.length === 0)
      return begin(request, response, practice.id);
    if (outcome.saved === 'not-saved' || outcome.saved === 'erased') {
      const title = first?.kind === 'urgent' ? first.heading : practice.name;
      const page = {
        wording: words(),
        practice,
        title,
        messages: outcome.messages,
        back: `/c/${practice.id}`,
      };
      return send(response, 200, plainPage(page), cookie);
    }
    if (!outcome.missed) {
      redirect(response, practice.id, cookie);
      return;
    }
    const sight = await look(inbound);
    const html = chatPage({
      wording: words(),
      practice,
      sight: { ...sight, messages: outcome.messages },
      message: newName(),
      ...(inbound.text === undefined ? {} : { typed: inbound.text }),
      ...(inbound.choices === undefined ? {} : { chosen: inbound.choices }),
      missed: true,
    });
    send(response, 200, html, cookie);
  }

  function failed(
    response: ServerResponse,
    practice: Practice,
    problem: unknown,
    fields?: [name: string, value: string][],
  ) {
    wiring.log.error({ problem, practice: practice.id }, 'a page could not be shown');
    const unreadable = problem instanceof UnreadableConversation;
    // Only the person's own wish starts a new conversation: nothing unreadable is ever replaced.
    const back = unreadable ? `/c/${practice.id}/new` : `/c/${practice.id}`;
    const page = pageOf(unreadable ? 'unreadable' : 'not-saved', practice);
    const again = fields && !unreadable ? { again: { action: back, fields } } : {};
    const html = plainPage({ wording: words(), practice, ...page, back, ...again });
    send(response, unreadable ? 409 : 503, html, unreadable ? {} : { 'retry-after': '60' });
  }

  /** Leaves what is kept as it is, and gives the browser a new name. */
  function begin(request: IncomingMessage, response: ServerResponse, id: string) {
    if (!guide.practices.has(id)) return send(response, 404, plain('no-practice'));
    redirect(response, id, setCookie(request, id, newName()));
  }

  const words = () => wordingFor(guide, 'en');
  const pageOf = (id: PageId, practice?: Practice) => {
    const { title, lines } = words().pages[id];
    const known = practice ? { practice: practice.name, phone: practice.phone } : {};
    const messages: Message[] = [{ kind: 'text', paragraphs: lines.map((line) => fill(line, known)) }];
    return { title, messages };
  };
  const plain = (id: PageId, practice?: Practice) =>
    plainPage({
      wording: words(),
      ...pageOf(id, practice),
      ...(practice ? { practice, back: `/c/${practice.id}` } : {}),
    });
  const languageOf = () => words().language;
  return { get, post, begin };
}
