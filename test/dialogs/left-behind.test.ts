/** What an answer leaves behind is found without looking through everything, and is the same as if one had. */
import { expect, test } from '@jest/globals';
import { leftBehind } from '../../dialogs/left-behind.js';
import { mayKeep } from '../../dialogs/guide.js';
import { contextAt, conversationAt, walk, type Position } from '../../dialogs/position.js';
import { answersSoFar } from '../../dialogs/protocol.js';
import type { Answered, Reply } from '../../dialogs/reply.js';
import { keyOf } from '../../dialogs/standing.js';
import { takeTurn } from '../../dialogs/turn.js';
import { counterClock, guideOfContent, indexOfContent, newConversation } from '../guide.js';
import { seeded, somethingSent } from '../random-talk.js';

const TALKS = 25;
const TURNS = 25;

const nameOf = ({ question, about }: Answered) => keyOf(question, about);

/** Every answer before, looked for among every answer after. */
function lookedThrough(before: Position, after: Position): Reply[] {
  const guide = guideOfContent();
  const { standing, conversation } = contextAt(after);
  if (!mayKeep(guide, standing)) return [];
  if (conversation.entries.length === conversationAt(before).entries.length) return [];
  const counted = new Set(answersSoFar(after).map(nameOf));
  const list = answersSoFar(before).filter(
    (each) => each.status === 'answered' && !counted.has(nameOf(each)) && standing.has(nameOf(each)),
  );
  return list.length === 0 ? [] : [{ kind: 'left-behind', list }];
}

test('after every turn of many talks it is what a look at everything finds', () => {
  const [guide, index] = [guideOfContent(), indexOfContent()];
  let found = 0;
  for (let seed = 1; seed <= TALKS; seed++) {
    const [chance, clock] = [seeded(seed), counterClock()];
    let position = walk(guide.machine, guide.compiled, newConversation());
    for (let turn = 0; turn < TURNS; turn++) {
      const heard = { ...somethingSent(chance, guide, position), at: clock() };
      const { position: next } = takeTurn(guide, index, conversationAt(position), heard, position);
      const list = leftBehind(guide, position, next);
      expect(list).toEqual(lookedThrough(position, next));
      found += list.length;
      position = next;
    }
  }
  // It did happen.
  expect(found).toBeGreaterThan(0);
}, 120_000);
