/** Which answers a change of mind left behind: still remembered, and no longer counted, because they are no longer asked. */
import { mayKeep, type Guide } from './guide.js';
import { contextAt, type Position } from './position.js';
import { answersSoFar } from './protocol.js';
import type { Answered, Reply } from './reply.js';
import { keyOf } from './standing.js';

/** What is asked afresh is not left behind: its old answer stands no more, and the question comes again. */
export function leftBehind(guide: Guide, before: Position, after: Position): Reply[] {
  // Who takes their consent back is told nothing of what they said: it is gone.
  if (!mayKeep(guide, contextAt(after).standing)) return [];
  const entries = contextAt(after).conversation.entries.length;
  if (entries === contextAt(before).conversation.entries.length) return [];
  const counted = new Set(answersSoFar(after).map(nameOf));
  const { standing } = contextAt(after);
  const list = answersSoFar(before).filter(
    (each) => each.status === 'answered' && !counted.has(nameOf(each)) && standing.has(nameOf(each)),
  );
  return list.length === 0 ? [] : [{ kind: 'left-behind', list }];
}

const nameOf = ({ question, about }: Answered) => keyOf(question, about);
