/** Walks every way through the conversation, one answer of each kind at a time: nothing is out of reach, help never is. */
import { isDeepStrictEqual } from 'node:util';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { decided } from '../dialogs/decided.js';
import { countedNeeds, readNeeds, valueOf } from '../dialogs/ground.js';
import { optionsFor } from '../dialogs/options.js';
import { before, contextAt, conversationAt, walk, type Position } from '../dialogs/position.js';
import { takeTurn } from '../dialogs/turn.js';
import { counterClock, guideWithAlerts, indexOfContent, newConversation } from './guide.js';
import type { Sent } from './random-talk.js';

jest.setTimeout(120_000);

/** Far more than there are; a walk that never ends is seen here, not by waiting. */
const MOST = 20_000;

const guide = guideWithAlerts();
const index = indexOfContent();
const clock = counterClock();
const { questions } = guide.compiled.lookup;

const take = (from: Position, sent: Sent) =>
  takeTurn(guide, index, conversationAt(from), { ...sent, at: clock() }, from);

/** One answer for each way on: every option alone, several together, words that tell of a need and words that do not. */
function waysOn(position: Position): Sent[] {
  const { at } = position;
  if (at.state === 'urgent')
    return at.step === 'menu'
      ? guide.alarms.menu.map((item) => ({ choices: [item.id] }))
      : [{ choices: ['yes'] }, { choices: ['no'] }];
  // To be rung may be wished for at the end, too: then there is a plan to send with it.
  if (at.state === 'ended') return [{ command: { name: 'ring-me' } }];
  if (at.state !== 'asking') return [];
  const question = questions.get(at.spot.question);
  if (question === undefined) return [];
  const options = optionsFor(question, contextAt(position), guide.compiled);
  const single = options.map((option) => ({ choices: [option] }));
  const together = options.filter(
    (id) => !question.options.some((option) => option.id === id && option.alone),
  );
  const skip: Sent[] = question.must ? [] : [{ command: { name: 'skip' } }];
  switch (question.kind) {
    case 'words':
      return [
        ...single,
        { text: 'this and that' },
        { text: 'I am lonely' },
        { text: 'skint and lonely' },
        ...skip,
      ];
    case 'place':
      return [{ text: 'YO1' }, ...skip];
    case 'phone':
      return [{ text: '07700 900123' }, ...skip];
    case 'scale':
      return [{ text: '0' }, { text: '10' }, ...single, ...skip];
    case 'many':
      return [...single, { choices: together }, ...skip];
    case 'one':
    case 'plan':
    case 'offers':
      return [...single, ...skip];
  }
}

/** Parts in which needs are still found, and parts in which what is in the way is still asked about. */
const FINDS_NEEDS = ['welcome', 'about-you', 'matters', 'good', 'hard', 'first'];
const ASKS_OF_THE_WAY = ['ready', 'ease'];

/**
 * What makes a difference to what comes next: parts hang together only by what counts, and later parts by less of it.
 * Two places alike in this are walked once.
 */
function likeness(position: Position): string {
  const context = contextAt(position);
  const { at } = position;
  const section = at.state === 'asking' ? at.spot.section : '';
  const shown = decided(context, guide.compiled);
  const value = (id: string) => valueOf(context, guide.compiled, id);
  const findsNeeds = FINDS_NEEDS.includes(section);
  const asksOfTheWay = ASKS_OF_THE_WAY.includes(section);
  return JSON.stringify([
    at.state === 'asking' ? at.spot.question : at,
    context.path[section] ?? [],
    Math.min(findsNeeds ? 2 : 1, countedNeeds(context, guide.compiled).length),
    findsNeeds ? Math.min(2, readNeeds(context, guide.compiled).length) : 0,
    shown.some((each) => each.decision === 'like'),
    // Only who can be rung is.
    shown.some((each) => each.decision === 'like' && each.offer.phone !== undefined),
    section === 'options' ? Math.min(3, shown.length) : 0,
    // Whether one that can be rung is among what is shown.
    section === 'options' && conversationAt(position).offers.some(({ phone }) => phone !== undefined),
    value('pace').includes('few-minutes'),
    ['about-you', 'matters'].includes(section) && value('who').some((who) => who !== 'me'),
    value('not-now').includes('keep-list'),
    asksOfTheWay ? [...value('barriers'), ...value('barriers-more')] : [],
  ]);
}

const asked = new Map<string, Position[]>();
const ends = new Set<string>();
const chosen = new Set<string>();
const steps = new Set<string>();
let seen = 0;

beforeAll(() => {
  const met = new Set<string>();
  const waiting = [walk(guide.machine, guide.compiled, newConversation())];
  for (let next = waiting.shift(); next !== undefined && met.size < MOST; next = waiting.shift()) {
    const like = likeness(next);
    if (met.has(like)) continue;
    met.add(like);
    const { at } = next;
    if (at.state === 'asking')
      asked.set(at.spot.question, [...(asked.get(at.spot.question) ?? []), next].slice(0, 4));
    if (at.state === 'ended') ends.add(at.ending);
    if (at.state === 'urgent') steps.add(at.step);
    for (const sent of waysOn(next)) {
      const { position, missed } = take(next, sent);
      expect({ sent, at, missed }).toEqual({ sent, at, missed: false });
      if (at.state === 'asking')
        for (const option of sent.choices ?? []) chosen.add(`${at.spot.question}.${option}`);
      waiting.push(position);
    }
  }
  seen = met.size;
});

describe('walking every way', () => {
  test('the walk comes to its own end', () => {
    expect(seen).toBeGreaterThan(questions.size);
    expect(seen).toBeLessThan(MOST);
  });

  test('every question is asked', () => {
    expect([...asked.keys()].sort()).toEqual([...questions.keys()].sort());
  });

  test('every ending is reached', () => {
    expect([...ends].sort()).toEqual([...guide.script.endings].sort());
  });

  test('every option can be chosen', () => {
    const options = [...questions.values()].flatMap(({ id, options }) =>
      options.map((option) => `${id}.${option.id}`),
    );
    expect(options.filter((option) => !chosen.has(option))).toEqual([]);
  });

  test('every need in needs.yaml can come to count by choosing', () => {
    const named = [...questions.values()].flatMap((question) =>
      question.options.flatMap((option) => Object.keys(option.needs)),
    );
    expect(guide.needs.needs.map((need) => need.id).filter((need) => !named.includes(need))).toEqual([]);
  });

  test('an answer that is not safe opens the menu', () => {
    expect([...steps]).toEqual(expect.arrayContaining(['menu', 'safe']));
  });
});

describe('from every question, in one step', () => {
  const fromEach = (check: (position: Position, question: string) => void) => {
    for (const [question, positions] of asked) for (const position of positions) check(position, question);
  };

  test.each([{ command: { name: 'urgent' as const } }, { text: 'help' }])('urgent help: %j', (sent) => {
    fromEach((position) => {
      expect(take(position, sent).position.at).toEqual({ state: 'urgent', step: 'menu' });
    });
  });

  test('words of danger show who to call', () => {
    fromEach((position) => {
      const turn = take(position, { text: 'I want to kill myself' });
      expect(turn.position.at).toEqual({ state: 'urgent', step: 'safe' });
      expect(turn.replies).toContainEqual({ kind: 'urgent', card: 'suicide' });
    });
  });

  test('a person', () => {
    fromEach((position) => {
      const turn = take(position, { command: { name: 'person' } });
      expect(turn.replies).toContainEqual({ kind: 'say', id: 'person' });
      expect(turn.position.at).toEqual(position.at);
    });
  });

  test('stop, and carrying on is back at the same question', () => {
    fromEach((position) => {
      const stopped = take(position, { command: { name: 'stop' } }).position;
      expect(stopped.at).toEqual({ state: 'stopped' });
      expect(take(stopped, { command: { name: 'carry-on' } }).position.at).toEqual(position.at);
    });
  });

  test('skip leaves a question unless it must be answered', () => {
    fromEach((position, id) => {
      const turn = take(position, { command: { name: 'skip' } });
      const must = questions.get(id)?.must === true;
      expect({ id, moved: !isDeepStrictEqual(turn.position.at, position.at) }).toEqual({ id, moved: !must });
      if (must) expect(turn.replies).toContainEqual({ kind: 'say', id: 'cannot-skip' });
    });
  });

  test('back leads to another question wherever there is one', () => {
    fromEach((position, id) => {
      const turn = take(position, { command: { name: 'back' } });
      const leads = before(position) !== undefined;
      expect({ id, leads }).toEqual({ id, leads: id !== 'hello' });
      const { at } = turn.position;
      const there = at.state === 'asking' ? at.spot : undefined;
      expect(there).toEqual(before(position) ?? (position.at.state === 'asking' ? position.at.spot : {}));
    });
  });

  test('what is said is never empty: there is always something to show', () => {
    fromEach((position) => {
      expect(take(position, { command: { name: 'again' } }).replies.map((reply) => reply.kind)).toContain(
        'ask',
      );
    });
  });
});
