/** What people send, and what is made of it: numbers, words, yes and no, and everything that is none of these. */
import { describe, expect, test } from '@jest/globals';
import { wordingFor } from '../../dialogs/guide.js';
import { clean, LONGEST } from '../../dialogs/heard.js';
import { isLabel, optionIn, type Shown } from '../../dialogs/picked.js';
import { answerIn, commandIn } from '../../dialogs/understand.js';
import { guideOfContent } from '../guide.js';

const guide = guideOfContent();
const wording = wordingFor(guide, 'en');

/** A question of the script with its own options, or with those given. */
function shown(id: string, options?: string[]): Shown {
  const question = guide.compiled.lookup.questions.get(id);
  if (question === undefined) throw new RangeError(`the script has no question '${id}'`);
  return { question, options: options ?? question.options.map((option) => option.id) };
}

const at = '2026-11-22T09:00:00.000Z';
const said = (id: string, text: string, options?: string[]) =>
  answerIn({ text, at }, shown(id, options), wording, guide.places);
const chose = (id: string, ...choices: string[]) =>
  answerIn({ choices, at }, shown(id), wording, guide.places);
const option = (id: string, text: string, options?: string[]) => optionIn(text, shown(id, options), wording);

describe('one option', () => {
  test.each([
    // By number, as it was shown.
    ['travel', '1', 'walk'],
    ['travel', ' 2. ', 'bus-or-car'],
    ['travel', '(3)', 'any-distance'],
    ['travel', 'option 4', 'from-home'],
    ['travel', 'no. 4', 'from-home'],
    ['travel', 'number 2', 'bus-or-car'],
    ['travel', 'one', 'walk'],
    ['travel', 'Option two', 'bus-or-car'],
    ['travel', '3️⃣', 'any-distance'],
    ['travel', '01', 'walk'],
    // By its words, whatever the capitals and marks.
    ['travel', 'Where I can walk', 'walk'],
    ['travel', 'WHERE I CAN WALK!!', 'walk'],
    ['age', "I'd rather not say", 'not-said'],
    ['age', 'I’d rather not say', 'not-said'],
    ['privacy', 'No thanks', 'refuse'],
    ['how-to-go', 'someone comes', 'someone-comes'],
    // By other words for it.
    ['travel', 'on foot', 'walk'],
    ['travel', 'walking is best', 'walk'],
    ['option', 'sounds good', 'like'],
    ['option', 'it sounds good', 'like'],
    ['step-when', 'tomorrow', 'this-week'],
    // By the range a number lies in, when it is no number of an answer.
    ['age', '65', '65-plus'],
    ['age', '45', '18-64'],
    ['age', '13', '13-15'],
    ['age', '101', '65-plus'],
    // By yes and no, where one answer begins so.
    ['reflect', 'yep', 'right'],
    ['reflect', 'aye', 'right'],
    ['privacy', 'nah', 'refuse'],
    ['safe-now', 'nope', 'not-safe'],
    ['safe-now', 'y', 'safe'],
    ['safe-now', "I'm safe", 'safe'],
    ['safe-now', "I'm not sure", 'not-sure'],
    ['safe-now', 'not safe', 'not-safe'],
    ['safe-now', "I'm not safe", 'not-safe'],
    ['safe-now', 'not safe here', 'not-safe'],
    ['agree-plan', 'yes', 'agree'],
  ])('%s: "%s" is %s', (id, text, expected) => {
    expect(option(id, text)).toBe(expected);
  });

  test.each([
    ['travel', '', 'nothing'],
    ['travel', '0', 'no such number'],
    ['travel', '5', 'no such number'],
    ['travel', '99', 'no such number'],
    ['travel', '100', 'no such number'],
    ['travel', '-', 'nothing but marks'],
    ['travel', 'yes', 'a yes where no answer begins so'],
    ['travel', 'no', 'a no where no answer begins so'],
    ['travel', 'I', 'a word of several answers'],
    ['travel', 'car or bus or walking', 'two answers in one'],
    ['how-to-go', 'someone', 'half of two answers'],
    ['age', '130', 'an age nobody reaches'],
    ['reflect', 'yes but no', 'a yes with more behind it'],
  ])('%s: "%s" is never guessed: %s', (id, text) => {
    expect(option(id, text)).toBeUndefined();
  });

  test.each([
    ['safe-now', "it isn't safe"],
    ['safe-now', 'it isn’t safe'],
    ['safe-now', 'never safe'],
    ['safe-now', 'hardly safe'],
    ['safe-now', "I don't feel safe"],
    ['reflect', "that's not right"],
    ['reflect', "that isn't right"],
    ['option', 'not good'],
    ['option', "doesn't sound good"],
    ['option', 'not great'],
    ['travel', "I can't walk far"],
  ])('%s: "%s" holds the words of an answer and denies them', (id, text) => {
    expect(['safe', 'right', 'like', 'walk']).not.toContain(option(id, text));
  });

  test('a number means what was displayed, in the order it was displayed', () => {
    expect(option('first', '2', ['worry', 'company'])).toBe('company');
    expect(option('first', 'seeing more people', ['worry', 'company'])).toBe('company');
  });

  test('a label is known word for word only', () => {
    expect(isLabel("i'd rather not say", shown('age'), wording)).toBe(true);
    expect(isLabel('rather', shown('age'), wording)).toBe(false);
  });
});

describe('several options', () => {
  test.each([
    ['1', ['people']],
    ['1 3', ['people', 'money-home']],
    ['1,3', ['people', 'money-home']],
    ['1, 3', ['people', 'money-home']],
    ['1 and 3', ['people', 'money-home']],
    ['1 & 3', ['people', 'money-home']],
    ['1+3', ['people', 'money-home']],
    ['3 1', ['money-home', 'people']],
    ['1 1 1', ['people']],
    ['How I feel', ['feelings']],
    ['How I feel, my health and my body', ['feelings', 'health']],
    ['Seeing people, fitting in', ['people']],
    ['my health', ['health']],
    ['nothing', ['nothing-hard']],
  ])('"%s" chooses %j and leaves no words', (text, value) => {
    expect(said('hard', text)).toEqual({ means: 'answer', value });
  });

  test.each([
    ['my landlord is selling up', []],
    ['🙂', []],
    ['אני לבד', []],
    ['how I feel, and my landlord', ['feelings']],
    ['it is how I feel', ['feelings']],
  ])('"%s" is kept in their own words, with %j', (text, value) => {
    expect(said('hard', text)).toEqual({ means: 'answer', value, words: text });
  });

  test('nothing else goes with an answer that stands alone', () => {
    expect(said('hard', '1 8')).toMatchObject({ means: 'unclear', says: 'pick-one-alone' });
    expect(chose('hard', 'people', 'nothing-hard')).toMatchObject({
      means: 'unclear',
      says: 'pick-one-alone',
    });
    expect(chose('hard', 'nothing-hard')).toEqual({ means: 'answer', value: ['nothing-hard'] });
  });

  test.each([
    ['hard', '1 9'],
    ['hard', '9'],
    ['hard', '1, 12'],
    ['first-step', '9'],
  ])('%s: "%s" stands before no answer, and is nobody’s own words', (id, text) => {
    expect(said(id, text)).toMatchObject({ means: 'unclear' });
  });

  test.each([
    ['yes', ['company', 'money']],
    ['yeah', ['company', 'money']],
    ['no', ['none-of-these']],
    ['2', ['money']],
  ])('"%s" to what was heard is %j', (text, value) => {
    expect(said('heard', text, ['company', 'money', 'none-of-these'])).toEqual({ means: 'answer', value });
  });
});

describe('a choice that was tapped', () => {
  test.each([
    ['travel', ['walk'], { means: 'answer', value: ['walk'] }],
    ['hard', ['people', 'health'], { means: 'answer', value: ['people', 'health'] }],
    ['confidence', ['7'], { means: 'answer', value: ['7'] }],
    ['confidence', ['not-sure'], { means: 'answer', value: ['2'] }],
    ['travel', ['fly'], { means: 'unclear', says: 'not-an-option' }],
    ['travel', ['walk', 'bus-or-car'], { means: 'unclear', says: 'choose-number' }],
    ['hard', ['people', 'people-too'], { means: 'unclear', says: 'not-an-option' }],
    ['confidence', ['11'], { means: 'unclear', says: 'not-an-option' }],
    ['travel', [], { means: 'unclear', says: 'empty' }],
  ])('%s: %j', (id, choices, expected) => {
    expect(chose(id, ...choices)).toEqual(expected);
  });

  test('own words are kept beside it where they are welcome', () => {
    const both = { text: 'my sister', choices: ['ask-someone'], at };
    expect(answerIn(both, shown('first-step'), wording, guide.places)).toEqual({
      means: 'answer',
      value: ['ask-someone'],
      words: 'my sister',
    });
    expect(answerIn({ ...both, choices: ['walk'] }, shown('travel'), wording, guide.places)).toEqual({
      means: 'answer',
      value: ['walk'],
    });
  });
});

describe('own words', () => {
  test('are taken whole where they are asked for', () => {
    expect(said('matters', '  My garden. ')).toEqual({ means: 'answer', value: [], words: 'My garden.' });
    expect(said('first-step', 'I will ask my sister')).toEqual({
      means: 'answer',
      value: [],
      words: 'I will ask my sister',
    });
    expect(said('first-step', 'Ring them')).toEqual({ means: 'answer', value: ['ring'] });
  });

  test('a number is a word like any other where words are asked for', () => {
    expect(said('anything-else', '1')).toEqual({ means: 'answer', value: [], words: '1' });
    // Where something was shown to choose beside them, its number means that.
    expect(said('matters', '1')).toEqual({ means: 'answer', value: ['help-me-think'] });
    expect(said('matters', '2')).toEqual({ means: 'answer', value: [], words: '2' });
  });

  test('numbers that stand before none of the answers are a slip, and dots alone are not', () => {
    expect(said('first-step', '44, 45')).toEqual({ means: 'unclear', says: 'unclear' });
    expect(said('first-step', '...')).toEqual({ means: 'answer', value: [], words: '...' });
  });

  test.each(['travel', 'agree-plan', 'option'])('are asked again where there is a choice: %s', (id) => {
    expect(said(id, 'purple monkey dishwasher')).toEqual({ means: 'unclear', says: 'unclear' });
  });
});

describe('a scale', () => {
  test.each([
    ['0', '0'],
    ['10', '10'],
    [' 7 ', '7'],
    ['7/10', '7'],
    ['7 out of 10', '7'],
    ["I'd say 7", '7'],
    ['about a 4 I think', '4'],
    ['not sure', '2'],
    ['Not sure', '2'],
    ['a bit sure', '5'],
    ['very', '9'],
    ['so so', '5'],
  ])('"%s" is %s', (text, value) => {
    expect(said('confidence', text)).toEqual({ means: 'answer', value: [value] });
  });

  test.each(['11', '100', '7 or 8', '3.5', 'purple', '🙂', 'ten thousand'])('"%s" is asked again', (text) => {
    expect(said('confidence', text)).toEqual({ means: 'unclear', says: 'number-wanted' });
  });
});

describe('a place', () => {
  test.each([
    ['YO1', 'YO1'],
    ['yo1 7hh', 'YO1 7'],
    ['YO17HH', 'YO1 7'],
    ['I live near YO30 6AA mate', 'YO30 6'],
  ])('"%s" is %s, and no more of it is kept', (text, code) => {
    expect(said('place', text)).toEqual({ means: 'answer', value: [code] });
  });

  test('what is no postcode, and what is one that nobody knows, are told apart', () => {
    expect(said('place', 'Nowhereborough')).toEqual({ means: 'unclear', says: 'place-words' });
    expect(said('place', 'ZZ99')).toEqual({ means: 'unclear', says: 'place-unknown' });
  });
});

describe('strange things', () => {
  const KINDS = ['matters', 'hard', 'travel', 'confidence', 'place', 'option', 'agree-plan', 'first-step'];

  test.each(['', ' ', '\n\t ', '\u0000', '\u200b\ufeff', '\ud800', '\udc00\ud800'])(
    '%j is nothing',
    (text) => {
      for (const id of KINDS) expect(said(id, text)).toEqual({ means: 'unclear', says: 'empty' });
    },
  );

  test.each([
    ['10,000 letters', 'a'.repeat(10_000)],
    ['10,000 words of two letters', 'ab '.repeat(3_333)],
    ['10,000 digits', '1'.repeat(10_000)],
    ['10,000 numbers', '1 '.repeat(5_000)],
    ['10,000 marks', '...,,,'.repeat(1_666)],
    ['emoji only', '🙂👩‍👩‍👧‍👦🏴󠁧󠁢󠁷󠁬󠁳󠁿'],
    ['right to left', '\u202eשלום עולם مرحبا\u202c'],
    ['control characters', 'be\u0007ll\u001b[31m'],
    ['half a character', 'ab\ud83dcd'],
    ['letters piled up', `e${'\u0301'.repeat(500)}`],
    ['a name that objects have', '__proto__ constructor toString'],
    ['placeholders', '{matters} {practice}'],
    ['markup', '<b onclick="x">hi</b>'],
  ])('%s are an answer or a question back, never an error', (_what, text) => {
    for (const id of KINDS) expect(['answer', 'unclear']).toContain(said(id, text).means);
    expect(commandIn(text, wording)).toBeUndefined();
  });

  test('what is kept can be stored and seen: no control characters, no half characters', () => {
    expect(said('matters', 'be\u0007l\ud800l\u200b')).toEqual({ means: 'answer', value: [], words: 'bell' });
    expect(clean('two\nlines\tof 🙂')).toBe('two\nlines\tof 🙂');
  });

  test('up to the longest is taken, and one more letter is too long', () => {
    expect(said('matters', 'a'.repeat(LONGEST))).toMatchObject({ means: 'answer' });
    expect(said('matters', 'a'.repeat(LONGEST + 1))).toMatchObject({ means: 'unclear', says: 'too-long' });
  });

  test('an option called like something objects have is no option', () => {
    expect(chose('travel', 'constructor')).toEqual({ means: 'unclear', says: 'not-an-option' });
  });
});

describe('commands', () => {
  test.each([
    ['help', 'urgent'],
    ['HELP!!!', 'urgent'],
    ['0', 'urgent'],
    ['Stop.', 'stop'],
    ['can I talk to a person?', 'person'],
    ['go back', 'back'],
    ['skip this', 'skip'],
    ["I'd rather not say", 'rather-not'],
    ['ask me later', 'later'],
    ["I don't understand", 'again'],
    ['wait', 'pause'],
    ['Carry on', 'carry-on'],
    ['delete my answers', 'erase'],
  ])('"%s" is %s', (text, command) => {
    expect(commandIn(text, wording)).toEqual({ command, rest: '' });
  });

  test.each([
    ['change 3', 'change', '3'],
    ['change my answer 3', 'change', 'my answer 3'],
    ['go to Your plan', 'jump', 'your plan'],
  ])('"%s" is %s of "%s"', (text, command, rest) => {
    expect(commandIn(text, wording)).toEqual({ command, rest });
  });

  test.each([
    "he won't stop",
    'stop smoking',
    'I want to go back to work',
    'my back hurts',
    'a person to talk to',
    'help with my forms',
    'I need a new job',
    'changes at home',
    '00',
    'helpful',
    '',
  ])('"%s" is no command', (text) => {
    expect(commandIn(text, wording)).toBeUndefined();
  });

  test('no phrase means two commands', () => {
    const phrases = Object.values(wording.commands).flat();
    expect(phrases.filter((phrase, place) => phrases.indexOf(phrase) !== place)).toEqual([]);
    for (const [command, ways] of Object.entries(wording.commands))
      for (const way of ways) expect(commandIn(way, wording)?.command).toBe(command);
  });
});
