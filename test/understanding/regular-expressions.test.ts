/** No regular expression of the program may be made slow by what somebody types. */
import { describe, expect, test } from '@jest/globals';
import { expressionsOf } from './expressions.js';
import { faults } from './judging.js';
import { newFaults, ours } from './safe-expressions.js';

/** For those that are new: what was found safe is in a list, by what it is. */
const ALL = 55_000;

test(
  'every regular expression is safe',
  async () => {
    expect(await newFaults(ours(), ALL)).toEqual([]);
  },
  ALL + 5000,
);

test('what is put together at run time is known', () => {
  const unknown = ours().flatMap(({ place, unknown: parts }) =>
    parts.map((part) => `${place.replace(/:\d+$/, '')}: ${part}`),
  );
  expect(unknown).toEqual([]);
});

describe('the collector', () => {
  const of = (text: string, ...others: string[]) =>
    expressionsOf([{ path: 'a.ts', text }, ...others.map((other) => ({ path: 'b.ts', text: other }))]).map(
      ({ place, source, flags }) => [place, source, flags],
    );

  test('finds literals with their flags and lines', () => {
    expect(of('const a = 1;\nf(/a\\/b[/]/gu);')).toEqual([['a.ts:2', 'a\\/b[/]', 'gu']]);
    expect(of('const half = a / b / c; // not /this/\nconst s = "/nor/ this";')).toEqual([]);
  });

  test('finds what is put together', () => {
    expect(of("new RegExp('a+', 'i'); RegExp(`b`)")).toEqual([
      ['a.ts:1', 'a+', 'i'],
      ['a.ts:1', 'b', ''],
    ]);
    expect(of('const A = /a+/; const B = "b"; new RegExp(`${A.source}|${B}` + "c")').at(-1)).toEqual([
      'a.ts:1',
      'a+|bc',
      '',
    ]);
    expect(of('new RegExp(FAR.source)', 'export const FAR = /far/;')[0]).toEqual(['a.ts:1', 'far', '']);
  });

  test('says what it cannot know', () => {
    const [found] = expressionsOf([{ path: 'a.ts', text: 'new RegExp(`^${typed}$`)' }]);
    expect(found).toMatchObject({ source: '^word$', unknown: ['typed'] });
  });

  test(
    'the judge finds fault with slow ones, and with no others',
    async () => {
      const written = (...sources: string[]) => sources.map((source) => ({ source, flags: '' }));
      const slow = await faults(written('^(a+)+$', '^(\\w|\\d)*x$', '\\s+$'), ALL);
      expect(slow.map((fault) => fault?.split(',')[0])).toEqual([
        'is exponential',
        'is exponential',
        'is 2nd degree polynomial',
      ]);
      expect(await faults(written('^a+b', '(?:^|;)[a-z]{1,20}$'), ALL)).toEqual([null, null]);
    },
    ALL,
  );
});
