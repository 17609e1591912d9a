import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { Needs } from '../../dialogs/needs/needs.js';
import { needsIn } from '../../dialogs/needs/read.js';

const needs = Needs.parse(parse(readFileSync('content/needs.yaml', 'utf8')));
const found = (text: string, language = 'en'): string[] =>
  needsIn(text, needs, language).map(({ need }) => need);

describe('the words in the file', () => {
  test('there are 25 needs, each once', () => {
    expect(new Set(needs.needs.map(({ id }) => id)).size).toBe(25);
  });

  test('every word is read as its own need', () => {
    const astray = needs.needs.flatMap(({ id, words }) =>
      Object.entries(words).flatMap(([language, list]) =>
        list
          .filter((word) => !found(word.replace('*', 'Margaret'), language).includes(id))
          .map((word) => `${id}: ${word}`),
      ),
    );
    expect(astray).toEqual([]);
  });

  test.each([
    'Hello, yes please, thank you',
    "Of course. I'll sit down, and I'll be back on Monday. Good job!",
    'My phone died last night and my tablet has died too',
    "my wife's phone died on the bus",
    'the car battery died',
    'mum nearly died and I was there',
    'I broke my leg and I am running late',
    'Ms Smith told me the results at the surgery',
    'a cup of tea or a soft drink is fine by me',
    'pardon me, how do I go back to the last one',
    'Not sure really',
    'I would rather not say',
    'it was one of those things, no worries, cheers mate',
    'I have low expectations of the buses but that is OK',
  ])('ordinary talk says nothing: %s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('what people write', () => {
  test.each([
    ["I'm lonely", ['company']],
    ['LONELY', ['company']],
    ['lonelyyyyy', ['company']],
    ['Im so deppressed', ['low-mood']],
    ['proper skint me, bailiffs round again', ['money']],
    ["can't sleep", ['habits']],
    ['cant sleep', ['habits']],
    ['can’t sleep', ['habits']],
    ["my husband's dementia", ['caring']],
    ['my nan died in March', ['grief']],
    ["my nan's died", ['grief']],
    ['the bookies, scratchies and bet365', ['gambling']],
    ['Lost my job. Drinking too much.', ['work', 'alcohol-drugs']],
    ['ex-forces', ['belonging']],
    ['knit-and-natter', ['making']],
    ['Since my wife Margaret died I do not speak to anyone from one week to the next', ['grief', 'company']],
    ['my husband died', ['grief']],
    ['I lost my wife', ['grief']],
    ['it began when mum died', ['grief']],
    ['my dad John has died', ['grief']],
    ['I see nobody', ['company']],
    ['I do not see anyone', ['company']],
    ["I don't talk to anyone", ['company']],
    ['I can go days without speaking to anyone', ['company']],
    ['I would like some company', ['company']],
    ['I have an allotment', ['outdoors']],
    ['I have arthritis and I’m not coping', ['health-condition', 'low-mood']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test.each([
    'not lonely',
    "I'm not lonely",
    'I am not really that lonely',
    'never lonely',
    'not lonely or depressed',
    "money's fine",
    'money is fine',
    'money isn’t a problem',
    'no problem with money',
    'not worried about money',
    "I don't drink",
    'no drinking',
    "I don't gamble",
  ])('what is denied is not found: %s', (text) => {
    expect(found(text)).toEqual([]);
  });

  test.each([
    ['No, I’m lonely', ['company']],
    ['No I’m lonely', ['company']],
    ['not only lonely but skint', ['company', 'money']],
    ["I'm not lonely, but I am skint", ['money']],
    ['no money', ['money']],
    ["I ain't got no money", ['money']],
    ["I don't have any friends", ['company']],
    ["I can't stop drinking", ['alcohol-drugs']],
    ['I’m not sure about money', ['money']],
  ])('a "no" nearby does not always deny: %s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('the words that gave it away are the person’s own', () => {
    expect(needsIn("I'm 'Lonely' and CAN’T  SLEEP!", needs, 'en')).toEqual([
      { need: 'company', because: 'Lonely' },
      { need: 'habits', because: 'CAN’T  SLEEP' },
    ]);
  });

  test('Welsh words are read in Welsh only, and English ones in both', () => {
    expect(found("dw i'n unig a dim arian, and lonely", 'cy')).toEqual(['company', 'money']);
    expect(found('dw i ddim yn drist na lonely', 'cy')).not.toContain('low-mood');
    expect(found('dim arian', 'en')).toEqual([]);
    expect(found('skint', 'en-easy')).toEqual(['money']);
  });
});

describe('long texts', () => {
  test.each([
    ['one long word', 'a'],
    ['many denials', 'not really '],
    ['many matches', 'no money '],
    ['half matches', 'look after my '],
    ['apostrophes', "'"],
    ['accents', 'é\u0301'],
  ])('a need after 10,000 characters is still read: %s', (_what, piece) => {
    const text = `${piece.repeat(10_000 / piece.length)}. I look after my mum`;
    expect(found(text)).toContain('caring');
  });
});
