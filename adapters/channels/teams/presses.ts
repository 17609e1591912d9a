/** A button pressed on a card: taken once, however often and however late it comes, and shown on the card it was on. */
import { wordingFor, type Guide } from '../../../dialogs/guide.js';
import type { Inbound, Recall } from '../channel.js';
import { commandOf, newName } from '../form.js';
import type { Genuine } from './activity.js';
import type { commandsIn } from './commands.js';
import { questionIn } from './edits.js';
import { onCard, type Tried } from './looks.js';
import { chosenIn, type Press } from './press.js';
import type { Card, Screen, Seat } from './screen.js';
import { isOneOf, stepCard } from './step.js';

export type Also = { tried?: Tried; fold?: Card };

type Wiring = {
  guide: Guide;
  recall: Recall;
  alarms: (inbound: Inbound) => boolean;
  screen: Screen;
  commands: ReturnType<typeof commandsIn>;
  commonOf: (seat: Seat) => Omit<Inbound, 'message'>;
  said: (seat: Seat, inbound: Inbound, also: Also) => Promise<void>;
};

export function pressing({ guide, recall, alarms, screen, commands, commonOf, said }: Wiring) {
  /** Throws what the store and Teams throw. */
  return async function pressed(seat: Seat, activity: Genuine, press: Press): Promise<void> {
    const common = commonOf(seat);
    const fold = cardOf(press, activity.replyToId ?? screen.openIn(seat.key)?.id);
    const typed = press.words ?? '';
    const answer = answerOf(press);
    if (press.do === 'urgent') {
      // Asked for twice it is shown twice: the nonce counts for everything else.
      const message = `teams|${activity.id ?? newName()}`;
      return screen.isDone(seat.key, message)
        ? undefined
        : said(seat, { ...common, message, command: { name: 'urgent' } }, {});
    }
    const message = `teams|press|${press.nonce}`;
    // Words of danger wait for nothing to be looked up.
    if (press.do === undefined && alarms({ ...common, message, text: typed }))
      return said(seat, { ...common, message, ...answer(false) }, fold);

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
      return said(seat, { ...common, message, ...answer(isOne) }, { tried, ...fold });
    }
    if (await commands.press(seat, message, press.do)) return screen.done(seat.key, message);
    const command = commandOf(guide, press.do);
    if (command === undefined) return;
    const to = command.name === 'change' ? {} : toOf(press);
    await said(seat, { ...common, message, command, ...to }, fold);
  };
}

function cardOf({ nonce, question, about, ask }: Press, id: string | undefined): { fold?: Card } {
  if (id === undefined) return {};
  const step = {
    nonce,
    ...(question === undefined ? {} : { question }),
    ...(about === undefined ? {} : { about }),
    ...(ask === undefined ? {} : { ask }),
  };
  return { fold: { id, step } };
}

/** To which question it is an answer: the one on the card, however late it comes. */
const toOf = ({ question, about }: Press): Pick<Inbound, 'to'> =>
  question === undefined ? {} : { to: { question, ...(about === undefined ? {} : { about }) } };

const answerOf = (press: Press) => (isOne: boolean) => {
  const typed = press.words ?? '';
  return { choices: chosenIn(press, isOne), ...(typed === '' ? {} : { text: typed }), ...toOf(press) };
};
