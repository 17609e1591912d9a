/** One conversation goes on with another script: in a round of its own, with nothing said before changed. */
import { describe, expect, test } from '@jest/globals';
import { followedBy, NoMoreMeetings, NothingToLookBackOn } from '../../dialogs/following.js';
import { guideOf, mayKeep, UnknownScript } from '../../dialogs/guide.js';
import { notesIn } from '../../dialogs/noting.js';
import { contextAt, walk } from '../../dialogs/position.js';
import { takeTurn } from '../../dialogs/turn.js';
import type { Conversation } from '../../dialogs/conversation.js';
import type { Heard } from '../../dialogs/heard.js';
import { counterClock, guideOfContent, indexOfContent, newConversation } from '../guide.js';

const guides = guideOfContent();
const clock = counterClock();

function said(from: Conversation, all: Omit<Heard, 'at'>[]): Conversation {
  return all.reduce(
    (conversation, heard) =>
      takeTurn(guideOf(guides, conversation), indexOfContent(), conversation, { ...heard, at: clock() })
        .conversation,
    from,
  );
}

const skip = { command: { name: 'skip' as const } };
const toThePlan: Omit<Heard, 'at'>[] = [
  skip,
  { choices: ['ongoing'] },
  { choices: ['2'] },
  { choices: ['18-64'] },
  skip,
  { choices: ['agree'] },
  { text: 'note: brought her sister' },
  { text: 'My allotment' },
  { choices: ['nothing-hard'] },
  skip,
  { choices: ['none-of-these'] },
  { text: '8' },
  { choices: ['no-worry'] },
  { choices: ['signpost'] },
  { choices: ['agree'] },
];

describe('a check-in', () => {
  const planned = said(newConversation('a', 'with-a-clinician'), toThePlan);

  test('looks back on a plan in a round of its own, and what was agreed to still holds', () => {
    expect(planned.plans).toHaveLength(1);
    const next = followedBy(guides, planned, 'check-in');
    expect(next).toMatchObject({
      script: 'check-in',
      round: 2,
      entries: planned.entries,
      plans: planned.plans,
    });
    const guide = guideOf(guides, next);
    const position = walk(guide.machine, guide.compiled, next);
    expect(position.at).toMatchObject({ state: 'asking', spot: { question: 'how-did-it-go' } });
    expect(mayKeep(guide, contextAt(position).standing)).toBe(true);
    const end = said(next, [
      { choices: ['not-yet-done'] },
      { choices: ['nerves'] },
      { choices: ['someone-along'] },
    ]);
    expect(end.entries.slice(0, planned.entries.length)).toEqual(planned.entries);
  });

  test('asks for nothing where no plan was agreed, and knows no other script', () => {
    expect(() => followedBy(guides, newConversation(), 'check-in')).toThrow(NothingToLookBackOn);
    expect(() => followedBy(guides, planned, 'another')).toThrow(UnknownScript);
  });

  test('after six meetings there is no seventh, by whatever way', () => {
    const minutes = planned.entries.find(({ question }) => question === 'minutes');
    const six = [1, 2, 3, 4, 5, 6].flatMap((round) => (minutes ? [{ ...minutes, round }] : []));
    const met = { ...planned, script: 'check-in', round: 7, entries: [...planned.entries, ...six] };
    expect(() => followedBy(guides, met, 'with-a-clinician')).toThrow(NoMoreMeetings);
    const five = { ...met, entries: [...planned.entries, ...six.slice(0, 5)] };
    expect(followedBy(guides, five, 'with-a-clinician')).toMatchObject({ round: 8 });
  });

  test('what a clinician notes is theirs: said by them, and nowhere in the plan', () => {
    expect(notesIn(planned)).toMatchObject([{ words: 'brought her sister', by: 'clinician' }]);
    expect(JSON.stringify(planned.plans)).not.toContain('sister');
    expect(new Set(planned.entries.map(({ by }) => by))).toEqual(new Set(['clinician']));
  });
});
