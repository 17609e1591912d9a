/** One text in, texts out: danger first, once each, and the carriers' own words before the conversation's. */
import type { Handle, Inbound, Look, Recall } from '../../adapters/channels/channel.js';
import type { CheckIns } from '../../adapters/channels/check-ins.js';
import type { Codes } from '../../adapters/channels/coming-back.js';
import { UnknownNumber, type Answered, type TakeText } from '../../adapters/channels/sms/texts.js';
import { inTurn } from '../../adapters/stores/in-turn.js';
import type { Store } from '../../adapters/stores/store.js';
import type { Guide } from '../../dialogs/guide.js';
import { plain } from '../../dialogs/heard.js';
import type { Practice } from '../../dialogs/script/practice.js';
import { keywordIn, type Keyword } from '../../dialogs/texting/keywords.js';
import { urgentWords } from '../../dialogs/urgent-words.js';
import { findDanger } from '../../dialogs/weighing/find-danger.js';
import { within, type Clock } from '../clock.js';
import { answering } from './answering.js';
import { carryingOn } from './carrying.js';
import { checkingIn } from './checking-in.js';
import { hearing, type Text } from './hearing.js';
import { optIn, optOut } from './opt-out.js';
import { changePerson, noted, personOf, type Seen, type Texted } from './people.js';

export type Wiring = {
  guide: Guide;
  store: Store;
  handle: Handle;
  look: Look;
  recall: Recall;
  /** Whether it tells of danger or asks for help. */
  alarms: (inbound: Inbound) => boolean;
  clock: Clock;
  log: { error(what: object, words: string): void; info(what: object, words: string): void };
  /** By which a conversation goes on elsewhere, and the address it is then at. */
  codes: Codes;
  checkIns: CheckIns;
  publicUrl: string;
  /** Whose number of ours it is. */
  practiceAt: (number: string) => Practice | undefined;
};

/** Milliseconds somebody in danger waits for what is known of their number. */
const PATIENCE = 1000;
/** Texts are safe for them, as a message of its own. */
const SAFE = ['ok to text', 'okay to text', 'iawn i decstio'];

export function takingTexts(wiring: Wiring): TakeText {
  const { guide, store, clock, log } = wiring;
  const turns = inTurn();
  const say = answering(wiring);
  const carried = carryingOn(wiring);
  const checked = checkingIn(wiring);
  const { heard, inboundOf, unseen } = hearing(wiring, say);

  return async (incoming) => {
    const practice = wiring.practiceAt(incoming.to)?.id;
    if (practice === undefined) throw new UnknownNumber(incoming.to);
    const at = clock.now().toISOString();
    const isAlarm = wiring.alarms(
      inboundOf({ ...incoming, practice, at, isAlarm: false }, 'unknown', 'en-sms'),
    );
    const text: Text = { ...incoming, practice, at, isAlarm };
    const taken = turns.run(`${practice} ${text.from}`, () => take(text));
    return isAlarm ? orUrgent(text, taken) : taken;
  };

  /** What is known of a number withholds nothing from who is in danger. */
  async function orUrgent(text: Text, taken: Promise<Answered>): Promise<Answered> {
    try {
      return await within(clock, 2 * PATIENCE + 500, taken);
    } catch (problem) {
      log.error(
        { problem, practice: text.practice },
        'a person in danger was texted who to call, and nothing was saved',
      );
      const asking = inboundOf(text, 'unknown', 'en-sms');
      const messages = urgentWords(guide, asking, findDanger(text.text, guide));
      return { texts: say.fit(messages, text.practice, 'en-sms').now, repeat: false };
    }
  }

  async function take(text: Text): Promise<Answered> {
    const person = await personOf(store, text.practice, text.from);
    const seen = person.texting.seen.find(({ message }) => message === text.message);
    if (seen)
      return {
        texts: [...(await say.again(person, seen, text)), ...(seen.gave === 'said' ? unseen(text) : [])],
        repeat: true,
      };
    const keyword = text.carrier ?? keywordIn(text.text);
    if (keyword === 'stop') return stopped(person, text);
    if (person.optedOut && !text.isAlarm)
      return keyword === 'start'
        ? started(person, text)
        : saving(person, text, { message: text.message, gave: 'nothing' });
    // Switched off by the practice: nothing is taken, and nobody in danger is left without help.
    if (guide.practices.get(text.practice)?.closed !== undefined && !text.isAlarm)
      return saving(person, text, { message: text.message, gave: 'closed' });
    if (SAFE.includes(plain(text.text)) && person.safeToText?.answer === false)
      return saving({ ...person, safeToText: { answer: true, at: text.at } }, text, {
        message: text.message,
        gave: 'safe',
      });
    const moved = text.isAlarm ? undefined : await carried(person, text);
    if (moved) return saving(moved.person, text, { message: text.message, gave: moved.gave });
    const asked = text.isAlarm ? undefined : await checked(person, text);
    if (asked === 'begun') return heard(person, text, { name: 'carry-on' });
    if (asked) return saving(person, text, { message: text.message, ...asked });
    if (keyword === 'more') {
      const page = await say.nextPage(person, text);
      if (page) return saving(person, text, { message: text.message, gave: 'page', ...page });
    }
    const first = person.texting.began === undefined && person.texting.invited === undefined;
    if (first && !text.isAlarm) return opened(person, text, keyword);
    return heard(person, text);
  }

  async function stopped(person: Texted, text: Text): Promise<Answered> {
    const told = await optOut(store, guide, { ...text, number: text.from });
    log.info({ practice: text.practice }, 'somebody asked for no more texts');
    return {
      texts: await say.again(person, { message: text.message, gave: 'stopped', told }, text),
      repeat: false,
    };
  }

  async function started(person: Texted, text: Text): Promise<Answered> {
    await optIn(store, { ...text, number: text.from });
    return {
      texts: await say.again(person, { message: text.message, gave: 'started' }, text),
      repeat: false,
    };
  }

  /** Who has never texted is shown the opening, or told the word to begin with. */
  async function opened(person: Texted, text: Text, keyword: Keyword | undefined): Promise<Answered> {
    const word = guide.practices.get(text.practice)?.texts?.keyword;
    const begins = word === undefined || keyword === 'start' || plain(text.text) === plain(word);
    if (!begins) return saving(person, text, { message: text.message, gave: 'keyword' });
    const begun = { ...person, texting: { ...person.texting, began: text.at } };
    return saving(begun, text, { message: text.message, gave: 'opening' });
  }

  /** The one save of a text that no conversation remembers, and then what it is given. */
  async function saving(person: Texted, text: Text, seen: Seen): Promise<Answered> {
    const { version: _version, ...known } = person;
    const saved = await changePerson(store, { practice: text.practice, number: text.from }, (now) =>
      noted({ ...now, ...known, texting: { ...person.texting, seen: now.texting.seen } }, seen),
    );
    return { texts: await say.again(saved, seen, text), repeat: false };
  }
}
