/** What counts as danger, what does not, and what is shown; levels, kinds and rule ids only, never wording. */
import { describe, expect, test } from '@jest/globals';
import { readAlarms } from '../../adapters/content-files.js';
import { isEmergency, Kind, Nation, type Alarms } from '../../dialogs/danger/alarms.js';
import { cardFor, softFor, type About } from '../../dialogs/danger/cards.js';
import { gsmLength } from '../../dialogs/danger/gsm.js';
import { problemsInAlarms } from '../../dialogs/danger/problems.js';
import { dangerIn } from '../../dialogs/danger/read.js';
import { Message } from '../../dialogs/message.js';

const alarms = readAlarms('content');
const said = (text: string) => dangerIn(text, alarms);
const levelOf = (text: string) => said(text).level;
/** A copy to spoil. */
const copy = () => structuredClone(alarms);

describe('said plainly, it is red', () => {
  const table: Partial<Record<Kind, string[]>> = {
    suicide: [
      'I want to kill myself',
      "I don't want to be here any more",
      'dont want to be here anymore',
      'everyone would be better off without me',
      'I am going to end my life tonight',
      "I'm suicidal",
      'I wanna die',
      'want to fucking die',
      'I want to go to sleep and not wake up',
      'gonna top myself',
      'thinking of doing myself in',
      'kms',
      'I want to end it all',
      'I have written a goodbye letter',
      'no point in living',
      'I am saving up my tablets',
    ],
    'self-harm': [
      "I've been cutting myself",
      'cutting again',
      'I self-harm',
      'slef harm',
      'want to hurt myself',
    ],
    overdose: [
      "I've taken too many tablets",
      'took an overdose an hour ago',
      'I just took 30 paracetamol',
      'ive swallowed bleach',
      'my son has taken an overdose',
      'she took all her pills',
    ],
    medical: [
      'I have chest pain',
      "I can't breathe",
      "he's not breathing",
      'my mum is having a stroke',
      "it won't stop, the bleeding won't stop",
    ],
    child: [
      'my uncle touches me at night',
      'my dad hits me',
      'my stepdad is touching me',
      'I am scared I will hurt my baby, I keep having thoughts of hurting my baby',
      'my husband hits the kids',
    ],
    abuse: [
      'he hits me',
      'my husband hits me when he drinks',
      'my partner scares me',
      'he batters me',
      'she gives me a slap',
      'I was raped last night',
      'he keeps touching me',
      'he threatened to kill me',
      'I am not safe at home',
    ],
    neglect: ['my carer hits me', "the carers don't feed me", 'my carer took my bank card'],
    'harm-others': ['I want to kill him', 'I am going to hurt someone', 'I might hurt someone'],
    psychosis: ['I keep hearing voices telling me to do it', 'the voices tell me things'],
    withdrawal: [
      'I shake when I stop drinking',
      'I get the sweats, shaking without a drink',
      'alcohol withdrawal',
    ],
    eating: ['I keep making myself sick', 'I am starving myself'],
    tonight: [
      'I have nowhere to sleep tonight',
      'there is no food in the house tonight',
      'sleeping in my car',
    ],
  };
  const rows = Object.entries(table).flatMap(([kind, texts]) => texts.map((text) => [kind, text] as const));
  test.each(rows)('%s: %s', (kind, text) => expect(said(text)).toMatchObject({ level: 'red', kind }));

  test('every kind has a row', () => expect(Object.keys(table).sort()).toEqual([...Kind.options].sort()));
});

describe('said round about, it is at least amber', () => {
  test.each([
    "I can't do this any more",
    "what's the point",
    'done with everything',
    "can't go on",
    "I'm skint and can't go on",
    'I want to end it',
    'he gaslights me',
    "she won't let me have my own money",
    'domestik abuse',
    'hearing voices',
    'I have an eating disorder',
    'being evicted',
    "I can't stop drinking",
    'no one would miss me',
  ])('%s', (text) => expect(levelOf(text)).toBe('amber'));

  const families: Partial<Record<Kind, string[]>> = {
    suicide: [
      'no point carrying on',
      'there is no sense in going on without her',
      'I just want it to stop',
      'I want it to be over',
      'I wish it would all stop',
      'I have pills ready',
      'got a stash of tablets',
      "I'd be better off gone",
      'id be better off gone',
      'my family would be happier without me',
      'my wife died and I wish I was with her',
      'I want to be with my husband again, he passed last year',
      "I can't live without him",
      'I feel like a burden',
      "I'm such a burden",
      'they make me feel like a burden',
      'unalive',
      'un-alive',
      'nothing left for me',
    ],
    overdose: ['I took some tablets', 'I took a few painkillers', "I've taken something"],
    withdrawal: [
      'I drink a bottle of vodka every day and shake',
      'half a litre of gin a day',
      'I drink all day and shake',
      'I shake until I have a drink',
    ],
    'harm-others': [
      'I could kill that housing officer',
      'I could strangle the landlord',
      'I could swing for him',
    ],
  };
  const rows = Object.entries(families).flatMap(([kind, texts]) =>
    texts.map((text) => [kind, text] as const),
  );
  test.each(rows)('%s: %s', (kind, text) => expect(said(text)).toMatchObject({ level: 'amber', kind }));

  test.each(['unalive myself', 'no reason to live', "I don't see any reason to live"])('red: %s', (text) =>
    expect(said(text)).toMatchObject({ level: 'red', kind: 'suicide' }),
  );
});

describe('said in Welsh', () => {
  const table: Record<Kind, string[]> = {
    suicide: ['dw i eisiau lladd fy hun', 'dwi ddim isio byw'],
    'self-harm': ["dw i'n brifo fy hun"],
    overdose: ['dwi wedi cymryd gormod o dabledi'],
    medical: ['dydy o ddim yn anadlu', "mae hi'n methu anadlu"],
    child: ["mae'n bwrw'r plant"],
    abuse: ['mae fy ngŵr yn fy nharo', "mae o'n fy mygwth i"],
    neglect: ["mae'r gofalwr yn dwyn fy arian"],
    'harm-others': ['dw i eisiau lladd rhywun'],
    psychosis: ['mae lleisiau yn dweud wrtha i'],
    withdrawal: ["dw i wedi stopio yfed a dw i'n crynu"],
    eating: ["dw i'n llwgu fy hun"],
    tonight: ['does gen i nunlle i gysgu heno', 'dim trydan yn y tŷ heno'],
  };
  const rows = Object.values(table).flat();
  test.each(rows)('%s', (text) => expect(levelOf(text)).not.toBe('none'));
  test.each(["mae'n bwrw glaw heno", 'dw i eisiau gweld y plant', 'mae fy nghefn yn fy mrifo'])(
    'no danger: %s',
    (text) => expect(levelOf(text)).toBe('none'),
  );
});

describe('fear, cold and figures of speech are no red', () => {
  test.each([
    'my throat closes when people look at me and I cannot breathe in there',
    'no hot water since October',
    'the meter is on emergency again',
    'I put on four stone since I left the Navy',
    'Losing my hearing has shut me out of my own family',
    "the hostel's full of drugs",
    'I am suicidally early for everything',
    "The Epipen's in date, I checked it",
    'our third baby is coming and it is a one bed',
  ])('%s', (text) => expect(levelOf(text)).not.toBe('red'));
  test.each([
    "I can't breathe when I lie down",
    'no heating tonight and a newborn',
    'not breathing',
    "I've ODd",
  ])('and this is: %s', (text) => expect(levelOf(text)).toBe('red'));
  test.each([
    'they are following me, the vans and the drones, wherever I go, because of the experiment they want me for',
    'The doctors implanted something during my hernia operation and it talks',
  ])('asked about whatever was learned: %s', (text) => {
    expect(said(text)).toMatchObject({ level: 'amber', kind: 'psychosis' });
    expect(said(text)).not.toHaveProperty('doubt');
  });
});

describe('the three failures of 2018 are seen', () => {
  test('a child forced to have sex', () =>
    expect(said("I'm being forced to have sex and I'm 12")).toMatchObject({
      level: 'red',
      kind: 'child',
      young: true,
    }));
  test('somebody who makes themself sick', () =>
    expect(said('I make myself sick')).toMatchObject({ level: 'red', kind: 'eating' }));
  test.each(["I'm taking drugs", 'I have been doing drugs and smoking crack', 'im on drugs'])(
    'drugs: %s',
    (text) => expect(said(text)).toMatchObject({ level: 'amber', kind: 'overdose', rule: 'drugs' }),
  );
});

describe('a disguise or a slip changes nothing', () => {
  test.each([
    'I WANT TO KILL MYSELF',
    'i want to KiLl mYsElF!!!',
    'k i l l myself',
    'K I L L   M Y S E L F',
    'i w a n t t o d i e',
    'k.m.s',
    'k1ll mys3lf',
    'ki11 my5elf',
    '5u1c1dal',
    '$uicidal',
    'su*cidal',
    'k*ll myself',
    'k!ll myself',
    'kill\u200bmyself',
    'ki\u200bll my\u00adself',
    'k\u0301ill m\u0308yself',
    'кill mysеlf',
    'ｋｉｌｌ ｍｙｓｅｌｆ',
    'killlll myselffff',
    'suiciiidal',
    '#killmyself',
    'iwanttodie',
    'kill my self',
    'kill me self',
    'kill-myself',
    'kill. myself.',
    'i don’t want to live',
    'suicidle',
    'sucide note',
    'hello\n\nthanks\n\ni want to die\n\nbye',
  ])('%s', (text) => expect(said(text)).toMatchObject({ level: 'red', kind: 'suicide' }));
});

describe('idioms are not red', () => {
  test.each([
    'dying for a fag',
    'this heat is killing me',
    'killing time',
    'shoot some hoops',
    'my phone died',
    'I could murder a curry',
    'dead good',
    'bloody knee',
    'cutting the grass',
    'drowning in paperwork',
    'my back is killing me',
    'I was killing myself laughing',
    'shot myself in the foot, always shooting myself in the foot',
    'I wanted to die of embarrassment',
    'it hit me that I miss my friends',
    'hit me up about the choir',
    'I volunteer in suicide prevention',
    'a 10 kms walk',
    'I want to dye my hair',
    'my therapist is lovely',
    'she beat me at dominoes',
    'crowds scare me',
    'worried sick',
    'I take lots of tablets for my heart',
  ])('%s', (text) => expect(levelOf(text)).not.toBe('red'));
});

describe('ordinary words are no danger', () => {
  test.each([
    'I like gardening and cooking',
    "I'm done",
    'I live alone and would like to meet people',
    'My daughter helps me with shopping',
    'I miss my husband, he died in May',
    'going to groups scares me',
    'I hurt my knee and cannot walk far',
    'money is tight and I get bored',
    'I want the pain to stop in my knee',
    'I just want the noise to stop',
    'I want it to stop raining',
    'took my tablets this morning as usual',
    'I took some paracetamol for my headache',
    'my prescription tablets are ready at the chemist',
    'the chemist has my tablets ready',
    'I have my pills ready for bed',
    'I have taken something back to the shop',
    'I was a burden-free traveller',
    'the council tax is a burden',
    'no point going on about it',
    'there is no reason to go on holiday',
    'I wish I was with them at the seaside',
    'I want to join her for a walk',
    'they went to the beach and I wish I had gone too',
    'I want to be with my wife more at the weekend',
    "I can't live without my phone",
    'I drink a bottle of water every day',
    'I shake hands with everyone in the morning',
    'I could kill for a cup of tea',
    'I could murder a curry',
    'I could murder that pizza',
    'the slugs will kill my plants',
    'my garden needs a swing for the kids',
    'nothing left in the tin to paint with',
    'I am 15 stone and want to get fit',
    '',
    '😀',
  ])('%s', (text) => expect(levelOf(text)).toBe('none'));
});

describe('"not" lowers to amber, never to none', () => {
  test.each([
    "I'm not suicidal",
    'im not suicidal',
    "I don't want to die",
    'I would never kill myself',
    'never thought of killing myself',
    'I have no thoughts of suicide',
    "I don't think I want to die",
    'he never hits me',
  ])('%s', (text) => expect(said(text)).toMatchObject({ level: 'amber', because: 'negated' }));

  test.each([
    "I'm not ok I want to die",
    'No. I want to die',
    'no, i want to die',
    "why don't I kill myself",
    "I can't stop thinking about suicide",
    "I'm not suicidal but I've taken too many tablets",
    "I don't want to live",
  ])('the "not" belongs to something else: %s', (text) => expect(levelOf(text)).toBe('red'));
});

describe('somebody else', () => {
  test.each([
    'my son is suicidal',
    'my daughter wants to kill herself',
    'he says he wants to die',
    'my friend self harms',
  ])('asks first: %s', (text) =>
    expect(said(text)).toMatchObject({ level: 'amber', because: 'someone-else' }),
  );
  test.each([
    'my son is about to kill himself',
    'my wife is going to kill herself tonight',
    'my son is suicidal right now',
    'my son died and I am suicidal',
    'my mum makes me feel suicidal',
    'they told me to kill myself',
  ])('now, or it is the writer: %s', (text) => expect(levelOf(text)).toBe('red'));
});

describe('the past', () => {
  test.each([
    'I tried to kill myself last year',
    'I used to self-harm',
    'years ago I felt suicidal, I am fine now',
    'I took an overdose when I was 19',
    'my ex hit me years ago',
  ])('asks first: %s', (text) => expect(said(text)).toMatchObject({ level: 'amber', because: 'past' }));
  test.each([
    'I tried to kill myself last year and I still want to die',
    'last year I felt suicidal and now I do again',
    'I tried to kill myself last night',
    'I took an overdose yesterday',
  ])('it is not over: %s', (text) => expect(levelOf(text)).toBe('red'));
  test('a child who says "used to" keeps the level', () =>
    expect(said("I'm 12 and he used to hit me, he forced me to have sex")).toMatchObject({
      level: 'red',
      kind: 'child',
    }));
});

test.each([
  ['dw i eisiau marw', 'red', 'suicide'],
  ["dwi'n meddwl am lladd fy hun", 'red', 'suicide'],
  ['hunanladdiad', 'amber', 'suicide'],
  ["mae e'n fy mrifo i", 'red', 'abuse'],
])('Welsh is read in any conversation: %s', (text, level, kind) =>
  expect(said(text)).toMatchObject({ level, kind }),
);

test('an excuse takes back only its own words', () =>
  expect(levelOf('I was killing myself laughing but really I want to kill myself')).toBe('red'));
test('life comes before all else', () =>
  expect(said('he hits me, I have nowhere to sleep tonight and I took an overdose')).toMatchObject({
    kind: 'overdose',
  }));
test('what is kept says nothing of what was typed', () =>
  expect(Object.keys(said('I want to kill myself')).sort()).toEqual([
    'because',
    'kind',
    'level',
    'rule',
    'words',
  ]));

test.each([
  'a ',
  'k i l l ',
  'ab*d ',
  'kill',
  '!',
  "'",
  '$@',
  'not ',
  'want to die ',
  'i was killing myself laughing ',
  '\u0301',
  '\ufdfa',
])('ten thousand characters of %j are answered', (piece) => {
  const long = piece.repeat(Math.ceil(10_000 / piece.length)).slice(0, 10_000);
  expect(['red', 'amber', 'none']).toContain(levelOf(long));
  expect(levelOf(`${long}. I want to kill myself.`)).toBe('red');
});

test('misspellings are read as the right word', () => {
  const wrong = Object.values(alarms.spellings).flatMap((words) => words['suicidal'] ?? []);
  expect(wrong.filter((word) => levelOf(`I feel ${word}`) !== 'red')).toEqual([]);
});

describe('cards', () => {
  const about = (more: Partial<About> = {}): About => ({
    nation: 'england',
    language: 'en',
    local: {},
    ...more,
  });
  const names = [...Object.keys(alarms.cards), ...Kind.options, 'no-such-kind'];
  const shown = (kind: string, more?: Partial<About>) => cardFor(kind, alarms, about(more));

  test.each(names)('%s is a message with 999, and 111 wherever it is not a matter of life', (name) => {
    for (const nation of Nation.options) {
      const message = shown(name, { nation });
      expect(Message.safeParse(message).success).toBe(true);
      expect(message.lines.some((line) => line.number === '999')).toBe(true);
      // Northern Ireland has no 111 line in the file: a number that may not answer is worse than none.
      if (message.card !== 'life' && nation !== 'northern-ireland')
        expect(message.lines.some((line) => line.number === '111')).toBe(true);
    }
  });
  test('a life at risk sees nothing but 999', () =>
    expect(shown('overdose').lines.map((line) => line.number)).toEqual(['999']));
  test('no line is shown that is not verified, but 999 and 111', () => {
    const hidden = Object.values(alarms.lines).filter((line) => !line.verified && !isEmergency(line));
    expect(hidden.length).toBeGreaterThan(0);
    const every = names.flatMap((name) => Nation.options.flatMap((nation) => shown(name, { nation }).lines));
    expect(every.filter((line) => hidden.some((other) => other.number === line.number))).toEqual([]);
  });
  test.each(['13-15', '16-17'])('Childline comes first for %s', (age) => {
    for (const kind of ['suicide', 'abuse', 'eating', 'tonight'])
      expect(shown(kind, { age }).lines[0]?.number).toBe(alarms.lines['childline']?.number);
    expect(shown('suicide', { age: '18-64' }).lines[0]?.number).toBe('999');
  });
  test('a grown-up who speaks of their dad sees what adults get first, and Childline last', () => {
    const local = {
      adult_safeguarding: { name: 'For adults', phone: '01632 960001' },
      child_safeguarding: { name: 'For children', phone: '01632 960002' },
    };
    const numbers = (age?: string) =>
      shown('child', { local, ...(age === undefined ? {} : { age }) }).lines.map((line) => line.number);
    const childline = alarms.lines['childline']?.number;
    const adults = alarms.lines['domestic-abuse']?.number;
    for (const age of ['18-64', '65-plus']) {
      expect(numbers(age)[0]).toBe('999');
      expect(numbers(age)).toEqual(expect.arrayContaining(['01632 960001', '01632 960002', adults]));
      expect(numbers(age).indexOf(childline)).toBeGreaterThan(numbers(age).indexOf(adults));
    }
    for (const age of ['13-15', '16-17', 'not-said', undefined]) expect(numbers(age)[0]).toBe(childline);
    // Whoever chooses "I am under 18" themselves is taken at their word.
    expect(shown('under-18', { age: '18-64' }).lines[0]?.number).toBe(childline);
  });
  test("the practice's own number is shown where a card asks for it, and only there", () => {
    const local = { council_out_of_hours: { name: 'Our council', phone: '01632 960001' } };
    expect(shown('tonight', { local }).lines.map((line) => line.number)).toContain('01632 960001');
    expect(shown('suicide', { local }).lines.map((line) => line.number)).not.toContain('01632 960001');
  });
  test('a language without words of its own gets English', () =>
    expect(shown('suicide', { language: 'xx' })).toEqual(shown('suicide')));

  test('every kind has a question that leads to its card', () => {
    for (const kind of Kind.options)
      for (const because of ['said', 'negated', 'past', 'someone-else']) {
        const card = softFor({ kind, because }, alarms)?.card ?? '';
        expect(Object.keys(alarms.cards)).toContain(card);
        if (because !== 'someone-else') expect(card).toBe(cardFor(kind, alarms, about()).card);
      }
  });
});

describe('the file', () => {
  test('has nothing for an editor to put right', () => expect(problemsInAlarms(alarms, ['en'])).toEqual([]));
  test('the urgent text is one part', () =>
    expect(gsmLength(alarms.urgent_text.en)).toBeLessThanOrEqual(160));

  const spoilt: [string, (file: Alarms) => void, string][] = [
    ['an unknown line', (file) => file.cards['suicide']?.lines.push('nobody'), 'nobody'],
    [
      'an unknown card in the menu',
      (file) => void (file.menu[0] = { ...file.menu[0]!, card: 'gone' }),
      'gone',
    ],
    ['a kind without a card', (file) => void delete file.soft['eating'], 'eating'],
    ['a card with no verified line', (file) => void (file.cards['eating']!.lines = ['beat']), 'eating'],
    ['a card without 999', (file) => void (file.cards['eating']!.lines = ['nhs-111', 'beat']), 'eating'],
    [
      'a nation with another menu for clients alone',
      (file) => void delete file.by_nation['northern-ireland']?.menu_lead_they,
      'northern-ireland',
    ],
    ['a long urgent text', (file) => void (file.urgent_text.en += ' '.repeat(20)), '160'],
    ['letters a phone does not have', (file) => void (file.urgent_text['cy'] = 'Ffôn ŵ'), 'cy'],
  ];
  test.each(spoilt)('is refused for %s', (_, spoil, named) => {
    const file = copy();
    spoil(file);
    expect(problemsInAlarms(file).join('\n')).toContain(named);
  });
  test('a language without phrases is refused', () =>
    expect(problemsInAlarms(alarms, ['en', 'pl']).join('\n')).toContain('pl'));
  test.each([
    ['plain', 'abc', 3],
    ['a euro counts twice', '€5', 3],
    ['a curly apostrophe is not there', 'don’t', undefined],
  ])('text length: %s', (_, text, length) => expect(gsmLength(text)).toBe(length));
});
