/** A button pressed on a card: taken once, however often and however late it comes, and shown on the card it was on. */
import { wordingFor, type Guide } from '../../../dialogs/guide.js';
import type { Message } from '../../../dialogs/message.js';
import type { Handle, Inbound, Recall } from '../channel.js';
import { commandOf, newName } from '../form.js';
import type { Genuine } from './activity.js';
import type { Chats } from './chats.js';
import { LEADS, type commandsIn } from './commands.js';
import { questionIn } from './edits.js';
import { heldBy, tagOf } from './held.js';
import { onCard, type Tried } from './looks.js';
import { chosenIn, type Press } from './press.js';
import type { Card, Screen, Seat } from './screen.js';
import { seatWith, whoseOf } from './seat.js';
import { isOneOf, stepCard } from './step.js';

/** How the conversation of a card is called that leads nowhere any more. */
const GONE = 'gone-';

export type Also = { tried?: Tried; fold?: Card };

type Wiring = {
  guide: Guide;
  recall: Recall;
  handle: Handle;
  alarms: (inbound: Inbound) => boolean;
  chats: Chats;
  screen: Screen;
  commands: ReturnType<typeof commandsIn>;
  commonOf: (seat: Seat) => Omit<Inbound, 'message'>;
  said: (seat: Seat, inbound: Inbound, also: Also, intro?: Message[]) => Promise<void>;
};

export function pressing({ guide, handle, recall, alarms, chats, screen, commands, commonOf, said }: Wiring) {
  /** The seat that the card belongs to: an answer never goes to another conversation than the one that asked. */
  async function ofCard(seat: Seat, { of, do: wish }: Press): Promise<Seat> {
    // Who asks for help waits for nothing to be looked up.
    if (of === undefined || of === tagOf(seat.conversation) || wish === 'urgent') return seat;
    const person = await chats.find(seat.key);
    const held = person && heldBy(person, seat.role, of);
    // Deleted, or not theirs any more: it is an answer to nothing, and to no other conversation.
    if (held === undefined) return seatWith(seat, { conversation: `${GONE}${of}` });
    await chats.choose(seat.key, seat.role, held.conversation);
    return seatWith(seat, held);
  }

  /** The clinician's own note, kept before the answer beside it. Undefined: it tells of danger, and that was answered. */
  async function noted(seat: Seat, message: string, note: string): Promise<Message[] | undefined> {
    if (seat.role !== 'clinician' || note.trim() === '') return [];
    const [way = 'note'] = wordingFor(guide, seat.reference.language).commands.note;
    const inbound = { ...commonOf(seat), message: `${message}/note`, text: `${way}: ${note}` };
    if (alarms({ ...inbound, text: note })) {
      await said(seat, inbound, {});
      return undefined;
    }
    const { messages } = await handle(inbound);
    return messages.filter(({ kind }) => kind === 'text').slice(0, 1);
  }

  /** Throws what the store and Teams throw. */
  return async function pressed(from: Seat, activity: Genuine, press: Press): Promise<void> {
    const seat = await ofCard(from, press);
    const common = commonOf(seat);
    const fold = cardOf(press, seat, activity.replyToId ?? screen.openIn(seat.key)?.id);
    const typed = press.words ?? '';
    const answer = answerOf(press);
    if (press.do === 'urgent') {
      // Asked for twice it is shown twice: the nonce counts for everything else.
      const message = `teams|${activity.id ?? newName()}`;
      return screen.isDone(seat.key, message)
        ? undefined
        : said(seat, { ...common, message, command: { name: 'urgent' } }, {});
    }
    if (LEADS.includes(press.do ?? '')) {
      const message = `teams|${activity.id ?? newName()}`;
      if (screen.isDone(seat.key, message) || !(await commands.press(seat, message, press))) return;
      return screen.done(seat.key, message);
    }
    const message = `teams|press|${press.nonce}`;
    // Words of danger wait for nothing to be looked up.
    if (press.do === undefined && alarms({ ...common, message, text: typed }))
      return said(seat, { ...common, message, ...answer(false) }, fold);

    if (seat.conversation.startsWith(GONE)) return screen.show(from, { looks: [], ...fold });
    const { turns, opening } = await recall(common);
    const asked = questionIn(turns.at(-1)?.messages ?? opening);
    const isNow = asked !== undefined && asked.question === press.question && asked.about === press.about;
    const page = /^more:(\d{1,2})$/.exec(press.do ?? '')?.[1];
    if (page !== undefined) {
      if (!isNow || fold.fold === undefined) return screen.show(seat, { looks: [], ...fold });
      const wording = wordingFor(guide, seat.reference.language);
      const ticked = chosenIn(press, isOneOf(asked));
      const of = {
        wording,
        ...whoseOf(seat, wording),
        nonce: press.nonce,
        page: Number(page),
        ticked,
        ...(typed === '' ? {} : { typed }),
      };
      return screen.replace(seat, fold.fold, onCard(stepCard(asked, of), wording));
    }
    const isBefore = turns.some((turn) => turn.message === message) || screen.isDone(seat.key, message);
    if (isBefore) return screen.show(seat, { looks: [], ...fold });
    if (press.do === undefined) {
      const isOne = !isNow || isOneOf(asked);
      const tried = { ticked: chosenIn(press, isOne), ...(typed === '' ? {} : { typed }) };
      const note = await noted(seat, message, press.note ?? '');
      if (note === undefined) return;
      return said(seat, { ...common, message, ...answer(isOne) }, { tried, ...fold }, note);
    }
    if (await commands.press(seat, message, { ...press, do: press.do })) {
      // What was asked on it is answered: nothing is left to press.
      if (press.do.startsWith('check-in:')) await screen.show(seat, { looks: [], ...fold });
      return screen.done(seat.key, message);
    }
    const command = commandOf(guide, press.do);
    if (command === undefined) return;
    const to = command.name === 'change' ? {} : toOf(press);
    await said(seat, { ...common, message, command, ...to }, fold);
  };
}

function cardOf(
  { nonce, of, question, about, ask }: Press,
  { conversation }: Seat,
  id: string | undefined,
): { fold?: Card } {
  if (id === undefined) return {};
  const step = {
    nonce,
    ...(of === undefined ? {} : { of }),
    ...(question === undefined ? {} : { question }),
    ...(about === undefined ? {} : { about }),
    ...(ask === undefined ? {} : { ask }),
  };
  return { fold: { id, step, conversation } };
}

/** To which question it is an answer: the one on the card, however late it comes. */
const toOf = ({ question, about }: Press): Pick<Inbound, 'to'> =>
  question === undefined ? {} : { to: { question, ...(about === undefined ? {} : { about }) } };

const answerOf = (press: Press) => (isOne: boolean) => {
  const typed = press.words ?? '';
  return { choices: chosenIn(press, isOne), ...(typed === '' ? {} : { text: typed }), ...toOf(press) };
};
