/** Each copy rule with words that break it and words that keep it. */
import { describe, expect, test } from '@jest/globals';
import type { Placed } from '../../../dialogs/script/lint/finding.js';
import { choiceFindings, labelFindings } from '../../../dialogs/script/lint/labels.js';
import { gradeOf, longWordsIn, sentencesIn } from '../../../dialogs/script/lint/measures.js';
import { screenFindings, type Screen } from '../../../dialogs/script/lint/screens.js';
import { textFindings } from '../../../dialogs/script/lint/texts.js';
import { copyFindings } from '../../../dialogs/script/lint/copy.js';
import { Question } from '../../../dialogs/script/script.js';
import { content } from '../../guide.js';

const many = (count: number, word = 'word') => `${Array.from({ length: count }, () => word).join(' ')}.`;
const placed = (text: string): Placed => ({ file: 'content/x.yaml', key: 'somewhere', text });
const plain = { easy: false, english: true, needed: new Set(['physiotherapist']) };
const grades = (text: string, reading = plain) =>
  textFindings(placed(text), reading).map((each) => each.grade);

describe('a text', () => {
  test.each([
    ['a sentence of 20 words is long', many(20), ['warning']],
    ['one of 21 is too long', many(21), ['failure']],
    ['one of 15 is well', many(15), []],
    ['three sentences are well', 'One. Two. Three.', []],
    ['four are too many', 'One. Two. Three. Four.', ['failure']],
    ['a word we do not use', 'You should rest.', ['failure']],
    ['a part of another word is another word', 'A shoulder. Uneasy. Adjust it.', []],
    ['easy read is the name of something', 'Would you like easy read?', []],
    ['easy alone is not', 'It is easy read or not, and easy.', ['failure']],
    ['a share of a hundred', 'About 40% of people do.', ['failure']],
    ['a person of 65', 'Groups for seniors.', ['failure']],
    ['a long word', 'We talk about possibilities.', ['warning']],
    ['a long word that is needed', 'Ask your physiotherapist.', []],
    ['a name in the middle', 'Ask at Bexleyheathanium today.', []],
    ['a name filled in', 'Ask at {practice} today.', []],
  ])('%s', (_what, text, expected) => {
    expect(grades(text)).toEqual(expected);
  });

  test('in easy read 15 words are the most, and one idea a sentence', () => {
    const easy = { ...plain, easy: true };
    expect(grades(many(16), easy)).toEqual(['failure']);
    expect(grades(many(15), easy)).toEqual([]);
    expect(grades('I ask this because it helps me.', easy)).toEqual(['warning']);
    expect(grades('You tell me and you can stop.', easy)).toEqual(['warning']);
    expect(grades('Because of the cost. Food and warmth.', easy)).toEqual([]);
  });

  test('in another language sentences are counted, and English words are not looked for', () => {
    const welsh = { ...plain, english: false };
    expect(grades('should possibilities easy', welsh)).toEqual([]);
    expect(grades(many(21), welsh)).toEqual(['failure']);
  });
});

describe('a screen', () => {
  const screen = (of: Partial<Screen>): Screen => ({
    file: 'content/x.yaml',
    key: 'questions.x',
    before: [],
    ask: 'How are you?',
    hint: undefined,
    ...of,
  });
  const found = (of: Partial<Screen>) =>
    screenFindings(screen(of), true, plain.needed).map(
      ({ grade, problem }) => `${grade} ${problem.slice(0, 12)}`,
    );

  test('asks exactly one question, wherever on it that stands', () => {
    expect(found({})).toEqual([]);
    expect(found({ ask: 'Tell me.' })).toEqual([expect.stringMatching(/^failure 0/)]);
    expect(found({ hint: 'Are you well?' })).toEqual([expect.stringMatching(/^failure 2/)]);
    expect(found({ before: ['Ready?'] })).toEqual([expect.stringMatching(/^failure 2/)]);
  });

  test('is short', () => {
    expect(found({ before: ['One.', 'Two.'] })).toEqual([]);
    expect(found({ before: ['One.', 'Two.', 'Three.'] })).toEqual([expect.stringMatching(/^warning 3/)]);
    expect(found({ hint: 'x'.repeat(300) })).toEqual([expect.stringMatching(/^warning 3\d\d letters/)]);
  });

  const hard =
    'Physiotherapeutic rehabilitation necessitates considerable psychological determination, particularly whenever ' +
    'complicated neurological symptoms persistently interfere with everyday independent activities, occupational ' +
    'participation and interpersonal communication opportunities.';
  test('is read by a grade when it has enough words for one', () => {
    expect(found({ hint: hard })).toContainEqual(expect.stringMatching(/^failure reading/));
    expect(found({ hint: 'Rehabilitation necessitates determination.' })).toEqual([]);
    expect(found({ hint: many(9, 'cat').repeat(4) })).toEqual([]);
  });

  test('needed words do not raise the grade', () => {
    const text = 'Your physiotherapist will talk with you. The physiotherapist will ask what you want.';
    expect(gradeOf(text, plain.needed)).toBeLessThan(gradeOf(text, new Set()));
  });
});

describe('answers to choose from', () => {
  const question = (kind: string, options: number, more = {}) =>
    Question.parse({
      id: 'x',
      kind,
      options: Array.from({ length: options }, (_, at) => ({ id: `o${at}` })),
      ...more,
    });
  test.each([
    ['one of two', question('one', 2), 0],
    ['one of six', question('one', 6), 0],
    ['one of seven', question('one', 7), 1],
    ['one of one', question('one', 1), 1],
    ['several of eight', question('many', 8), 0],
    ['several of nine', question('many', 9), 1],
    ['a plan is agreed to with one button', question('plan', 1), 0],
    ['beside what was heard one is enough', question('many', 1, { options_from: 'read' }), 0],
    ['words have none', question('words', 0), 0],
  ])('%s', (_what, asked, failures) => {
    expect(choiceFindings('content/flow.yaml', asked)).toHaveLength(failures);
  });

  test('a label has up to 40 letters, and says something', () => {
    expect(labelFindings(placed('x'.repeat(40)))).toEqual([]);
    expect(labelFindings(placed('x'.repeat(41)))).toHaveLength(1);
    expect(labelFindings(placed('Other'))).toHaveLength(1);
    expect(labelFindings(placed('Other people'))).toEqual([]);
  });
});

describe('measures', () => {
  test('sentences end where they end', () => {
    expect(sentencesIn('Call 999. “Are you well?” I ask. It costs £4.50!')).toHaveLength(4);
    expect(sentencesIn('Open 8:30 to 18:00, at nhs.uk')).toHaveLength(1);
  });
  test('a long word is named once', () => {
    expect(longWordsIn('Possibilities, possibilities. 1,000,000', new Set())).toEqual(['possibilities']);
  });
});

describe('every place words are kept in is read', () => {
  const long = many(21);
  const shipped = content();
  const [en] = [...shipped.wordings.values()];
  const found = (of: Partial<typeof shipped>) =>
    copyFindings({ ...shipped, ...of }).filter(({ problem }) => problem.startsWith('21 words'));
  const file = (of: Partial<typeof shipped>) => found(of).map((each) => `${each.file}, ${each.key}`);

  test('the words of a language, and its file and key are named with a mend', () => {
    const worded = { ...en!, says: { ...en!.says, paused: long } };
    expect(file({ wordings: new Map([['en', worded]]) })).toEqual([
      'content/what-matters/text/en.yaml, says.paused',
    ]);
    expect(found({ wordings: new Map([['en', worded]]) })[0]?.mend).not.toBe('');
  });

  test('urgent help, in each language people are offered', () => {
    const { safe } = shipped.alarms;
    const alarms = { ...shipped.alarms, safe: { ...safe, yes: { en: 'Yes', cy: long } } };
    expect(file({ alarms })).toEqual(shipped.wordings.has('cy') ? ['content/alarms.yaml, safe.yes'] : []);
    const welsh = new Map([...shipped.wordings, ['cy', { ...en!, language: 'cy' }]]);
    expect(file({ alarms, wordings: welsh })).toEqual(['content/alarms.yaml, safe.yes']);
  });

  test('services and practices', () => {
    const [service] = shipped.services;
    const [practice] = shipped.practices.values();
    expect(file({ services: [{ ...service!, summary: long }] })).toEqual([
      `content/services, ${service!.id}.summary`,
    ]);
    const reworded = { ...practice!, wording: { hello: { hint: long } } };
    expect(file({ practices: new Map([[practice!.id, reworded]]) })).toEqual([
      `content/practices/${practice!.id}.yaml, wording.hello`,
    ]);
  });
});
