/** Sorting in steps is sorting. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sorting } from '../../../dialogs/matching/sorting.js';

const sorted = <T>(list: readonly T[], order: (a: T, b: T) => number) => {
  const steps = sorting(list, order);
  for (let pauses = 0; ; pauses++) {
    const { done, value } = steps.next();
    if (done) return { value, pauses };
  }
};

test('a list of any length comes out in order, and what is alike as it stood', () => {
  const lists = fc.tuple(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 1, max: 400 }));
  fc.assert(
    fc.property(lists, ([length, different]) => {
      const list = Array.from({ length }, (_, at) => ({ at, key: (at * 7919) % different }));
      const order = (a: { key: number }, b: { key: number }) => a.key - b.key;
      expect(sorted(list, order).value).toEqual(list.toSorted(order));
    }),
    { seed: 20261123, numRuns: 60 },
  );
});

test('a long list leaves many pauses, and is not changed', () => {
  const list = Object.freeze(Array.from({ length: 20_000 }, (_, at) => 20_000 - at));
  const { value, pauses } = sorted(list, (a, b) => a - b);
  expect(value).toEqual(list.toReversed());
  expect(pauses).toBeGreaterThan(40);
});
