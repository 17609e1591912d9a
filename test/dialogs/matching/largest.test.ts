import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { nthLargest } from '../../../dialogs/matching/largest.js';

test('the nth largest is what a sort would have there, whatever repeats', () => {
  const few = fc.array(fc.integer({ min: -5, max: 5 }), { maxLength: 40 });
  const many = fc.array(
    fc.double({ noNaN: true }).map((figure) => figure + 0),
    { maxLength: 200 },
  );
  fc.assert(
    fc.property(fc.oneof(few, many), fc.integer({ min: 0, max: 220 }), (figures, nth) => {
      const sorted = Float64Array.from(figures).sort();
      expect(nthLargest(Float64Array.from(figures), nth)).toBe(nth === 0 ? undefined : sorted.at(-nth));
    }),
    { seed: 20261122, numRuns: 500 },
  );
});
