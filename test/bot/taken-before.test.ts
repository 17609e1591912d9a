/** A message that was taken is known again, however the list of replies came about. */
import { describe, expect, test } from '@jest/globals';
import type { Said } from '../../adapters/stores/store.js';
import { grownBy, takenBefore } from '../../bot/taken-before.js';

const said = (message: string): Said => ({ message, at: '2026-11-22T10:00:00.000Z', messages: [] });

describe('a message that was taken', () => {
  test('is found in a list that grew turn by turn, and one that was not is not', () => {
    let all: Said[] = [];
    for (let nth = 0; nth < 50; nth++) {
      expect(takenBefore(all, `m${nth}`)).toBeUndefined();
      const after = [...all, said(`m${nth}`)];
      grownBy(all, after, `m${nth}`);
      all = after;
      for (const each of all) expect(takenBefore(all, each.message)).toBe(each);
    }
  });

  test('is not found in a list that was never told of it, though another grew out of it', () => {
    const before = [said('one')];
    expect(takenBefore(before, 'two')).toBeUndefined();
    const after = [...before, said('two')];
    grownBy(before, after, 'two');
    // As after a save that failed: the list of before is read once more.
    expect(takenBefore(before, 'two')).toBeUndefined();
    expect(takenBefore(before, 'one')).toBe(before[0]);
    expect(takenBefore(after, 'two')).toBe(after[1]);
  });

  test('is found in a list of which nothing is known, and the first of two of one name is what it was given', () => {
    const all = [said('one'), said('two'), said('two')];
    expect(takenBefore(all, 'two')).toBe(all[1]);
  });
});
