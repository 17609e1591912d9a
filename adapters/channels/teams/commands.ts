/** What people write in Teams to get about: Start, Continue, My plans, Help, and whether we may write first. */
import { wordingFor, type Guide } from '../../../dialogs/guide.js';
import { plain } from '../../../dialogs/heard.js';
import type { Message } from '../../../dialogs/message.js';
import { holdsHelp } from '../../../dialogs/urgent-words.js';
import type { Handle, Inbound, Look, Recall } from '../channel.js';
import { conversationsIn, currentIn, type Chats } from './chats.js';
import { fewWords } from './few-words.js';
import { looksOf, offering, onCard, plainly, type Looks } from './looks.js';
import { nonceOf } from './press.js';
import type { Screen, Seat } from './screen.js';
import { textCard } from './step.js';

type Wiring = {
  guide: Guide;
  handle: Handle;
  look: Look;
  recall: Recall;
  chats: Chats;
  screen: Screen;
  now: () => Date;
};

/** By the ends of their labels: "teams-start". */
const COMMANDS = ['start', 'continue', 'plans', 'help', 'off', 'on'] as const;
type Command = (typeof COMMANDS)[number];
/** What a card's button does: the same, or a new conversation without being asked again. */
const BUTTONS = ['teams-continue', 'teams-anew'] as const;

/** Plans that are shown, the newest last; of so many conversations. */
const MOST_PLANS = 5;
const LOOKED_AT = 20;

export function commandsIn({ guide, handle, look, recall, chats, screen, now }: Wiring) {
  const wordingOf = ({ reference }: Seat) => wordingFor(guide, reference.language);
  const whichOf = (seat: Seat, conversation = seat.conversation) => ({
    practice: seat.key.practice,
    conversation,
    language: seat.reference.language,
    at: now().toISOString(),
  });
  const say = (seat: Seat, ...looks: Looks[]) => screen.show(seat, { looks });

  /** The opening as it is shown to anybody; nothing of it counts until it is answered. */
  async function open(seat: Seat): Promise<void> {
    const wording = wordingOf(seat);
    const { opening } = await recall(whichOf(seat));
    const ways: Message = { kind: 'text', paragraphs: [wording.labels['teams-commands']] };
    const at = opening.findIndex(({ kind }) => kind === 'question');
    const messages = [...opening.slice(0, at), ways, ...opening.slice(at)];
    await say(seat, ...looksOf(messages, wording, `opening ${seat.conversation}`));
  }

  async function anew(seat: Seat): Promise<void> {
    const { turns } = await recall(whichOf(seat));
    // Where nothing was said yet there is nothing to leave behind: pressed twice, it is one new conversation.
    const conversation = turns.length === 0 ? seat.conversation : currentIn(await chats.begin(seat.key));
    await open({ ...seat, conversation: conversation ?? seat.conversation });
  }

  async function carryOn(seat: Seat, message: string, command: Inbound['command']): Promise<void> {
    const inbound = { ...whichOf(seat), channel: 'teams', from: `teams ${seat.key.id}`, message };
    const outcome = await handle({ ...inbound, ...(command && { command }) });
    const looks = looksOf(outcome.messages, wordingOf(seat), message);
    await screen.show(seat, { looks, isUrgent: holdsHelp(outcome.messages) });
  }

  /** False: it is to be said to the conversation, as the answer to its first question. */
  async function start(seat: Seat, message: string): Promise<boolean> {
    if ((await recall(whichOf(seat))).turns.length === 0) return false;
    const { state } = await look(whichOf(seat));
    if (state === 'ended' || state === 'stopped') {
      await anew(seat);
      return true;
    }
    const wording = wordingOf(seat);
    const { labels } = wording;
    const button = (title: string, does: (typeof BUTTONS)[number]) => ({
      title,
      data: { nonce: nonceOf(message, does), do: does },
    });
    const ways = [
      button(labels['teams-continue'], 'teams-continue'),
      button(labels['start-anew'], 'teams-anew'),
    ];
    await say(seat, { out: onCard(textCard([labels['teams-unfinished']], wording, ways), wording) });
    return true;
  }

  async function plans(seat: Seat): Promise<void> {
    const wording = wordingOf(seat);
    const person = await chats.find(seat.key);
    const all = person === undefined ? [] : conversationsIn(person).slice(-LOOKED_AT);
    const found = await Promise.all(
      all.map(async (conversation) => {
        const { turns } = await recall(whichOf(seat, conversation));
        return turns.flatMap(({ messages }) => messages.filter(({ kind }) => kind === 'plan')).slice(-1);
      }),
    );
    const shown = found.flat().slice(-MOST_PLANS);
    if (shown.length > 0) return say(seat, ...looksOf(shown, wording, 'plans'));
    await say(seat, fewWords(wording, 'no-plan', guide.practices.get(seat.key.practice)));
  }

  /** Urgent help first, because somebody who writes "help" may need just that. */
  async function help(seat: Seat, message: string): Promise<void> {
    const { labels } = wordingOf(seat);
    await carryOn(seat, message, { name: 'urgent' });
    const ways = [labels['teams-start'], labels['teams-continue'], labels['teams-plans']];
    await say(seat, { out: offering(plainly(labels['teams-commands']), seat.reference.user, ways) });
  }

  async function mayWrite(seat: Seat, may: boolean): Promise<void> {
    await chats.optOut(seat.key, may ? undefined : now().toISOString());
    const { labels } = wordingOf(seat);
    await say(seat, { out: plainly(labels[may ? 'teams-on-done' : 'teams-off-done']) });
  }

  const commandOf = (seat: Seat, text: string): Command | undefined => {
    const { labels } = wordingOf(seat);
    return COMMANDS.find((command) => plain(labels[`teams-${command}`]) === plain(text));
  };

  return {
    welcome: open,
    /** Who answers here, without the question. */
    introTo: async (seat: Seat): Promise<Message[]> =>
      (await recall(whichOf(seat))).opening.filter(({ kind }) => kind === 'text'),

    /** Whether it was one of them. Throws what the store and Teams throw. */
    async obey(seat: Seat, message: string, text: string): Promise<boolean> {
      switch (commandOf(seat, text)) {
        case undefined:
          return false;
        case 'start':
          return start(seat, message);
        case 'continue':
          return carryOn(seat, message, { name: 'carry-on' }).then(() => true);
        case 'plans':
          return plans(seat).then(() => true);
        case 'help':
          return help(seat, message).then(() => true);
        case 'off':
        case 'on':
          return mayWrite(seat, commandOf(seat, text) === 'on').then(() => true);
      }
    },

    /** The same for a button. */
    async press(seat: Seat, message: string, does: string): Promise<boolean> {
      const button = BUTTONS.find((each) => each === does);
      if (button === 'teams-anew') await anew(seat);
      if (button === 'teams-continue') await carryOn(seat, message, { name: 'carry-on' });
      return button !== undefined;
    },
  };
}
