/** What a text is given, in words that fit: the same for the same text, however often it comes. */
import type { Look, Recall } from '../../adapters/channels/channel.js';
import type { CheckIns } from '../../adapters/channels/check-ins.js';
import type { Codes } from '../../adapters/channels/coming-back.js';
import { wordsIn } from '../../dialogs/translated.js';
import { wordingFor, type Guide } from '../../dialogs/guide.js';
import { londonWords } from '../../dialogs/london.js';
import type { Message } from '../../dialogs/message.js';
import { languageIn } from '../../dialogs/script/voices.js';
import { fill, type SaysId } from '../../dialogs/script/wording.js';
import { fitted, type Fitted } from '../../dialogs/texting/fit.js';
import { inGsm } from '../../dialogs/texting/in-gsm.js';
import type { Seen, Texted } from './people.js';

type Which = { practice: string; at: string; message: string };
type Wiring = {
  guide: Guide;
  look: Look;
  recall: Recall;
  codes: Codes;
  checkIns: CheckIns;
  publicUrl: string;
};

/** The name of what stands before anything was said. */
const OPENING = 'opening';

export function answering({ guide, look, recall, codes, checkIns, publicUrl }: Wiring) {
  const say = {
    fit(messages: readonly Message[], practice: string, language: string): Fitted {
      return fitted(messages, wordingFor(guide, language), urgentText(practice, language));
    },

    /** One sentence of the protocol, by itself. */
    words(practice: string, language: string, id: SaysId, known: Record<string, string> = {}): string[] {
      return [inGsm(wordsFor(guide, practice, language, id, known))];
    },

    /** The next page of what was said last that is not read yet; undefined when all of it was sent. */
    async nextPage(person: Texted, which: Which): Promise<{ page: number; of: string } | undefined> {
      const { name, fit } = await last(person, which);
      const page = person.texting.seen.filter(({ gave, of }) => gave === 'page' && of === name).length;
      return fit.more[page] === undefined ? undefined : { page, of: name };
    },

    async again(person: Texted, seen: Seen, which: Which): Promise<string[]> {
      const { practice } = which;
      const language = languageOf(person);
      switch (seen.gave) {
        case 'said':
          return said(person, seen.message, which);
        case 'opening':
          return say.fit((await recalled(person, which)).opening, practice, language).now;
        case 'keyword': {
          const keyword = guide.practices.get(practice)?.texts?.keyword ?? '';
          return say.words(practice, language, 'text-keyword', { keyword });
        }
        case 'stopped':
          return [
            ...say.words(practice, language, 'text-stopped'),
            ...(seen.told ? say.words(practice, language, 'text-stopped-told') : []),
          ];
        case 'started':
          return [...say.words(practice, language, 'text-started'), ...(await standing(person, which))];
        case 'page':
          return (await last(person, which, seen.of)).fit.more.slice(seen.page ?? 0, (seen.page ?? 0) + 1);
        case 'safe':
          return [...say.words(practice, language, 'text-safe'), ...(await standing(person, which))];
        case 'erased':
          return say.words(practice, language, 'erased');
        case 'nothing':
          return [];
        case 'closed':
          return say.words(
            practice,
            language,
            guide.practices.get(practice)?.hours ? 'person' : 'person-no-hours',
          );
        case 'web':
          return code(person, which);
        case 'code-unknown':
        case 'carry-ask':
        case 'carry-busy':
          return say.words(practice, language, `text-${seen.gave}`);
        case 'carried':
        case 'not-carried':
          return standing(person, which);
        case 'check-in-yes': {
          const date = londonWords(seen.until ?? which.at, languageIn(language));
          return say.words(practice, language, 'text-check-in-yes', { date });
        }
        case 'check-in-no':
          return say.words(practice, language, 'text-check-in-no');
      }
    },
  };

  /** A new one each time: of the one before only its sum is kept. */
  async function code(person: Texted, { practice }: Which): Promise<string[]> {
    const language = languageOf(person);
    const made = await codes.make({ practice, conversation: person.texting.conversation });
    if (made === undefined) return say.words(practice, language, 'text-web-none');
    const date = londonWords(made.until, languageIn(language));
    const address = `${publicUrl}/c/${practice}`;
    return say.words(practice, language, 'text-web', { code: made.code, date, address });
  }

  const urgentText = (practice: string, language: string) => {
    const nation = guide.practices.get(practice)?.nation ?? 'england';
    const text = guide.alarms.by_nation[nation]?.urgent_text ?? guide.alarms.urgent_text;
    return wordsIn(text, language);
  };

  const whichOf = (person: Texted, { practice, at }: Which) => ({
    practice,
    conversation: person.texting.conversation,
    language: languageOf(person),
    at,
  });

  const recalled = (person: Texted, which: Which) => recall(whichOf(person, which));

  /** Where it stands now. */
  async function standing(person: Texted, which: Which): Promise<string[]> {
    const { messages, conversation } = await look(whichOf(person, which));
    return say.fit(messages, which.practice, conversation.language).now;
  }

  async function said(person: Texted, message: string, which: Which): Promise<string[]> {
    const { turns, language } = await recalled(person, which);
    const turn = turns.find((each) => each.message === message);
    if (turn === undefined) return standing(person, which);
    // What was said with the first sign that home is not safe.
    const isFirstSign = person.safeToText?.at === turn.at;
    const { practice, at } = which;
    const isLast = turn === turns.at(-1);
    const isOffered = await checkIns.isOffered({ practice, conversation: person.texting.conversation, at });
    return [
      ...say.fit(turn.messages, practice, language).now,
      ...(isFirstSign ? say.words(practice, language, 'text-safe-ask') : []),
      ...(isLast && isOffered ? say.words(practice, language, 'text-check-in-ask') : []),
    ];
  }

  /** What was said last, or in answer to the text of this name. */
  async function last(person: Texted, which: Which, of?: string): Promise<{ name: string; fit: Fitted }> {
    const { turns, opening, language } = await recalled(person, which);
    const turn = of === undefined ? turns.at(-1) : turns.find((each) => each.message === of);
    return {
      name: turn?.message ?? OPENING,
      fit: say.fit(turn?.messages ?? opening, which.practice, language),
    };
  }

  return say;
}

const languageOf = (person: Texted) => person.language ?? 'en-sms';

/** With what stands in every sentence: the practice, its phone, who to call when it is closed. */
export function wordsFor(
  guide: Guide,
  id: string,
  language: string,
  says: SaysId,
  known: Record<string, string> = {},
): string {
  const practice = guide.practices.get(id);
  const wording = wordingFor(guide, language);
  return fill(wording.says[says], {
    practice: practice?.name ?? '',
    phone: practice?.phone ?? '',
    hours: practice?.hours ?? '',
    closed: wording.says[practice?.nation === 'northern-ireland' ? 'closed-gp' : 'closed-111'],
    ...known,
  });
}
