/** Which page answers a form that was taken: the next one by a redirect; help for who is in danger, at once. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { wordingFor, type Guide } from '../../dialogs/guide.js';
import type { Message } from '../../dialogs/message.js';
import type { Practice } from '../../dialogs/script/practice.js';
import type { Sight } from '../../dialogs/sight.js';
import { answersHelp, helpAgain, holdsHelp, saysSafe } from '../../dialogs/urgent-words.js';
import { chatPage } from '../pages/chat-page.js';
import { plainPage } from '../pages/plain-page.js';
import type { aroundFor, View } from './around.js';
import type { Inbound, Look, Outcome } from './channel.js';
import { newName } from './form.js';
import { hostsOf } from './hosts.js';
import { homeOf, redirect, send, setCookie, shownOn } from './http.js';

/** A form, where its answer goes, and the practice whose page it came from. */
export type Exchange = {
  request: IncomingMessage;
  response: ServerResponse;
  practice: Practice;
  view: View;
};

export function answering({
  guide,
  look,
  around,
}: {
  guide: Guide;
  look: Look;
  around: ReturnType<typeof aroundFor>['around'];
}) {
  /**
   * Taken: the browser is sent to the page, so that a refresh repeats nothing; urgent help is shown without that, and a
   * refresh of it is a repeat of the same message. Not taken: what was typed stays.
   */
  return async function answer(of: Exchange, inbound: Inbound, outcome: Outcome): Promise<void> {
    const { request, response, practice, view } = of;
    const { saved, messages } = outcome;
    const home = homeOf(request, practice.id, view);
    // Begun anew by the person's own wish: the first question is all there is to say.
    if (saved === 'erased' && messages.length === 0)
      return redirect(response, home, setCookie(request, practice.id, newName()));
    const cookie = setCookie(request, practice.id, saved === 'erased' ? undefined : inbound.conversation);

    const shown = (html: string) => send(response, 200, html, { ...cookie, ...shownOn(hostsOf(practice)) });
    const few = (said: Message[]) => {
      const wording = wordingFor(guide, inbound.language);
      const [first] = said;
      const title = first?.kind === 'urgent' ? first.heading : practice.name;
      const page = { wording, practice, title, messages: said, home, back: home, message: newName() };
      shown(plainPage(page));
    };
    const whole = (sight: Sight, missed: boolean, said = messages) => {
      const seen = {
        ...around(request, practice, inbound.at, { view, language: sight.conversation.language }),
        sight: { ...sight, messages: said },
        message: newName(),
      };
      const back = {
        ...(inbound.text === undefined ? {} : { typed: inbound.text }),
        ...(inbound.choices === undefined ? {} : { chosen: inbound.choices }),
        missed,
      };
      shown(chatPage(missed ? { ...seen, ...back } : seen));
    };

    if (saved === 'not-saved' || saved === 'erased') return few(messages);
    // Help is in this very answer: the page after a redirect may never be asked for, and a restart may forget it.
    if (holdsHelp(messages)) {
      const { sight, repeat } = outcome;
      // Over, or forgotten: an answer would be to nothing.
      if (sight?.state !== 'urgent') return few(helpAgain(guide, inbound, messages));
      return whole(sight, false, repeat ? sight.messages : messages);
    }
    if (!outcome.missed) return redirect(response, home, cookie);
    // The menu of a spell that was forgotten: whatever is not "safe" still shows who can help.
    if (answersHelp(inbound) && !saysSafe(inbound)) return few(helpAgain(guide, inbound, []));
    const sight = await look(inbound);
    if (isForgotten(inbound, sight, messages))
      return whole(sight, false, [
        { kind: 'text', paragraphs: [wordingFor(guide, inbound.language).says.expired] },
        ...messages.slice(1),
      ]);
    whole(sight, true);
  };
}

/** Before consent a restart forgets: to an answer of then the first question is asked, and nothing was wrong with it. */
const isForgotten = ({ to }: Inbound, { conversation }: Sight, messages: readonly Message[]) =>
  to !== undefined &&
  conversation.entries.length === 0 &&
  messages.some((each) => each.kind === 'question' && each.question !== to.question);
