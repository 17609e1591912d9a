/** One message in, what is said out: danger first, then in order, once, and saved before it is answered. */
import type {
  Handle,
  Inbound,
  Listener,
  Look,
  LookAtForm,
  Outcome,
  Recall,
} from '../adapters/channels/channel.js';
import { inTurn } from '../adapters/stores/in-turn.js';
import { ChangedMeanwhile, type Store } from '../adapters/stores/store.js';
import type { Conversation } from '../dialogs/conversation.js';
import type { Danger } from '../dialogs/danger/read.js';
import { formPage } from '../dialogs/form/page.js';
import { guideOf, type Guide } from '../dialogs/guide.js';
import type { Index } from '../dialogs/matching/index.js';
import type { Unmet } from '../dialogs/offering.js';
import type { Message } from '../dialogs/message.js';
import { conversationAt, type Position } from '../dialogs/position.js';
import { sightOf } from '../dialogs/sight.js';
import { speak } from '../dialogs/speak.js';
import { holdsHelp, urgentWords } from '../dialogs/urgent-words.js';
import { findDanger } from '../dialogs/weighing/find-danger.js';
import { realClock, within, type Clock } from './clock.js';
import { asksForHelpIn, errorsOf, turnOf, withDanger } from './form-turns.js';
import { justBefore } from './just-before.js';
import { keeping, keyOf } from './keeping.js';
import { recollections } from './recalling.js';
import { takenBefore } from './taken-before.js';

/** What a handler needs. Every message carries its own time; the clock is for what no message brings about. */
export type Wiring = {
  guide: Guide;
  services: () => Index;
  store: Store;
  log: { error(what: object, words: string): void };
  /** How many walked positions are held; 1,000 unless told. */
  cached?: number;
  clock?: Clock;
  /** Counts a message that is not about danger, and throws `TooManyMessages`; left out: all are taken. */
  limit?: (inbound: Inbound) => Promise<void>;
  /** Something is owed as of this time: told once it is saved. */
  owes?: (at: string) => void;
  /** Nothing near was found for a need of somebody whose answers are kept: to be counted, and never waited for. */
  unmet?: (unmet: Unmet, at: string) => void;
};

/** Milliseconds somebody in danger waits for the store, or for a turn ahead of theirs, before they are answered. */
const PATIENCE = 1000;
/** Milliseconds anybody else waits, and who asks what was said: then they are told so, and may ask again. */
const LONGEST = 10_000;
const LONGEST_RECALL = 5000;

/** `close` ends what goes on without messages. */
export function handler(wiring: Wiring): {
  handle: Handle;
  look: Look;
  lookAtForm: LookAtForm;
  recall: Recall;
  alarms: (inbound: Inbound) => boolean;
  overhear: (listener: Listener) => void;
  close: () => void;
} {
  const { guide, log, clock = realClock } = wiring;
  const turns = inTurn();
  const before = justBefore();
  const { find, positionOf, settle, close } = keeping(guide, wiring.store, clock, wiring.cached ?? 1000);

  async function take(inbound: Inbound): Promise<Outcome> {
    const found = await find(inbound);
    const already = takenBefore(found.said, inbound.message);
    if (already) {
      const position = positionOf(inbound, found);
      return {
        messages: already.messages,
        saved: found.readAt > 0 ? 'saved' : 'not-kept',
        repeat: true,
        missed: already === found.said.at(-1) && found.conversation.misses > 0,
        ...seenBy(already.messages, position, found.said.at(-1)?.messages),
        ...errorsAgain(inbound, found.conversation, position),
      };
    }

    const position = positionOf(inbound, found);
    const guide = guideOf(wiring.guide, found.conversation);
    const turn = turnOf(guide, wiring.services(), found.conversation, inbound, position);
    const messages = speak(guide, turn.conversation, turn.replies);
    const said = { message: inbound.message, at: inbound.at, messages };
    const saved = await settle(found, turn, said, inbound);
    // An erasure may leave an alert to be sent.
    if (saved === 'saved' ? turn.effects.length > 0 : found.readAt > 0) wiring.owes?.(inbound.at);
    if (saved === 'saved' && turn.unmet) wiring.unmet?.(turn.unmet, inbound.at);
    const sight = saved === 'erased' ? {} : seenBy(messages, turn.position, messages);
    return { messages, saved, repeat: false, missed: turn.missed, ...sight, ...errorsOf(guide, turn) };
  }

  /** What was wrong with a page of the form is still wrong when it is sent again. */
  const errorsAgain = (inbound: Inbound, conversation: Conversation, position: Position) => {
    const guide = guideOf(wiring.guide, conversation);
    return inbound.form
      ? errorsOf(guide, turnOf(guide, wiring.services(), conversation, inbound, position))
      : {};
  };

  /** Who is in danger is shown help in the answer to their message, whatever happens to the next request. */
  const seenBy = (messages: Message[], position: Position, last?: Message[]): Pick<Outcome, 'sight'> =>
    holdsHelp(messages) ? { sight: sightAt(position, last) } : {};

  const sightAt = (position: Position, last?: Message[]) =>
    sightOf(guideOf(guide, conversationAt(position)), position, last);

  async function answered(inbound: Inbound): Promise<Outcome> {
    // Danger needs nobody: the raw words are read before the queue and before the store (architecture 1.4).
    const read = withDanger(inbound, dangerOf);
    const { danger } = read;
    const isCalm = danger.level === 'none' && !asksForHelpIn(guide, inbound);
    if (wiring.limit && isCalm) await wiring.limit(inbound);
    const turn = turns.run(keyOf(inbound), () => taking(read, take));
    if (isCalm) return within(clock, LONGEST, turn);
    try {
      // A store that hangs withholds nothing. The turn may still end, and is then kept.
      return await within(clock, PATIENCE, turn);
    } catch (problem) {
      const { practice, channel } = inbound;
      log.error(
        { problem, practice, channel, ...(danger.level === 'none' ? {} : { rule: danger.rule }) },
        'a person in danger was shown who to call, and their message was not saved in time',
      );
      const messages = urgentWords(guide, inbound, danger);
      return { messages, saved: 'not-saved', repeat: false, missed: false };
    }
  }

  /** In this message, or in this one and the one before together. */
  function dangerOf(inbound: Inbound): Danger {
    const key = keyOf(inbound);
    const earlier = before.of(key, inbound);
    const danger: Danger = inbound.text ? findDanger(inbound.text, guide, earlier) : { level: 'none' };
    before.note(key, inbound, danger, earlier);
    return danger;
  }

  const look: Look = async (of) => {
    const found = await within(clock, LONGEST, find(of));
    return sightAt(positionOf(of, found), found.said.at(-1)?.messages);
  };

  const lookAtForm: LookAtForm = async ({ part, ...of }) => {
    const found = await within(clock, LONGEST, find(of));
    const position = positionOf(of, found);
    const sight = sightAt(position, found.said.at(-1)?.messages);
    return { sight, page: formPage(guideOf(guide, found.conversation), position, part) };
  };

  const recollectionOf = recollections(guide);
  const recall: Recall = async (of) => recollectionOf(await within(clock, LONGEST_RECALL, find(of)), of);

  const listeners: Listener[] = [];
  const handle: Handle = async (inbound) => {
    const outcome = await answered(inbound);
    for (const listener of listeners) listener(inbound, outcome);
    return outcome;
  };

  return {
    handle,
    look,
    lookAtForm,
    recall,
    /** Whether it tells of danger or asks for help: what no limit may hold back. */
    alarms: (inbound) =>
      asksForHelpIn(guide, inbound) ||
      (inbound.text !== undefined && findDanger(inbound.text, guide).level !== 'none'),
    overhear: (listener) => void listeners.push(listener),
    close,
  };
}

/** Somebody else saved in between: read again and take the turn again, a few times at most. */
async function taking(inbound: Inbound, take: (inbound: Inbound) => Promise<Outcome>): Promise<Outcome> {
  for (let tries = 0; ; tries++) {
    try {
      return await take(inbound);
    } catch (problem) {
      if (!(problem instanceof ChangedMeanwhile) || tries >= 3) throw problem;
    }
  }
}
