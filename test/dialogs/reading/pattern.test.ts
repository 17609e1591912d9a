/** The language patterns are written in: what each sign finds, and what it does not. */
import { describe, expect, test } from '@jest/globals';
import { found, readerOf } from './reading.js';

const families = {
  nobody: ['nobody', 'no one', 'not * soul', 'not anybody'],
  friend: ['friend~', 'mate~'],
  'no friend': ['no {friend}', 'not {friend}'],
};

describe('a pattern finds', () => {
  test.each([
    ['lonely', 'I am so LONELY today', ['LONELY']],
    ['on my own', 'all on my own here', ['on my own']],
    ['lend~', 'he lends, lent and is lending', ['lends', 'lent', 'lending']],
    ['feel~ low', 'I felt low', ['felt low']],
    ['be~ skint', 'we were skint', ['were skint']],
    ['sad/low/down', 'low and sad', ['low', 'sad']],
    ['lose~/find~ my job', 'I lost my job', ['lost my job']],
    ['(lost my|out of) work/job', 'out of work', ['out of work']],
    ['(a|b (c|d e)) f', 'b d e f', ['b d e f']],
    ['my (late)? wife', 'my wife, my late wife', ['my wife', 'my late wife']],
    ['my late? wife', 'my wife', ['my wife']],
    ['see/(talk to)/{nobody} all day', 'talk to all day', ['talk to all day']],
    ['see {nobody}', 'I see nobody, I see no-one', ['see nobody', 'see no-one']],
    ['see~ {nobody}', 'I did not see a soul', []],
    ['{nobody}', 'not a soul', ['not a soul']],
    ['{no friend}', 'I have no mates', ['no mates']],
    ['wife * died', 'my wife Margaret died', ['wife Margaret died']],
    ['wife * died', 'my wife died', []],
    ['lost ... job', 'I lost a really good job', ['lost a really good job']],
    ['lost ... job', 'lost job', ['lost job']],
    ['lost ... job', 'lost one two three four five job', []],
    ['lost ...8 job', 'lost one two three four five job', ['lost one two three four five job']],
    ['tell * about it', "I can't tell anyone about it", ['tell anyone about it']],
    ['tell ...1 about it', "I can't tell anyone about it", ['tell anyone about it']],
    ['some one is here', "somebody's here", ["somebody's here"]],
    ['^ gardening $', 'Gardening!', ['Gardening']],
    ['^ gardening $', 'gardening is nice', []],
    ['^ gardening $', 'I like gardening', []],
    ['^ gardening', 'gardening is nice', ['gardening']],
    ['gardening $', 'I like gardening', ['gardening']],
    ['self-harm', 'self harm and self-harm', ['self harm', 'self-harm']],
    ['do not know', "I don't know, I dunno, i dont know", ["don't know", 'dunno', 'dont know']],
    ["don't~ eat", 'I did not eat', ['did not eat']],
  ])('%s in "%s"', (pattern, text, expected) => {
    expect(found(pattern, text, { families })).toEqual(expected);
  });

  test('the longest from each place, once for each value', () => {
    expect(found('lost ... (job|job now)', 'lost my job and job now')).toEqual(['lost my job and job now']);
  });

  test('every value that is there', () => {
    const { tokens, find } = readerOf(['no money', 'money', 'no {way}'], { families: { way: ['money'] } });
    expect(find(tokens('no money')).map(({ value }) => value)).toEqual(['no money', 'no {way}', 'money']);
  });
});

describe('the end of a sentence', () => {
  test.each(['I want to. Die', 'want? to die', 'want\nto die', 'want; to die'])(
    'ends a pattern: %s',
    (text) => {
      expect(found('want to die', text)).toEqual([]);
    },
  );

  test('does not, for words that follow each other, when the reader reads across', () => {
    expect(found('want to die', 'I want to. Die', { across: true })).toEqual(['want to. Die']);
  });

  test('ends a gap all the same', () => {
    expect(found('want ... die', 'I want tea. I could die', { across: true })).toEqual([]);
    expect(found('want * die', 'I want. Tea die', { across: true })).toEqual([]);
    expect(found('want ... die', 'I want. Die', { across: true })).toEqual([]);
  });

  test('a comma is no end', () => {
    expect(found('want to die', 'I want, to die')).toEqual(['want, to die']);
  });
});

describe('words of force', () => {
  const force = ['really', 'fucking', 'so', 'just'];

  test.each([
    ['want to die', 'I really want to just fucking die', ['want to just fucking die']],
    ['really want to die', 'I want to die', ['want to die']],
    ['so/very sad', 'sad', ['sad']],
    ['^ tea $', 'just tea, really', ['tea']],
  ])('are dropped on both sides: %s', (pattern, text, expected) => {
    expect(found(pattern, text, { force })).toEqual(expected);
  });

  test('a pattern of nothing else finds nothing', () => {
    expect(found('really so', 'really so', { force })).toEqual([]);
  });
});
