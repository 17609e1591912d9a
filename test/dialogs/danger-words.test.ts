/** The words that mean danger as an editor writes them: each is used, each slip is named, each sign can be explained. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { readAlarms } from '../../adapters/content-files.js';
import { compile } from '../../dialogs/danger/compile.js';
import { dangerIn } from '../../dialogs/danger/read.js';
import { signsIn } from '../../dialogs/danger/signs.js';
import { together } from '../../dialogs/danger/together.js';
import { problemsInDangerWords } from '../../dialogs/danger/word-problems.js';

const alarms = readAlarms('content');
const reader = compile(alarms);
const said = (text: string) => dangerIn(text, alarms);
const levelOf = (text: string) => said(text).level;
const firedBy = (text: string): string[] => {
  const { seen } = signsIn(reader.tokens(text), reader);
  return [...seen, ...together(seen, alarms.together)].map(({ id }) => id);
};

describe('every rule', () => {
  /** Said by nobody in the corpora. */
  const HERE = [
    'dw i eisiau marw',
    'hunanladdiad',
    "mae e'n fy mrifo i",
    'I have pills ready',
    'my brother hanged himself',
    'someone is following me',
    'goodbye cruel world',
    'I have written each of them a letter for after. My mind is made up',
    'I am a burden to everyone. I have written letters for after',
    "what's the point",
    'I am getting thin by starving',
    'I cannot breathe in there',
    "dw i'n brifo fy hun, mae hi'n torri ei hun",
    'dwi wedi cymryd gorddos',
    'dydy o ddim yn anadlu',
    "mae'n bwrw'r plant, mae'r plentyn yn llwgu",
    'mae arna i ofn mynd adref',
    "mae'r gofalwr yn dwyn fy arian",
    'dw i eisiau lladd rhywun',
    'mae lleisiau yn dweud wrtha i',
    "dwi'n clywed lleisiau",
    "dw i wedi stopio yfed a dw i'n crynu",
    "dw i'n llwgu fy hun",
    'anorecsia',
    'nunlle i gysgu heno',
    'digartref',
  ];
  const corpora = ['a', 'b', 'c', 'd', 'o'].flatMap((writer) =>
    readFileSync(`test/corpora/tune/${writer}/danger.tsv`, 'utf8')
      .split('\n')
      .map((line) => line.split('\t')[1] ?? ''),
  );

  test('is fired by at least one sentence', () => {
    const fired = new Set([...HERE, ...corpora].flatMap(firedBy));
    const rules = [...Object.values(alarms.phrases).flat(), ...alarms.together].map(({ id }) => id);
    expect(rules.filter((id) => !fired.has(id))).toEqual([]);
  });
  test('has an id of its own and stands in the file of its kind', () =>
    expect(problemsInDangerWords(alarms)).toEqual([]));
});

describe('hints', () => {
  test.each(['the drawer', 'under the sink', 'my weight'])('one alone is nothing: %s', (text) =>
    expect(levelOf(text)).toBe('none'),
  );
  test('two of one kind are a question', () => {
    const text = 'the packet is in the drawer and I changed my mind';
    expect(said(text)).toMatchObject({ level: 'amber', kind: 'overdose' });
  });
  test('hopelessness and means at hand are red', () =>
    expect(said("I can't go on and I have a stash of tablets")).toMatchObject({
      level: 'red',
      rule: 'hopeless-with-means',
    }));
});

describe('what is seen', () => {
  test("can be explained in the person's own words, which are never kept", () =>
    expect(said('hello. I want to DIE. bye')).toMatchObject({ words: ['want to DIE'] }));
  test('two signs give the words of both', () =>
    expect(said("I can't go on and I have a stash of tablets")).toHaveProperty('words.length', 2));
  test('is the same each time', () => {
    for (const text of ['I want to die', 'my son hears voices', 'tea'])
      expect(said(text)).toEqual(said(text));
  });
});

describe('somebody else is read in the same words', () => {
  test.each([
    ['my son wants to end his life', 'suicide'],
    ['my best friend keeps cutting herself', 'self-harm'],
    ['our lodger hears voices telling him to jump', 'psychosis'],
    ['my sister makes herself sick after every meal', 'eating'],
    ['someone in my class says she is going to kill herself', 'suicide'],
  ])('%s', (text, kind) => {
    expect(said(text)).toMatchObject({ kind });
    expect(levelOf(text)).not.toBe('none');
  });
  test('a blow or an overdose is as urgent for another', () =>
    expect(said('my wife has swallowed all her tablets')).toMatchObject({ level: 'red', kind: 'overdose' }));
  test('"him" after "I" is no other self', () =>
    expect(said('I want to kill him')).toMatchObject({ kind: 'harm-others' }));
});

describe('a story is no danger', () => {
  test.each([
    'in the film he hangs himself at the end',
    "they're killing off my favourite in Corrie, she takes an overdose",
    'we all got shot in the last level',
    'rehearsing our murder mystery, I get stabbed in act two',
  ])('%s', (text) => expect(levelOf(text)).not.toBe('red'));
  test('what is said of oneself beside it is still asked about', () =>
    expect(levelOf('I watched a film and I want to die')).not.toBe('none'));
  test('messages from the telly are no story', () =>
    expect(levelOf('the man on the news is sending me messages')).not.toBe('none'));
  test('nor is a man a child met in a game', () =>
    expect(levelOf('a man I met on a game wants me to send him nudes, I am 12')).toBe('red'));
});

describe('two messages', () => {
  test.each([
    ['I am going to kill', 'myself'],
    ["I've got a rope and", "I can't go on"],
    ['my tablets are all lined up', 'there is no point carrying on'],
    ['I want to', 'die'],
  ])('"%s", "%s"', (before, text) => expect(dangerIn(text, alarms, before).level).toBe('red'));
  test('what the first said alone is not said again', () =>
    expect(dangerIn('hello', alarms, 'I want to die').level).toBe('none'));
  test('what the second says alone is not lessened by the first', () =>
    expect(dangerIn('I want to die', alarms, 'In the film').level).toBe('red'));
  test('two ordinary ones are ordinary', () =>
    expect(dangerIn('and a cup of tea', alarms, 'I would like a biscuit').level).toBe('none'));
});

describe('disguises', () => {
  test.each([
    ['gonna 🔪 myself', 'red'],
    ['took all my 💊', 'red'],
    ['iwanttodie', 'red'],
    ['i wnt 2 die', 'red'],
    ['1 w4nt 2 d13', 'red'],
    ['I WANT TO DIE', 'red'],
    ['i wаnt tо diе', 'red'],
    ['sucidal', 'red'],
    ['im suicidl', 'red'],
    ['k i l l m y s e l f', 'red'],
  ])('%s', (text, level) => expect(levelOf(text)).toBe(level));
  test.each(['116 123', '999', '0800 1111', '85258'])('a number to call is no danger: %s', (text) =>
    expect(levelOf(text)).toBe('none'),
  );
});

describe('nothing anybody types makes it slow: signs are counted, not time', () => {
  test.each(['i want to die ', 'not ', 'my son he she they ', 'the tablets are in my drawer and '])(
    'twice as much of %j has about twice as many signs',
    (piece) => {
      const signs = (times: number) => signsIn(reader.tokens(piece.repeat(times)), reader).seen.length;
      expect(signs(400)).toBeLessThanOrEqual(2 * signs(200) + 50);
    },
  );
});

describe('the check names', () => {
  const copy = () => structuredClone(alarms);
  type File = ReturnType<typeof copy>;
  const rule = (file: File) => file.phrases['en']![0]!;
  const slips: [string, (file: File) => void, string[]][] = [
    ['a family nobody knows', (file) => rule(file).any.push('{pils} ready'), ['{pils}']],
    [
      'a family that is there twice',
      (file) => file.families.push({ ...file.families[0]! }),
      ['twice', alarms.families[0]!.name],
    ],
    ['a rule id used twice', (file) => file.phrases['cy']?.push(rule(file)), ['twice', rule(alarms).id]],
    ['a bracket left open', (file) => rule(file).any.push('(want to'), ['(want to', 'bracket']],
    ['a choice that only adds force', (file) => rule(file).any.push('(so|too) sad'), ["'so'"]],
    ['a word cut short before ~', (file) => rule(file).any.push('shak~ badly'), ['shake~']],
    [
      'rules together that are not there',
      (file) => (file.together[0]!.rules[0] = ['no-such-rule']),
      ['no-such-rule'],
    ],
    ['a slip around', (file) => file.young['en']?.any.push('i am |'), ['young']],
  ];
  test.each(slips)('%s', (_, spoil, named) => {
    const file = copy();
    spoil(file);
    const problems = problemsInDangerWords(file).join('\n');
    for (const name of named) expect(problems).toContain(name);
  });
});
