/** By text: whether somebody may be texted later to hear how it went, and that talk begun by whatever they text to it. */
import { WHENS, type CheckIns } from '../../adapters/channels/check-ins.js';
import { wordingFor, type Guide } from '../../dialogs/guide.js';
import { plain } from '../../dialogs/heard.js';
import type { Wording } from '../../dialogs/script/wording.js';
import { reachOf, type Text } from './hearing.js';
import { wordsFor } from './answering.js';
import type { Seen, Texted } from './people.js';

/** What the text came to: an answer of its own, or the talk is begun with it; undefined when it is about nothing of this. */
export type Checked = Omit<Seen, 'message'> | 'begun';

export function checkingIn({ guide, checkIns }: { guide: Guide; checkIns: CheckIns }) {
  return async function checked(person: Texted, text: Text): Promise<Checked | undefined> {
    const { practice, at, message } = text;
    const which = { practice, conversation: person.texting.conversation, at };
    const language = person.language ?? 'en-sms';
    const wording = wordingFor(guide, language);
    if (await checkIns.isWaiting(which)) {
      if (isIn(wording.no, text.text)) {
        await checkIns.decline(which);
        return { gave: 'check-in-no' };
      }
      return (await checkIns.begin(which)) ? 'begun' : undefined;
    }
    if (!(await checkIns.isOffered(which))) return undefined;
    const when = chosen(text.text, wording);
    if (when === undefined) return undefined;
    if (when === 'no') {
      await checkIns.decline(which);
      return { gave: 'check-in-no' };
    }
    const agreed = wordsFor(guide, practice, language, 'text-check-in-ask');
    const until = await checkIns.agree({
      ...which,
      reach: reachOf(text),
      when,
      wording: agreed,
      language,
      message,
    });
    return until === undefined ? undefined : { gave: 'check-in-yes', until };
  };
}

const isIn = (family: readonly string[], text: string) => family.some((way) => plain(way) === plain(text));

/** By the number of what was offered; a yes alone is the longer time, so that nobody is texted sooner than they meant. */
function chosen(text: string, { yes, no }: Wording): (typeof WHENS)[number] | 'no' | undefined {
  const number = /^\(?([123])\)?\.?$/.exec(text.trim())?.[1];
  if (number === '3' || isIn(no, text)) return 'no';
  if (isIn(yes, text)) return 'two-weeks';
  return number === undefined ? undefined : WHENS[Number(number) - 1];
}
