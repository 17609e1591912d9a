/** What people write in Teams to get about: Start, Continue, My plans, Help, and whether we may write first. */
import { wordingFor, type Guide } from '../../../dialogs/guide.js';
import type { Message } from '../../../dialogs/message.js';
import { fill } from '../../../dialogs/script/wording.js';
import { holdsHelp } from '../../../dialogs/urgent-words.js';
import type { Handle, Inbound, Look, Recall } from '../channel.js';
import type { CheckIns } from '../check-ins.js';
import { askingLater } from './asking-later.js';
import { currentIn, isTrying, type Chats } from './chats.js';
import { clientsOf } from './clients.js';
import { fewWords } from './few-words.js';
import { heldIn } from './held.js';
import { looksOf, offering, onCard, plainly, type Looks } from './looks.js';
import { nonceOf, type Press } from './press.js';
import type { Screen, Seat } from './screen.js';
import { nameOf, reachOf, scriptFor, seatWith, whoseOf } from './seat.js';
import { textCard } from './step.js';
import type { Command } from './typed.js';

/** Whether they hold the clinician's script here: by the practice's file, or because anybody may try it. */
export type Clinicians = (practice: string, user: string) => 'listed' | 'may-try' | 'not-listed';

type Wiring = {
  guide: Guide;
  handle: Handle;
  look: Look;
  recall: Recall;
  chats: Chats;
  screen: Screen;
  clinicians: Clinicians;
  checkIns: CheckIns;
  now: () => Date;
};

/** Buttons that lead about in a clinician's conversations: each press is a wish of its own. */
export const LEADS: readonly string[] = ['teams-parts', 'teams-go', 'teams-open'];

/** Plans that are shown, the newest last; of so many conversations. */
const MOST_PLANS = 5;
const LOOKED_AT = 20;

export function commandsIn(wiring: Wiring) {
  const { guide, handle, look, recall, chats, screen, clinicians, checkIns, now } = wiring;
  const clients = clientsOf({ guide, look, chats, now });
  const wordingOf = ({ reference }: Seat) => wordingFor(guide, reference.language);
  const whichOf = (seat: Seat, conversation = seat.conversation) => ({
    practice: seat.key.practice,
    conversation,
    language: seat.reference.language,
    at: now().toISOString(),
    ...scriptFor(guide, seat),
  });
  const say = (seat: Seat, ...looks: Looks[]) => screen.show(seat, { looks });
  const tell = (seat: Seat, ...paragraphs: string[]) => {
    const wording = wordingOf(seat);
    return say(seat, { out: onCard(textCard(paragraphs, wording), wording) });
  };
  const later = askingLater({ checkIns, wordingOf, tell, carryOn, now });
  const waysOf = (seat: Seat) =>
    wordingOf(seat).labels[seat.role === 'clinician' ? 'teams-clinician-commands' : 'teams-commands'];

  /** The opening as it is shown to anybody; nothing of it counts until it is answered. */
  async function open(seat: Seat): Promise<void> {
    const wording = wordingOf(seat);
    const { opening } = await recall(whichOf(seat));
    const ways: Message = { kind: 'text', paragraphs: [waysOf(seat)] };
    const at = opening.findIndex(({ kind }) => kind === 'question');
    const messages = [...opening.slice(0, at), ways, ...opening.slice(at)];
    const turn = `opening ${seat.conversation}`;
    await say(seat, ...looksOf(messages, wording, { turn, whose: whoseOf(seat, wording) }));
  }

  async function anew(seat: Seat): Promise<void> {
    const { turns } = await recall(whichOf(seat));
    // Where nothing was said yet there is nothing to leave behind: pressed twice, it is one new conversation.
    if (turns.length === 0) return open(seat);
    const held = currentIn(await chats.begin(seat.key, seat.role), seat.role);
    await open(held === undefined ? seat : seatWith(seat, held));
  }

  async function carryOn(seat: Seat, message: string, command: Inbound['command']): Promise<void> {
    const who = { channel: 'teams', from: `teams ${seat.key.id}`, reach: reachOf(seat) };
    const inbound = { ...whichOf(seat), ...who, message };
    const outcome = await handle({ ...inbound, ...(command && { command }) });
    const wording = wordingOf(seat);
    const looks = looksOf(outcome.messages, wording, { turn: message, whose: whoseOf(seat, wording) });
    await screen.show(seat, { looks, isUrgent: holdsHelp(outcome.messages) });
  }

  /** False: it is to be said to the conversation, as the answer to its first question. */
  async function start(seat: Seat, message: string): Promise<boolean> {
    if ((await recall(whichOf(seat))).turns.length === 0) {
      if (seat.role === 'clinician') await open(seat);
      return seat.role === 'clinician';
    }
    const { state, kept } = await look(whichOf(seat));
    // With one client after another there is always one that waits: it is kept, and My plans leads back to it.
    if (state === 'ended' || state === 'stopped' || (seat.role === 'clinician' && kept)) {
      await anew(seat);
      return true;
    }
    const wording = wordingOf(seat);
    const { labels } = wording;
    const button = (title: string, to: string) => ({ title, data: { nonce: nonceOf(message, to), do: to } });
    const ways = [
      button(labels['teams-continue'], 'teams-continue'),
      button(labels['start-anew'], 'teams-anew'),
    ];
    await say(seat, { out: onCard(textCard([labels['teams-unfinished']], wording, ways), wording) });
    return true;
  }

  async function goOn(seat: Seat, message: string): Promise<void> {
    const isBegun = seat.role === 'person' || (await recall(whichOf(seat))).turns.length > 0;
    const others = isBegun ? undefined : await clients.list(seat, message);
    if (others) return say(seat, others);
    await carryOn(seat, message, { name: 'carry-on' });
  }

  const planOf = async (seat: Seat, conversation: string) => {
    const { turns } = await recall(whichOf(seat, conversation));
    return turns.flatMap(({ messages }) => messages.filter(({ kind }) => kind === 'plan')).slice(-1);
  };

  async function plans(seat: Seat, message: string): Promise<void> {
    const wording = wordingOf(seat);
    const list = seat.role === 'clinician' ? await clients.list(seat, message) : undefined;
    if (list) return say(seat, list);
    if (seat.role === 'clinician') return tell(seat, wording.labels['teams-none-kept']);
    const person = await chats.find(seat.key);
    const all = person === undefined ? [] : heldIn(person, 'person').slice(-LOOKED_AT);
    const found = await Promise.all(all.map(({ conversation }) => planOf(seat, conversation)));
    const shown = found.flat().slice(-MOST_PLANS);
    if (shown.length > 0)
      return say(seat, ...looksOf(shown, wording, { turn: 'plans', whose: whoseOf(seat, wording) }));
    await say(seat, fewWords(wording, 'no-plan', guide.practices.get(seat.key.practice)));
  }

  /** One of a clinician's conversations again: its plan where there is one, and what is asked now. */
  async function reopened(seat: Seat, message: string, tag: string): Promise<void> {
    const held = await clients.open(seat, tag);
    const wording = wordingOf(seat);
    if (held === undefined) return tell(seat, wording.labels['teams-none-kept']);
    const there = seatWith(seat, held);
    const plan = await planOf(there, held.conversation);
    const named: Message = { kind: 'text', paragraphs: [nameOf(held, wording)] };
    await say(
      there,
      ...looksOf([named, ...plan], wording, { turn: message, whose: whoseOf(there, wording) }),
    );
    const { state } = await look(whichOf(there));
    if (state !== 'ended') await carryOn(there, message, { name: 'carry-on' });
  }

  /** Urgent help first, because somebody who writes "help" may need just that. */
  async function help(seat: Seat, message: string): Promise<void> {
    const { labels } = wordingOf(seat);
    await carryOn(seat, message, { name: 'urgent' });
    const ways = [labels['teams-start'], labels['teams-continue'], labels['teams-plans']];
    await say(seat, { out: offering(plainly(waysOf(seat)), seat.reference.user, ways) });
  }

  async function mayWrite(seat: Seat, may: boolean): Promise<void> {
    await chats.optOut(seat.key, may, now().toISOString());
    const { labels } = wordingOf(seat);
    await say(seat, { out: plainly(labels[may ? 'teams-on-done' : 'teams-off-done']) });
  }

  /** Who is not listed is told what to ask for; where anybody may try it, it is begun or ended. */
  async function asClinician(seat: Seat): Promise<void> {
    const { labels } = wordingOf(seat);
    const { user } = seat;
    const standing = clinicians(seat.key.practice, user);
    if (standing === 'listed') return tell(seat, labels['teams-is-clinician'], waysOf(seat));
    if (standing === 'not-listed') return tell(seat, fill(labels['teams-not-listed'], { code: user }));
    const person = await chats.find(seat.key);
    const role = person && isTrying(person) ? 'person' : 'clinician';
    await chats.tries(seat.key, role === 'clinician');
    const held = currentIn(await chats.begin(seat.key, role), role);
    if (held) await open(seatWith({ ...seat, role }, held));
  }

  async function labelled(seat: Seat, label: string): Promise<void> {
    const { labels } = wordingOf(seat);
    await tell(seat, (await clients.label(seat, label)) ?? labels['teams-label-not-yet']);
  }

  return {
    welcome: open,
    /** Who answers here, without the question. */
    introTo: async (seat: Seat): Promise<Message[]> =>
      (await recall(whichOf(seat))).opening.filter(({ kind }) => kind === 'text'),

    /** Whether it is to be said to the conversation after all: then false. Throws what the store and Teams throw. */
    async obey(seat: Seat, message: string, { command, rest }: Command): Promise<boolean> {
      if (command === 'start') return start(seat, message);
      if (command === 'continue') await goOn(seat, message);
      if (command === 'plans') await plans(seat, message);
      if (command === 'help') await help(seat, message);
      if (command === 'off' || command === 'on') await mayWrite(seat, command === 'on');
      if (command === 'clinician') await asClinician(seat);
      if (command === 'parts') await say(seat, await clients.parts(seat, message));
      if (command === 'label') await labelled(seat, rest);
      return true;
    },

    /** Whether the button was one of ours. */
    async press(seat: Seat, message: string, { do: wish = '', choice }: Press): Promise<boolean> {
      if (wish === 'teams-anew') await anew(seat);
      else if (wish === 'teams-continue') await carryOn(seat, message, { name: 'carry-on' });
      else if (wish.startsWith('check-in:')) await later.press(seat, message, wish.slice('check-in:'.length));
      else if (seat.role === 'person') return false;
      else if (wish === 'teams-parts') await say(seat, await clients.parts(seat, message));
      else if (wish === 'teams-go') await carryOn(seat, message, { name: 'jump', section: choice ?? '' });
      else if (wish === 'teams-open') await reopened(seat, message, choice ?? '');
      else return false;
      return true;
    },
  };
}
