/** Writing first in Teams: who left is nudged, who agreed is asked how it went, and nothing of anybody stands in a notification. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { currentIn } from '../../../adapters/channels/teams/chats.js';
import { memoryStore } from '../../../adapters/stores/memory.js';
import type { Owed } from '../../../dialogs/effects.js';
import { settled } from '../../bot/staff.js';
import { handClock } from '../../bot/talk.js';
import { ANSWERS } from '../../browser/person.js';
import { doing, memberOf, openTeams, withClinicians, type Member, type Teams } from './driver.js';

// Content is read slowly on a busy machine.
jest.setTimeout(180_000);

const MORNING = '2026-11-22T10:00:00.000Z';
const CLINICIAN = '12345678-0000-4000-8000-000000000099';
const hours = (count: number) => new Date(Date.parse(MORNING) + count * 60 * 60_000).toISOString();

const store = memoryStore();
const time = handClock();
let teams: Teams;
beforeAll(async () => {
  teams = await openTeams({
    store,
    clock: time.clock,
    env: { MESSAGES_A_MINUTE: '0' },
    practices: withClinicians([CLINICIAN]),
  });
});
afterAll(() => teams.close());

async function isLate(at: string): Promise<void> {
  time.isLate(at);
  const open = async (is: (owed: Owed) => boolean) =>
    (await store.page(undefined, 500)).kept.some(({ owed }) => owed.some(is));
  for (let looked = 0, tries = 0; tries < 500; tries++) {
    await settled();
    await new Promise((done) => setTimeout(done, 5));
    if (await open(({ state }) => state === 'sending')) continue;
    if (looked > 0 && !(await open(({ state, due }) => state === 'owed' && due <= at))) return;
    looked++;
    time.passes(60_000);
  }
}

async function to(member: Member, question: string | undefined): Promise<void> {
  time.isLate(MORNING);
  await member.installs();
  for (let turn = 0; turn < 60 && member.asked() !== question; turn++) {
    const asked = member.asked() ?? '';
    const answer = asked === 'option' ? { tap: 'like' } : ANSWERS[asked];
    if (answer === undefined) throw new Error(`Nobody knows what to answer to '${asked}'`);
    if ('type' in answer) await member.answers({ words: answer.type });
    else if ('tap' in answer) await member.chooses([answer.tap]);
    else await member.chooses(answer.tick, answer.words);
  }
  member.fresh();
}
const conversationOf = async (member: Member) => {
  const person = await store.findPerson(member.key());
  const id = (person && currentIn(person, 'person')?.conversation) ?? '';
  return store.find({ practice: 'example', id });
};
/** Presses what was sent last that does this, however the card was changed since. */
async function presses(member: Member, wish: string): Promise<void> {
  for (const { id, activity } of member.calls().reverse()) {
    const data = activity?.attachments?.[0]?.content.actions?.find((each) => doing(each.data) === wish)?.data;
    if (data) return void (await member.presses(id, data));
  }
  throw new Error(`Nothing can be pressed that does ${wish}`);
}

describe('who left in the middle', () => {
  test('is written to after a day and after three, and goes on from there', async () => {
    const member = memberOf(teams);
    await to(member, 'hard');
    await isLate(hours(24));
    const [nudge, ...rest] = member.fresh();
    expect(rest).toEqual([]);
    expect(JSON.stringify(nudge?.activity)).not.toMatch(/whippet|hard/);
    expect(nudge?.activity?.summary).toBeDefined();
    await isLate(hours(72));
    expect(member.fresh()).toHaveLength(1);
    await isLate(hours(24 * 30));
    expect(member.fresh()).toHaveLength(0);
    await presses(member, 'teams-continue');
    expect(member.asked()).toBe('hard');
  });

  test.each([
    ['said so', ['Stop messages'], 0],
    ['said so, and took it back', ['Stop messages', 'Allow messages'], 1],
    ['wrote of danger at home', ['my husband hits me'], 0],
    ['wrote of danger at home, and is safe', ['my husband hits me', 'yes'], 0],
    [
      'wrote of danger at home, is safe and may be written to',
      ['my husband hits me', 'yes', 'Allow messages'],
      1,
    ],
  ])('and %s is written to so often', async (_what, words, times) => {
    const member = memberOf(teams);
    await to(member, 'hard');
    for (const text of words) await member.says(text);
    member.fresh();
    await isLate(hours(24));
    expect(member.fresh()).toHaveLength(times);
  });

  test('as a clinician is not written to', async () => {
    time.isLate(MORNING);
    const member = memberOf(teams, undefined, CLINICIAN);
    await member.installs();
    for (const choice of ['paramedic', 'ongoing', '2', '18-64', 'none-of-these', 'agree'])
      await member.chooses([choice]);
    expect(member.asked()).toBe('matters');
    member.fresh();
    await isLate(hours(24 * 30));
    expect(member.fresh()).toEqual([]);
  });
});

describe('after a plan', () => {
  test('they agree to be asked, once however often they press, and the talk is begun with a button', async () => {
    const member = memberOf(teams);
    await to(member, undefined);
    await presses(member, 'check-in:two-weeks');
    await presses(member, 'check-in:two-weeks');
    await presses(member, 'check-in:few-days');
    // The card is a line by now: nothing on the screen asks it again.
    expect(JSON.stringify(member.screen())).not.toContain('check-in:');
    const kept = await conversationOf(member);
    expect(kept?.owed.filter(({ effect }) => effect.kind === 'check-in')).toHaveLength(2);
    member.fresh();
    await isLate(hours(24 * 14 - 1));
    expect(member.fresh()).toEqual([]);
    await isLate(hours(24 * 14));
    expect(member.fresh()).toHaveLength(1);
    await presses(member, 'check-in:begin');
    expect(member.asked()).toBe('how-did-it-go');
    await member.chooses(['not-yet-done']);
    expect((await conversationOf(member))?.conversation).toMatchObject({ script: 'check-in', round: 2 });
    expect(member.asked()).toBe('which-one');
  });

  test('a no is no, and nobody is asked again about the same plan', async () => {
    const member = memberOf(teams);
    await to(member, undefined);
    await presses(member, 'check-in:no');
    await presses(member, 'check-in:few-days');
    member.fresh();
    await isLate(hours(24 * 60));
    expect(member.fresh()).toEqual([]);
  });
});
