/** The channels of this program, each as a row of the table: console, page, Direct Line, Teams, and both carriers of texts. */
import { z } from 'zod';
import { conversationNames } from '../../adapters/channels/direct-line/names.js';
import { wordingFor } from '../../dialogs/guide.js';
import { visitorTo } from '../bot/visitor.js';
import type { Served } from '../texting/carriers.js';
import { personOf } from '../../bot/texting/people.js';
import { teams } from './teams.js';
import { asTyped } from './typed.js';
import { askedIn, BOTH, OWN, PRACTICE, type Driver, type Player } from './driver.js';

export const SECRET = 'a-secret-for-trying-things-out-on-this-machine';

const at = () => new Date().toISOString();
const seenBy = (there: Served, conversation: string, language = 'en', script?: string) =>
  there.app.look({ practice: PRACTICE, conversation, language, at: at(), ...(script && { script }) });

/** Many people on one server: nothing of its own to end. */
const onServer = (
  name: string,
  player: (there: Served, script: string) => Promise<Player>,
  scripts = OWN,
): Driver => ({
  name,
  scripts,
  open: (there) =>
    Promise.resolve({ player: (script) => player(there, script), close: () => Promise.resolve() }),
});

/** As npm run chat does it: lines of text, numbered. */
const terminal = onServer(
  'console',
  (there, script) => {
    const conversation = crypto.randomUUID();
    const wording = wordingFor(there.app.guide, 'en');
    const sees = () => seenBy(there, conversation, 'en', script);
    return Promise.resolve({
      sees,
      async does(act) {
        await there.app.handle({
          channel: 'console',
          practice: PRACTICE,
          conversation,
          message: crypto.randomUUID(),
          language: 'en',
          script,
          at: at(),
          text: asTyped(act, await sees(), wording),
        });
      },
    });
  },
  BOTH,
);

/** A browser without scripts: the form that is on the page, filled in and sent. */
const page = onServer('web page', async (there) => {
  const visitor = visitorTo(there.home);
  const first = await visitor.get(`/c/${PRACTICE}`);
  const conversation = /conversation=([\w-]+)/.exec(first.headers.get('set-cookie') ?? '')?.[1] ?? '';
  return {
    sees: () => seenBy(there, conversation),
    async does(act) {
      if (act.kind === 'says') await visitor.send(['words', act.text]);
      else if (act.kind === 'presses') await visitor.send(['do', act.command]);
      else await visitor.send(...act.choices.map((choice): [string, string] => ['choice', choice]));
    },
  };
});

const Begun = z.object({ conversationId: z.string(), token: z.string() });

/** Another program, with Direct Line 3.0. */
const directLine = onServer('Direct Line', async (there) => {
  const post = async (path: string, as: string, body: object) => {
    const response = await fetch(`${there.home}/v3/directline/${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${as}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`Direct Line answered ${response.status} to ${path}`);
    return response.json() as Promise<unknown>;
  };
  const { token } = Begun.parse(await post('tokens/generate', SECRET, {}));
  const { conversationId } = Begun.parse(await post('conversations', token, {}));
  const which = conversationNames(there.app.directLine.keys).whichOf(conversationId);
  const sees = () => seenBy(there, which?.conversation ?? '');
  return {
    sees,
    async does(act) {
      const asked = askedIn(await sees());
      const to = { question: asked?.question, about: asked?.about };
      await post(`conversations/${conversationId}/activities`, token, {
        type: 'message',
        from: { id: 'me' },
        channelData: { clientActivityID: crypto.randomUUID() },
        ...(act.kind === 'says'
          ? { text: act.text }
          : { value: act.kind === 'presses' ? { do: act.command } : { ...to, choice: [...act.choices] } }),
      });
    },
  };
});

/** A phone; the first text only opens the chat. */
async function phonePlayer(
  there: Served,
  { number, texts }: { number: string; texts: (text: string) => Promise<unknown> },
): Promise<Player> {
  await texts('hello');
  const wording = wordingFor(there.app.guide, 'en-sms');
  const sees = async () => {
    const { texting } = await personOf(there.app.store, PRACTICE, number);
    return seenBy(there, texting.conversation, 'en-sms');
  };
  return { sees, does: async (act) => void (await texts(asTyped(act, await sees(), wording))) };
}
const twilio = onServer('text by Twilio', (there) => phonePlayer(there, there.phone()));
const notify = onServer('text by GOV.UK Notify', (there) => phonePlayer(there, there.notifyPhone()));

export const DRIVERS: readonly Driver[] = [terminal, page, directLine, teams, twilio, notify];
