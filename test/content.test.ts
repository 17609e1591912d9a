/** The shipped content loads, a slip in it is refused in an editor's words, and an editor's day needs no code. */
import { appendFileSync, cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { BrokenContent, readContent, type Loaded } from '../adapters/content-files.js';
import { decided } from '../dialogs/decided.js';
import { countedNeeds } from '../dialogs/ground.js';
import { guideFrom } from '../dialogs/guide.js';
import { buildIndex } from '../dialogs/matching/index.js';
import { contextAt } from '../dialogs/position.js';
import { speak } from '../dialogs/speak.js';
import { takeTurn, type Turn } from '../dialogs/turn.js';
import { content, counterClock, guideOfContent, indexOfContent, newConversation } from './guide.js';
import type { Sent } from './random-talk.js';

const FLOW = 'what-matters/flow.yaml';
const EN = 'what-matters/text/en.yaml';
const AREA = 'services/example-area.yaml';
/** How what matters is asked, whatever the words are today. */
const ASK = /(?<=^ {2}matters:\n {4}ask: ).*/m;

let root: string;
let read: Loaded | undefined;
/** The folder as it stands now, read once until it is edited again. */
const loaded = (): Loaded => (read ??= readContent(root));
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'content-'));
  cpSync('content', root, { recursive: true });
  read = undefined;
});
afterEach(() => {
  rmSync(root, { recursive: true, force: true });
});

/** Changes the first place where something stands; what is not there is a slip in the test. */
function edit(file: string, from: string | RegExp, to: string) {
  read = undefined;
  const text = readFileSync(join(root, file), 'utf8');
  const there = typeof from === 'string' ? text.includes(from) : from.test(text);
  if (!there) throw new RangeError(`${file} has no "${String(from)}"`);
  writeFileSync(
    join(root, file),
    text.replace(from, () => to),
  );
}

function add(file: string, text: string) {
  read = undefined;
  appendFileSync(join(root, file), text);
}

function problems(): string[] {
  try {
    readContent(root);
    return [];
  } catch (problem) {
    if (problem instanceof BrokenContent) return problem.problems;
    throw problem;
  }
}

test('the shipped content loads', () => {
  expect(content().script.id).toBe('what-matters');
  expect(content().needs.needs.length).toBe(25);
  expect(problems()).toEqual([]);
});

test('the fingerprint changes with any word, a practice’s too, and any route, and with nothing else', () => {
  const before = readContent(root).fingerprint;
  expect(before).toBe(content().fingerprint);
  edit(EN, ASK, '"What matters to you now?"');
  const reworded = readContent(root).fingerprint;
  edit(FLOW, 'company: 3', 'company: 2');
  const rerouted = readContent(root).fingerprint;
  add('practices/example.yaml', 'wording: { hello: { ask: "Shall we talk?" } }\n');
  const opened = readContent(root).fingerprint;
  expect(new Set([before, reworded, rerouted, opened]).size).toBe(4);
  edit(AREA, 'pounds: 4', 'pounds: 5');
  expect(readContent(root).fingerprint).toBe(opened);
});

test('a question that is no longer wanted may be retired, though the program knows it', () => {
  edit(FLOW, '- id: step-when', '- id: step-time');
  edit(FLOW, 'retired: []', 'retired: [step-when]');
  for (const words of [EN, EN.replace('en.yaml', 'cy.yaml')]) edit(words, '\n  step-when:', '\n  step-time:');
  expect(problems()).toEqual([]);
});

describe('a slip is refused, naming the file and what to look for', () => {
  type Slip = [what: string, make: () => void, file: string, keys: string[]];
  const slips: Slip[] = [
    [
      'a misspelt key',
      () => edit(FLOW, 'reads_needs: true', 'reads_neds: true'),
      FLOW,
      ['matters', 'reads_neds'],
    ],
    [
      'a route that leads nowhere',
      () => edit(FLOW, 'to: privacy-more', 'to: privacy-mroe'),
      FLOW,
      ['privacy', 'privacy-mroe'],
    ],
    [
      'a circle',
      () =>
        edit(
          FLOW,
          '{ when: { answer: privacy-more, is: refuse }, ends: no-thanks }\n          - { to: done }',
          '{ when: { answer: privacy-more, is: refuse }, ends: no-thanks }\n          - { to: privacy }',
        ),
      FLOW,
      ['privacy-more', 'privacy'],
    ],
    [
      'a retired question',
      () => edit(FLOW, 'retired: []', 'retired: [travel]'),
      FLOW,
      ['travel', 'question'],
    ],
    [
      'a retired section',
      () => edit(FLOW, 'retired: []', 'retired: [practical]'),
      FLOW,
      ['practical', 'section'],
    ],
    ['a retired option', () => edit(FLOW, 'retired: []', 'retired: [walk]'), FLOW, ['walk', 'option']],
    [
      'a question renamed that the program reads by name',
      () => edit(FLOW, '- id: travel', '- id: how-far'),
      FLOW,
      ['travel', 'retired'],
    ],
    [
      'a question retired that safety depends on',
      () => {
        edit(FLOW, '- id: matters\n        kind', '- id: what-counts\n        kind');
        edit(FLOW, 'retired: []', 'retired: [matters]');
      },
      FLOW,
      ["no question is called 'matters'"],
    ],
    [
      'a fact where nothing is walked yet',
      () => edit(FLOW, 'kept_when:\n  all:\n', 'kept_when:\n  all:\n    - { fact: any-need }\n'),
      FLOW,
      ['kept_when', 'any-need'],
    ],
    [
      'keeping what was not refused',
      () =>
        edit(
          FLOW,
          'kept_when:\n  all:\n',
          'kept_when:\n  all:\n    - { any: [{ not: { answer: privacy, is: refuse } }] }\n',
        ),
      FLOW,
      ['kept_when', '"not"'],
    ],
    [
      'a fact about suggestions before there are any',
      () => edit(FLOW, 'when: { fact: several-needs }', 'when: { fact: something-liked }'),
      FLOW,
      ["'first'", 'something-liked', "'option'"],
    ],
    [
      'a fact about needs before they are asked for',
      () => edit(FLOW, 'when: { fact: said-what-matters }', 'when: { fact: any-need }'),
      FLOW,
      ["'reflect'", 'any-need', "'hard-people'"],
    ],
    [
      'a need that may be chosen after needs were looked at',
      () => edit(FLOW, '{ id: walk }', '{ id: walk, needs: { moving: 1 } }'),
      FLOW,
      ["'first'", 'several-needs', "'travel'"],
    ],
    [
      'a question that always asks itself afresh',
      () => edit(FLOW, 'reopens: [ideas, reflect]', 'reopens: [matters]'),
      FLOW,
      ["'matters' → 'matters'"],
    ],
    [
      'questions that always ask each other afresh',
      () =>
        edit(
          FLOW,
          'when: { fact: said-what-matters }\n',
          'when: { fact: said-what-matters }\n        reopens: [matters]\n',
        ),
      FLOW,
      ["'matters' → 'reflect' → 'matters'"],
    ],
    ['an unknown need', () => edit(FLOW, 'company: 3', 'compnay: 3'), FLOW, ['compnay']],
    [
      'a missing word',
      () => edit(EN, /^ {6}walk:.*\n/m, ''),
      'text/en.yaml',
      ['questions.travel.options.walk'],
    ],
    [
      'words for an option there is not',
      () => edit(EN, /^ {6}walk:/m, '      wlak:'),
      'text/en.yaml',
      ['travel.wlak'],
    ],
    ['broken YAML', () => add('needs.yaml', '  - [not closed\n'), 'needs.yaml', ['line']],
    [
      'a pattern of a need that cannot be read',
      () => edit('needs/company.yaml', '    sure:\n', '    sure:\n      - (my dog\n'),
      'needs/company.yaml',
      ['(my dog'],
    ],
    [
      "a need's page under another name",
      () => edit('needs/company.yaml', 'id: company', 'id: compnay'),
      'needs/company.yaml',
      ['compnay'],
    ],
    ['a key given twice', () => add(FLOW, 'id: again\n'), FLOW, ['line']],
    ['an id used twice', () => edit(FLOW, '- id: travel', '- id: barriers'), FLOW, ['barriers']],
    [
      'an option that can never be answered',
      () => edit(FLOW, 'answer: hard, includes: people', 'answer: hard, includes: pepole'),
      FLOW,
      ['hard-people', 'pepole'],
    ],
    [
      'a condition on something asked later',
      () => edit(FLOW, 'when: { fact: said-what-matters }', 'when: { answer: travel, is: walk }'),
      FLOW,
      ['reflect', 'travel'],
    ],
    [
      'an unknown fact',
      () => edit(FLOW, 'when: { fact: said-what-matters }', 'when: { fact: said-enough }'),
      FLOW,
      ['reflect', 'said-enough'],
    ],
    [
      'an ending there is not',
      () => edit(FLOW, 'ends: under-13', 'ends: under-31'),
      FLOW,
      ['age', 'under-31'],
    ],
    [
      'a practice without safeguarding numbers',
      () => edit('practices/example.yaml', 'safeguarding:', 'safe_guarding:'),
      'practices/example.yaml',
      ['safeguarding'],
    ],
    [
      'a locked question reworded by a practice',
      () => add('practices/example.yaml', 'wording: { privacy: { ask: "OK?" } }\n'),
      'practices/example.yaml',
      ['privacy'],
    ],
    [
      'an unknown placeholder',
      () => edit(EN, '{practice}', '{practise}'),
      'text/en.yaml',
      ['questions.hello', 'practise'],
    ],
    [
      'a language without phrases of danger',
      () => {
        const text = readFileSync(join(root, EN), 'utf8');
        writeFileSync(join(root, 'what-matters/text/fr.yaml'), text.replace('language: en', 'language: fr'));
      },
      'alarms.yaml',
      ["'fr'"],
    ],
    [
      'a misspelt key of a service',
      () => edit(AREA, 'summary:', 'sumary:'),
      AREA,
      ['example-running-group', 'sumary'],
    ],
    [
      'two services alike',
      () => edit(AREA, 'id: example-choir', 'id: example-workshop'),
      'services',
      ['example-workshop'],
    ],
    [
      'a service for an unknown need',
      () => edit(AREA, 'caring: 3', 'carring: 3'),
      'services',
      ['example-carers-coffee', 'carring'],
    ],
    ['a file that is missing', () => rmSync(join(root, 'alarms.yaml')), 'alarms.yaml', []],
  ];

  test.each(slips)('%s', (_what, make, file, keys) => {
    make();
    const found = problems();
    expect(found).not.toEqual([]);
    expect(
      found.filter((problem) => problem.includes(file) && keys.every((key) => problem.includes(key))),
    ).not.toEqual([]);
  });

  test('everything that is wrong is told at once', () => {
    edit(FLOW, 'to: privacy-more', 'to: privacy-mroe');
    edit(FLOW, 'company: 3', 'compnay: 3');
    edit(EN, /^ {6}walk:.*\n/m, '');
    const found = problems();
    for (const key of ['privacy-mroe', 'compnay', 'travel.options.walk'])
      expect(found.some((problem) => problem.includes(key))).toBe(true);
  });
});

describe('an editor’s day', () => {
  const REWORDED = 'What would you like to talk about today?';

  const reword = () => edit(EN, ASK, `"${REWORDED}"`);

  const addQuestion = () => {
    edit(
      FLOW,
      '      - id: travel\n',
      '      - id: pets\n        kind: one\n        options: [{ id: dog }, { id: no-pet }]\n      - id: travel\n',
    );
    edit(
      EN,
      '  travel:\n',
      '  pets:\n    ask: "Is there an animal that comes with you?"\n    options: { dog: "A dog", no-pet: "No" }\n  travel:\n',
    );
  };

  const addNeed = () => {
    add('needs/animals.yaml', 'id: animals\nwords: { en: { outright: [my rabbit] } }\n');
    edit(
      FLOW,
      '{ id: none-people, alone: true }',
      '{ id: animals, needs: { animals: 3 } }\n          - { id: none-people, alone: true }',
    );
    edit(EN, '      none-people:', '      animals: "I\'d like to be with animals"\n      none-people:');
    edit(
      EN,
      '\nneeds:\n',
      '\nneeds:\n  animals: { label: "Being with animals", because: "You told me about animals." }\n',
    );
    add(AREA, service('example-donkeys', '{ animals: 3 }'));
  };

  const addService = () => {
    add(AREA, service('example-tea-dance', '{ company: 3, low-mood: 3, making: 3 }'));
  };

  const service = (id: string, needs: string) =>
    [
      `\n  - id: ${id}`,
      '    name: New (example)',
      '    example: true',
      '    summary: Something new.',
      `    needs: ${needs}`,
      '    channels: [online]',
      '    cost: { pounds: 0 }',
      '    no_phone_needed: true',
      '    beginner_friendly: true',
      '    how_to_start: Look it up.',
      '    checked_on: 2026-11-20\n',
    ].join('\n');

  const choose = (...choices: string[]): Sent => ({ choices });
  const skip: Sent = { command: { name: 'skip' } };
  const start = ['start', 'agree', 'me', '18-64', 'safe', 'few-minutes'].map((id) => choose(id));

  function converse(messages: Sent[], from = loaded()): Turn[] {
    const guide = guideFrom(from);
    const index = buildIndex(from.services);
    const clock = counterClock();
    let conversation = newConversation();
    return messages.map((sent) => {
      const turn = takeTurn(guide, index, conversation, { ...sent, at: clock() });
      conversation = turn.conversation;
      return turn;
    });
  }

  const askedIn = (turns: Turn[]) =>
    turns.flatMap(({ position: { at } }) => (at.state === 'asking' ? [at.spot.question] : []));
  const last = (turns: Turn[]): Turn => {
    const turn = turns.at(-1);
    if (turn === undefined) throw new RangeError('nothing was said');
    return turn;
  };
  const showsReworded = () => {
    const turn = last(converse(start));
    const said = speak(guideFrom(loaded()), turn.conversation, turn.replies);
    return said.some((message) => message.kind === 'question' && message.ask === REWORDED);
  };
  const aboutPeople = [...start, skip, choose('people')];
  const toPractical = [...aboutPeople, choose('company'), skip, skip, skip];
  const needsAfter = (turns: Turn[]) =>
    countedNeeds(contextAt(last(turns).position), guideFrom(loaded()).compiled).map((each) => each.need);
  const offeredIn = (turns: Turn[]) =>
    decided(contextAt(last(turns).position), guideFrom(loaded()).compiled).map(({ offer }) => offer.service);

  const asksNewQuestion = () => askedIn(converse([...toPractical, { text: 'YO1' }])).includes('pets');
  const countsNewNeed = () => needsAfter(converse([...aboutPeople, choose('animals')])).includes('animals');
  const readsNewNeed = () =>
    last(converse([...start, { text: 'my rabbit' }, choose('right'), skip, skip])).replies.some(
      (reply) => reply.kind === 'ask' && reply.options.includes('animals'),
    );
  const offersNewNeed = (pets: Sent[] = []) =>
    offeredIn(
      converse([
        ...aboutPeople,
        choose('animals'),
        skip,
        skip,
        skip,
        { text: 'YO1' },
        ...pets,
        skip,
        skip,
        skip,
      ]),
    ).includes('example-donkeys');
  const offersNewService = (pets: Sent[] = []) =>
    offeredIn(
      converse([...toPractical, { text: 'YO1' }, ...pets, ...Array.from({ length: 8 }, () => skip)]),
    ).includes('example-tea-dance');

  test('nothing of it is there before', () => {
    expect(showsReworded()).toBe(false);
    expect(asksNewQuestion()).toBe(false);
    expect(offersNewService()).toBe(false);
  });

  test('a question is reworded', () => {
    reword();
    expect(problems()).toEqual([]);
    expect(showsReworded()).toBe(true);
  });

  test('a question is added', () => {
    addQuestion();
    expect(problems()).toEqual([]);
    expect(asksNewQuestion()).toBe(true);
  });

  test('a need is added, with an option, words and a service for it', () => {
    addNeed();
    expect(problems()).toEqual([]);
    expect(countsNewNeed()).toBe(true);
    expect(readsNewNeed()).toBe(true);
    expect(offersNewNeed()).toBe(true);
  });

  test('a service is added', () => {
    addService();
    expect(problems()).toEqual([]);
    expect(offersNewService()).toBe(true);
  });

  test('all of it in one day', () => {
    reword();
    addQuestion();
    addNeed();
    addService();
    expect(problems()).toEqual([]);
    const noPet = [choose('no-pet')];
    expect([
      showsReworded(),
      asksNewQuestion(),
      countsNewNeed(),
      readsNewNeed(),
      offersNewNeed(noPet),
      offersNewService(noPet),
    ]).toEqual([true, true, true, true, true, true]);
  });

  test('somebody in the middle of a conversation goes on with the new content', () => {
    const turns = converse([...toPractical, { text: 'YO1' }], content());
    expect(askedIn(turns).at(-1)).toBe('travel');
    addQuestion();
    addNeed();
    const edited = loaded();
    const { conversation } = last(turns);
    const clock = counterClock();
    const turn = takeTurn(guideFrom(edited), buildIndex(edited.services), conversation, {
      choices: ['walk'],
      to: { question: 'travel' },
      at: clock(),
    });
    expect(turn.conversation.entries.slice(0, conversation.entries.length)).toEqual(conversation.entries);
    expect(askedIn([turn])).toEqual(['pets']);
    // And nothing of it reached the content that others are using.
    expect(
      takeTurn(guideOfContent(), indexOfContent(), conversation, { choices: ['walk'], at: clock() }).position
        .at,
    ).toMatchObject({ spot: { question: 'money' } });
  });
});
