/** What an edit does to people mid-way is said before it is made: over a folder, and while a server has it. */
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { readContent } from '../../../adapters/content-files.js';
import { openStore, serverStore } from '../../../adapters/stores/open.js';
import type { Store } from '../../../adapters/stores/store.js';
import { against, NoDataThere } from '../../../bot/commands/against.js';
import { settingsFrom } from '../../../bot/settings.js';
import type { Conversation } from '../../../dialogs/conversation.js';
import { optionsFor } from '../../../dialogs/options.js';
import { contextAt, conversationAt, walk } from '../../../dialogs/position.js';
import { midwayIn } from '../../../dialogs/script/lint/midway.js';
import { sumInWords } from '../../../dialogs/script/lint/midway-sum.js';
import { takeTurn } from '../../../dialogs/turn.js';
import { counterClock, guideOfContent, indexOfContent, newConversation } from '../../guide.js';
import type { Sent } from '../../random-talk.js';
import { guideFrom } from '../../../dialogs/guide.js';

const FLOW = 'what-matters/flow.yaml';
const EN = 'what-matters/text/en.yaml';
const guide = guideOfContent();
const index = indexOfContent();
const clock = counterClock();

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'midway-'));
  cpSync('content', join(root, 'content'), { recursive: true });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

function edit(file: string, from: string, to: string) {
  const path = join(root, 'content', file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(from)) throw new RangeError(`${file} has no "${from}"`);
  writeFileSync(
    path,
    text.replace(from, () => to),
  );
}
const edited = () => guideFrom(readContent(join(root, 'content')));

/** Somebody who has come as far as this question, saying the first thing that goes on. */
function midwayAt(question: string, id: string): Conversation {
  let conversation = newConversation(id);
  for (let turns = 0; turns < 60; turns++) {
    const position = walk(guide.machine, guide.compiled, conversation);
    const { at } = position;
    if (at.state !== 'asking') throw new RangeError(`${question} is never asked`);
    if (at.spot.question === question && conversation.asked.at(-1)?.question === question)
      return conversation;
    const turn = takeTurn(guide, index, conversation, { ...answer(at.spot.question), at: clock() }, position);
    conversation = conversationAt(turn.position);
  }
  throw new RangeError(`${question} is too far away`);

  function answer(asked: string): Sent {
    const known = guide.compiled.lookup.questions.get(asked)!;
    if (asked === 'matters') return { text: 'growing rhubarb' };
    if (asked === 'age') return { choices: ['18-64'] };
    if (known.kind === 'words' || known.kind === 'place' || known.kind === 'phone')
      return { command: { name: 'skip' } };
    const context = contextAt(walk(guide.machine, guide.compiled, conversation));
    return { choices: optionsFor(known, context, guide.compiled).slice(0, 1) };
  }
}

/** The question whose answers an edit below changes, and one that comes after it. */
const LATER = 'anything-else';
const EARLIER = 'hard';

const addQuestion = (before: string) => {
  edit(FLOW, `      - id: ${before}\n`, `      - id: pets\n        kind: words\n      - id: ${before}\n`);
  edit(EN, `\n  ${before}:\n`, `\n  pets:\n    ask: "Do you have a pet?"\n  ${before}:\n`);
};

describe('somebody mid-way', () => {
  test('carries on when only words changed', () => {
    edit(EN, "ask: 'What is hard at the moment?'", "ask: 'What is hard now?'");
    expect(midwayIn(edited(), midwayAt(EARLIER, 'anna'))).toEqual({ stands: 'carries-on', lost: [] });
  });

  test('carries on when something is added that they come to later', () => {
    addQuestion(LATER);
    expect(midwayIn(edited(), midwayAt(EARLIER, 'anna')).stands).toBe('carries-on');
  });

  test('is asked one more question when it is put in before where they are', () => {
    addQuestion(LATER);
    expect(midwayIn(edited(), midwayAt(LATER, 'anna'))).toEqual({
      stands: 'asked-more',
      question: 'pets',
      lost: [],
    });
  });

  test('is asked again when the answer they chose is gone, and it is said which answer that was', () => {
    const before = midwayAt('safe-now', 'anna');
    edit(FLOW, '- { id: 18-64, from: 18, to: 64 }', '- { id: grown-up, from: 18, to: 64 }');
    // The check-in goes on from the same answer.
    for (const flow of [FLOW, 'check-in/flow.yaml'])
      edit(flow, '{ answer: age, is: 18-64 }', '{ answer: age, is: grown-up }');
    for (const words of [EN, EN.replace('en.yaml', 'cy.yaml')]) edit(words, '  18-64: ', '  grown-up: ');
    const guideNow = guideFrom(readContent(join(root, 'content')));
    expect(midwayIn(guideNow, before)).toEqual({ stands: 'asked-more', question: 'age', lost: ['age'] });
  });

  test('is stuck when their practice or their script is gone', () => {
    const before = midwayAt(EARLIER, 'anna');
    expect(midwayIn(guide, { ...before, practice: 'closed-down' })).toMatchObject({
      stands: 'stuck',
      why: 'UnknownPractice',
    });
    expect(midwayIn(guide, { ...before, script: 'another' }).stands).toBe('stuck');
  });

  test('who is in urgent help, or has stopped, carries on there', () => {
    addQuestion(LATER);
    const before = midwayAt(LATER, 'anna');
    for (const name of ['urgent', 'stop'] as const) {
      const turn = takeTurn(guide, index, before, { command: { name }, at: clock() });
      expect(midwayIn(edited(), conversationAt(turn.position)).stands).toBe('carries-on');
    }
  });
});

describe('everybody in a data folder', () => {
  const settings = settingsFrom({});
  const data = () => join(root, 'data');
  const keep = async (store: Store) => {
    const people = [midwayAt(EARLIER, 'anna'), midwayAt(LATER, 'bo'), midwayAt(LATER, 'cy')];
    for (const conversation of people)
      await store.save({
        kept: { format: 2, version: 1, conversation, said: [], owed: [], audit: [] },
        readAt: 0,
      });
  };
  const sum = () => {
    addQuestion(LATER);
    return against(data(), readContent(join(root, 'content')), settings);
  };
  const expected = { conversations: 3, carryOn: 1, askedMore: { pets: 2 }, stuck: {}, unreadable: 0 };

  test('is counted with no server running, and nothing there is changed', async () => {
    const store = await openStore(data(), () => undefined);
    await keep(store);
    await store.close();
    expect(await sum()).toMatchObject(expected);
    const again = await openStore(data(), () => undefined);
    expect(await again.find({ practice: 'example', id: 'bo' })).toMatchObject({ version: 1 });
    await again.close();
  });

  test('is counted while a server has the folder', async () => {
    const store = await serverStore(data(), () => undefined);
    await keep(store);
    expect(await sum()).toMatchObject(expected);
    expect(await store.counts()).toMatchObject({ conversations: 3 });
    await store.close();
  });

  test('is told in numbers and questions, never in anybody’s words', async () => {
    const store = await serverStore(data(), () => undefined);
    await keep(store);
    const told = sumInWords(await sum()).join('\n');
    await store.close();
    expect(told).toContain('pets (2)');
    expect(told).not.toMatch(/growing|rhubarb|anna/);
  });

  test('a folder that is not there is refused, and not made', async () => {
    await expect(against(data(), readContent('content'), settings)).rejects.toThrow(NoDataThere);
    expect(existsSync(data())).toBe(false);
  });
});
