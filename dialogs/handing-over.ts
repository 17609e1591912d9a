/** Handing somebody over to staff who cannot go on with the program: by the practice's policy, and the person is told so. */
import type { Conversation } from './conversation.js';
import type { Effect, HandOver } from './effects.js';
import { practiceOf, mayKeep, type Guide } from './guide.js';
import type { Heard } from './heard.js';
import { contextAt, conversationAt, type Position } from './position.js';
import { isAtHome } from './remembering.js';
import type { Reply } from './reply.js';

/** This many messages in a row that were not understood (experience 5: three, then stop and flag). */
const STUCK = 3;

/** Whether this practice wrote down that it wants to be told, and can be. */
export const handsOver = (guide: Guide, practice: string): boolean =>
  (guide.practices.get(practice)?.alerts?.hand_over ?? 'consent') !== 'consent' &&
  guide.compiled.told.has(practice);

/** Nobody rings where somebody else may pick up, after words of danger at home (H-13). */
export const mayHandOver = (guide: Guide, conversation: Conversation): boolean =>
  handsOver(guide, practiceOf(guide, conversation).id) && !conversation.episodes.some(isAtHome);

/** `from` is where the turn began. Without a number there is nobody to ring, and only their own yes helps. */
export function handingOver(
  guide: Guide,
  from: Position,
  { at, phone }: Pick<Heard, 'at' | 'phone'>,
  missed = false,
): { replies: Reply[]; effects: Effect[] } {
  const { misses } = conversationAt(from);
  const context = contextAt(from);
  const isStuck = missed && misses + 1 === STUCK;
  if (!isStuck || phone === undefined || !mayKeep(guide, context.standing))
    return { replies: [], effects: [] };
  if (!mayHandOver(guide, context.conversation)) return { replies: [], effects: [] };
  return {
    replies: [{ kind: 'say', id: 'handed-over' }],
    effects: [handOver('not-understood', phone, at)],
  };
}

export const handOver = (about: HandOver['about'], phone: string, at: string): HandOver => ({
  kind: 'hand-over',
  by: 'policy',
  at,
  about,
  phone,
});
