/** The mutators: the same on every run, each doing what it says, and no more than a person can still read. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { seeded } from '../../bot/bench/random.js';
import { MUTATORS } from '../../bot/understanding/mutators/all.js';
import { mutated } from '../../bot/understanding/mutators/mutator.js';

const of = (name: string) => {
  const found = MUTATORS.find((mutator) => mutator.name === name);
  if (found === undefined) throw new Error(`There is no mutator '${name}'`);
  return (text: string, turn = 0) => mutated(found, text, turn);
};
/** What it makes of a text in many turns. */
const many = (name: string, text: string): string[] =>
  Array.from({ length: 200 }, (_, turn) => of(name)(text, turn).join('|'));

const TEXT = "I'm going to stay with my sister tonight because the boiler broke. It's fine.";

describe.each(MUTATORS.map((mutator) => [mutator.name, mutator] as const))('%s', (_name, mutator) => {
  test('is the same on every run, whatever was changed before', () => {
    const once = mutated(mutator, TEXT);
    mutator.mutate('something else', seeded(1));
    expect(mutated(mutator, TEXT)).toEqual(once);
  });

  test('does something', () => {
    expect(many(mutator.name, TEXT).some((text) => text !== TEXT)).toBe(true);
  });

  test('takes any text, and keeps something of it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), fc.integer(), (text, seed) => {
        const messages = mutator.mutate(text, seeded(seed));
        expect(messages.length).toBeGreaterThan(0);
        if (text.trim() !== '') expect(messages.join('').trim()).not.toBe('');
      }),
      { numRuns: 200 },
    );
  });
});

describe('each does what it says', () => {
  test('typing errors: one longer word in four, one slip in each', () => {
    const words = 'with them that have been here some time'.split(' ');
    const changed = many('typing errors', words.join(' ')).map(
      (text) => text.split(' ').filter((word, at) => word !== words[at]).length,
    );
    // A swap of two letters that are the same, or a doubled one, is still one slip; 8 words give 2.
    expect(Math.max(...changed)).toBe(2);
    for (const text of many('typing errors', 'cat on a mat')) expect(text).toBe('cat on a mat');
    for (const text of many('typing errors', 'lonely'))
      expect(Math.abs(text.length - 6)).toBeLessThanOrEqual(1);
  });

  test('missing spaces: two of them, between words only', () => {
    for (const text of many('missing spaces', TEXT)) {
      expect(text.replaceAll(' ', '')).toBe(TEXT.replaceAll(' ', ''));
      expect(TEXT.length - text.length).toBe(2);
      expect(text).toContain('. It');
    }
  });

  test.each([
    ["I'm going to see you tonight", 'im gonna c u 2nite'],
    ['please wait for people before', 'pls w8 4 ppl b4'],
    ['nothing but thinking and a ring', 'nuthin but thinkin n a ring'],
    ['I don’t know, I can’t', 'i dunno, i cant'],
  ])('text-speak: %s', (text, expected) => {
    expect(of('text-speak')(text)).toEqual([expected]);
  });

  test('emoji: the words stay', () => {
    const letters = (text: string) => text.replace(/[^\p{L}']/gu, '');
    for (const name of ['emoji sprinkled', 'emoji as full stop'])
      for (const text of many(name, TEXT)) {
        expect(letters(text)).toBe(letters(TEXT));
        expect(text).toMatch(/\p{Extended_Pictographic}/u);
      }
    for (const text of many('emoji as full stop', TEXT)) expect(text.match(/\./g)).toHaveLength(1);
    expect(of('emoji as full stop')('so tired')[0]).toMatch(/^so tired\p{Extended_Pictographic}/u);
  });

  test('capitals: nothing else changes', () => {
    expect(of('all capitals')('so tired')).toEqual(['SO TIRED']);
    for (const text of many('capitals at random', TEXT)) expect(text.toLowerCase()).toBe(TEXT.toLowerCase());
  });

  test('split in two: at a space near the middle', () => {
    expect(of('split in two')('so tired of it')).toEqual(['so tired', 'of it']);
    expect(of('split in two')('alone')).toEqual(['alone']);
  });

  test('leetspeak, look-alikes: only these letters change', () => {
    for (const text of many('leetspeak', 'please')) expect(['please', 'pl3453']).toContain(text);
    const latin = (text: string) =>
      text.replace(/[аеорс]/g, (letter) => 'aeopc'.charAt('аеорс'.indexOf(letter)));
    const texts = many('look-alike letters', 'cope alone');
    for (const text of texts) expect(latin(text)).toBe('cope alone');
    expect(new Set(texts).size).toBeGreaterThan(20);
  });

  test('missing vowels: longer words, first letters kept', () => {
    expect(of('missing vowels')('I swallowed another idea about it')).toEqual(['I swllwd anthr idea abt it']);
  });

  test('spaced letters: the longest word that is not an everyday one', () => {
    const texts = new Set(many('spaced letters', 'there is something about bleach'));
    expect([...texts].sort()).toEqual([
      'there is something about b l e a c h',
      'there is something about b-l-e-a-c-h',
      'there is something about b.l.e.a.c.h',
    ]);
  });

  test('drawn-out letters: only the last vowel of a word', () => {
    for (const text of many('drawn-out letters', 'so sad'))
      expect(text).toMatch(/^s(o|o{3,6}) s(a|a{3,6})d$/);
    for (const text of many('drawn-out letters', "I'm I")) expect(text).toBe("I'm I");
  });
});
