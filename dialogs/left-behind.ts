/** Which answers a change of mind left behind: still remembered, and no longer counted, because they are no longer asked. */
import { mayKeep, type Guide } from './guide.js';
import { contextAt, type Position } from './position.js';
import { answersSoFar } from './protocol.js';
import type { Answered, Reply } from './reply.js';
import { keyOf } from './standing.js';

/** What is asked afresh is not left behind: its old answer stands no more, and the question comes again. */
export function leftBehind(guide: Guide, before: Position, after: Position): Reply[] {
  const entries = contextAt(after).conversation.entries.length;
  if (entries === contextAt(before).conversation.entries.length) return [];
  if (onlyGrew(guide, before, after)) return [];
  // Who takes their consent back is told nothing of what they said: it is gone.
  if (!mayKeep(guide, contextAt(after).standing)) return [];
  const counted = new Set(answersSoFar(after).map(nameOf));
  const { standing } = contextAt(after);
  const list = answersSoFar(before).filter(
    (each) => each.status === 'answered' && !counted.has(nameOf(each)) && standing.has(nameOf(each)),
  );
  return list.length === 0 ? [] : [{ kind: 'left-behind', list }];
}

/** Most answers lead on and take nothing off the path: then there is nothing to look through. */
function onlyGrew(guide: Guide, before: Position, after: Position): boolean {
  const [was, is] = [contextAt(before), contextAt(after)];
  const kindOf = (question: string) => guide.compiled.lookup.questions.get(question)?.kind;
  const last = is.conversation.entries.at(-1);
  // Of suggestions the answers that count hang on what was decided, not on the path alone.
  if (last === undefined || last.about !== undefined || kindOf(last.question) === 'offers') return false;
  if (was.conversation.round !== is.conversation.round) return false;
  const isPassed = (section: string, question: string) => is.path[section]?.includes(question) === true;
  const keepsPath = (section: string) => {
    const path = was.path[section];
    return path === is.path[section] || path?.every((question) => isPassed(section, question)) === true;
  };
  const keepsOpen = (section: string) => {
    const open = was.open[section] ?? '';
    return kindOf(open) !== 'offers' || is.open[section] === open || isPassed(section, open);
  };
  return Object.keys(was.path).every(keepsPath) && Object.keys(was.open).every(keepsOpen);
}

const nameOf = ({ question, about }: Answered) => keyOf(question, about);
