/** Sees that the script changed under somebody: what they saw last is not what would be asked now. */
import type { Asked } from './conversation.js';
import type { Guide } from './guide.js';
import type { Heard } from './heard.js';
import { contextAt, type Position } from './position.js';
import type { Said } from './protocol.js';
import { PROTOCOL } from './protocol-words.js';

/**
 * The question on their screen, where a newer script stands at another one; undefined where it is the one asked now. What
 * they say answers what they saw: a "1" is never taken for an answer to a question that nobody has shown them.
 */
export function movedUnder(guide: Guide, position: Position): Asked | undefined {
  const { conversation } = contextAt(position);
  const { at } = position;
  const [said, seen] = [conversation.entries.at(-1), conversation.asked.at(-1)];
  if (at.state !== 'asking' || said === undefined || seen === undefined) return undefined;
  const isOlder = said.script !== guide.fingerprint && said.round === conversation.round;
  if (!isOlder || seen.round !== conversation.round || conversation.cursor !== undefined) return undefined;
  // The protocol's own questions stand before whatever waits behind them.
  return seen.question === PROTOCOL || seen.question === at.spot.question ? undefined : seen;
}

/** What was heard, as an answer to what they saw; what a channel says it was on the screen is believed. */
export function answeringSeen(heard: Heard, seen: Asked | undefined): { heard: Heard; isMoved: boolean } {
  const said = heard.to;
  if (seen === undefined || (said !== undefined && said.question !== seen.question))
    return { heard, isMoved: false };
  const { question, about } = seen;
  const to = { question, ...(about === undefined ? {} : { about }) };
  return { heard: { ...heard, to, seenBefore: true }, isMoved: true };
}

/** One sentence that it moved, and not that an answer was wrong which was right when it was asked; danger comes first. */
export function saidOfMoving(said: Said, isMoved: boolean): Said {
  if (!isMoved || said.position.at.state === 'urgent') return said;
  const rest = said.replies.filter((reply) => reply.kind !== 'say' || reply.id !== 'not-an-option');
  const isGone = rest.length < said.replies.length;
  const { missed, ...others } = said;
  return {
    ...others,
    ...(missed && !isGone ? { missed } : {}),
    replies: [{ kind: 'say', id: 'upgraded' }, ...rest],
  };
}
