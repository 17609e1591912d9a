/** Where a conversation is between two messages: in the store, in passing, or nowhere any more. */
import type { Inbound, Outcome } from '../adapters/channels/channel.js';
import type { AuditLine, Kept, Said, Store } from '../adapters/stores/store.js';
import { begin, type Conversation } from '../dialogs/conversation.js';
import type { Owed } from '../dialogs/effects.js';
import { guideOf, mayKeep, type Guide } from '../dialogs/guide.js';
import { mayHandOver } from '../dialogs/handing-over.js';
import { contextAt, walk, type Position } from '../dialogs/position.js';
import type { Turn } from '../dialogs/turn.js';
import { unkept } from '../dialogs/unkept.js';
import type { Clock } from './clock.js';
import { carryAlerts } from './paying/carried.js';
import { codesOf, personOf } from './paying/codes.js';
import { owedAfter } from './paying/owed.js';
import { nudgedAfter } from './reaching/nudging.js';
import { passingConversations } from './passing.js';
import { positions } from './positions.js';
import { grownBy } from './taken-before.js';

/** How many conversations without consent are held at once, about 10 kB each. */
const MOST_PASSING = 5000;
/** Replies of a conversation that may not be kept: enough to recognise a repeat. */
const REPEATS = 20;
/** How often what was held for an hour is looked for, in milliseconds. */
const PURGE_EVERY = 60_000;

/** Before anything may be kept nothing is owed either, and nothing is told of it. */
const NOTHING_OWED = { owed: [], audit: [] };

/** How the message came: by which they may be written to first, and the number of a text. */
type By = Pick<Inbound, 'reach' | 'phone'>;

type Which = { practice: string; conversation: string };

/** `readAt` is the version in the store, 0 when nothing is kept there. */
export type Found = {
  conversation: Conversation;
  said: Said[];
  owed: Owed[];
  audit: AuditLine[];
  version: number;
  readAt: number;
};

export const keyOf = (of: Which) => `${of.practice}/${of.conversation}`;

/** `cached` is how many walked positions are held, of conversations that are kept. */
export function keeping(guide: Guide, store: Store, clock: Clock, cached: number) {
  const cache = positions(cached);
  const passing = passingConversations(MOST_PASSING);
  const close = clock.every(PURGE_EVERY, () => passing.purge(clock.now().toISOString()));

  async function find(of: Which & { language: string; at: string; script?: string }): Promise<Found> {
    const kept = await store.find({ practice: of.practice, id: of.conversation });
    if (kept) {
      const { conversation, said, owed, audit, version } = kept;
      return { conversation, said, owed, audit, version, readAt: version };
    }
    const held = passing.find(keyOf(of), of.at);
    if (held) return { ...held, ...NOTHING_OWED, readAt: 0 };
    const { practice, language, at } = of;
    const script = of.script ?? guide.practices.get(practice)?.script ?? guide.script.id;
    const conversation = begin({ id: of.conversation, practice, script, language, at });
    return { conversation, said: [], ...NOTHING_OWED, version: 0, readAt: 0 };
  }

  function positionOf(of: Which, found: Found): Position {
    const { machine, compiled } = guideOf(guide, found.conversation);
    return cache.at(keyOf(of), found.version) ?? walk(machine, compiled, found.conversation);
  }

  /** Kept in the store, or in passing, or erased: one of the three, before anything is said. */
  async function settle(found: Found, turn: Turn, said: Said, by: By = {}): Promise<Outcome['saved']> {
    const { conversation } = turn;
    const id = { practice: conversation.practice, id: conversation.id };
    const key = keyOf({ practice: id.practice, conversation: id.id });
    const version = found.version + 1;
    if (turn.effects.some((effect) => effect.kind === 'forget')) {
      await carryAlerts(store, found, said.at);
      for (const code of codesOf(found.owed)) await store.forgetPerson(personOf(id.practice, code));
      await store.forget(id);
      passing.forget(key);
      cache.forget(key);
      return 'erased';
    }
    const held = guideOf(guide, conversation);
    if (mayKeep(held, contextAt(turn.position).standing)) {
      const kept = keptOf(held, found, turn, said, by);
      await store.save({ kept, readAt: found.readAt });
      grownBy(found.said, kept.said, said.message);
      passing.forget(key);
      cache.keep(key, version, turn.position);
      return 'saved';
    }
    // A position holds all that was said: of what may not be kept, none outlives the turn.
    cache.forget(key);
    const wasKept = found.readAt > 0;
    if (wasKept) {
      await carryAlerts(store, found, said.at);
      await store.forget(id);
    }
    const before = wasKept ? found.said.map(withoutWords) : found.said;
    passing.keep(key, {
      conversation: wasKept ? unkept(held, conversation) : conversation,
      said: [...before, said].slice(-REPEATS),
      version,
      at: said.at,
    });
    return 'not-kept';
  }

  return { find, positionOf, settle, close };
}

/** The record with this turn in it: what was said, what is owed for it, and that it was. */
function keptOf(held: Guide, found: Found, turn: Turn, said: Said, { reach, phone }: By): Kept {
  const { conversation, effects, position } = turn;
  const version = found.version + 1;
  const { episodes } = conversation;
  const rule = episodes.length > found.conversation.episodes.length ? episodes.at(-1)?.rule : undefined;
  // Only a number can be rung.
  const tells = phone !== undefined && mayHandOver(held, conversation);
  const line: AuditLine = { at: said.at, version, what: 'turn', ...(rule === undefined ? {} : { rule }) };
  return {
    format: 2,
    version,
    // What was spread out of a spread has a shape of its own each time once it is frozen, and nothing reads it quickly.
    conversation: Object.assign({}, conversation),
    said: [...found.said, said],
    owed: nudgedAfter(owedAfter(found.owed, effects, said), {
      at: said.at,
      round: conversation.round,
      // A clinician comes back when the person does.
      waits: position.at.state === 'asking' && held.script.held_by !== 'clinician',
      ...(reach ? { reach } : {}),
      ...(tells ? { tell: phone } : {}),
    }),
    audit: [...found.audit, line],
  };
}

/** A repeat of it is still recognised; only who to call is said again. */
const withoutWords = (said: Said): Said => ({
  ...said,
  messages: said.messages.filter((each) => each.kind === 'urgent'),
});
