/** The newest entry of a question is the same in a list that grew as in one that was read from a file. */
import { describe, expect, test } from '@jest/globals';
import type { Entry } from '../../dialogs/conversation.js';
import { newestOf, withEntry } from '../../dialogs/newest.js';

const QUESTIONS = ['who', 'age', 'place'];

const entryOf = (question: string, round: number): Entry => ({
  question,
  round,
  status: 'answered',
  value: ['me'],
  by: 'person',
  at: '2026-11-22T10:00:00.000Z',
  script: 'script',
});

describe('the newest entry of a question', () => {
  test('in a list that grew it is the one that a look through all of it finds', () => {
    let entries: Entry[] = [];
    for (let nth = 0; nth < 60; nth++) {
      // Some are asked after before they are said again, some only later.
      for (const question of QUESTIONS.slice(0, nth % 4)) newestOf(entries, question);
      entries = withEntry(entries, entryOf(QUESTIONS[(nth * 7) % 5] ?? 'other', 1 + Math.floor(nth / 20)));
      for (const question of QUESTIONS)
        expect(newestOf(entries, question)).toBe(entries.findLast((each) => each.question === question));
    }
  });

  test('a list that went two ways is known for each way', () => {
    const both = withEntry([], entryOf('who', 1));
    expect(newestOf(both, 'who')).toBe(both[0]);
    const one = withEntry(both, entryOf('who', 2));
    const other = withEntry(both, entryOf('age', 2));
    expect(newestOf(one, 'who')).toBe(one[1]);
    expect(newestOf(other, 'who')).toBe(both[0]);
    expect(newestOf(both, 'who')).toBe(both[0]);
    expect(newestOf(both, 'age')).toBeUndefined();
  });
});
