/** What may happen to a conversation, and what each of it writes there. */
import type { Conversation, Cursor, Entry, Episode } from './conversation.js';
import { withEntry } from './newest.js';
import { awake, closed, nextRound, pointing, stepped, wishingToBeRung, withEpisode } from './remembering.js';

export type DialogEvent =
  | { type: 'ANSWER'; entry: Entry }
  | { type: 'POINT'; cursor: Cursor | undefined; inside?: string }
  | { type: 'OPEN'; section: string }
  | { type: 'NOTE'; entry: Entry }
  | { type: 'URGENT'; episode: Episode }
  | { type: 'STEP'; step: string; value: string; at: string; kind?: string; level?: 'red' }
  | { type: 'SAFE'; at: string }
  | { type: 'STOP'; at: string }
  | { type: 'PAUSE'; at: string }
  | { type: 'RING_ME'; at: string }
  | { type: 'SPEAK'; language: string }
  | { type: 'CARRY_ON' }
  | { type: 'NEW_ROUND' };

/** An answer is written by the walk that it moves; everything else here. */
export function remembered(conversation: Conversation, event: DialogEvent): Conversation {
  switch (event.type) {
    case 'ANSWER':
      return conversation;
    case 'POINT':
      return pointing(conversation, event.cursor, event.inside);
    case 'NOTE':
      return { ...conversation, entries: withEntry(conversation.entries, event.entry) };
    case 'OPEN':
      return { ...conversation, opened: [...(conversation.opened ?? []), event.section] };
    case 'URGENT':
      return withEpisode(conversation, event.episode);
    case 'STEP':
      return stepped(
        conversation,
        { step: event.step, value: event.value, at: event.at },
        event.kind,
        event.level,
      );
    case 'SAFE':
      return closed(conversation, event.at);
    case 'STOP':
      return { ...awake(conversation), stopped: event.at };
    case 'PAUSE':
      return { ...awake(conversation), paused: event.at };
    case 'RING_ME':
      return wishingToBeRung(conversation, event.at);
    case 'SPEAK':
      return { ...conversation, language: event.language };
    case 'CARRY_ON':
      return awake(conversation);
    case 'NEW_ROUND':
      return nextRound(conversation);
  }
}
