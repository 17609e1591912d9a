/** Nothing anybody types makes the reader slow: steps are counted, not time. */
import { describe, expect, test } from '@jest/globals';
import { automatonOf } from '../../../dialogs/reading/automaton.js';
import { patternOf } from '../../../dialogs/reading/pattern.js';
import { runOf, type Met } from '../../../dialogs/reading/run.js';
import { slipsOf } from '../../../dialogs/reading/slips.js';
import { readerOf } from './reading.js';

const some = [
  'i want to die',
  'i ... feel~ ... low',
  'lonely',
  'i ...12 i ...12 die',
  '^ tea $',
  'wife * died',
  '(a|b)? c',
];

/** How many steps are taken when reading goes on from every word as far as any pattern does. */
function steps(patterns: readonly string[], words: readonly string[]): number {
  const automaton = automatonOf(
    patterns.map((pattern, value) => ({ pattern: patternOf(pattern), value })),
    new Map(),
  );
  const run = runOf(automaton, false);
  let count = 0;
  for (let from = 0; from < words.length; from++) {
    let met: Met | undefined = run.from(from === 0);
    for (let at = from; at < words.length && met !== undefined; at++, count++) {
      const word = automaton.words.get(words[at] ?? '') ?? 0;
      met = run.after(met, { word, stem: 0, follows: 0, id: word });
    }
  }
  return count;
}

describe('is bounded', () => {
  test('what one word repeated costs: no pattern is longer than its own words and gaps', () => {
    const patterns = Array.from({ length: 200 }, (_, at) => `i ...${(at % 12) + 1} w${at}`);
    const words = Array<string>(5000).fill('i');
    expect(steps(patterns, words)).toBeLessThanOrEqual(words.length * 14);
  });

  test('the automaton: alternatives are not multiplied out', () => {
    const ten = Array.from({ length: 10 }, (_, at) => `w${at}`).join('/');
    const automaton = automatonOf(
      [{ pattern: patternOf(`${ten} ${ten} ${ten} ${ten} ${ten} ${ten}`), value: 0 }],
      new Map(),
    );
    expect(automaton.value.length).toBeLessThan(20);
    expect(automaton.edges.to.length).toBe(60);
  });

  test('what begins alike is there once', () => {
    const patterns = Array.from({ length: 100 }, (_, value) => ({
      pattern: patternOf(`i have been feeling w${value}`),
      value,
    }));
    expect(automatonOf(patterns, new Map()).edges.to.length).toBe(104);
  });

  test('how many words are looked at for a slip', () => {
    const words = Array.from({ length: 5000 }, (_, at) => `word${at.toString(26).replace(/\d/g, 'q')}abcd`);
    expect(slipsOf(words).near('unlikelier').length).toBeLessThan(5);
  });

  test.each([
    ['one letter', 'i '.repeat(5000)],
    ['one sign', '!'.repeat(10_000)],
    ['one word without an end', 'y'.repeat(10_000)],
    ['stars', 'a*'.repeat(5000)],
    ['accents', 'a\u0301\u0301\u0301'.repeat(2500)],
    ['ligatures', '\ufdfa'.repeat(10_000)],
    ['dashes', '- '.repeat(5000)],
    ['figures', '1.'.repeat(5000)],
    ['words that run together', 'iwanttodie'.repeat(1000)],
  ])('%s: it comes to an end', (_what, text) => {
    const { tokens, find } = readerOf(some, { across: true });
    const words = tokens(text);
    expect(words.length).toBeLessThanOrEqual(text.length);
    expect(find(words)).toBeDefined();
  });
});
