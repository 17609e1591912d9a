/** What is read back of a kept reply is, byte for byte, what was answered: no field stands elsewhere, none is new or gone. */
import { expect, test } from '@jest/globals';
import { guideOf } from '../../dialogs/guide.js';
import { Message } from '../../dialogs/message.js';
import { conversationAt, walk } from '../../dialogs/position.js';
import { speak } from '../../dialogs/speak.js';
import { takeTurn } from '../../dialogs/turn.js';
import { counterClock, guideOfContent, indexOfContent, newConversation } from '../guide.js';
import { anAnswer, seeded, somethingSent } from '../random-talk.js';

const TALKS = 20;
const TURNS = 45;

function saidInTalks(script: string): Message[] {
  const guide = guideOf(guideOfContent(), { script });
  const said: Message[] = [];
  for (let seed = 1; seed <= TALKS; seed++) {
    const [chance, clock] = [seeded(seed), counterClock()];
    const next = seed % 2 === 0 ? somethingSent : anAnswer;
    let position = walk(guide.machine, guide.compiled, newConversation(undefined, script));
    for (let turn = 0; turn < TURNS; turn++) {
      const heard = { ...next(chance, guide, position), at: clock() };
      const taken = takeTurn(guide, indexOfContent(), conversationAt(position), heard, position);
      said.push(...speak(guide, taken.conversation, taken.replies));
      position = taken.position;
    }
  }
  return said;
}

test.each(['what-matters', 'with-a-clinician'])('every message of %s', (script) => {
  const said = saidInTalks(script);
  const moved = said.filter((message) => JSON.stringify(Message.parse(message)) !== JSON.stringify(message));
  expect(moved).toEqual([]);
  // They were about everything there is to say.
  expect([...new Set(said.map(({ kind }) => kind))].sort()).toEqual(
    Message.options.map(({ shape }) => shape.kind.value).sort(),
  );
});
