/** Pages with a few words and a way on: what was refused, what failed, what a form came to. Urgent help is on each. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { wordingFor, type Guide } from '../../dialogs/guide.js';
import type { Message } from '../../dialogs/message.js';
import type { Practice } from '../../dialogs/script/practice.js';
import type { PageId } from '../../dialogs/script/wording.js';
import { asksForHelp, urgentWords } from '../../dialogs/urgent-words.js';
import { findDanger } from '../../dialogs/weighing/find-danger.js';
import { plainPage, wordsOf } from '../pages/plain-page.js';
import { UnreadableConversation } from '../stores/store.js';
import { LARGEST, readBody } from './body.js';
import { TooManyMessages, type Inbound } from './channel.js';
import { newName } from './form.js';
import { hostsOf } from './hosts.js';
import { homeOf, isOurOwn, send, shownOn } from './http.js';

type More = Partial<Parameters<typeof plainPage>[0]> & { known?: Record<string, string> };

export type Saying = ReturnType<typeof sayingFor>;

export function sayingFor(of: {
  guide: Guide;
  languageOf: (request: IncomingMessage) => string;
  log: { error(what: object, words: string): void };
}) {
  const { guide, languageOf, log } = of;

  /** A page from which urgent help can always be asked for. `known` is what its lines name. */
  function say(
    request: IncomingMessage,
    response: ServerResponse,
    status: number,
    id: PageId,
    practice?: Practice,
    { known = {}, ...more }: More = {},
    headers: Record<string, string> = {},
  ) {
    const wording = wordingFor(guide, languageOf(request));
    const home = practice && homeOf(request, practice.id);
    const html = plainPage({
      wording,
      ...wordsOf(wording, id, practice, known),
      practice,
      message: newName(),
      ...(home === undefined ? {} : { home }),
      // A chat that is closed has nothing to go back to.
      ...(home === undefined || more.anew !== undefined || id === 'closed' ? {} : { back: home }),
      ...more,
    });
    send(response, status, html, practice ? { ...headers, ...shownOn(hostsOf(practice)) } : headers);
  }

  /** Whose form it is, if it may be taken; otherwise it is refused here. */
  function ours(request: IncomingMessage, response: ServerResponse, id: string): Practice | undefined {
    const practice = guide.practices.get(id);
    if (practice && isOurOwn(request)) return practice;
    if (practice) say(request, response, 403, 'refused', practice);
    else say(request, response, 404, 'no-practice');
    return undefined;
  }

  /** A form of our own, whole and as it was sent; undefined when it was refused here. */
  async function formOf(request: IncomingMessage, response: ServerResponse, id: string) {
    const practice = ours(request, response, id);
    if (practice === undefined) return undefined;
    const body = await readBody(request, LARGEST);
    if (body.kind === 'read') return { practice, text: body.text, form: new URLSearchParams(body.text) };
    say(request, response, body.status, 'too-much', practice);
    return undefined;
  }

  /** Who to call, for what tells of danger or asks for help; nothing otherwise. It needs no conversation. */
  function urgentFor(
    inbound: Pick<Inbound, 'practice' | 'language' | 'at' | 'text' | 'choices' | 'command'>,
  ) {
    const danger = findDanger(inbound.text ?? '', guide);
    if (danger.level === 'none' && !asksForHelp(guide, inbound)) return [];
    return urgentWords(guide, inbound, danger).filter((each): each is Message => each.kind === 'urgent');
  }

  /** The last word about a form or a page that broke; `fields` are what was sent, to send again. */
  function failed(
    request: IncomingMessage,
    response: ServerResponse,
    practice: Practice,
    problem: unknown,
    again?: { fields: [name: string, value: string][]; action?: string },
  ) {
    const home = homeOf(request, practice.id);
    const more = again && { again: { action: again.action ?? home, fields: again.fields } };
    // A flood is no fault of ours, and would fill the log.
    if (problem instanceof TooManyMessages)
      return say(request, response, 429, 'too-many', practice, more, {
        'retry-after': String(problem.after),
      });
    log.error({ problem, practice: practice.id }, 'a page could not be shown');
    // Only the person's own wish starts a new conversation: nothing unreadable is ever replaced.
    if (problem instanceof UnreadableConversation)
      return say(request, response, 409, 'unreadable', practice, {
        anew: homeOf(request, practice.id, '/new'),
      });
    const minute = { 'retry-after': '60' };
    if (more === undefined) return say(request, response, 503, 'not-shown', practice, {}, minute);
    say(request, response, 503, 'not-saved', practice, more, minute);
  }
  return { say, ours, formOf, urgentFor, failed };
}
