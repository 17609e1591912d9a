/** A newer script reaches everybody at their next message, is said once, and never takes an answer for another one. */
import { describe, expect, test } from '@jest/globals';
import { guideFrom, guideOf, type Content, type Guide } from '../../dialogs/guide.js';
import type { Conversation } from '../../dialogs/conversation.js';
import { followedBy } from '../../dialogs/following.js';
import type { Heard } from '../../dialogs/heard.js';
import { walk } from '../../dialogs/position.js';
import { sightOf } from '../../dialogs/sight.js';
import { speak } from '../../dialogs/speak.js';
import { takeTurn } from '../../dialogs/turn.js';
import type { Script } from '../../dialogs/script/script.js';
import { content, counterClock, guideOfContent, indexOfContent, newConversation, reread } from '../guide.js';

const clock = counterClock();
const say = (guide: Guide, conversation: Conversation, heard: Omit<Heard, 'at'>) =>
  takeTurn(guideOf(guide, conversation), indexOfContent(), conversation, { ...heard, at: clock() });
const after = (guide: Guide, from: Conversation, all: Omit<Heard, 'at'>[]) =>
  all.reduce((conversation, heard) => reread(say(guide, conversation, heard).conversation), from);
const skip = { command: { name: 'skip' as const } };

/** The shipped content with one script edited, as a new version has it. */
function edited(id: string, edit: (script: Script) => Script): Guide {
  const all: Content = content();
  const others = all.others.map((other) =>
    other.script.id === id ? { ...other, script: edit(other.script), fingerprint: 'a newer one' } : other,
  );
  return guideFrom({ ...all, others });
}

/** Asks a question twice, first under a new name; or no longer asks one. */
const withMore = (before: string) => (script: Script) => ({
  ...script,
  sections: script.sections.map((section) => ({
    ...section,
    questions: section.questions.flatMap((question) => {
      const { next: _next, when: _when, ...rest } = question;
      return question.id === before ? [{ ...rest, id: 'a-new-one' }, question] : [question];
    }),
  })),
});
const without = (gone: string) => (script: Script) => ({
  ...script,
  sections: script.sections.map((section) => ({
    ...section,
    questions: section.questions.filter(({ id }) => id !== gone),
  })),
});

/** As far as "how often do you see this person?" */
const withAClinician = () =>
  after(guideOfContent(), newConversation('a', 'with-a-clinician'), [{ choices: ['paramedic'] }]);

/** As far as "did you go along?", over a plan. */
function inACheckIn(): Conversation {
  const planned = after(guideOfContent(), newConversation('a', 'with-a-clinician'), [
    skip,
    { choices: ['ongoing'] },
    { choices: ['2'] },
    { choices: ['18-64'] },
    skip,
    { choices: ['agree'] },
    { text: 'My allotment' },
    { choices: ['nothing-hard'] },
    skip,
    { choices: ['none-of-these'] },
    { text: '8' },
    { choices: ['no-worry'] },
    { choices: ['signpost'] },
    { choices: ['agree'] },
  ]);
  return after(guideOfContent(), followedBy(guideOfContent(), planned, 'check-in'), [
    { choices: ['did-it'] },
  ]);
}

const saysOf = (turn: ReturnType<typeof say>) =>
  turn.replies.flatMap((reply) => (reply.kind === 'say' ? [reply.id] : []));
const askedAt = ({ position: { at } }: ReturnType<typeof say>) =>
  at.state === 'asking' ? at.spot.question : at.state;

describe.each([
  ['with a clinician', 'with-a-clinician', withAClinician, 'contact', 'ongoing', 'minutes'],
  ['in a check-in', 'check-in', inACheckIn, 'went-along', 'went', 'how-was-it'],
])('%s', (_where, id, talk, asked, answer, next) => {
  test('a typed 1 answers what was seen, though a new question stands before it now; it is said once', () => {
    const newer = edited(id, withMore(asked));
    const turn = say(newer, talk(), { text: '1' });
    const entry = turn.conversation.entries.at(-1);
    expect([entry?.question, entry?.script]).toEqual([asked, 'a newer one']);
    expect(saysOf(turn)).toContain('upgraded');
    expect(askedAt(turn)).toBe('a-new-one');
    expect(saysOf(say(newer, turn.conversation, skip))).not.toContain('upgraded');
  });

  test('an answer to a question that is gone is taken for no other one, and is not called wrong', () => {
    const turn = say(edited(id, without(asked)), talk(), { text: '1' });
    expect(turn.conversation.entries).toHaveLength(talk().entries.length);
    expect([saysOf(turn)[0], turn.missed]).toEqual(['upgraded', false]);
    expect(saysOf(turn)).not.toContain('not-an-option');
  });

  test('words of danger come first', () => {
    const turn = say(edited(id, without(asked)), talk(), { text: 'I want to kill myself' });
    expect([askedAt(turn), saysOf(turn)]).toEqual(['urgent', []]);
  });

  test('nothing is said where nothing moved', () => {
    const turn = say(guideOfContent(), talk(), { choices: [answer] });
    expect([saysOf(turn), askedAt(turn)]).toEqual([[], next]);
  });

  test('who comes back to the page is told once, and sees what is asked now', () => {
    const before = talk();
    const newer = guideOf(edited(id, without(asked)), before);
    const [last] = before.asked.slice(-1);
    const shown = [
      {
        kind: 'ask' as const,
        section: '',
        question: last?.question ?? '',
        options: [],
        again: false,
        canSkip: true,
        canGoBack: true,
      },
    ];
    const sight = sightOf(
      newer,
      walk(newer.machine, newer.compiled, before),
      speak(guideOf(guideOfContent(), before), before, shown),
    );
    const words = speak(newer, before, [{ kind: 'say', id: 'upgraded' }]);
    expect(sight.messages.filter((each) => JSON.stringify(each) === JSON.stringify(words[0]))).toHaveLength(
      1,
    );
  });
});
