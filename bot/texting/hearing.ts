/** A text as the conversation hears it: what it answers, what is kept of its number, and what is said to it. */
import type { Handle, Inbound, Look } from '../../adapters/channels/channel.js';
import type { CheckIns } from '../../adapters/channels/check-ins.js';
import type { Answered, TextIn } from '../../adapters/channels/sms/texts.js';
import type { Store } from '../../adapters/stores/store.js';
import type { Reach } from '../../dialogs/effects.js';
import type { Sight } from '../../dialogs/sight.js';
import { inGsm } from '../../dialogs/texting/in-gsm.js';
import { isAtHome } from '../../dialogs/remembering.js';
import type { answering } from './answering.js';
import { overtaken } from './overtaken.js';
import { changePerson, CHANNEL, forgotten, noted, personKey, type Texted } from './people.js';

/** A text at one practice, with the time it came and whether it tells of danger or asks for help. */
export type Text = TextIn & { practice: string; at: string; isAlarm: boolean };

type Wiring = {
  store: Store;
  handle: Handle;
  look: Look;
  checkIns: CheckIns;
  log: { error(what: object, words: string): void };
};

/** By which whoever sent this text may be texted first, from the number they texted. */
export const reachOf = ({ practice, from, to }: Pick<Text, 'practice' | 'from' | 'to'>): Reach => ({
  channel: CHANNEL,
  person: personKey(practice, from).id,
  from: to,
});

export function hearing({ store, handle, look, checkIns, log }: Wiring, say: ReturnType<typeof answering>) {
  const order = overtaken();

  const inboundOf = (text: Text, conversation: string, language: string): Inbound => ({
    channel: CHANNEL,
    practice: text.practice,
    conversation,
    message: text.message,
    language,
    at: text.at,
    text: text.text,
    from: text.from,
    phone: text.from,
    reach: reachOf(text),
  });

  /** `command` is what the text came to, where it is no answer. */
  async function heard(person: Texted, text: Text, command?: Inbound['command']): Promise<Answered> {
    const { practice, at, message } = text;
    const language = person.language ?? 'en-sms';
    const { conversation } = person.texting;
    const which = { practice, conversation, language, at };
    const before = (await store.find({ practice, id: conversation }))?.said.map((each) => each.message) ?? [];
    const number = `${practice} ${text.from}`;
    const sentAt = text.sentAt ?? at;
    // A text that another one overtook answers what they had before them when they sent it.
    const to = text.isAlarm ? undefined : order.answers(number, sentAt);
    const outcome = await handle({
      ...inboundOf(text, conversation, language),
      ...(to ? { to } : {}),
      ...(command ? { command } : {}),
    });
    const now = await look(which);
    if (outcome.saved === 'erased') order.forget(number);
    else if (!outcome.repeat) order.note(number, sentAt, openIn(now));
    const isHome = now.conversation.episodes.some(isAtHome) && person.safeToText === undefined;
    const change = (known: Texted): Texted =>
      outcome.saved === 'erased'
        ? forgotten(known, [...before, message])
        : {
            ...noted(known, { message, gave: 'said' }),
            ...(isHome ? { safeToText: { answer: false, at } } : {}),
            texting: {
              ...noted(known, { message, gave: 'said' }).texting,
              began: known.texting.began ?? at,
            },
          };
    // What is kept of the conversation remembers its own texts.
    const isOwn = outcome.saved === 'saved' && person.texting.began !== undefined && !isHome;
    if (!isOwn && (!outcome.repeat || isHome) && outcome.saved !== 'not-saved')
      await changePerson(store, { practice, number: text.from }, change).catch((problem: unknown) => {
        if (!text.isAlarm) throw problem;
        log.error({ problem, practice }, 'a number could not be written down, and its text was answered');
      });
    const { language: spoken } = now.conversation;
    const texts = outcome.repeat
      ? await say.again(person, { message, gave: 'said' }, text)
      : [
          ...takenFor(to, now),
          ...say.fit(outcome.messages, practice, spoken).now,
          ...(isHome ? say.words(practice, spoken, 'text-safe-ask') : []),
          ...((await checkIns.isOffered({ practice, conversation, at }))
            ? say.words(practice, spoken, 'text-check-in-ask')
            : []),
        ];
    return { texts: [...texts, ...unseen(text)], repeat: outcome.repeat };
  }

  /** Pictures are not looked at, and that is said. */
  const unseen = ({ practice, pictures }: Text): string[] =>
    pictures > 0 ? say.words(practice, 'en-sms', 'text-no-pictures') : [];

  /** What a late text was taken for, so that it can be put right. */
  const takenFor = (to: Inbound['to'], now: Sight): string[] =>
    to === undefined
      ? []
      : now.answers
          .filter(({ question, about }) => question === to.question && about === to.about)
          .map(({ label, said }) => inGsm(`${label}: ${said}`));

  return { heard, inboundOf, unseen };
}

/** The question that stands before them. */
function openIn({ conversation }: Sight): Inbound['to'] {
  const open = conversation.asked.at(-1);
  return open && { question: open.question, ...(open.about === undefined ? {} : { about: open.about }) };
}
