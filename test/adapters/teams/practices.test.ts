/** Several practices that share one organisation: a person chooses theirs once, and danger waits for no choice. */
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { currentIn } from '../../../adapters/channels/teams/chats.js';
import { memoryStore } from '../../../adapters/stores/memory.js';
import { refusing } from '../../bot/talk.js';
import { memberOf, openTeams, type Member, type Teams } from './driver.js';
import { TENANT } from './microsoft.js';

// Content is read slowly on a busy machine.
jest.setTimeout(180_000);

const CLINICIAN = '12345678-0000-4000-8000-000000000001';
const store = refusing(memoryStore());
const two = (example: string) => ({
  'example.yaml': `${example}\nteams: { tenant: ${TENANT} }\n`,
  'second.yaml': `${example
    .replace(/^id: example$/m, 'id: second')
    .replace(
      /^name: Example Practice$/m,
      'name: Second Practice',
    )}\nteams: { tenant: ${TENANT}, clinicians: [${CLINICIAN}] }\n`,
});
let teams: Teams;
beforeAll(async () => {
  teams = await openTeams({ store, practices: two });
});
afterAll(() => teams.close());

/** The newest card that asks which practice it is. */
async function chooses(member: Member, practice: string): Promise<void> {
  const found = member
    .screen()
    .reverse()
    .find(({ activity }) => JSON.stringify(activity).includes('"teams-practice"'));
  const data = found?.activity.attachments?.[0]?.content.actions?.[0]?.data;
  if (found === undefined || data === undefined) throw new Error('Nobody asked');
  await member.presses(found.id, { ...data, choice: practice });
}
const heldAt = async (member: Member, practice: string) => {
  const person = await store.findPerson(member.key(practice));
  return person && currentIn(person, 'person');
};

test('who is new is asked which, and what they chose holds after a restart', async () => {
  const member = memberOf(teams);
  await member.installs();
  expect(member.asked()).toBeUndefined();
  await chooses(member, 'second');
  expect(member.asked()).toBe('hello');
  expect([await heldAt(member, 'example'), typeof (await heldAt(member, 'second'))]).toEqual([
    undefined,
    'object',
  ]);
  const later = await openTeams({ store, practices: two });
  try {
    const same = memberOf(later, member.user);
    await same.says('1');
    expect(same.asked()).toBe('privacy');
  } finally {
    await later.close();
  }
});

test('what they chose holds when another practice of the organisation is taken out, whichever was the first', async () => {
  const shares = (example: string, id: string) =>
    `${example
      .replace(/^id: example$/m, `id: ${id}`)
      .replace(/^name: Example Practice$/m, `name: ${id}`)}\nteams: { tenant: ${TENANT} }\n`;
  const before = await openTeams({
    store,
    practices: (example) => ({
      'example.yaml': shares(example, 'example'),
      'second.yaml': shares(example, 'second'),
      'third.yaml': shares(example, 'third'),
    }),
  });
  const member = memberOf(before);
  try {
    await member.installs();
    await chooses(member, 'second');
    await member.says('Change practice');
    await chooses(member, 'third');
  } finally {
    await before.close();
  }
  const after = await openTeams({
    store,
    practices: (example) => ({
      'example.yaml': example,
      'second.yaml': shares(example, 'second'),
      'third.yaml': shares(example, 'third'),
    }),
  });
  try {
    const same = memberOf(after, member.user);
    await same.says('1');
    expect(same.asked()).toBe('privacy');
    expect(await heldAt(same, 'third')).toBeDefined();
  } finally {
    await after.close();
  }
});

test('whatever is written before is not an answer to anybody’s question; a practice may be written by its name', async () => {
  const member = memberOf(teams);
  await member.says('yes');
  expect(member.asked()).toBeUndefined();
  await member.says('second practice');
  expect(member.asked()).toBe('hello');
});

test('another practice can be chosen, and each has its own conversation', async () => {
  const member = memberOf(teams);
  await member.installs();
  await chooses(member, 'second');
  await member.says('1');
  await member.says('Change practice');
  await chooses(member, 'example');
  expect(member.asked()).toBe('hello');
  await member.says('Change practice');
  await chooses(member, 'second');
  expect(member.asked()).toBe('privacy');
});

test('who is a clinician at one of them holds the clinician’s script there alone', async () => {
  const member = memberOf(teams, undefined, CLINICIAN);
  await member.installs();
  await chooses(member, 'example');
  expect(member.asked()).toBe('hello');
  await member.says('Change practice');
  await chooses(member, 'second');
  expect(member.asked()).toBe('profession');
});

test.each([
  ['a practice that does not exist', 'third'],
  ['nothing', ''],
])('%s cannot be chosen', async (_what, choice) => {
  const member = memberOf(teams);
  await member.installs();
  await chooses(member, choice);
  expect(member.asked()).toBeUndefined();
});

describe('danger', () => {
  test.each([
    ['before a practice is chosen', false],
    ['when nothing can be looked up', true],
  ])('%s is answered with who to call', async (_what, isBroken) => {
    const member = memberOf(teams);
    await member.installs();
    member.fresh();
    if (isBroken) store.refuses.add('find').add('save');
    try {
      await member.says('I want to kill myself tonight');
      expect(JSON.stringify(member.fresh())).toContain('999');
      await member.posts({ value: { nonce: 'any', do: 'urgent' } });
      expect(JSON.stringify(member.fresh())).toContain('999');
    } finally {
      store.refuses.clear();
    }
  });
});
