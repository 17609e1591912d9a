/** A clinician in Teams: the words to say on a card, one conversation for each client, and nothing of a client where others look. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { z } from 'zod';
import { currentIn } from '../../../adapters/channels/teams/chats.js';
import { heldIn } from '../../../adapters/channels/teams/held.js';
import { memoryStore } from '../../../adapters/stores/memory.js';
import { refusing } from '../../bot/talk.js';
import { doing, memberOf, openTeams, withClinicians, type Member, type Teams } from './driver.js';
import { SET_UP } from './set-up.js';

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

const LISTED = Array.from({ length: 20 }, (_, n) => `12345678-0000-4000-8000-0000000000${String(10 + n)}`);
const CRISIS = 'I want to kill myself tonight';
const store = refusing(memoryStore());
let teams: Teams;
beforeAll(async () => {
  teams = await openTeams({ store, practices: withClinicians(LISTED) });
});
afterAll(() => teams.close());

let next = 0;
const clinician = (): Member => memberOf(teams, undefined, LISTED[next++]);
const personOf = async (member: Member) => {
  const person = await store.findPerson(member.key());
  if (person === undefined) throw new Error('Nobody is there');
  return person;
};
const currentOf = async (member: Member) => {
  const id = currentIn(await personOf(member), 'clinician')?.conversation ?? '';
  return (await store.find({ practice: 'example', id }))?.conversation;
};

/** Up to what matters, where it is kept. */
async function toMatters(member: Member, first: 'installs' | 'starts' = 'installs'): Promise<void> {
  if (first === 'installs') await member.installs();
  else await member.says('Start');
  for (let step = 0; step < 8 && member.asked() !== 'matters'; step++)
    await member.chooses([SET_UP[member.asked() ?? ''] ?? '']);
  expect(member.asked()).toBe('matters');
}

/** What stands on the open card and can be pressed, wherever it stands. */
const wishes = (member: Member): string[] =>
  [...JSON.stringify(member.open()?.card ?? {}).matchAll(/"do":"([^"]+)"/g)].map(([, wish = '']) => wish);
const pressesOn = async (member: Member, what: string, more: object = {}) => {
  const open = member.open();
  if (open === undefined) throw new Error('Nothing is asked');
  const { nonce, of } = open.step;
  await member.presses(open.id, { nonce, of, do: what, ...more });
};
/** The newest card with a list, and the button of it. */
function listed(member: Member, wish: string) {
  const found = member
    .screen()
    .reverse()
    .find(({ activity }) =>
      activity.attachments?.[0]?.content.actions?.some(({ data }) => doing(data) === wish),
    );
  const card = found?.activity.attachments?.[0]?.content;
  const data = card?.actions?.find((action) => doing(action.data) === wish)?.data;
  if (found === undefined || card === undefined || data === undefined) throw new Error(`No list for ${wish}`);
  const choices = z
    .array(z.object({ title: z.string(), value: z.string() }))
    .parse(card.body.find(({ type }) => type === 'Input.ChoiceSet')?.['choices']);
  return {
    id: found.id,
    card,
    choices,
    choose: (value: string) => member.presses(found.id, { ...data, choice: value }),
  };
}

describe('who is on the practice’s list', () => {
  test('holds the clinician’s script, and everybody else of the organisation their own', async () => {
    const [one, other] = [clinician(), memberOf(teams)];
    await one.installs();
    await other.installs();
    expect([one.asked(), other.asked()]).toEqual(['profession', 'hello']);
  });

  test('is told so; who is not is told what to ask for, and goes on with their own', async () => {
    const [one, other] = [clinician(), memberOf(teams, undefined, 'an-id-of-their-own')];
    await one.installs();
    await other.installs();
    await one.says('I am a clinician');
    await other.says('I am a clinician');
    expect(JSON.stringify(other.calls().at(-1))).toContain('an-id-of-their-own');
    expect(JSON.stringify(one.calls().at(-1))).not.toContain('example.yaml');
    expect([one.asked(), other.asked()]).toEqual(['profession', 'hello']);
  });

  test('and is taken off it again, is led to nothing of a client any more', async () => {
    const one = clinician();
    await toMatters(one);
    await one.answers({ words: 'His allotment' });
    const without = await openTeams({ store, practices: withClinicians([]) });
    try {
      const same = memberOf(without, one.user, LISTED[next - 1]);
      await same.says('hello');
      // The first question of their own script is answered by that.
      expect(same.asked()).toBe('privacy');
      await same.says('My plans');
      const open = one.open();
      if (open) await same.presses(open.id, { ...open.step, choice: 'people' });
      expect(JSON.stringify(same.calls())).not.toContain('allotment');
      expect((await currentOf(one))?.entries.at(-1)?.question).toBe('matters');
    } finally {
      await without.close();
    }
  });
});

describe('a step', () => {
  test('has the words to say large and in quotation marks, a tip apart, their words, and every way on', async () => {
    const one = clinician();
    await toMatters(one);
    const card = one.open()?.card;
    const large = card?.body.find((block) => block['size'] === 'ExtraLarge');
    expect(large).toMatchObject({ style: 'heading', text: expect.stringContaining('“') });
    expect(card?.body.filter(({ type, style }) => type === 'Container' && style === 'emphasis')).toHaveLength(
      1,
    );
    expect(card?.body.flatMap(({ type, id }) => (type === 'Input.Text' ? [id] : []))).toEqual([
      'words',
      'note',
    ]);
    expect(card?.actions).toHaveLength(5);
    expect(wishes(one)).toEqual(
      expect.arrayContaining(['back', 'skip', 'not-asked', 'urgent', 'teams-parts']),
    );
    const cards = one.calls().flatMap(({ activity }) => activity?.attachments ?? []);
    expect(cards.flatMap(({ content }) => (isCard(content) ? [] : (isCard.errors ?? [])))).toEqual([]);
    expect(cards.every(({ content }) => (content.actions?.length ?? 0) <= 6)).toBe(true);
  });

  test('that was not asked today is written down as that', async () => {
    const one = clinician();
    await toMatters(one);
    await one.does('not-asked');
    const last = (await currentOf(one))?.entries.at(-1);
    expect(last).toMatchObject({ question: 'matters', status: 'not-asked', by: 'clinician' });
  });

  test('takes a private note beside the answer, pressed twice once, and keeps it apart', async () => {
    const one = clinician();
    await toMatters(one);
    const open = one.open();
    if (open === undefined) throw new Error('Nothing is asked');
    const value = { ...open.step, words: 'His allotment', note: 'He looks tired' };
    await one.presses(open.id, value);
    await one.presses(open.id, value);
    const entries = (await currentOf(one))?.entries ?? [];
    expect(entries.filter(({ question }) => question === 'private-note').map(({ words }) => words)).toEqual([
      'He looks tired',
    ]);
    expect(entries.filter(({ question }) => question === 'matters').map(({ words }) => words)).toEqual([
      'His allotment',
    ]);
    expect(one.asked()).toBe('hard');
  });

  test('leads to any part, and back', async () => {
    const one = clinician();
    await toMatters(one);
    await pressesOn(one, 'teams-parts');
    await listed(one, 'teams-go').choose('values');
    expect(one.asked()).toBe('values');
    await one.says('Parts');
    await listed(one, 'teams-go').choose('good');
    expect(one.asked()).toBe('good-day');
    await one.says('Continue');
    expect(one.asked()).toBe('matters');
  });

  test('is left to no part before they agreed to talk', async () => {
    const one = clinician();
    await one.installs();
    await one.says('Parts');
    await listed(one, 'teams-go').choose('values');
    expect(one.asked()).toBe('profession');
  });
});

describe('danger', () => {
  test.each([
    ['in their words', { words: CRISIS }],
    ['in a note', { note: `He said: ${CRISIS}` }],
  ])('%s is answered with who to call, also when nothing can be saved', async (_what, said) => {
    const one = clinician();
    await toMatters(one);
    one.fresh();
    store.refuses.add('save').add('find');
    try {
      const open = one.open();
      await one.presses(open?.id ?? '', { ...open?.step, ...said });
      expect(JSON.stringify(one.fresh())).toContain('999');
    } finally {
      store.refuses.clear();
    }
  });

  test('a doubt is asked about on a card that has a number to call', async () => {
    const one = clinician();
    await toMatters(one);
    await one.says('I can not face going on like this');
    expect(one.asked()).toBe('urgent-soft');
    expect(JSON.stringify(one.open()?.card.body)).toContain('116 123');
  });
});

describe('several clients', () => {
  async function two(): Promise<Member> {
    const one = clinician();
    await toMatters(one);
    await one.says('Label: AB');
    await one.answers({ words: 'His allotment' });
    await toMatters(one, 'starts');
    await one.says('label: CD 2');
    await one.answers({ words: 'Her two cats' });
    return one;
  }

  test('are listed by the clinician’s own label, with nothing of what was said', async () => {
    const one = await two();
    one.fresh();
    await one.says('My plans');
    const list = JSON.stringify(one.fresh());
    expect(listed(one, 'teams-open').choices.map(({ title }) => title.split(' · ')[0])).toEqual([
      'CD 2',
      'AB',
    ]);
    expect(list).not.toMatch(/allotment|cats|paramedic/);
    for (const { conversation } of heldIn(await personOf(one), 'clinician'))
      expect(list).not.toContain(conversation);
  });

  test('are gone back to one by one, each with what was said in it', async () => {
    const one = await two();
    await one.says('My plans');
    const list = listed(one, 'teams-open');
    await list.choose(list.choices[1]?.value ?? '');
    expect(one.asked()).toBe('hard');
    await one.chooses(['people']);
    const now = await currentOf(one);
    expect(now?.entries.find(({ question }) => question === 'matters')?.words).toBe('His allotment');
    expect(now?.entries.find(({ question }) => question === 'hard')?.value).toEqual(['people']);
    await list.choose(list.choices[0]?.value ?? '');
    expect((await currentOf(one))?.entries.some(({ question }) => question === 'hard')).toBe(false);
  });

  test('a card of the one before, pressed late, is an answer to nobody else', async () => {
    const one = clinician();
    await toMatters(one);
    const late = one.open();
    await one.says('Start');
    expect(one.asked()).toBe('profession');
    if (late === undefined) throw new Error('Nothing was asked');
    await one.presses(late.id, { ...late.step, words: 'His allotment' });
    const [first, second] = await Promise.all(
      heldIn(await personOf(one), 'clinician').map(({ conversation: id }) =>
        store.find({ practice: 'example', id }),
      ),
    );
    const matters = [first, second].map(
      (kept) => kept?.conversation.entries.find(({ question }) => question === 'matters')?.words,
    );
    expect(matters.filter((words) => words !== undefined)).toEqual(['His allotment']);
    expect(one.asked()).toBe('hard');
  });

  test('deleted, one is gone from the list, and its cards are answers to nothing', async () => {
    const one = await two();
    const card = one.open();
    await one.says('delete my answers');
    await one.says('yes delete my answers');
    await one.says('My plans');
    expect(listed(one, 'teams-open').choices).toHaveLength(1);
    if (card) await one.presses(card.id, { ...card.step, choice: 'people' });
    const left = heldIn(await personOf(one), 'clinician').map(({ conversation: id }) =>
      store.find({ practice: 'example', id }),
    );
    const entries = (await Promise.all(left)).flatMap((kept) => kept?.conversation.entries ?? []);
    expect(entries.some(({ question }) => question === 'hard')).toBe(false);
  });

  test('have no label before they agreed to talk', async () => {
    const one = clinician();
    await one.installs();
    await one.chooses(['paramedic']);
    // With a space, which no name made by chance has.
    await one.says('Label: EF 3');
    expect(JSON.stringify(await personOf(one))).not.toContain('EF 3');
  });

  test('no label and no word of theirs stands in a notification', async () => {
    const one = await two();
    const shown = one.calls().flatMap(({ activity }) => [activity?.summary, activity?.text]);
    expect(JSON.stringify(shown)).not.toMatch(/AB|CD 2|allotment|cats/);
    expect(JSON.stringify(one.open()?.card.body)).toContain('CD 2');
  });
});
