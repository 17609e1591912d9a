/** Words as typed and as compared: where they stand, and what parts them. */
import { describe, expect, test } from '@jest/globals';
import { readerOf } from './reading.js';

const { tokens } = readerOf(['kill myself', 'want to die', 'i', 'kms', 'lonely', 'knife', 'suicide']);
/** Each word with the person's own words for it. */
const places = (text: string) =>
  tokens(text).map(({ word, start, end }): [string, string] => [word, text.slice(start, end)]);

describe('a word stands where it was typed', () => {
  test.each([
    [
      'I feel low',
      [
        ['i', 'I'],
        ['feel', 'feel'],
        ['low', 'low'],
      ],
    ],
    ['  “Lonely”…', [['lonely', 'Lonely']]],
    [
      "I'm",
      [
        ['i', "I'm"],
        ['am', "I'm"],
      ],
    ],
    [
      'I’m',
      [
        ['i', 'I’m'],
        ['am', 'I’m'],
      ],
    ],
    ['LONELYYYY!!', [['lonely', 'LONELYYYY']]],
    ['lone\u0301ly', [['lonely', 'lone\u0301ly']]],
    ['lon\u200bely', [['lonely', 'lon\u200bely']]],
    [
      '𝐤𝐢𝐥𝐥 ⓜⓨⓢⓔⓛⓕ',
      [
        ['kill', '𝐤𝐢𝐥𝐥'],
        ['myself', 'ⓜⓨⓢⓔⓛⓕ'],
      ],
    ],
    ['ｌｏｎｅｌｙ', [['lonely', 'ｌｏｎｅｌｙ']]],
    [
      'k i l l  m y s e l f now',
      [
        ['kill', 'k i l l'],
        ['myself', 'm y s e l f'],
        ['now', 'now'],
      ],
    ],
    ['k.m.s.', [['kms', 'k.m.s']]],
    [
      'iwanttodie',
      [
        ['i', 'iwanttodie'],
        ['want', 'iwanttodie'],
        ['to', 'iwanttodie'],
        ['die', 'iwanttodie'],
      ],
    ],
    [
      'lonely!i am',
      [
        ['lonely', 'lonely'],
        ['i', 'i'],
        ['am', 'am'],
      ],
    ],
    ['½ past', [['past', 'past']]],
    [
      'at 2.30',
      [
        ['at', 'at'],
        ['2.30', '2.30'],
      ],
    ],
  ])('%s', (text, expected) => expect(places(text)).toEqual(expected));

  test('a picture that tells something is a word, others are not there', () => {
    const { tokens: read } = readerOf(['knife'], { emoji: { '🔪': 'knife', '❤️‍🩹': 'broken heart' } });
    const text = 'a 🔪 🙂👍🏽 and ❤️‍🩹!';
    expect(read(text).map(({ word, start, end }) => [word, text.slice(start, end)])).toEqual([
      ['a', 'a'],
      ['knife', '🔪'],
      ['and', 'and'],
      ['broken', '❤️‍🩹'],
      ['heart', '❤️‍🩹'],
    ]);
  });
});

describe('what parts words', () => {
  const parts = (text: string) => tokens(text).map(({ clause, sentence }) => `${clause}.${sentence}`);

  test.each([
    ['one two', ['0.0', '0.0']],
    ['one, two', ['0.0', '1.0']],
    ['one - two', ['0.0', '1.0']],
    ['one – two', ['0.0', '1.0']],
    ['self-harm', ['0.0', '0.0']],
    ['one but two', ['0.0', '1.0', '1.0']],
    ['one (two)', ['0.0', '1.0']],
    ['one. two', ['0.0', '1.1']],
    ['one… two', ['0.0', '1.1']],
    ['one\ntwo', ['0.0', '1.1']],
    ['one 🙂 two', ['0.0', '0.0']],
    ['... one', ['0.0']],
  ])('%s', (text, expected) => expect(parts(text)).toEqual(expected));
});
