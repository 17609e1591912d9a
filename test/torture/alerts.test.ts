/** What the fault campaign holds e-mails to staff against: who was not told, and how long it took. */
import { describe, expect, test } from '@jest/globals';
import { email } from '../../adapters/alerts/email.js';
import { keyOf, type Kept } from '../../adapters/stores/store.js';
import { messageOf } from '../../bot/paying/names.js';
import { delays, untold } from '../../bot/torture/alerts.js';
import { failingMail, type Arrived } from '../../bot/torture/mail.js';
import type { Effect } from '../../dialogs/effects.js';
import { seeded } from '../../bot/bench/random.js';
import { keptOf } from '../adapters/stores/kept.js';

const AT = '2026-11-22T09:00:00.000Z';
const after = (seconds: number) => Date.parse(AT) + seconds * 1000;

const alert: Effect = { kind: 'alert', about: 'urgent', by: 'policy', at: AT, episode: AT };
const call: Effect = {
  kind: 'call-back',
  by: 'consent',
  at: AT,
  phone: '+441632960123',
  typed: '01632 960123',
};

const owing = (effect: Effect): Kept => ({
  ...keptOf({ version: 1 }),
  owed: [{ id: 'm/0', effect, due: AT, tries: 1, state: 'owed', since: AT }],
});
const came = (kept: Kept, who: 'first' | 'second', seconds: number): Arrived => ({
  id: messageOf(keyOf(kept), 'm/0', who),
  to: `${who}@example.org`,
  at: after(seconds),
});
const up = (from: number, to: number) => ({ from: after(from), to: after(to) });

describe('what staff were sent', () => {
  const danger = owing(alert);
  const ring = owing(call);
  const untoldOf = (kept: Kept, arrived: Arrived[], isLater: boolean) =>
    untold([kept], { arrived, ups: [], now: after(0) }, isLater).length;

  test('lacks an alert that did not come to the first address, and, later, to the second', () => {
    expect(untoldOf(danger, [], false)).toBe(1);
    expect(untoldOf(danger, [came(danger, 'first', 1)], false)).toBe(0);
    expect(untoldOf(danger, [came(danger, 'first', 1)], true)).toBe(1);
    expect(untoldOf(danger, [came(danger, 'first', 1), came(danger, 'second', 900)], true)).toBe(0);
  });

  test('lacks a call that came to nobody, once its time is over', () => {
    expect(untoldOf(ring, [], false)).toBe(0);
    expect(untoldOf(ring, [], true)).toBe(1);
    expect(untoldOf(ring, [came(ring, 'second', 900)], true)).toBe(0);
    const later: Effect = { kind: 'call-off', by: 'consent', at: AT, of: AT };
    const off = { id: 'n/0', effect: later, due: AT, tries: 0, state: 'owed' as const, since: AT };
    expect(untoldOf({ ...ring, owed: [...ring.owed, off] }, [], true)).toBe(0);
  });

  test('took as long as there was a server meanwhile', () => {
    const of = { arrived: [came(danger, 'first', 50)], ups: [up(-10, 5), up(40, 60)], now: after(90) };
    expect(delays([danger], of)).toEqual([15_000]);
    expect(delays([danger], { ...of, arrived: [] })).toEqual([25_000]);
    expect(delays([ring], of)).toEqual([]);
  });
});

test('a mail server on a bad day takes an e-mail the second time, whatever went wrong the first time', async () => {
  const server = await failingMail(seeded(1));
  const way = email({ url: server.url, from: 'chat@example.org' });
  const message = { language: 'en', subject: 'Somebody', paragraphs: ['Text.'], facts: [], footer: [] };
  const kinds = new Set<string>();
  for (let n = 0; n < 40; n++) {
    const id = `${n}`;
    for (let tries = 0, outcome = ''; outcome !== 'sent'; tries++) {
      outcome = (await way.send('reception@example.org', message, id)).kind;
      kinds.add(outcome);
      // Once for the e-mail, and once or twice because it was busy.
      expect(tries).toBeLessThan(5);
    }
    expect(server.arrived.some((each) => each.id === id && each.to === 'reception@example.org')).toBe(true);
  }
  expect([...kinds].sort()).toEqual(['failed', 'sent', 'unknown']);
  expect(server.failed()).toBeGreaterThan(10);
  await server.close();
});
