/** The conversation in Teams: one card a step, pressed once, and never more than is safe to show. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { z } from 'zod';
import { memoryStore } from '../../../adapters/stores/memory.js';
import { ANSWERS } from '../../browser/person.js';
import { refusing } from '../../bot/talk.js';
import { doing, memberOf, openTeams, ticksIn, type Member, type Teams } from './driver.js';

const ajv = new Ajv({ strict: false, allErrors: true });
addFormats.default(ajv);
const {
  id: _id,
  $schema: _draft,
  ...schema
} = z
  .looseObject({})
  .parse(JSON.parse(readFileSync('test/protocols/adaptivecards/adaptive-card.json', 'utf8')));
const isCard = ajv.compile(schema);

const store = refusing(memoryStore());
let teams: Teams;
beforeAll(async () => {
  teams = await openTeams({ store });
});
afterAll(() => teams.close());

/** One answer to the open card, as that person gives it everywhere. */
async function answers(member: Member): Promise<void> {
  const question = member.asked() ?? '';
  const answer = question === 'option' ? { tap: 'like' } : ANSWERS[question];
  if (answer === undefined) throw new Error(`Nobody knows what to answer to '${question}'`);
  if ('type' in answer) await member.answers({ words: answer.type });
  else if ('tap' in answer) await member.chooses([answer.tap]);
  else await member.chooses(answer.tick, answer.words);
}

async function to(member: Member, question: string | undefined): Promise<void> {
  await member.installs();
  for (let turn = 0; turn < 60 && member.asked() !== question; turn++) await answers(member);
}

test('a whole conversation comes to its plan, on cards that keep to the schema and to what Teams shows', async () => {
  const member = memberOf(teams);
  await to(member, undefined);
  const sent = member.calls().flatMap(({ activity }) => activity ?? []);
  const cards = sent.flatMap(({ attachments = [] }) => attachments.map(({ content }) => content));
  expect(cards.length).toBeGreaterThan(30);
  expect(cards.flatMap((card) => (isCard(card) ? [] : (isCard.errors ?? [])))).toEqual([]);
  for (const card of cards) {
    expect(card).toMatchObject({ version: '1.5', lang: 'en' });
    expect(card.speak.length * card.fallbackText.length).toBeGreaterThan(0);
    expect(ticksIn(card.body).length).toBeLessThanOrEqual(6);
    expect(card.actions?.length ?? 0).toBeLessThanOrEqual(6);
    for (const block of card.body)
      if (block.type === 'TextBlock') expect(block).toMatchObject({ wrap: true });
    expect(JSON.stringify(card).length).toBeLessThan(28_000);
  }
  for (const { text, attachments, suggestedActions, summary } of sent) {
    // Text and card in one are taken apart by Teams, and their id is lost.
    expect([text, attachments].filter((each) => each !== undefined)).toHaveLength(1);
    if (attachments !== undefined)
      expect({ suggestedActions, summary }).toMatchObject({ summary: expect.any(String) });
    expect(
      suggestedActions === undefined || (attachments === undefined && suggestedActions.actions.length <= 3),
    ).toBe(true);
  }
  const all = JSON.stringify(sent);
  expect(all).toContain('Riverside Runners');
});

test('every step is headed, and each asked card was turned into a line: one alone can be answered', async () => {
  const member = memberOf(teams);
  await to(member, 'hard');
  const open = member
    .screen()
    .filter(({ activity }) =>
      activity.attachments?.some(({ content }) =>
        content.actions?.some(({ data }) => data !== undefined && data['do'] === undefined),
      ),
    );
  expect(open).toHaveLength(1);
  expect(open[0]?.activity.attachments?.[0]?.content.body.some((block) => block['style'] === 'heading')).toBe(
    true,
  );
  const lines = member
    .screen()
    .filter(({ activity }) =>
      activity.attachments?.some(({ content }) =>
        content.actions?.some(({ data }) => doing(data).startsWith('change:')),
      ),
    );
  expect(lines.length).toBeGreaterThan(5);
});

describe('a press', () => {
  test('that comes twice, at once or later, or with another answer, is one effect', async () => {
    const member = memberOf(teams);
    await to(member, 'hard');
    const open = member.open();
    if (open === undefined) throw new Error('Nothing is asked');
    const value = { ...open.step, choice: 'people' };
    await Promise.all([member.presses(open.id, value), member.presses(open.id, value)]);
    await member.presses(open.id, { ...open.step, choice: 'money' });
    expect(member.asked()).toBe('hard-people');
    const conversation = await conversationOf(member);
    expect(
      conversation?.entries.filter(({ question }) => question === 'hard').map(({ value }) => value),
    ).toEqual([['people']]);
    // The last press finds the card as it is: the line with the answer that counts.
    const last = member.calls().at(-1);
    expect(last).toMatchObject({ method: 'PUT', id: open.id });
  });

  test('on Change asks again with what was said, and what is saved then counts', async () => {
    const member = memberOf(teams);
    await to(member, 'hard');
    const line = member.screen().find(({ activity }) => JSON.stringify(activity).includes('change:matters'));
    const change = line?.activity.attachments?.[0]?.content.actions?.[0]?.data;
    if (line === undefined || change === undefined) throw new Error('There is no line to change');
    await member.presses(line.id, change);
    expect(member.asked()).toBe('matters');
    expect(JSON.stringify(member.open()?.card)).toContain('whippet');
    await member.answers({ words: 'My garden' });
    const entries = (await conversationOf(member))?.entries ?? [];
    expect(entries.findLast(({ question }) => question === 'matters')?.words).toBe('My garden');
  });

  test('of Back and Skip leads there', async () => {
    const member = memberOf(teams);
    await to(member, 'hard');
    await member.does('back');
    const before = member.asked();
    expect(before).not.toBe('hard');
    await answers(member);
    expect(member.asked()).toBe('hard');
    await member.does('skip');
    expect(member.asked()).not.toBe('hard');
  });

  test('of "More answers" shows the other answers and keeps what was ticked', async () => {
    const member = memberOf(teams);
    await to(member, 'hard');
    const first = member.open();
    const [ticked = ''] = ticksIn(first?.card.body ?? []);
    const more = first?.card.actions?.find(({ data }) => doing(data).startsWith('more'));
    if (first === undefined || more?.data === undefined) throw new Error('There is one page alone');
    await member.presses(first.id, { ...more.data, choice: ticked });
    const second = member.open();
    expect(second?.id).toBe(first.id);
    const [other = ''] = ticksIn(second?.card.body ?? []);
    expect(other).not.toBe(ticked);
    await member.answers({ choices: [other] });
    const entries = (await conversationOf(member))?.entries ?? [];
    expect(new Set(entries.findLast(({ question }) => question === 'hard')?.value)).toEqual(
      new Set([ticked, other]),
    );
  });

  test('with nothing in it asks again, and loses nothing', async () => {
    const member = memberOf(teams);
    await to(member, 'hard');
    await member.answers({ choices: [] });
    expect(member.asked()).toBe('hard');
  });

  test.each([
    ['a list', []],
    ['a number', 7],
    ['an order that does not exist', { nonce: 'x', do: 'delete-the-world' }],
    ['a question nobody asks', { nonce: 'y', question: 'no-such-question', choice: 'a' }],
    ['a page far away', { nonce: 'z', question: 'hello', do: 'more:99' }],
  ])('with %s in it breaks nothing', async (_what, value) => {
    const member = memberOf(teams);
    await member.installs();
    expect(await member.posts({ value })).toBe(200);
    await answers(member);
    expect(member.asked()).toBe('privacy');
  });
});

async function conversationOf(member: Member) {
  const people = await personOf(member);
  const id = people?.addresses.findLast(({ channel }) => channel === 'teams-conversation')?.address;
  return id === undefined ? undefined : (await teams.store.find({ practice: 'example', id }))?.conversation;
}
const personOf = (member: Member) => teams.store.findPerson(member.key());

describe('getting about', () => {
  test('the app greets once, however Teams tells that it was put in', async () => {
    const member = memberOf(teams);
    await Promise.all([
      member.installs(),
      member.posts({
        type: 'conversationUpdate',
        membersAdded: [{ id: '28:11111111-2222-4333-8444-555555555555' }],
      }),
    ]);
    await member.installs();
    expect(member.calls()).toHaveLength(1);
    expect(member.asked()).toBe('hello');
  });

  test('Start begins, and after the plan it begins anew; the old plan is still there', async () => {
    const member = memberOf(teams);
    await member.installs();
    await member.says('Start');
    expect(member.asked()).toBe('privacy');
    while (member.asked() !== undefined) await answers(member);
    const first = await conversationOf(member);
    await member.says('start');
    expect(member.asked()).toBe('hello');
    member.fresh();
    await member.says('My plans');
    expect(JSON.stringify(member.fresh())).toContain('Riverside Runners');
    expect((await conversationOf(member))?.id).not.toBe(first?.id);
  });

  test('Start in the middle asks first, and Continue shows the question again', async () => {
    const member = memberOf(teams);
    await to(member, 'hard');
    await member.says('Start');
    expect(member.asked()).toBe('hard');
    member.fresh();
    await member.says('Continue');
    expect(member.asked()).toBe('hard');
    expect(member.fresh().some(({ method }) => method === 'POST')).toBe(true);
  });

  test('Help shows who to call, and the ways on', async () => {
    const member = memberOf(teams);
    await to(member, 'hard');
    member.fresh();
    await member.says('Help');
    const sent = member.fresh();
    expect(JSON.stringify(sent)).toContain('urgent');
    expect(sent.at(-1)?.activity?.suggestedActions?.actions).toHaveLength(3);
  });

  test('who deletes everything leaves no card with an answer on the screen, and begins anew', async () => {
    const member = memberOf(teams);
    await to(member, 'hard');
    const before = await conversationOf(member);
    await member.says('delete my answers');
    await member.says('yes delete my answers');
    expect(JSON.stringify(member.screen())).not.toContain('whippet');
    expect(before && (await teams.store.find({ practice: 'example', id: before.id }))).toBeUndefined();
    await member.says('hello');
    expect(member.asked()).toBe('privacy');
  });
});

describe('danger', () => {
  const CRISIS = 'I want to kill myself tonight';
  const called = (member: Member) => JSON.stringify(member.fresh().map(({ activity }) => activity));

  test('is answered with text and then a card, apart', async () => {
    const member = memberOf(teams);
    await to(member, 'hard');
    member.fresh();
    await member.says(CRISIS);
    const [text, card] = member.fresh().map(({ activity }) => activity);
    expect(text?.text).toContain('999');
    expect(text?.attachments).toBeUndefined();
    expect(JSON.stringify(card?.attachments)).toContain('tel:999');
  });

  test.each(['find', 'save'] as const)('is answered when the store does not %s', async (what) => {
    const member = memberOf(teams);
    await to(member, 'hard');
    member.fresh();
    store.refuses.add(what);
    try {
      expect(await member.says(CRISIS)).toBe(200);
      expect(called(member)).toContain('999');
      expect(await member.answers({ words: CRISIS })).toBe(200);
      expect(called(member)).toContain('999');
      expect(await member.does('urgent')).toBe(200);
      expect(called(member)).toContain('999');
    } finally {
      store.refuses.clear();
    }
  });

  test('in an edit is seen too', async () => {
    const member = memberOf(teams);
    await to(member, 'hard');
    member.fresh();
    await member.posts({
      type: 'messageUpdate',
      text: CRISIS,
      id: 'not-known',
      channelData: { tenant: { id: member.tenant }, eventType: 'editMessage' },
    });
    expect(called(member)).toContain('999');
  });

  test('where nothing can be saved, an ordinary answer is not lost in silence', async () => {
    const member = memberOf(teams);
    await to(member, 'hard');
    member.fresh();
    store.refuses.add('save');
    try {
      await member.answers({ choices: ['people'] });
      expect(called(member)).toContain('999');
    } finally {
      store.refuses.clear();
    }
    await member.answers({ choices: ['people'] });
    expect(member.asked()).toBe('hard-people');
  });
});

describe('a message of theirs', () => {
  test('that is edited changes the answer that it gave, and nothing else', async () => {
    const member = memberOf(teams);
    await to(member, 'matters');
    await member.posts({ id: 'typed-1', text: 'My whippet' });
    const asked = member.asked();
    const edit = {
      type: 'messageUpdate',
      id: 'typed-1',
      text: 'My two whippets',
      channelData: { tenant: { id: member.tenant }, eventType: 'editMessage' },
    };
    await member.posts(edit);
    await member.posts(edit);
    const said = (await conversationOf(member))?.entries.filter(({ question }) => question === 'matters');
    expect(said?.map(({ words }) => words)).toEqual(['My whippet', 'My two whippets']);
    expect(member.asked()).toBe(asked);
  });

  test('that is deleted keeps its answer, and they are told', async () => {
    const member = memberOf(teams);
    await to(member, 'matters');
    await member.posts({ id: 'typed-2', text: 'My whippet' });
    member.fresh();
    await member.posts({
      type: 'messageDelete',
      id: 'typed-2',
      channelData: { tenant: { id: member.tenant }, eventType: 'softDeleteMessage' },
    });
    expect(member.fresh().map(({ method }) => method)).toEqual(['POST']);
    expect((await conversationOf(member))?.entries.some(({ words }) => words === 'My whippet')).toBe(true);
  });

  test('in a group or a channel is not answered: others would read along', async () => {
    const member = memberOf(teams);
    await member.posts({
      text: 'hello',
      conversation: {
        id: member.conversation,
        conversationType: 'groupChat',
        tenantId: member.tenant,
        isGroup: true,
      },
    });
    expect(member.calls()).toEqual([]);
  });

  test.each(['typing', 'messageReaction', 'event', 'endOfConversation', 'something-new'])(
    'of the kind %s is taken and says nothing',
    async (type) => {
      const member = memberOf(teams);
      await member.installs();
      member.fresh();
      expect(await member.posts({ type, text: 'x' })).toBe(200);
      expect(member.fresh()).toEqual([]);
    },
  );
});

test('a sending that Teams does not take is tried again; one that is not allowed any more is not, and that is kept', async () => {
  const member = memberOf(teams);
  await to(member, 'hard');
  teams.microsoft.refusals.push({ status: 429, headers: { 'retry-after': '0' } }, { status: 502 });
  expect(await member.says('people')).toBe(200);
  expect(member.asked()).toBe('hard-people');
  expect(teams.microsoft.refused.map((each) => each.slice(-3))).toEqual(['429', '502']);
  // Tried four times, and then given up: Teams is told that it did not work.
  for (let n = 0; n < 9; n++) teams.microsoft.refusals.push({ status: 504 });
  expect(await member.says('Continue')).toBe(502);
  teams.microsoft.refusals.length = 0;
  expect(await member.says('Continue')).toBe(200);
  teams.microsoft.refusals.push({ status: 403 }, { status: 403 }, { status: 403 });
  const before = member.calls().length;
  await member.says('company');
  expect(member.calls().length).toBe(before);
  expect(teams.microsoft.refusals.length).toBe(1);
  teams.microsoft.refusals.length = 0;
  expect((await personOf(member))?.addresses.map(({ channel }) => channel)).toContain('teams-gone');
  // Who writes again is there again.
  await member.says('Continue');
  expect((await personOf(member))?.addresses.map(({ channel }) => channel)).not.toContain('teams-gone');
});
