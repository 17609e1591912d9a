/** Where staff are told by two ways at once: one that works is enough, and one that does not is noticed. */
import { expect, test } from '@jest/globals';
import type { Outcome, Way } from '../../adapters/alerts/alerts.js';
import { staffOf } from '../../bot/staff.js';
import type { StaffMessage } from '../../dialogs/staff-words.js';
import { content } from '../guide.js';

const MESSAGE: StaffMessage = {
  language: 'en',
  subject: 'Please look',
  paragraphs: [],
  facts: [],
  footer: [],
};
const SENT: Outcome = { kind: 'sent' };
const GONE: Outcome = { kind: 'refused', why: 'status 410' };
const BUSY: Outcome = { kind: 'failed', why: 'ECONNREFUSED' };

const wayThat = (name: string, outcome: Outcome): Way => ({
  name,
  send: () => Promise.resolve(outcome),
  problem: () => Promise.resolve(undefined),
});

async function told(mail: Outcome, teams: Outcome) {
  const example = content().practices.get('example')!;
  const alerts = { ...example.alerts!, teams: 'TEAMS_WEBHOOK_EXAMPLE' as const };
  const warnings: object[] = [];
  const staff = staffOf(
    new Map([['example', { ...example, alerts }]]),
    { mail: wayThat('email', mail), teams: wayThat('teams', teams), isSet: () => true },
    (what) => warnings.push(what),
  );
  return { outcome: await staff.send('example', 'first', MESSAGE, 'an-id'), warnings };
}

test('a way that is broken for good is warned of although the other one works', async () => {
  expect(await told(SENT, GONE)).toEqual({
    outcome: SENT,
    warnings: [{ practice: 'example', way: 'teams', outcome: 'refused', why: 'status 410' }],
  });
  expect(await told(BUSY, SENT)).toEqual({
    outcome: SENT,
    warnings: [{ practice: 'example', way: 'email', outcome: 'failed', why: 'ECONNREFUSED' }],
  });
});

test('where both work nobody is warned, and where none does whoever pays says so', async () => {
  expect(await told(SENT, SENT)).toEqual({ outcome: SENT, warnings: [] });
  expect(await told(BUSY, GONE)).toEqual({ outcome: BUSY, warnings: [] });
});
