/** What is chosen under Options: looks are the browser's, the words are remembered in the conversation. */
import type { IncomingMessage } from 'node:http';
import { languageIn, voicesIn } from '../../dialogs/script/voices.js';
import type { View } from './around.js';
import { LARGEST, readBody } from './body.js';
import type { Handle, Look } from './channel.js';
import { nameOf } from './form.js';
import { cookie, cookieOf, homeOf, redirect } from './http.js';
import { looksCookie, looksIn } from './looks.js';
import type { Answer } from './page.js';
import type { Telling } from './telling.js';

type Wiring = Telling & {
  handle: Handle;
  look: Look;
  now: () => Date;
  languageOf: (request: IncomingMessage) => string;
  /** The words there are to choose. */
  voices: ReadonlyMap<string, string>;
};

export function choosing({ ours, say, failed, handle, look, now, languageOf, voices }: Wiring) {
  const options =
    (view: View): Answer =>
    async (request, response, id) => {
      const practice = ours(request, response, id);
      if (practice === undefined) return;
      const body = await readBody(request, LARGEST);
      if (body.kind === 'refused') return say(request, response, body.status, 'too-much', practice);
      const chosen = looksIn(new URLSearchParams(body.text));
      try {
        await spoken(request, id, chosen.language, nameOf(body.text));
      } catch (problem) {
        return failed(request, response, practice, problem, view);
      }
      const { name, value, age } = looksCookie(chosen);
      redirect(response, homeOf(request, id, view), { 'set-cookie': cookie(request, id, name, value, age) });
    };

  /** The conversation remembers the words it is held in; one that is not begun yet begins in them by itself. */
  async function spoken(
    request: IncomingMessage,
    practice: string,
    chosen: string | undefined,
    sent: string,
  ) {
    const conversation = cookieOf(request);
    if (chosen === undefined || conversation === undefined || !voices.has(chosen)) return;
    const which = { practice, conversation, language: languageOf(request), at: now().toISOString() };
    const { language } = (await look(which)).conversation;
    if (languageIn(language) === languageIn(chosen) && isEasy(language) === isEasy(chosen)) return;
    // Chosen to and fro, the same form is another wish each time.
    const message = `${sent}-${which.at}`;
    await handle({ ...which, channel: 'web', message, command: { name: 'speak', language: chosen } });
  }

  return options;
}

/** Easy read, of whatever language. */
const isEasy = (language: string) => voicesIn(language).includes('easy');
