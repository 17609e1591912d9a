/** The web page as a channel: forms in, whole pages out; complete without JavaScript. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { wordingFor, type Guide } from '../../dialogs/guide.js';
import type { Practice } from '../../dialogs/script/practice.js';
import { chatPage } from '../pages/chat-page.js';
import { wordsOf } from '../pages/plain-page.js';
import { answering } from './answer.js';
import type { Handle, Inbound, Look } from './channel.js';
import { aroundFor } from './around.js';
import { comingBack, type Codes } from './coming-back.js';
import { inboundOf, nameOf, newName } from './form.js';
import { hostsOf } from './hosts.js';
import { addressOf, cookie, cookieOf, homeOf, redirect, send, setCookie, shownOn } from './http.js';
import { looksCookie, looksIn } from './looks.js';
import { planOut, type MailPlan } from './plan-out.js';
import { sayingFor } from './saying.js';

type Answer = (request: IncomingMessage, response: ServerResponse, practice: string) => Promise<void> | void;

type PageChannel = {
  get: Answer;
  post: Answer;
  /** A new conversation, by the person's own wish. */
  begin: Answer;
  /** Away from here at once, leaving nothing on the screen or in the browser. */
  leave: Answer;
  /** What was chosen under Options. */
  options: Answer;
  /** The plan as a file to keep, and by e-mail. */
  plan: Answer;
  mail: Answer;
  /** A code to come back by, and coming back. */
  code: Answer;
  comeBack: Answer;
};

type Wiring = {
  guide: Guide;
  handle: Handle;
  look: Look;
  now: () => Date;
  log: { error(what: object, words: string): void };
  /** How many proxies of our own stand before the program; see `addressOf`. */
  proxies: number;
  /** Where the panel's script is. */
  script: string;
  codes: Codes;
  /** Undefined where no mail server is set up. */
  mailPlan: MailPlan | undefined;
};

/** Where "Leave this page" leads: a page that anybody may have open. */
const ELSEWHERE = 'https://www.bbc.co.uk/weather';

/** Seconds after which a closed chat may be asked for again. */
const LATER = { 'retry-after': '3600' };

export function pageChannel(wiring: Wiring): PageChannel {
  const { guide, handle, look, now } = wiring;
  const { around, languageOf } = aroundFor(guide, wiring.script, wiring.mailPlan !== undefined);
  const saying = sayingFor({ guide, languageOf, log: wiring.log });
  const { say, ours, formOf, urgentFor, failed } = saying;
  const answer = answering({ guide, look, around });

  async function get(request: IncomingMessage, response: ServerResponse, id: string) {
    const practice = guide.practices.get(id);
    if (practice === undefined) return say(request, response, 404, 'no-practice');
    if (practice.closed !== undefined) return say(request, response, 503, 'closed', practice, {}, LATER);
    const known = cookieOf(request);
    const conversation = known ?? newName();
    const at = now().toISOString();
    try {
      const sight = await look({ practice: id, conversation, language: languageOf(request), at });
      const html = chatPage({ ...around(request, practice, at), sight, message: newName() });
      const framed = shownOn(hostsOf(practice));
      send(response, 200, html, known ? framed : { ...framed, ...setCookie(request, id, conversation) });
    } catch (problem) {
      failed(request, response, practice, problem);
    }
  }

  async function post(request: IncomingMessage, response: ServerResponse, id: string) {
    const sent = await formOf(request, response, id);
    if (sent === undefined) return;
    const { practice, text, form } = sent;
    const inbound = inboundOf(guide, form, {
      from: addressOf(request, wiring.proxies),
      practice: id,
      conversation: cookieOf(request) ?? newName(),
      message: nameOf(text),
      language: languageOf(request),
      at: now().toISOString(),
    });
    if (practice.closed !== undefined) return closed(request, response, practice, inbound);
    try {
      await answer({ request, response, practice }, inbound, await handle(inbound));
    } catch (problem) {
      failed(request, response, practice, problem, { fields: [...form] });
    }
  }

  /** Nothing is taken while the chat is switched off; who is in danger is shown who to call all the same. */
  function closed(request: IncomingMessage, response: ServerResponse, practice: Practice, inbound: Inbound) {
    const words = wordsOf(wordingFor(guide, inbound.language), 'closed', practice);
    const messages = [...urgentFor(inbound), ...words.messages];
    say(request, response, 503, 'closed', practice, { messages }, LATER);
  }

  async function options(request: IncomingMessage, response: ServerResponse, id: string) {
    const sent = await formOf(request, response, id);
    if (sent === undefined) return;
    const { name, value, age } = looksCookie(looksIn(sent.form));
    redirect(response, homeOf(request, id), { 'set-cookie': cookie(request, id, name, value, age) });
  }

  /** Leaves what is kept as it is, and gives the browser a new name. */
  function begin(request: IncomingMessage, response: ServerResponse, id: string) {
    if (ours(request, response, id))
      redirect(response, homeOf(request, id), setCookie(request, id, newName()));
  }

  /** The browser forgets which conversation it was; the answers stay kept. */
  function leave(request: IncomingMessage, response: ServerResponse, id: string) {
    if (!guide.practices.has(id)) return say(request, response, 404, 'no-practice');
    redirect(response, ELSEWHERE, setCookie(request, id, undefined));
  }

  return {
    get,
    post,
    begin,
    leave,
    options,
    ...planOut({ ...wiring, saying, languageOf }),
    ...comingBack({ ...wiring, saying, languageOf }),
  };
}
