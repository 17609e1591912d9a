/** Whatever is typed and whatever is written as a pattern, the reader keeps its place and finds what is there. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { automatonOf } from '../../../dialogs/reading/automaton.js';
import { finding } from '../../../dialogs/reading/finding.js';
import { patternOf } from '../../../dialogs/reading/pattern.js';
import { problemsInPattern } from '../../../dialogs/reading/reader.js';
import { readerOf } from './reading.js';
import { endsOf } from './simple.js';

const some = [
  'i want to die',
  'i ... feel~ ... low',
  'lonely',
  'i ...12 i ...12 die',
  '^ tea $',
  'wife * died',
];

const bits = fc.constantFrom(
  ...[
    'i',
    "don't",
    'want to',
    'die',
    'k i l l',
    'Lonley',
    'lonelyyy',
    'feelin',
    'low',
    'iwanttodie',
    'so*me',
    'l8',
  ],
  ...[
    '. ',
    ', ',
    ' - ',
    '\n',
    ' ',
    '!',
    '…',
    '🔪',
    '👍🏽',
    'e\u0301',
    '\u200b',
    '’',
    '１',
    'ﷺ',
    '\ud800',
    '$u',
    "'",
  ],
);
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.array(bits, { maxLength: 40 }).map((parts) => parts.join('')),
);

describe('whatever is typed', () => {
  const reader = readerOf(some, { across: true, force: ['so'], emoji: { '🔪': 'a knife' } });

  test('every word stands inside the text, after the one before', () => {
    fc.assert(
      fc.property(texts, (text) => {
        let last = { start: 0, end: 0, clause: 0, sentence: 0 };
        for (const token of reader.tokens(text)) {
          expect(token.word).not.toBe('');
          expect(token.start).toBeLessThan(token.end);
          expect(token.end).toBeLessThanOrEqual(text.length);
          const isSame = token.start === last.start && token.end === last.end;
          expect(isSame || token.start >= last.end).toBe(true);
          expect(token.clause).toBeGreaterThanOrEqual(last.clause);
          expect(token.sentence).toBeGreaterThanOrEqual(last.sentence);
          last = token;
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('what is found stands inside the words, and is found again', () => {
    fc.assert(
      fc.property(texts, (text) => {
        const words = reader.tokens(text);
        const first = reader.find(words);
        for (const { from, to } of first) {
          expect(from).toBeLessThan(to);
          expect(to).toBeLessThanOrEqual(words.length);
        }
        const fresh = readerOf(some, { across: true, force: ['so'], emoji: { '🔪': 'a knife' } });
        expect(fresh.find(fresh.tokens(text))).toEqual(first);
      }),
      { numRuns: 10 },
    );
  });
});

test('whatever is written as a pattern is read, or refused in words', () => {
  const signs = fc.constantFrom(..."a b lend ~ / ( ) | ? * ... ...8 ^ $ { } {f} , ' - 2 {g".split(' '), ' ');
  fc.assert(
    fc.property(fc.array(signs, { maxLength: 12 }), (parts) => {
      const pattern = parts.join('');
      const problems = problemsInPattern(pattern, { f: ['x'] });
      if (problems.length > 0) return;
      const { find, tokens } = readerOf([pattern], { families: { f: ['x'] } });
      expect(find(tokens(''))).toEqual([]);
    }),
    { numRuns: 100 },
  );
});

test('it finds what a slow and simple reader finds', () => {
  const word = fc.constantFrom('ax', 'bx', 'cx');
  const { piece } = fc.letrec<{ piece: string }>((tie) => ({
    piece: fc.oneof(
      { withCrossShrink: true, maxDepth: 2 },
      word,
      fc.constantFrom('*', '...2', '...', 'ax/bx', 'cx?'),
      fc.tuple(word, tie('piece'), word, word).map(([a, b, c, d]) => `(${a} ${b} ${c}|${d})`),
      fc.tuple(word, word).map(([a, b]) => `(${a} ${b})?`),
    ),
  }));
  const patterns = fc
    .array(piece, { minLength: 1, maxLength: 5 })
    .map((pieces) => pieces.join(' '))
    .filter((pattern) => problemsInPattern(pattern, {}).length === 0);
  const { tokens } = readerOf(['ax bx cx dx']);
  const said = fc.array(fc.constantFrom('ax ', 'bx ', 'cx ', 'dx ', '. '), { maxLength: 14 });
  fc.assert(
    fc.property(patterns, said, fc.boolean(), (pattern, parts, across) => {
      const read = patternOf(pattern);
      const automaton = automatonOf([{ pattern: read, value: 0 }], new Map());
      const words = tokens(parts.join(''));
      const expected = words.flatMap((_, from) => {
        const inside = words.slice(from);
        const longest = Math.max(...endsOf(read.pieces, inside, 0, across), 0);
        return longest === 0 ? [] : [{ value: pattern, from, to: from + longest }];
      });
      expect(finding(automaton, [pattern], across)(words)).toEqual(expected);
    }),
    { numRuns: 2000 },
  );
});
