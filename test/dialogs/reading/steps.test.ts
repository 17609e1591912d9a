/** Steps are remembered by two numbers, and what was found by its words: what was put in is found again, and nothing else. */
import { expect, test } from '@jest/globals';
import { Longest } from '../../../dialogs/reading/longest.js';
import { Steps, UNKNOWN } from '../../../dialogs/reading/steps.js';

const many = Array.from({ length: 20_000 }, (_, at) => ({
  from: at % 71,
  by: Math.floor(at / 71),
  kept: at % 977,
}));

test('every step is known again after the table has grown many times', () => {
  const steps = new Steps();
  for (const { from, by, kept } of many) steps.set(from, by, kept);
  expect(many.filter(({ from, by, kept }) => steps.get(from, by) !== kept)).toEqual([]);
  expect([steps.get(71, 0), steps.get(0, 20_000)]).toEqual([UNKNOWN, UNKNOWN]);
});

test('a step the other way round is another step, and one that leads nowhere is known', () => {
  const steps = new Steps();
  steps.set(0, 5, 0);
  expect([steps.get(0, 5), steps.get(5, 0), steps.get(0, 0)]).toEqual([0, UNKNOWN, UNKNOWN]);
});

test('of one step the later counts, and all may be forgotten', () => {
  const steps = new Steps();
  steps.set(3, 4, 1);
  steps.set(3, 4, 2);
  expect(steps.get(3, 4)).toBe(2);
  steps.clear();
  expect(steps.get(3, 4)).toBe(UNKNOWN);
});

test('of one value from one word the longest is kept, in the order in which values were first found', () => {
  const longest = new Longest(4);
  longest.note(7, 0b11, 1);
  longest.note(9, 0b10, 1);
  longest.note(7, 0b100, 2);
  const from = (word: number) => {
    const all: [number, number][] = [];
    for (let place = longest.first(word); place >= 0; place = longest.next(place))
      all.push([longest.value(place), longest.to(place)]);
    return all;
  };
  expect([0, 1, 2].map(from)).toEqual([
    [
      [7, 3],
      [9, 2],
    ],
    [[7, 2]],
    [],
  ]);
});

test('what began thirty-one words before is noted there', () => {
  const longest = new Longest(40);
  longest.note(1, 1 << 31, 35);
  expect(longest.to(longest.first(4))).toBe(36);
});
