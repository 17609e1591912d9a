/** A conversation about somebody else: the same questions in other words, and the words kept as whose they are. */
import { expect, test } from '@jest/globals';
import { wordingOf } from '../../dialogs/guide.js';
import type { Reason } from '../../dialogs/conversation.js';
import { reasonWords } from '../../dialogs/service-words.js';
import { speak, voiceOf } from '../../dialogs/speak.js';
import { takeTurn } from '../../dialogs/turn.js';
import { counterClock, guideOfContent, indexOfContent, newConversation, reread } from '../guide.js';
import type { Sent } from '../random-talk.js';

const guide = guideOfContent();

function held(...said: Sent[]) {
  const clock = counterClock();
  let conversation = newConversation();
  return said.map((sent) => {
    const turn = takeTurn(guide, indexOfContent(), conversation, { ...sent, at: clock() });
    conversation = reread(turn.conversation);
    return turn;
  });
}
const start = (who: string): Sent[] =>
  [['start'], ['agree'], [who], ['65-plus'], ['safe'], ['few-minutes']].map((choices) => ({ choices }));

test('what matters is asked of them, and of oneself in other words', () => {
  const asks = ['me', 'someone-i-look-after', 'someone-at-work'].map((who) => {
    const turn = held(...start(who)).at(-1);
    const question =
      turn && speak(guide, turn.conversation, turn.replies).find((each) => each.kind === 'question');
    return question?.kind === 'question' ? question.ask : undefined;
  });
  expect(asks[1]).toBe(asks[2]);
  expect(asks[0]).not.toBe(asks[1]);
});

test('what they say is kept as said by a supporter, and an answer may be typed in the words that were shown', () => {
  const told = held(...start('someone-i-look-after'), { text: 'She misses her garden' });
  expect(told.at(-1)?.conversation.entries.at(-1)?.by).toBe('supporter');
  const conversation = told.at(-1)?.conversation;
  const label = conversation && wordingOf(guide, conversation).questions['hard']?.options['feelings'];
  const all = held(
    ...start('someone-i-look-after'),
    { text: 'She misses her garden' },
    { choices: ['mine'] },
    { choices: ['right'] },
    { text: label ?? '' },
  );
  expect(all.at(-1)?.conversation.entries.at(-1)?.value).toEqual(['feelings']);
});

test('their age is not taken for the age of the person who types', () => {
  const turns = held(
    { choices: ['start'] },
    { choices: ['agree'] },
    { choices: ['someone-i-look-after'] },
    { choices: ['13-15'] },
    { text: 'I want to kill myself' },
  );
  const turn = turns.at(-1);
  const card = turn && speak(guide, turn.conversation, turn.replies).find((each) => each.kind === 'urgent');
  expect(card?.kind === 'urgent' ? card.lines[0]?.number : undefined).toBe('999');
});

test('the headings of the plan speak of them, in every language', () => {
  for (const language of ['en', 'en-easy', 'cy']) {
    const headings = ['me', 'someone-i-look-after'].map((who) => {
      const conversation = held(...start(who)).at(-1)?.conversation;
      if (conversation === undefined) throw new Error('nothing was said');
      return wordingOf(guide, { ...conversation, language }).plan;
    });
    expect([language, headings[1]?.matters]).not.toEqual([language, headings[0]?.matters]);
  }
});

test('why a suggestion fits is said of them, in every language', () => {
  const reasons: Reason[] = [
    { kind: 'near', km: 1 },
    { kind: 'near', km: 5 },
    { kind: 'near', km: 20 },
    { kind: 'buddy' },
    { kind: 'no-travel' },
  ];
  for (const language of ['en', 'en-easy', 'cy']) {
    const [mine = [], theirs = []] = ['me', 'someone-i-look-after'].map((who) => {
      const conversation = held(...start(who)).at(-1)?.conversation;
      if (conversation === undefined) throw new Error('nothing was said');
      const voice = voiceOf(guide, { ...conversation, language });
      return reasons.map((reason) => reasonWords(voice, reason));
    });
    expect(theirs).toHaveLength(reasons.length);
    expect(theirs.filter((words, at) => words === mine[at])).toEqual([]);
  }
});
