/** One message in, what is said out: danger first, then in order, once, and saved before it is answered. */
import type { Handle, Inbound, Look, Outcome } from '../adapters/channels/channel.js';
import { inTurn } from '../adapters/stores/in-turn.js';
import { ChangedMeanwhile, type Kept, type Said, type Store } from '../adapters/stores/store.js';
import { begin, type Conversation } from '../dialogs/conversation.js';
import { dangerIn } from '../dialogs/danger/read.js';
import { mayKeep, type Guide } from '../dialogs/guide.js';
import type { Index } from '../dialogs/matching/index.js';
import type { Message } from '../dialogs/message.js';
import { contextAt, walk, type Position } from '../dialogs/position.js';
import { speak } from '../dialogs/speak.js';
import { takeTurn, type Turn } from '../dialogs/turn.js';
import { passingConversations } from './passing.js';
import { positions } from './positions.js';
import { sightOf } from './sight.js';
import { asksForHelp, urgentWords } from './urgent-words.js';

/** What a handler needs; the clock is whoever calls: every message carries its time. */
export type Wiring = {
  guide: Guide;
  services: () => Index;
  store: Store;
  log: { warn(what: object, words: string): void; error(what: object, words: string): void };
  /** How many walked positions are held; 1,000 unless told. */
  cached?: number;
};

/** How many conversations without consent are held at once, about 10 kB each. */
const MOST_PASSING = 5000;
/** Replies of a conversation that may not be kept: enough to recognise a repeat. */
const REPEATS = 20;

type Found = { conversation: Conversation; said: Said[]; version: number; readAt: number };

export function handler(wiring: Wiring): { handle: Handle; look: Look } {
  const { guide, store, log } = wiring;
  const turns = inTurn();
  const cache = positions(wiring.cached ?? 1000);
  const passing = passingConversations(MOST_PASSING);

  async function find(of: {
    practice: string;
    conversation: string;
    language: string;
    at: string;
  }): Promise<Found> {
    const key = keyOf(of);
    const kept = await store.find({ practice: of.practice, id: of.conversation });
    if (kept) return { ...kept, readAt: kept.version };
    const held = passing.find(key, of.at);
    if (held) return { ...held, readAt: 0 };
    const conversation = begin({
      id: of.conversation,
      practice: of.practice,
      script: guide.script.id,
      language: of.language,
      at: of.at,
    });
    return { conversation, said: [], version: 0, readAt: 0 };
  }

  const positionOf = (key: string, found: Found): Position =>
    cache.at(key, found.version) ?? walk(guide.machine, guide.compiled, found.conversation);

  async function take(inbound: Inbound): Promise<Outcome> {
    const key = keyOf(inbound);
    const found = await find(inbound);
    const before = found.said.find((each) => each.message === inbound.message);
    if (before)
      return {
        messages: before.messages,
        saved: found.readAt > 0 ? 'saved' : 'not-kept',
        repeat: true,
        missed: before === found.said.at(-1) && found.conversation.misses > 0,
      };

    const turn = takeTurn(guide, wiring.services(), found.conversation, inbound, positionOf(key, found));
    const messages = speak(guide, turn.conversation, turn.replies);
    const said = { message: inbound.message, at: inbound.at, messages };
    const saved = await settle(key, found, turn, said);
    return { messages, saved, repeat: false, missed: turn.missed };
  }

  /** Kept in the store, or in passing, or erased: one of the three, before anything is said. */
  async function settle(key: string, found: Found, turn: Turn, said: Said): Promise<Outcome['saved']> {
    const { conversation } = turn;
    const id = { practice: conversation.practice, id: conversation.id };
    const version = found.version + 1;
    if (turn.effects.some((effect) => effect.kind === 'forget')) {
      await store.forget(id);
      passing.forget(key);
      cache.forget(key);
      return 'erased';
    }
    if (mayKeep(guide, contextAt(turn.position).standing)) {
      const kept: Kept = { format: 1, version, conversation, said: [...found.said, said], owed: [] };
      await store.save(kept, found.readAt);
      passing.forget(key);
      cache.keep(key, version, turn.position);
      return 'saved';
    }
    if (found.readAt > 0) await store.forget(id);
    passing.keep(key, { conversation, said: [...found.said, said].slice(-REPEATS), version, at: said.at });
    cache.keep(key, version, turn.position);
    return 'not-kept';
  }

  async function handle(inbound: Inbound): Promise<Outcome> {
    // Danger needs nobody: the raw words are read before the queue and before the store (architecture 1.4).
    const danger = inbound.text ? dangerIn(inbound.text, guide.alarms) : { level: 'none' as const };
    try {
      return await turns.run(keyOf(inbound), () => taking({ ...inbound, danger }, take));
    } catch (problem) {
      if (danger.level === 'none' && !asksForHelp(guide, inbound)) throw problem;
      log.error(
        { problem, practice: inbound.practice, ...(danger.level === 'none' ? {} : { rule: danger.rule }) },
        'a person in danger was shown who to call, and their message could not be saved',
      );
      const messages: Message[] = urgentWords(guide, inbound, danger);
      return { messages, saved: 'not-saved', repeat: false, missed: false };
    }
  }

  const look: Look = async (of) => {
    const found = await find(of);
    return sightOf(guide, positionOf(keyOf(of), found), found.said.at(-1)?.messages, found.readAt > 0);
  };

  return { handle, look };
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

const keyOf = (of: { practice: string; conversation: string }) => `${of.practice}/${of.conversation}`;
