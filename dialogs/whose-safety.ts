/** Whose safety is asked of before going on: the person's own, or that of whoever they speak of or sit beside. */
import type { Conversation } from './conversation.js';
import type { Alarms } from './danger/alarms.js';
import type { Guide } from './guide.js';
import { cardOf, openEpisode } from './remembering.js';

/** Whether a clinician reads what is shown: "you" would be them, and not the person beside them. */
export const isBeside = ({ script }: Pick<Guide, 'script'>): boolean => script.held_by === 'clinician';

/** Of somebody else: a clinician has the person beside them, or the card for somebody else was shown. */
export const isOfThem = (guide: Guide, conversation: Conversation): boolean =>
  isBeside(guide) ||
  cardOf(openEpisode(conversation), guide.alarms) === guide.alarms.soft['someone-else']?.card;

/** How it is asked whether it is safe to go on (X10). */
export const safeFor = (guide: Guide, conversation: Conversation): Alarms['safe'] =>
  isOfThem(guide, conversation) ? guide.alarms.safe_they : guide.alarms.safe;
