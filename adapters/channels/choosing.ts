/** What is chosen under Options: looks are the browser's, the words are remembered in the conversation. */
import type { IncomingMessage } from 'node:http';
import { languageIn, voicesIn } from '../../dialogs/script/voices.js';
import type { View } from './around.js';
import type { Handle, Look } from './channel.js';
import { nameOf } from './form.js';
import { cookie, cookieOf, homeOf, redirect } from './http.js';
import { looksCookie, looksIn } from './looks.js';
import type { Answer } from './page.js';
import type { Saying } from './saying.js';

type Wiring = {
  saying: Saying;
  handle: Handle;
  look: Look;
  now: () => Date;
  languageOf: (request: IncomingMessage) => string;
  /** The words there are to choose. */
  voices: ReadonlyMap<string, string>;
};

export function choosing({ saying, handle, look, now, languageOf, voices }: Wiring) {
  const { formOf, failed } = saying;
  const options =
    (view: View): Answer =>
    async (request, response, id) => {
      const sent = await formOf(request, response, id);
      if (sent === undefined) return;
      const chosen = looksIn(sent.form);
      try {
        await spoken(request, id, chosen.language, nameOf(sent.text));
      } catch (problem) {
        return failed(request, response, sent.practice, problem);
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
