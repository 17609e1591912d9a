/** What is read out of people's own words: needs that are said, and none where things are denied, over or well. */
import { describe, expect, test } from '@jest/globals';
import { problemsInNeeds } from '../../dialogs/needs/problems.js';
import type { Needs } from '../../dialogs/needs/needs.js';
import { needsIn, type Context } from '../../dialogs/needs/read.js';
import { content } from '../guide.js';

const needs = content().needs;
const found = (text: string, language = 'en', context?: Context): string[] =>
  needsIn(text, needs, language, context)
    .map(({ need }) => need)
    .sort();

describe('the pages', () => {
  test('there are 25 needs, each once', () => {
    expect(new Set(needs.needs.map(({ id }) => id)).size).toBe(25);
  });

  test('nothing in them is wrong', () => {
    expect(problemsInNeeds(needs)).toEqual([]);
  });
});

describe('ordinary talk says nothing', () => {
  test.each([
    'Hello, yes please, thank you',
    "Of course. I'll sit down, and I'll be back on Monday. Good job!",
    'My phone died last night and my tablet has died too',
    "my wife's phone died on the bus",
    'the car battery died',
    'Ms Smith told me the results at the surgery',
    'a cup of tea or a soft drink is fine by me',
    'pardon me, how do I go back to the last one',
    'Not sure really',
    'I would rather not say',
    'it was one of those things, no worries, cheers mate',
    'Tuesdays suit me best',
    'We had a picnic in the park',
    'There is a gym next to the chemist',
    'It is chucking it down here',
    'There was an article about landlords in the paper',
    'My mate is a carer at the home on Station Road',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });
});

describe('what people write', () => {
  test.each([
    ["I'm lonely", ['company']],
    ['LONELY', ['company']],
    ['lonelyyyyy', ['company']],
    ['the phone never goes', ['company']],
    ["I haven't seen a soul since Friday", ['company']],
    ['Im so deppressed', ['low-mood']],
    ['everything is getting on top of me', ['low-mood']],
    ['panic attacks in the supermarket', ['worry']],
    ["I've lost all my confidence", ['purpose']],
    ['proper skint me, bailiffs round again', ['money']],
    ['How do I appeal about my PIP?', ['rights']],
    ['nothing in the cupboards till Friday', ['essentials']],
    ['the landlord is putting us out', ['housing']],
    ['made redundant last week', ['work']],
    ["I can't read very well", ['learning']],
    ['I want to give something back', ['volunteering']],
    ["I'm that unfit I puff on the stairs", ['moving']],
    ['I miss the sea', ['outdoors']],
    ['Is there a choir near me?', ['making']],
    ["can't sleep", ['habits']],
    ['cant sleep', ['habits']],
    ['can’t sleep', ['habits']],
    ['I look after my husband and I am worn out', ['caring']],
    ['my nan died in March', ['grief']],
    ['keep forgetting words', ['memory']],
    ["my knees hurt that much I can't sleep", ['habits', 'health-condition']],
    ["I'm autistic and nobody makes adjustments", ['disability']],
    ['a bottle of wine a night', ['alcohol-drugs']],
    ['the bookies, scratchies and bet365', ['gambling']],
    ["my eldest won't go to school", ['family']],
    ["there's no bus and I can't drive", ['getting-about']],
    ['ex-forces, I miss being with my own sort', ['belonging']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test.each([
    ['Lost my job. Drinking too much.', ['alcohol-drugs', 'work']],
    ['not only lonely but skint', ['company', 'money']],
    ["Since my wife died I've nobody to talk to", ['company', 'grief']],
  ])('several needs in one text: %s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('what was said outright comes before what was touched on', () => {
    const scores = needsIn("I'm lonely. Is there a choir?", needs, 'en').map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((one, other) => other - one));
  });
});

describe('what is denied is not found', () => {
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
    "I don't gamble",
    "I've got loads of friends",
    'No problems with the house',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });

  test.each([
    ['No, I’m lonely', ['company']],
    ["I'm not lonely, but I am skint", ['money']],
    ['no money', ['money']],
    ["I ain't got no money", ['money']],
    ["I don't have any friends", ['company']],
    ["I can't stop drinking", ['alcohol-drugs']],
    ['not that I mind, but the house is so quiet', ['company']],
  ])('a "no" nearby does not always deny: %s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('what is over, or well, or good news of somebody else is no need', () => {
  test.each([
    'I gave up smoking in 2012 and never looked back',
    'I used to be in debt but it is all paid off now',
    'My daughter got a job, we are over the moon',
    'Used to gamble, ten years clean, all behind me now',
  ])('%s', (text) => {
    expect(found(text)).toEqual([]);
  });

  test.each([
    ["mum's dementia is getting worse", ['memory']],
    ['my husband is drinking again', ['alcohol-drugs']],
  ])('a close person’s trouble is: %s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });
});

describe('a topic', () => {
  test.each([
    ['mentioned', 'The allotments are by the station', []],
    ['wished for', 'I would love an allotment', ['outdoors']],
    ['asked for', 'Are there any allotments round here?', ['outdoors']],
    ['missed', 'I miss my allotment', ['outdoors']],
    ['named, and nothing else', 'Swimming', ['moving']],
  ])('%s: %s', (_how, text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('in two words needs something beside it', () => {
    expect(found('There is a poster about dementia')).toEqual([]);
    expect(found('We need to talk about dementia')).toEqual(['memory']);
  });

  test('counts in a list when it answers a question', () => {
    expect(found('gardening, singing', 'en', { topicsAnswer: true })).toEqual(['making', 'outdoors']);
    expect(found('the family, my health', 'en', { topicsAnswer: true })).toEqual([
      'family',
      'health-condition',
    ]);
    expect(found('the family, my health')).toEqual([]);
    expect(found('I like running. I enjoy singing', 'en', { topicsAnswer: true })).toEqual([
      'making',
      'moving',
    ]);
    expect(found('I like running')).toEqual([]);
  });
});

describe('the words that gave it away', () => {
  test('are the person’s own, in order', () => {
    const because = needsIn("I'm 'Lonely' and CAN’T  SLEEP!", needs, 'en').map((each) => each.because);
    expect(because.flat().sort()).toEqual(['CAN’T  SLEEP', 'Lonely']);
  });
});

describe('Welsh', () => {
  test('words are read in Welsh only, and English ones in both', () => {
    expect(found("dw i'n unig a dim arian, and lonely", 'cy')).toEqual(['company', 'money']);
    expect(found('dim arian', 'en')).toEqual([]);
    expect(found('skint', 'en-easy')).toEqual(['money']);
  });
});

describe('an editor is told', () => {
  const withPatterns = (sure: string[]): Needs => ({
    ...needs,
    needs: [
      { id: 'pets', families: {}, words: { en: { outright: [], sure, topics: [], answers: [], never: [] } } },
    ],
  });

  test.each([
    ['a bracket that is not closed', ['(my dog'], '"(my dog"'],
    ['a family there is not', ['{animals} lost'], '{animals}'],
    ['a choice of words that only add force', ['(really|so) lonely'], 'only adds force'],
    ['a page without words', [], 'there are no words'],
    ['a family nobody uses', ['my rabbit'], 'nobody uses the family'],
  ])('of %s', (_what, sure, problem) => {
    expect(problemsInNeeds(withPatterns(sure)).join('\n')).toContain(problem);
  });
});

describe('long texts', () => {
  test.each([
    ['one long word', 'a'],
    ['many denials', 'not really '],
    ['many matches', 'no money '],
    ['apostrophes', "'"],
    ['accents', 'é\u0301'],
  ])('a need after 10,000 characters is still read: %s', (_what, piece) => {
    const text = `${piece.repeat(10_000 / piece.length)}. I look after my mum`;
    expect(found(text)).toContain('caring');
  });
});
