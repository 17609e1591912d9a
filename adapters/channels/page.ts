/** The web page as a channel: forms in, whole pages out; complete without JavaScript. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { wordingFor, type Guide } from '../../dialogs/guide.js';
import type { Practice } from '../../dialogs/script/practice.js';
import { chatPage } from '../pages/chat-page.js';
import { wordsOf } from '../pages/plain-page.js';
import { answering } from './answer.js';
import type { Handle, Inbound, Look, LookAtForm } from './channel.js';
import { aroundFor, type View } from './around.js';
import { choosing } from './choosing.js';
import { comingBack, type Codes } from './coming-back.js';
import { inboundOf, nameOf, newName } from './form.js';
import { formIn, formView, type Shown } from './form-view.js';
import { hostsOf } from './hosts.js';
import { addressOf, cookieOf, homeOf, redirect, send, setCookie, shownOn } from './http.js';
import { planOut, type MailPlan } from './plan-out.js';
import { sayingFor } from './saying.js';

/** What answers a request for one practice's page. */
export type Answer = (
  request: IncomingMessage,
  response: ServerResponse,
  practice: string,
) => Promise<void> | void;

type PageChannel = {
  /** The conversation, or the form made of it. */
  get: (view: View) => Answer;
  post: (view: View) => Answer;
  /** A new conversation, by the person's own wish. */
  begin: Answer;
  /** Away from here at once, leaving nothing on the screen or in the browser. */
  leave: Answer;
  /** What was chosen under Options. */
  options: (view: View) => Answer;
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
  lookAtForm: LookAtForm;
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
  const { around, languageOf, voices } = aroundFor(guide, wiring.script, wiring.mailPlan !== undefined);
  const saying = sayingFor({ guide, languageOf, log: wiring.log });
  const { say, ours, formOf, urgentFor, failed } = saying;
  const answer = answering({ guide, look, around });
  const form = formView({ lookAtForm: wiring.lookAtForm, around });
  const options = choosing({ saying, handle, look, now, languageOf, voices });

  const get =
    (view: View): Answer =>
    async (request, response, id) => {
      const practice = guide.practices.get(id);
      if (practice === undefined) return say(request, response, 404, 'no-practice');
      if (practice.closed !== undefined) return say(request, response, 503, 'closed', practice, {}, LATER);
      const known = cookieOf(request);
      const conversation = known ?? newName();
      const at = now().toISOString();
      try {
        const of = { request, response, practice, conversation, language: languageOf(request), at };
        const html = view === '' ? await chat(of) : await form(of);
        const framed = shownOn(hostsOf(practice));
        send(response, 200, html, known ? framed : { ...framed, ...setCookie(request, id, conversation) });
      } catch (problem) {
        failed(request, response, practice, problem);
      }
    };

  async function chat({ request, practice, conversation, language, at }: Shown): Promise<string> {
    const sight = await look({ practice: practice.id, conversation, language, at });
    const own = around(request, practice, at, { view: '', language: sight.conversation.language });
    return chatPage({ ...own, sight, message: newName() });
  }

  const post =
    (view: View): Answer =>
    async (request, response, id) => {
      const sent = await formOf(request, response, id);
      if (sent === undefined) return;
      const { practice, text, form: fields } = sent;
      const part = view === '' ? undefined : formIn(fields);
      const inbound = inboundOf(guide, fields, {
        from: addressOf(request, wiring.proxies),
        practice: id,
        conversation: cookieOf(request) ?? newName(),
        message: nameOf(text),
        language: languageOf(request),
        at: now().toISOString(),
      });
      if (part !== undefined) inbound.form = part;
      if (practice.closed !== undefined) return closed(request, response, practice, inbound);
      try {
        const outcome = await handle(inbound);
        const errors = outcome.wrong ?? [];
        if (part === undefined || errors.length === 0 || outcome.sight !== undefined)
          return await answer({ request, response, practice, view }, inbound, outcome);
        const html = await form({ ...inbound, request, response, practice }, { form: part, errors });
        const cookie = setCookie(request, id, inbound.conversation);
        send(response, 200, html, { ...cookie, ...shownOn(hostsOf(practice)) });
      } catch (problem) {
        const again = { fields: [...fields], action: homeOf(request, id, view) };
        failed(request, response, practice, problem, again);
      }
    };

  /** Nothing is taken while the chat is switched off; who is in danger is shown who to call all the same. */
  function closed(request: IncomingMessage, response: ServerResponse, practice: Practice, inbound: Inbound) {
    const said = [inbound, ...(inbound.form?.answers ?? []).map((each) => ({ ...inbound, ...each }))];
    const words = wordsOf(wordingFor(guide, inbound.language), 'closed', practice);
    const cards = new Map(
      said.flatMap((each) =>
        urgentFor(each).flatMap((urgent) =>
          urgent.kind === 'urgent' ? [[urgent.card, urgent] as const] : [],
        ),
      ),
    );
    const messages = [...cards.values(), ...words.messages];
    say(request, response, 503, 'closed', practice, { messages }, LATER);
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
