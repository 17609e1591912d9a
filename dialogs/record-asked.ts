/** Writes down what was asked, as it was shown, and counts what was not understood. */
import type { Asked } from './conversation.js';
import { conversationAt, noted, type Position } from './position.js';
import { OFFERED, PROTOCOL } from './protocol-words.js';
import type { Reply } from './reply.js';

/** The protocol's own questions are recorded too, so that "1" means what they showed. */
function askedIn(shown: Reply[]): Pick<Asked, 'question' | 'about' | 'options'> | undefined {
  const own = shown.find((reply) => reply.kind === 'erase' || reply.kind === 'ring-offer');
  return own
    ? { question: PROTOCOL, options: OFFERED[own.kind] }
    : shown.find((reply) => reply.kind === 'ask');
}

/** What was asked is recorded as it was shown; misses are counted. */
export function recordAsked(position: Position, shown: Reply[], at: string, missed = false): Position {
  const before = conversationAt(position);
  const ask = askedIn(shown);
  const last = before.asked.at(-1);
  const asked: Asked | undefined = ask && {
    question: ask.question,
    round: before.round,
    options: ask.options,
    at,
  };
  if (asked !== undefined && ask?.about !== undefined) asked.about = ask.about;
  const isNew =
    asked !== undefined &&
    !(
      last !== undefined &&
      last.question === asked.question &&
      last.about === asked.about &&
      last.round === asked.round &&
      last.options.join() === asked.options.join()
    );
  const misses = missed ? before.misses + 1 : 0;
  if (!isNew && misses === before.misses) return position;
  return noted(position, { ...before, misses, asked: isNew ? [...before.asked, asked] : before.asked });
}
