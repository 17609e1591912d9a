/** The web page as a channel: forms in, whole pages out; complete without JavaScript. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { wordingFor, type Guide } from '../../dialogs/guide.js';
import { findDanger } from '../../dialogs/weighing/find-danger.js';
import type { Practice } from '../../dialogs/script/practice.js';
import type { PageId } from '../../dialogs/script/wording.js';
import { chatPage } from '../pages/chat-page.js';
import { planFile } from '../pages/plan-file.js';
import { plainPage, wordsOf } from '../pages/plain-page.js';
import { asksForHelp, urgentWords } from '../../dialogs/urgent-words.js';
import { UnreadableConversation } from '../stores/store.js';
import { answering } from './answer.js';
import { readBody } from './body.js';
import { TooManyMessages, type Handle, type Inbound, type Look } from './channel.js';
import { aroundFor } from './around.js';
import { inboundOf, nameOf, newName } from './form.js';
import { hostsOf } from './hosts.js';
import { addressOf, cookie, cookieOf, homeOf, isOurOwn, redirect, send, setCookie, shownOn } from './http.js';
import { looksCookie, looksIn } from './looks.js';

type Answer = (request: IncomingMessage, response: ServerResponse, practice: string) => Promise<void> | void;

type PageChannel = {
  get: Answer;
  post: Answer;
  /** A new conversation, by the person's own wish. */
  begin: Answer;
  /** Away from here at once, leaving nothing on the screen or in the browser. */
  leave: Answer;
  /** The plan as a file to keep. */
  plan: Answer;
  /** What was chosen under Options. */
  options: Answer;
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
};

/** Bytes of one form: room for the longest text, however it is encoded. */
const LARGEST = 256 * 1024;
/** Where "Leave this page" leads: a page that anybody may have open. */
const ELSEWHERE = 'https://www.bbc.co.uk/weather';

/** Seconds after which a closed chat may be asked for again. */
const LATER = { 'retry-after': '3600' };

export function pageChannel(wiring: Wiring): PageChannel {
  const { guide, handle, look, now } = wiring;
  const { around, languageOf } = aroundFor(guide, wiring.script);
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
    const practice = ours(request, response, id);
    if (practice === undefined) return;
    const body = await readBody(request, LARGEST);
    if (body.kind === 'refused') return say(request, response, body.status, 'too-much', practice);
    const form = new URLSearchParams(body.text);
    const inbound = inboundOf(guide, form, {
      from: addressOf(request, wiring.proxies),
      practice: id,
      conversation: cookieOf(request) ?? newName(),
      message: nameOf(body.text),
      language: languageOf(request),
      at: now().toISOString(),
    });
    if (practice.closed !== undefined) return closed(request, response, practice, inbound);
    try {
      await answer({ request, response, practice }, inbound, await handle(inbound));
    } catch (problem) {
      failed(request, response, practice, problem, [...form]);
    }
  }

  /** Nothing is taken while the chat is switched off; who is in danger is shown who to call all the same. */
  function closed(request: IncomingMessage, response: ServerResponse, practice: Practice, inbound: Inbound) {
    const danger = findDanger(inbound.text ?? '', guide);
    const said =
      danger.level === 'none' && !asksForHelp(guide, inbound) ? [] : urgentWords(guide, inbound, danger);
    const words = wordsOf(wordingFor(guide, inbound.language), 'closed', practice);
    const messages = [...said.filter((each) => each.kind === 'urgent'), ...words.messages];
    say(request, response, 503, 'closed', practice, { messages }, LATER);
  }

  async function plan(request: IncomingMessage, response: ServerResponse, id: string) {
    const practice = guide.practices.get(id);
    if (practice === undefined) return say(request, response, 404, 'no-practice');
    const language = languageOf(request);
    const at = now().toISOString();
    try {
      const conversation = cookieOf(request) ?? newName();
      const { messages } = await look({ practice: id, conversation, language, at });
      const found = messages.find((each) => each.kind === 'plan');
      if (found === undefined) return say(request, response, 404, 'no-plan', practice);
      const file = planFile({ plan: found, wording: wordingFor(guide, language), practice });
      send(response, 200, file, { 'content-disposition': 'attachment; filename="plan.html"' });
    } catch (problem) {
      failed(request, response, practice, problem);
    }
  }

  async function options(request: IncomingMessage, response: ServerResponse, id: string) {
    const practice = ours(request, response, id);
    if (practice === undefined) return;
    const body = await readBody(request, LARGEST);
    if (body.kind === 'refused') return say(request, response, body.status, 'too-much', practice);
    const { name, value, age } = looksCookie(looksIn(new URLSearchParams(body.text)));
    redirect(response, homeOf(request, id), { 'set-cookie': cookie(request, id, name, value, age) });
  }

  /** Whose form it is, if it may be taken; otherwise it is refused here. */
  function ours(request: IncomingMessage, response: ServerResponse, id: string): Practice | undefined {
    const practice = guide.practices.get(id);
    if (practice && isOurOwn(request)) return practice;
    if (practice) say(request, response, 403, 'refused', practice);
    else say(request, response, 404, 'no-practice');
    return undefined;
  }

  function failed(
    request: IncomingMessage,
    response: ServerResponse,
    practice: Practice,
    problem: unknown,
    fields?: [name: string, value: string][],
  ) {
    const again = fields && { again: { action: homeOf(request, practice.id), fields } };
    // A flood is no fault of ours, and would fill the log.
    if (problem instanceof TooManyMessages)
      return say(request, response, 429, 'too-many', practice, again, {
        'retry-after': String(problem.after),
      });
    wiring.log.error({ problem, practice: practice.id }, 'a page could not be shown');
    // Only the person's own wish starts a new conversation: nothing unreadable is ever replaced.
    if (problem instanceof UnreadableConversation)
      return say(request, response, 409, 'unreadable', practice, {
        anew: homeOf(request, practice.id, '/new'),
      });
    const minute = { 'retry-after': '60' };
    if (again === undefined) return say(request, response, 503, 'not-shown', practice, {}, minute);
    say(request, response, 503, 'not-saved', practice, again, minute);
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

  /** A page with a few words, from which urgent help can always be asked for. */
  function say(
    request: IncomingMessage,
    response: ServerResponse,
    status: number,
    id: PageId,
    practice?: Practice,
    more: Partial<Parameters<typeof plainPage>[0]> = {},
    headers: Record<string, string> = {},
  ) {
    const wording = wordingFor(guide, languageOf(request));
    const home = practice && homeOf(request, practice.id);
    const html = plainPage({
      wording,
      ...wordsOf(wording, id, practice),
      practice,
      message: newName(),
      ...(home === undefined ? {} : { home }),
      ...(home === undefined || more.anew !== undefined ? {} : { back: home }),
      ...more,
    });
    send(response, status, html, practice ? { ...headers, ...shownOn(hostsOf(practice)) } : headers);
  }

  return { get, post, begin, leave, plan, options };
}
