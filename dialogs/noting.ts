/** Private notes of a clinician: written at any question, kept apart from the plan, and sent to nobody. */
import type { Conversation, Entry } from './conversation.js';
import { mayKeep, sayer, type Guide } from './guide.js';
import type { Heard } from './heard.js';
import { contextAt, conversationAt, step, type Position } from './position.js';
import type { Said } from './protocol.js';
import { noteIn } from './wish.js';

/** The one question notes are answers to, whether it was asked or not. */
export const NOTE = 'private-note';

/** Written down where it stands: the question that is asked now goes on waiting. Before consent nothing is. */
export function note(guide: Guide, position: Position, heard: Heard): Said {
  const words = noteIn(heard.text ?? '', guide);
  if (words === undefined || !mayKeep(guide, contextAt(position).standing))
    return { position, replies: [{ kind: 'say', id: 'note-not-yet' }] };
  return { position: noted(guide, position, words, heard.at), replies: [{ kind: 'say', id: 'note-kept' }] };
}

function noted(guide: Guide, position: Position, words: string, at: string): Position {
  const conversation = conversationAt(position);
  const entry: Entry = {
    question: NOTE,
    round: conversation.round,
    status: 'answered',
    value: [],
    words,
    by: sayer(guide, conversation),
    at,
    script: guide.fingerprint,
  };
  return step(guide.machine, position, { type: 'NOTE', entry });
}

/** All of them, of every round, as they were written. */
export const notesIn = ({ entries }: Conversation): Entry[] =>
  entries.filter(({ question, words }) => question === NOTE && words !== undefined);
