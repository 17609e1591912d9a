/** What an editor is told of a pattern that cannot be read. */
import { describe, expect, test } from '@jest/globals';
import { problemsInFamilies, problemsInPattern, reader } from '../../../dialogs/reading/reader.js';

const families = { nobody: ['nobody', 'no one'] };

describe('nothing is wrong with', () => {
  test.each([
    'lonely',
    "don't know",
    'lend~/borrow~ money',
    '(a b|c|d e f) g',
    '{nobody} to talk to',
    'wife * died',
    'lost ... job',
    '^ gardening $',
    'my (late)? wife?',
    'Caffè “Nero”'.replace(/[“”]/g, ''),
    'lost … job',
  ])('%s', (pattern) => expect(problemsInPattern(pattern, families)).toEqual([]));
});

describe('an editor is told', () => {
  test.each([
    ['', 'there are no words in it'],
    ['^ $', 'there are no words in it'],
    ['... job', 'it may not begin with * or ...'],
    ['lost ...', 'it may not end with * or ...'],
    ['* died', 'it may not begin with * or ...'],
    ['(my)? * died', 'it may not begin with * or ...'],
    ['died (of *)?', 'it may not end with * or ...'],
    ['a? b?', 'everything in it may be missing'],
    ['(a|b', 'a bracket ( is not closed with )'],
    ['a) b', 'a bracket ) was not opened with ('],
    ['a | b', '| stands outside of ( )'],
    ['(a|) b', 'there is nothing before )'],
    ['a/ b/', 'it ends where a word should follow'],
    ['/a', '/ must follow a word'],
    ['a/*', '* and ... cannot be one of several words with / between them'],
    ['a ...? b', '... may stand for no words already: leave out its ?'],
    ['a ...99 b', '...99 may stand for 1 to 12 words'],
    ['a ^ b', '^ may stand only before the first word'],
    ['a $ b', '$ may stand only after the last word'],
    ['~ a', '~ must follow a word directly'],
    ['a # b', 'the sign # has no meaning in a pattern'],
    ['a, b', 'the sign , has no meaning in a pattern'],
    ['a {nobody', 'a family is written {name}'],
    ['{somebody} here', 'there is no family {somebody}'],
  ])('of "%s": %s', (pattern, problem) => {
    expect(problemsInPattern(pattern, families)).toEqual([`"${pattern}": ${problem}`]);
  });

  test('of families, by name', () => {
    expect(
      problemsInFamilies({
        a: ['{b}'],
        b: ['x {c}', 'y'],
        c: ['{a} z'],
        Loud: ['x'],
        empty: [],
        lost: ['{nowhere}'],
        fast: ['^ now'],
        open: ['lost ...'],
      }),
    ).toEqual([
      'family {a}: it goes round in a circle: a → b → c → a',
      'family {b}: it goes round in a circle: b → c → a → b',
      'family {c}: it goes round in a circle: c → a → b → c',
      'family {Loud}: its name may have small letters, figures and hyphens only',
      'family {empty}: there are no words in it',
      'family {lost}: "{nowhere}": there is no family {nowhere}',
      'family {fast}: "^ now": ^ and $ have no place in a family',
      'family {open}: "lost ...": it may not end with * or ...',
    ]);
  });

  test('of a pattern that grows out of hand', () => {
    const ten = Array.from({ length: 10 }, (_, at) => `w${at}`);
    const growing = {
      a: ten,
      b: ten.map((w) => `${w} {a}`),
      c: ten.map((w) => `${w} {b}`),
      d: ten.map(() => '{c}'),
    };
    expect(problemsInPattern('{d} {d}', growing)).toEqual([
      '"{d} {d}": it stands for too many words: use smaller families, or two patterns',
    ]);
  });

  test('when a reader is made of it', () => {
    expect(() => reader([{ pattern: 'lost ...', value: 1 }], { families: {} })).toThrow(
      '"lost ...": it may not end with * or ...',
    );
  });
});
