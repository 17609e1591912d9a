/** What comes from Teams, heard as a conversation: words, presses, edits, deletions, an installation; and answered there. */
import { wordingFor, type Guide } from '../../../dialogs/guide.js';
import { plain } from '../../../dialogs/heard.js';
import type { Message } from '../../../dialogs/message.js';
import { holdsHelp } from '../../../dialogs/urgent-words.js';
import type { Handle, Inbound, Look, Recall } from '../channel.js';
import type { Person } from '../../stores/store.js';
import type { CheckIns } from '../check-ins.js';
import { newName } from '../form.js';
import { isPersonal, tenantOf, type Genuine } from './activity.js';
import { referenceOf } from './chat.js';
import { isTrying, keyFor, type Chats } from './chats.js';
import { commandsIn, type Clinicians } from './commands.js';
import { answeredBefore, editName } from './edits.js';
import { sorry } from './failed.js';
import { checkInCard } from './first.js';
import type { Role } from './held.js';
import { looksOf, plainly } from './looks.js';
import type { Hear } from './once.js';
import { Press } from './press.js';
import { pressing, type Also } from './presses.js';
import type { Screen, Seat } from './screen.js';
import { reachOf, scriptFor, seatWith, whoseOf } from './seat.js';
import { typedIn } from './typed.js';
import { choosingPractice } from './which-practice.js';

export type Talking = {
  guide: Guide;
  handle: Handle;
  look: Look;
  recall: Recall;
  alarms: (inbound: Inbound) => boolean;
  chats: Chats;
  clinicians: Clinicians;
  /** The other practices of this organisation that tell this member of their staff. */
  toldAt: (practice: string, tenant: string, user: string) => readonly string[];
  checkIns: CheckIns;
  screen: Screen;
  now: () => Date;
  /** Rejects when it takes longer than so many milliseconds; the work goes on. */
  within: <T>(milliseconds: number, work: Promise<T>) => Promise<T>;
  log: { error(what: object, words: string): void };
};

/** Milliseconds that it may take to find out whose chat this is: somebody in danger waits no longer for it. */
const PATIENCE = 1000;

/** Whose chat it is could not be looked up. */
class NoSeat extends Error {
  override name = 'NoSeat';
  constructor(cause: unknown) {
    super('Whose chat in Teams this is could not be looked up', { cause });
  }
}

export type Talk = { hear: Hear; isUrgent: (practices: readonly string[], activity: Genuine) => boolean };

export function talking(wiring: Talking): Talk {
  const { guide, handle, recall, alarms, chats, clinicians, checkIns, screen, now, log } = wiring;
  const commands = commandsIn(wiring);
  const choosing = choosingPractice({ guide, chats, screen, now });

  /** Where they sit. Without the store it is a seat of its own, in which danger can still be heard. */
  async function seatOf(practice: string, activity: Genuine) {
    const { language } = wordingFor(guide, activity.locale ?? '');
    const key = keyFor(practice, activity);
    const user = activity.from.aadObjectId ?? activity.from.id;
    const standing = clinicians(practice, user);
    const there = { key, user, reference: referenceOf(activity, language) };
    const roleOf = (person: Person): Role =>
      standing === 'listed' || (standing === 'may-try' && isTrying(person)) ? 'clinician' : 'person';
    try {
      const met = await wiring.within(PATIENCE, chats.meet(key, there.reference, roleOf));
      // Staff who are told by another practice of the same organisation are reached in the same chat.
      for (const other of wiring.toldAt(practice, tenantOf(activity) ?? '', user))
        await chats.meet(keyFor(other, activity), there.reference, () => 'person');
      const { role, isNew, held } = met;
      return { ...seatWith({ ...there, role, conversation: '' }, held), isNew, problem: undefined };
    } catch (problem) {
      log.error({ problem, practice }, 'whose chat in Teams this is could not be looked up');
      const role: Role = standing === 'listed' ? 'clinician' : 'person';
      return { ...there, role, conversation: key.id, isNew: false, problem };
    }
  }

  const commonOf = (seat: Seat): Omit<Inbound, 'message'> => {
    const { key, conversation, reference } = seat;
    return {
      practice: key.practice,
      conversation,
      channel: 'teams',
      // Everything comes from Microsoft's addresses: people are told apart by who they are.
      from: `teams ${key.id}`,
      language: reference.language,
      at: now().toISOString(),
      reach: reachOf(seat),
      ...scriptFor(guide, seat),
    };
  };
  const labelsOf = ({ reference }: Seat) => wordingFor(guide, reference.language).labels;

  /** One message to the conversation, and what it came to in the chat. `fold` is the card it was pressed on. */
  async function said(seat: Seat, inbound: Inbound, also: Also, intro: Message[] = []): Promise<void> {
    const { tried = {}, fold } = also;
    const outcome = await handle(inbound);
    const wipe = outcome.saved === 'erased';
    if (wipe) await chats.forget(seat.key, seat.role, seat.conversation);
    const wording = wordingFor(guide, seat.reference.language);
    const looks = looksOf([...intro, ...outcome.messages], wording, {
      turn: inbound.message,
      whose: whoseOf(seat, wording),
      tried: outcome.missed ? tried : {},
    });
    const isUrgent = holdsHelp(outcome.messages);
    const { practice, conversation, at } = inbound;
    if (!isUrgent && (await checkIns.isOffered({ practice, conversation, at })))
      looks.push(checkInCard(conversation, inbound.message, wording));
    // What was not saved is not answered: its card stays as it is, to be pressed again.
    const line = fold !== undefined && outcome.saved !== 'not-saved' ? { fold } : {};
    await screen.show(seat, { looks, wipe, isUrgent, ...line });
    screen.done(seat.key, inbound.message);
  }

  const pressed = pressing({ ...wiring, commands, commonOf, said });

  async function words(seat: Seat & { isNew: boolean }, activity: Genuine, isAlarm: boolean): Promise<void> {
    const text = activity.text ?? '';
    const message = `teams|${activity.id ?? newName()}`;
    if (screen.isDone(seat.key, message)) return;
    const command = isAlarm
      ? undefined
      : typedIn(text, seat.role, wordingFor(guide, seat.reference.language));
    if (command && (await commands.obey(seat, message, command))) return screen.done(seat.key, message);
    // Who writes first, before the app greeted them, is told all the same who answers.
    const intro = seat.isNew && !isAlarm ? await commands.introTo(seat) : [];
    const open = isAlarm ? undefined : screen.openIn(seat.key);
    const also = { tried: { typed: text }, ...(open ? { fold: open } : {}) };
    await said(seat, { ...commonOf(seat), message, text }, also, intro);
  }

  /** An edit says anew what it said before: the answer that it gave is changed, and nothing else. */
  async function edited(seat: Seat, activity: Genuine, isAlarm: boolean): Promise<void> {
    const text = activity.text ?? '';
    const message = editName(activity.id ?? newName(), text);
    if (text.trim() === '' || screen.isDone(seat.key, message)) return;
    const inbound: Inbound = { ...commonOf(seat), message, text };
    if (isAlarm) return said(seat, inbound, {});
    const to = answeredBefore(await recall(commonOf(seat)), `teams|${activity.id ?? ''}`);
    if (to === undefined)
      return screen.show(seat, { looks: [{ out: plainly(labelsOf(seat)['teams-edited']) }] });
    await said(seat, { ...inbound, to }, {});
  }

  const tells = (seat: Seat, text: string | null | undefined) =>
    alarms({ ...commonOf(seat), message: '', text: text ?? '' }) &&
    plain(text ?? '') !== plain(labelsOf(seat)['teams-help']);

  /** Words that alarm, wherever they stand in it, or the button for help. */
  function isUrgentIn(seat: Seat, { text, value }: Genuine): boolean {
    const { data } = Press.safeParse(value);
    return data?.do === 'urgent' || [text, data?.words, data?.note].some((each) => tells(seat, each));
  }

  async function heard(seat: Awaited<ReturnType<typeof seatOf>>, activity: Genuine): Promise<void> {
    const { type, action, membersAdded } = activity;
    const press = Press.safeParse(activity.value);
    const isAlarm = tells(seat, activity.text);
    if (seat.problem !== undefined && !isUrgentIn(seat, activity)) throw new NoSeat(seat.problem);
    if (type === 'installationUpdate' && action?.startsWith('remove'))
      return void (await chats.gone(seat.key));
    const isIn = membersAdded?.some(({ id }) => id === activity.recipient.id) === true;
    if (type === 'installationUpdate' || (type === 'conversationUpdate' && isIn))
      return seat.isNew ? commands.welcome(seat) : undefined;
    // Whatever was pressed: words that alarm are what counts.
    if (type === 'message' && press.success && !isAlarm) return pressed(seat, activity, press.data);
    if (type === 'message') return words(seat, activity, isAlarm);
    if (type === 'messageUpdate' && activity.channelData?.eventType !== 'undeleteMessage')
      return edited(seat, activity, isAlarm);
    // Their words are gone from the chat and not from here: they are told so, and how to change that.
    if (type === 'messageDelete')
      return screen.show(seat, { looks: [{ out: plainly(labelsOf(seat)['teams-deleted']) }] });
  }

  /** Which practice it is for, and what it is; danger waits for nobody to choose one. */
  const taken = async (...[practices, activity, isAgain]: Parameters<Hear>): Promise<Seat> => {
    const isAlone = practices.length === 1;
    if (!isAlone && isUrgent(practices, activity)) {
      const lobby = choosing.lobbyOf(practices, activity);
      const practice = (await chats.practiceOf(lobby.key, practices).catch(() => undefined)) ?? practices[0];
      const seat = await seatOf(practice ?? '', activity);
      await heard(seat, activity);
      return seat;
    }
    const which = await choosing.which(practices, activity);
    if (which === undefined) return choosing.lobbyOf(practices, activity);
    const seat = await seatOf(which.practice, activity);
    const message = `teams|${activity.id ?? newName()}`;
    if (which.isNew && seat.isNew) await commands.welcome(seat);
    // Back where they were, or nobody knows how far this very message came: they go on there.
    else if (which.isNew || isAgain) await commands.obey(seat, message, { command: 'continue', rest: '' });
    else await heard(seat, activity);
    return seat;
  };

  const isUrgent = (...[practices, activity]: Parameters<Talk['isUrgent']>): boolean =>
    isUrgentIn(choosing.lobbyOf(practices, activity), activity);

  /** Never throws. False: it could not be answered in the chat. */
  async function hear(...[practices, activity, isAgain]: Parameters<Hear>): Promise<boolean> {
    // Personal chats alone: in others, everybody would read along.
    if (!isPersonal(activity)) return true;
    try {
      await taken(practices, activity, isAgain);
      return true;
    } catch (problem) {
      return sorry({ guide, screen, log }, choosing.lobbyOf(practices, activity), problem);
    }
  }
  return { hear, isUrgent };
}
