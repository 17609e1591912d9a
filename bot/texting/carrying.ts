/** The same conversation on the web and by text: a code from one side, a yes from the other, and only where a practice allows it. */
import type { Handle, Look } from '../../adapters/channels/channel.js';
import type { Codes } from '../../adapters/channels/coming-back.js';
import type { Store } from '../../adapters/stores/store.js';
import { wordingFor, type Guide } from '../../dialogs/guide.js';
import { plain } from '../../dialogs/heard.js';
import { withVoice } from '../../dialogs/script/voices.js';
import type { Seen, Texted } from './people.js';

const HOUR = 60 * 60_000;
/** A code as the page shows it: nine letters and digits, in threes or not. */
const CODE = /^[2-9a-z]{3}[ -]?[2-9a-z]{3}[ -]?[2-9a-z]{3}$/i;
/** How somebody asks for a code to go on with on the web. */
const WEB = ['web', 'online', 'ar-lein', 'ar lein'];

type Text = { practice: string; from: string; text: string; at: string; message: string };
type Wiring = { guide: Guide; store: Store; codes: Codes; handle: Handle; look: Look };

/** What the text asks for, and how the number's record is then; undefined when it is about nothing of this. */
export type Carried = { person: Texted; gave: Seen['gave'] };

export function carryingOn({ guide, store, codes, handle, look }: Wiring) {
  return async function carried(person: Texted, text: Text): Promise<Carried | undefined> {
    if (guide.practices.get(text.practice)?.texts?.carry_on !== true) return undefined;
    const { carrying, ...texting } = person.texting;
    const isOpen = carrying !== undefined && Date.parse(text.at) - Date.parse(carrying.at) < HOUR;
    if (isOpen) return answered({ ...person, texting }, text, carrying.conversation);
    if (WEB.includes(plain(text.text))) return { person, gave: 'web' };
    const typed = text.text.trim();
    if (!CODE.test(typed) || !/\d|-| /.test(typed)) return undefined;
    return begun({ ...person, texting }, text, typed);
  };

  /** Whoever has the phone says yes; anything else leaves all as it was. */
  async function answered(person: Texted, text: Text, conversation: string): Promise<Carried> {
    const { yes } = wordingFor(guide, person.language ?? 'en-sms');
    const isYes = text.text.trim() === '1' || yes.some((way) => plain(way) === plain(text.text));
    if (!isYes) return { person, gave: 'not-carried' };
    await inFewWords(conversation, text);
    const texting = { ...person.texting, conversation, began: text.at };
    return { person: { ...person, texting }, gave: 'carried' };
  }

  /** From here on it is said as texts are. */
  async function inFewWords(conversation: string, { practice, at, message }: Text): Promise<void> {
    const which = { practice, conversation, language: 'en-sms', at };
    const { language } = (await look(which)).conversation;
    await handle({
      ...which,
      channel: 'sms',
      message: `${message}/words`,
      command: { name: 'speak', language: withVoice(language, 'sms') },
    });
  }

  async function begun(person: Texted, { practice, from, at }: Text, typed: string): Promise<Carried> {
    const conversation = await codes.find({ practice, typed, from });
    if (conversation === undefined) return { person, gave: 'code-unknown' };
    // What is kept of a chat of their own would be out of their reach, even for deleting it.
    const own = person.texting.conversation;
    const hasOwn = own !== conversation && (await store.find({ practice, id: own })) !== undefined;
    if (hasOwn) return { person, gave: 'carry-busy' };
    const texting = { ...person.texting, carrying: { conversation, at } };
    return { person: { ...person, texting }, gave: 'carry-ask' };
  }
}
