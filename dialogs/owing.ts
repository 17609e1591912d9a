/** What a turn owes the practice's staff: worked out by comparing where it began with where it came to. */
import type { Conversation } from './conversation.js';
import type { Effect } from './effects.js';
import { mayKeep, practiceOf, type Guide } from './guide.js';
import { contextAt, conversationAt, noted, type Position } from './position.js';
import type { Reply } from './reply.js';
import { agreedIn, standingCall, type Details } from './ringing.js';

export type Owing = { position: Position; replies: Reply[]; effects: Effect[] };

/**
 * `callOff` when the person said "do not ring me" in this turn. An alert without the person's yes needs the practice's
 * own written policy, and goes out for red signs only (conversation map X10; trust H-04, H-13).
 */
export function owing(guide: Guide, before: Position, after: Position, at: string, callOff = false): Owing {
  const called = calling(guide, before, after, at, callOff);
  const alerted = isNewlyRed(guide, conversationAt(before), after);
  if (!alerted) return called;
  const episode = conversationAt(after).episodes.at(-1)?.opened ?? at;
  return {
    position: called.position,
    replies: [...called.replies, { kind: 'say', id: 'told-staff' }],
    effects: [...called.effects, { kind: 'alert', about: 'urgent', by: 'policy', at, episode }],
  };
}

function isNewlyRed(guide: Guide, before: Conversation, after: Position): boolean {
  const { conversation, standing } = contextAt(after);
  const episode = conversation.episodes.at(-1);
  if (episode?.level !== 'red' || episode.closed !== undefined) return false;
  if (before.episodes.some((each) => each.opened === episode.opened && each.level === 'red')) return false;
  const urgent = practiceOf(guide, conversation).alerts?.urgent ?? 'consent';
  return urgent !== 'consent' && guide.compiled.told.has(conversation.practice) && mayKeep(guide, standing);
}

function calling(guide: Guide, before: Position, after: Position, at: string, callOff: boolean): Owing {
  const conversation = conversationAt(after);
  const now = callOff ? undefined : agreedIn(contextAt(after).standing);
  const then = agreedIn(contextAt(before).standing);
  const stands = standingCall(conversation);
  // A detail changed after the call was taken back asks for nothing: a new call needs a new yes.
  const isNew = now !== undefined && !isSame(now, then) && (then === undefined || stands !== undefined);
  if (isNew) return asked(guide, after, now, at, stands?.at);
  // In a new round nothing was agreed yet, and what was asked for in the last one still holds.
  const isTakenBack = now === undefined && then !== undefined && stands !== undefined;
  return callOff || (isTakenBack && conversation.round === conversationAt(before).round)
    ? takenBack(after, at, callOff)
    : { position: after, replies: [], effects: [] };
}

const isSame = (one: Details, other: Details | undefined) => JSON.stringify(one) === JSON.stringify(other);

function asked(
  guide: Guide,
  position: Position,
  { plan, ...details }: Details,
  at: string,
  replaces?: string,
): Owing {
  const conversation = conversationAt(position);
  if (!guide.compiled.told.has(conversation.practice)) return { position, replies: [], effects: [] };
  const agreed = plan ? conversation.plans.at(-1)?.at : undefined;
  const calls = conversation.calls.map((call) => (call.at === replaces ? { ...call, off: at } : call));
  return {
    position: noted(position, {
      ...conversation,
      calls: [...calls, { at, round: conversation.round }],
    }),
    replies: [{ kind: 'say', id: replaces === undefined ? 'ring-sent' : 'ring-changed' }],
    effects: [
      {
        kind: 'call-back',
        by: 'consent',
        at,
        ...details,
        ...(agreed === undefined ? {} : { plan: agreed }),
        ...(replaces === undefined ? {} : { replaces }),
      },
    ],
  };
}

/** "Do not ring me" takes back whatever stands, of earlier rounds too; a changed answer only what it was about. */
function takenBack(position: Position, at: string, all: boolean): Owing {
  const conversation = conversationAt(position);
  const { calls, round } = conversation;
  const off = calls.filter((call) => call.off === undefined && (all || call.round === round));
  if (off.length === 0) return { position, replies: [], effects: [] };
  return {
    position: noted(position, {
      ...conversation,
      calls: calls.map((call) => (off.includes(call) ? { ...call, off: at } : call)),
    }),
    replies: [{ kind: 'say', id: 'ring-off' }],
    effects: off.map((call) => ({ kind: 'call-off', by: 'consent', at, of: call.at })),
  };
}
