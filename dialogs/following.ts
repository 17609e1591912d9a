/** One conversation, held by one script after another: a check-in over an agreed plan, a meeting after a chat alone. */
import type { Conversation } from './conversation.js';
import { guideOf, type Guide } from './guide.js';
import { meetingsIn, MOST_MEETINGS } from './meetings.js';
import { nextRound } from './remembering.js';

/**
 * The same conversation with another script: a round of its own, so that nothing said before is changed. Throws
 * `NothingToLookBackOn` when the script looks back on a plan and none was agreed, `NoMoreMeetings`, and `UnknownScript`.
 */
export function followedBy(guide: Guide, conversation: Conversation, script: string): Conversation {
  const next = guideOf(guide, { script });
  if (next.script.over_plan && conversation.plans.length === 0) throw new NothingToLookBackOn();
  if (conversation.script === script) return conversation;
  if (next.script.held_by === 'clinician' && meetingsIn(conversation) >= MOST_MEETINGS)
    throw new NoMoreMeetings();
  return { ...nextRound(conversation), script };
}

export class NoMoreMeetings extends Error {
  override name = 'NoMoreMeetings';
  constructor() {
    super(`They have met ${MOST_MEETINGS} times. Agree who goes on from here, or begin a new conversation`);
  }
}

export class NothingToLookBackOn extends Error {
  override name = 'NothingToLookBackOn';
  constructor() {
    super('No plan was agreed in this conversation, so there is nothing to look back on');
  }
}
