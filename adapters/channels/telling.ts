/** What is said where there is no conversation to show: not found, not ours, not saved; help can be asked for from all of it. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { wordingFor, type Guide } from '../../dialogs/guide.js';
import type { Practice } from '../../dialogs/script/practice.js';
import type { PageId } from '../../dialogs/script/wording.js';
import { plainPage, wordsOf } from '../pages/plain-page.js';
import { UnreadableConversation } from '../stores/store.js';
import type { View } from './around.js';
import { TooManyMessages } from './channel.js';
import { newName } from './form.js';
import { hostsOf } from './hosts.js';
import { homeOf, isOurOwn, send, shownOn } from './http.js';

export type Telling = ReturnType<typeof telling>;

export function telling({
  guide,
  languageOf,
  log,
}: {
  guide: Guide;
  languageOf: (request: IncomingMessage) => string;
  log: { error(what: object, words: string): void };
}) {
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
    view: View,
    fields?: [name: string, value: string][],
  ) {
    const again = fields && { again: { action: homeOf(request, practice.id, view), fields } };
    // A flood is no fault of ours, and would fill the log.
    if (problem instanceof TooManyMessages)
      return say(request, response, 429, 'too-many', practice, again, {
        'retry-after': String(problem.after),
      });
    log.error({ problem, practice: practice.id }, 'a page could not be shown');
    // Only the person's own wish starts a new conversation: nothing unreadable is ever replaced.
    if (problem instanceof UnreadableConversation)
      return say(request, response, 409, 'unreadable', practice, {
        anew: homeOf(request, practice.id, '/new'),
      });
    const minute = { 'retry-after': '60' };
    if (again === undefined) return say(request, response, 503, 'not-shown', practice, {}, minute);
    say(request, response, 503, 'not-saved', practice, again, minute);
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

  return { ours, failed, say };
}
