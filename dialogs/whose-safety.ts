/** Whose safety is asked of before going on: the person's own, or that of whoever they speak of or sit beside. */
import type { Conversation } from './conversation.js';
import type { Alarms } from './danger/alarms.js';
import type { Guide } from './guide.js';
import { cardOf, openEpisode } from './remembering.js';

/** Of somebody else: a clinician has the person beside them, or the card for somebody else was shown. */
export const isOfThem = (guide: Guide, conversation: Conversation): boolean =>
  guide.script.held_by === 'clinician' ||
  cardOf(openEpisode(conversation), guide.alarms) === guide.alarms.soft['someone-else']?.card;

/** How it is asked whether it is safe to go on (X10). */
export const safeFor = (guide: Guide, conversation: Conversation): Alarms['safe'] =>
  isOfThem(guide, conversation) ? guide.alarms.safe_they : guide.alarms.safe;
