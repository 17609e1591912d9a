/** What a word may be mended to, and which are left alone. */
import { describe, expect, test } from '@jest/globals';
import { slipsBetween } from '../../../dialogs/reading/between.js';
import { stemOf } from '../../../dialogs/reading/stems.js';
import { compared, readerOf } from './reading.js';

const patterns = [
  'lonely',
  'suicide',
  'suicidal',
  'friend~',
  'kill myself',
  'pill',
  'depressed',
  'gardening',
  'lend~ money',
  'die',
];
const mended = (text: string, spellings = {}) => compared(text, patterns, { spellings });

describe('a slip is mended', () => {
  test.each([
    ['lonley', 'lonely?'],
    ['lonly', 'lonely?'],
    ['lonelly', 'lonely?'],
    ['onely', 'lonely?'],
    ['olnely', 'lonely?'],
    ['suiside', 'suicide?'],
    ['suicdl', 'suicidal?'],
    ['freind', 'friend?'],
    ['freinds', 'friends?'],
    ['kll', 'kill?'],
    ['kll myslf', 'kill? myself?'],
    ['dprssd', 'depressed?'],
    ['deppresed', 'depressed?'],
    ['gardning', 'gardening?'],
    ['lendng', 'lending?'],
    ['woudnt', 'would? not?'],
    ['lonleyyyy', 'lonely?'],
  ])('%s', (text, expected) => expect(mended(text)).toBe(expected));
});

describe('is left alone', () => {
  test.each([
    ['a real word', 'poll fiend sill'],
    ['a short one', 'dei dxe'],
    ['a name', 'bill will jill keith'],
    ['another first letter', 'gonely'],
    ['two slips in a short word', 'lomeli'],
    ['another language', 'одна 孤独'],
    ['what has figures in it', 'p1lls2 7pill'],
  ])('%s', (_what, text) => expect(mended(text)).toBe(text));
});

test('a word without its vowels is the one that people say most', () => {
  expect(compared('dprssd', ['depressed', 'depressaid'])).toBe('depressed?');
  expect(compared('plls thr', ['pulls', 'pills', 'there', 'three'])).toBe('pills? there?');
});

describe('given spellings', () => {
  test('are no guess', () => {
    expect(mended('sewerside dei', { suicide: ['sewerside'], die: ['dei'] })).toBe('suicide die');
  });
});

describe('a guess', () => {
  test('is told of what was found', () => {
    const { tokens, find } = readerOf(['lonely']);
    expect(find(tokens('so lonley'))).toEqual([{ value: 'lonely', from: 1, to: 2, guessed: true }]);
    expect(find(tokens('so lonely'))).toEqual([{ value: 'lonely', from: 1, to: 2 }]);
  });

  test('goes to the commoner of two words that are equally near, then to the first', () => {
    expect(compared('hoase', ['house', 'hoarse'])).toBe('house?');
    expect(compared('zzab', ['zzac', 'zzad'])).toBe('zzac?');
  });
});

describe('slips between', () => {
  test.each([
    ['abcd', 'abcd', 0],
    ['abcd', 'abdc', 1],
    ['abcd', 'abcde', 1],
    ['abcd', 'bcde', 2],
    ['abcd', 'wxyz', 3],
  ])('%s and %s', (one, other, expected) => expect(slipsBetween(one, other, 2)).toBe(expected));
});

describe('forms of one word', () => {
  test.each([
    'feel feels feeling felt',
    'go goes going went gone',
    'lose loses losing lost',
    'be am is are was were been being',
    'have has had having',
    'die dies died dying',
    'lie lies lied lying',
    'cut cuts cutting',
    'eat ate eaten eating',
    'thought thoughts think',
    'child children',
    'gardening gardens garden',
  ])('%s', (forms) => expect(new Set(forms.split(' ').map(stemOf)).size).toBe(1));

  test.each(['feel fell', 'die dye', 'live life', 'rose rise'])('not %s', (words) =>
    expect(new Set(words.split(' ').map(stemOf)).size).toBe(2),
  );
});
