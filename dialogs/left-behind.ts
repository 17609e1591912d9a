/** Which answers a change of mind left behind: still remembered, and no longer counted, because they are no longer asked. */
import { contextAt, type Position } from './position.js';
import { answersSoFar } from './protocol.js';
import type { Answered, Reply } from './reply.js';
import { keyOf } from './standing.js';

/** What is asked afresh is not left behind: its old answer stands no more, and the question comes again. */
export function leftBehind(before: Position, after: Position): Reply[] {
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
