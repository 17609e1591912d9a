/** No regular expression of the program may be made slow by what somebody types. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { expressionsIn, expressionsOf } from './expressions.js';

const ALL = 170_000;
/** Run by who keeps the program, over their own content and answers, and over feeds of which each field is cut short. */
const NOT_TYPED = /^(?:adapters\/directories|bot\/(?:directory|practice)|dialogs\/script\/lint)\//;
const ours = () =>
  expressionsIn(['dialogs', 'adapters', 'bot']).filter(({ place }) => !NOT_TYPED.test(place));
/** What was found safe until then is remembered, so the next run comes further. */
const LATE = 'was not judged in time: run it again';
const CACHE = 'node_modules/.cache/what-matters/safe-expressions.json';

type Written = { source: string; flags: string };

/** What is wrong with each; null where nothing is. */
function faults(expressions: readonly Written[]): (string | null)[] {
  if (expressions.length === 0) return [];
  const judge = ['--import', 'tsx', 'test/understanding/judge-expressions.ts'];
  const { stdout } = spawnSync(process.execPath, judge, {
    input: JSON.stringify(expressions.map(({ source, flags }) => ({ source, flags }))),
    encoding: 'utf8',
    timeout: ALL,
  });
  const lines = stdout.split('\n').slice(0, -1);
  return expressions.map((_, at) => {
    const line = lines[at];
    return line === undefined ? LATE : (JSON.parse(line) as string | null);
  });
}

/** Expressions that were found safe before, by what they are. */
function safeBefore(): Set<string> {
  try {
    return new Set(JSON.parse(readFileSync(CACHE, 'utf8')) as string[]);
  } catch {
    return new Set();
  }
}

const keyOf = ({ source, flags }: Written) => `${flags}/${source}`;

test(
  'every regular expression is safe',
  () => {
    const all = ours();
    const safe = safeBefore();
    const fresh = [...new Map(all.map((each) => [keyOf(each), each])).values()].filter(
      (each) => !safe.has(keyOf(each)),
    );
    const found = faults(fresh);
    const wrong = new Map(fresh.map((each, at) => [keyOf(each), found[at] ?? null]));
    const known = all.map(keyOf).filter((key) => (wrong.get(key) ?? null) === null);
    mkdirSync(dirname(CACHE), { recursive: true });
    writeFileSync(CACHE, JSON.stringify([...new Set(known)]));
    expect(
      all.flatMap((each) => {
        const fault = wrong.get(keyOf(each)) ?? null;
        return fault === null ? [] : [`${each.place}: /${each.source}/${each.flags} ${fault}`];
      }),
    ).toEqual([]);
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
    () => {
      const written = (...sources: string[]) => sources.map((source) => ({ source, flags: '' }));
      const slow = faults(written('^(a+)+$', '^(\\w|\\d)*x$', '\\s+$'));
      expect(slow.map((fault) => fault?.split(',')[0])).toEqual([
        'is exponential',
        'is exponential',
        'is 2nd degree polynomial',
      ]);
      expect(faults(written('^a+b', '(?:^|;)[a-z]{1,20}$'))).toEqual([null, null]);
    },
    ALL,
  );
});
