/** Meetings of a clinician and a person in one conversation: the rounds in which one was begun. */
import type { Conversation } from './conversation.js';

/** How often they meet in one conversation, at most (S108: once, and up to six times). */
export const MOST_MEETINGS = 6;

/** Which meeting this is, 1 to 6. */
export const meetingsIn = ({ entries }: Pick<Conversation, 'entries'>): number =>
  new Set(entries.filter(({ question }) => question === 'minutes').map(({ round }) => round)).size;

/** How many there were before this round. */
export const meetingsBefore = ({ entries, round }: Pick<Conversation, 'entries' | 'round'>): number =>
  meetingsIn({ entries: entries.filter((entry) => entry.round < round) });
