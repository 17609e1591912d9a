/** Before going on it is asked whether it is safe: of oneself, of whom one speaks of, or of the person beside a clinician. */
import { expect, test } from '@jest/globals';
import { guideOf } from '../../dialogs/guide.js';
import { speak } from '../../dialogs/speak.js';
import { takeTurn } from '../../dialogs/turn.js';
import { counterClock, guideOfContent, indexOfContent, newConversation, reread } from '../guide.js';
import type { Sent } from '../random-talk.js';

const guide = guideOfContent();
const { safe, safe_they } = guide.alarms;

/** What is asked, and said, after the last of these. */
function asked(script: 'own' | 'with-a-clinician', ...said: Sent[]) {
  const clock = counterClock();
  let conversation = { ...newConversation(), ...(script === 'own' ? {} : { script }) };
  let messages = speak(guideOf(guide, conversation), conversation, []);
  for (const sent of said) {
    const turn = takeTurn(guide, indexOfContent(), conversation, { ...sent, at: clock() });
    conversation = reread(turn.conversation);
    messages = speak(guideOf(guide, conversation), conversation, turn.replies);
  }
  const question = messages.findLast((each) => each.kind === 'question');
  if (question?.kind !== 'question') throw new Error('nothing is asked');
  return question;
}
const begun: Sent[] = [['start'], ['agree'], ['me'], ['18-64']].map((choices) => ({ choices }));

test('of oneself', () => {
  const question = asked('own', ...begun, { text: 'I want to kill myself' });
  expect(question.ask).toBe(safe.ask.en);
});

test('of somebody else, once it was said that they are in danger', () => {
  const about = asked('own', ...begun, { text: 'my son says he wants to die' }, { choices: ['yes'] });
  expect(about.ask).toBe(safe_they.ask.en);
  expect(about.choices.map(({ label }) => label)).toEqual([safe_they.yes.en, safe_they.no.en]);
});

test('of oneself again, once another card was opened that is for oneself', () => {
  const card = guide.alarms.menu.find(({ card }) => card === 'suicide')?.id ?? '';
  const told = [{ text: 'my son says he wants to die' }, { choices: ['yes'] }, { choices: ['no'] }];
  expect(asked('own', ...begun, ...told, { choices: [card] }).ask).toBe(safe.ask.en);
});

test('the words on the button may be typed', () => {
  const told = [{ text: 'my son says he wants to die' }, { choices: ['yes'] }];
  const question = asked('own', ...begun, ...told, { text: safe_they.yes.en });
  expect(question.question).not.toMatch(/^urgent/);
});

test('with a clinician: what is for the person is said aloud, and safety is theirs', () => {
  const soft = asked('with-a-clinician', { text: 'I can not face going on like this' });
  expect(soft.question).toBe('urgent-soft');
  expect(soft.spoken?.aloud).toBe(true);
  expect(soft.ask).not.toBe(soft.spoken?.words);
  const after = asked('with-a-clinician', { text: 'I want to kill myself' });
  expect(after.ask).toBe(safe_they.ask.en);
});
