/** Rows by two numbers: what was put in is found again, and nothing else. */
import { expect, test } from '@jest/globals';
import { pairsOf, rowIn, type Pair } from '../../../dialogs/weighing/pairs.js';

const many = Array.from({ length: 5000 }, (_, at): Pair => [at % 71, Math.floor(at / 71), at]);

test('every pair has its own row, the first of all rows too', () => {
  const pairs = pairsOf(many);
  expect(many.filter(([one, other, row]) => rowIn(pairs, one, other) !== row)).toEqual([]);
});

test('a pair the other way round, or of one number only, is another pair', () => {
  const pairs = pairsOf([[1, 2, 7]]);
  expect([rowIn(pairs, 1, 2), rowIn(pairs, 2, 1), rowIn(pairs, 1, 0), rowIn(pairs, 0, 0)]).toEqual([
    7,
    undefined,
    undefined,
    undefined,
  ]);
});

test('of two rows of one pair the later counts', () => {
  const pairs = pairsOf([
    [3, 4, 1],
    [3, 4, 2],
  ]);
  expect(rowIn(pairs, 3, 4)).toBe(2);
});

test('where there are none, none is found', () => {
  expect(rowIn(pairsOf([]), 1, 2)).toBeUndefined();
});
