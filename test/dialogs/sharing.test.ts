/** A yes to somebody seeing the plan: written down as it was shown, with its time and channel, and taken back. */
import { expect, test } from '@jest/globals';
import { speak } from '../../dialogs/speak.js';
import { takeTurn, type Turn } from '../../dialogs/turn.js';
import { counterClock, guideOfContent, indexOfContent, newConversation, reread } from '../guide.js';
import type { Sent } from '../random-talk.js';

const guide = guideOfContent();
const skip: Sent = { command: { name: 'skip' } };
const CHOSEN: Record<string, Sent> = {
  who: { choices: ['me'] },
  age: { choices: ['18-64'] },
  hard: { choices: ['people'] },
  'hard-people': { choices: ['company'] },
};

/** As far as the question who may see the plan, having liked one thing. */
function toTheQuestion(age = '18-64'): { turn: Turn; say: (sent: Sent) => Turn } {
  const clock = counterClock();
  let conversation = newConversation();
  const say = (sent: Sent) => {
    const turn = takeTurn(guide, indexOfContent(), conversation, { ...sent, at: clock(), channel: 'page' });
    conversation = reread(turn.conversation);
    return turn;
  };
  let turn = say({ choices: ['start'] });
  let liked = 0;
  for (let turns = 0; turns < 80; turns++) {
    const { at } = turn.position;
    if (at.state !== 'asking' || at.spot.question === 'share') break;
    const { question } = at.spot;
    const must = guide.compiled.lookup.questions.get(question)?.must;
    if (question === 'age') turn = say({ choices: [age] });
    else if (question === 'option') turn = say({ choices: [liked++ === 0 ? 'like' : 'enough'] });
    else turn = say(CHOSEN[question] ?? (must ? { choices: ['agree'] } : skip));
  }
  return { turn, say };
}

test('each yes is kept with the very words that stood on the screen, the group, the time and the channel', () => {
  const { turn, say } = toTheQuestion();
  const shown = speak(guide, turn.conversation, turn.replies).find((each) => each.kind === 'question');
  const after = say({ choices: ['share-practice', 'share-group'] }).conversation;
  const [practice, group] = after.consents;
  expect(after.consents.map(({ party }) => party)).toEqual(['practice', 'group']);
  for (const words of [shown?.ask, shown?.hint, shown?.choices[0]?.label])
    expect(practice?.wording).toContain(words);
  expect(practice).toMatchObject({ channel: 'page', language: 'en', at: after.entries.at(-1)?.at });
  expect(group?.about).toEqual(after.offers.slice(0, 1).map(({ service }) => service));
});

test('a tick taken away withdraws that yes and no other, and stays on record', () => {
  const { say } = toTheQuestion();
  say({ choices: ['share-practice', 'share-supporter'] });
  say({ command: { name: 'change', question: 'share' } });
  const { conversation } = say({ choices: ['share-supporter'] });
  expect(conversation.consents.map(({ party, withdrawn }) => [party, withdrawn !== undefined])).toEqual([
    ['practice', true],
    ['supporter', false],
  ]);
});

test('saying nothing is no yes', () => {
  const { say } = toTheQuestion();
  expect(say(skip).conversation.consents).toEqual([]);
});

test('a young person is offered no supporter to share with, not even by an answer sent all the same', () => {
  const { turn, say } = toTheQuestion('16-17');
  const ask = turn.replies.find((reply) => reply.kind === 'ask');
  expect(ask?.options).not.toContain('share-supporter');
  expect(say({ choices: ['share-supporter'] }).conversation.consents).toEqual([]);
});
