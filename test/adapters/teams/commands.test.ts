/** The commands that Teams lists for everybody: each one is obeyed by both who answer and clinicians, and never an answer. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { z } from 'zod';
import { currentIn } from '../../../adapters/channels/teams/chats.js';
import type { Role } from '../../../adapters/channels/teams/held.js';
import { packageApp } from '../../../bot/commands/teams.js';
import { settingsFrom } from '../../../bot/settings.js';
import { memberOf, openTeams, withClinicians, type Member, type Teams } from './driver.js';
import { SET_UP } from './set-up.js';
import { APP } from './microsoft.js';

// Content is read slowly on a busy machine.
jest.setTimeout(180_000);

const CLINICIAN = '12345678-0000-4000-8000-000000000099';
const Listed = z.object({
  bots: z.array(
    z.object({ commandLists: z.array(z.object({ commands: z.array(z.object({ title: z.string() })) })) }),
  ),
});

/** As they stand in the package that is uploaded: its files are not packed. */
function listed(): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'teams-commands-'));
  const out = join(folder, 'app.zip');
  const settings = settingsFrom({
    MicrosoftAppId: APP,
    MicrosoftAppPassword: 'x',
    PUBLIC_URL: 'https://chat.example.org',
  });
  packageApp(settings, { out, appVersion: '1.0.0', developer: 'Example Practice' });
  const zip = readFileSync(out).toString('latin1');
  rmSync(folder, { recursive: true });
  const json = zip.slice(zip.indexOf('{'), zip.indexOf('\n}\n') + 3);
  const { bots } = Listed.parse(JSON.parse(Buffer.from(json, 'latin1').toString()));
  return bots.flatMap(({ commandLists }) =>
    commandLists.flatMap(({ commands }) => commands.map(({ title }) => title)),
  );
}
const COMMANDS = listed();

let teams: Teams;
beforeAll(async () => {
  teams = await openTeams({ practices: withClinicians([CLINICIAN]), env: { MESSAGES_A_MINUTE: '0' } });
});
afterAll(() => teams.close());

test('there are those of everybody, those about messages, and the clinician’s', () => {
  const { labels } = [...teams.app.guide.wordings.values()][0] ?? {};
  expect(COMMANDS).toEqual(
    (['start', 'continue', 'plans', 'help', 'off', 'on', 'clinician', 'parts'] as const).map(
      (each) => labels?.[`teams-${each}`],
    ),
  );
});

/** As far as something is kept: then what is asked is in the middle. */
const TO_THE_MIDDLE: Record<string, string> = {
  hello: 'start',
  privacy: 'agree',
  who: 'me',
  ...SET_UP,
};
async function inTheMiddle(role: Role): Promise<Member> {
  const member = memberOf(teams, undefined, role === 'clinician' ? CLINICIAN : undefined);
  await member.installs();
  await member.says('Start');
  for (let answer; (answer = TO_THE_MIDDLE[member.asked() ?? '']) !== undefined;)
    await member.chooses([answer]);
  return member;
}

async function conversationOf(member: Member, role: Role) {
  const person = await teams.store.findPerson(member.key());
  const id = (person && currentIn(person, role)?.conversation) ?? '';
  return teams.store.find({ practice: 'example', id });
}

describe.each<Role>(['person', 'clinician'])('in the middle of a conversation, as a %s', (role) => {
  // Parts is for clinicians alone: in a chat of one's own it is a word like any other.
  test.each(role === 'clinician' ? COMMANDS : COMMANDS.slice(0, -1))('%s', async (command) => {
    const member = await inTheMiddle(role);
    const before = await conversationOf(member, role);
    const { entries = [], id = '' } = before?.conversation ?? {};
    expect(entries.length).toBeGreaterThan(0);
    member.fresh();
    expect(await member.says(command)).toBe(200);
    expect(member.fresh().length).toBeGreaterThan(0);
    const after = await teams.store.find({ practice: 'example', id });
    expect(after?.conversation.entries).toEqual(entries);
    expect(after?.conversation.misses).toBe(0);
  });
});
