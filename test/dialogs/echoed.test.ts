/** Our own words are no sign of danger: an answer that is typed as it stands is that answer, in every language. */
import { describe, expect, test } from '@jest/globals';
import { conversationAt, walk } from '../../dialogs/position.js';
import { nameOf } from '../../dialogs/script/voices.js';
import { takeTurn } from '../../dialogs/turn.js';
import { findDanger } from '../../dialogs/weighing/find-danger.js';
import { guideOfContent, indexOfContent, newConversation } from '../guide.js';

const guide = guideOfContent();
const AT = '2026-11-22T09:00:00.000Z';

/** Everything answered with nothing, so that any question may be gone back to. */
function asking(question: string, language: string) {
  let position = walk(guide.machine, guide.compiled, { ...newConversation(), language });
  const said: Record<string, string[]> = {
    hello: ['start'],
    privacy: ['agree'],
    age: ['18-64'],
    hard: ['people', 'feelings', 'money-home', 'health'],
    'hard-people': ['company'],
    barriers: ['nerves'],
  };
  for (let turn = 0; turn < 60 && position.at.state === 'asking'; turn++) {
    const { question: id } = position.at.spot;
    if (id === question) return position;
    const choices = said[id];
    const heard = { at: AT, ...(choices ? { choices } : { command: { name: 'skip' as const } }) };
    position = takeTurn(guide, indexOfContent(), conversationAt(position), heard, position).position;
  }
  return position;
}

const CASES = [...guide.wordings.values()]
  .filter(({ voice }) => voice === undefined || voice === 'easy')
  .flatMap((wording) =>
    ['hard', 'hard-feelings', 'hard-health', 'barriers-more', 'support', 'useful'].map(
      (question): [language: string, question: string, labels: string[]] => [
        nameOf(wording),
        question,
        Object.values(wording.questions[question]?.options ?? {}),
      ],
    ),
  );

describe.each(CASES)('in %s, at %s,', (language, question, labels) => {
  test('each answer typed as it stands is taken as one', () => {
    const from = asking(question, language);
    if (from.at.state !== 'asking' || from.at.spot.question !== question) return;
    for (const text of labels) {
      const { position } = takeTurn(guide, indexOfContent(), conversationAt(from), { at: AT, text }, from);
      expect([text, position.at.state]).not.toEqual([text, 'urgent']);
    }
  });
});

test('with a word of their own beside it, it is read as their own', () => {
  const from = asking('hard', 'en');
  const text = 'My health and my body, I want to kill myself tonight';
  expect(findDanger(text, guide).level).toBe('red');
  const { position } = takeTurn(guide, indexOfContent(), conversationAt(from), { at: AT, text }, from);
  expect(position.at.state).toBe('urgent');
});
