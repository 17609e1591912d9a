/** Phone numbers as people in the UK write them, and the clock on their walls. */
import { describe, expect, test } from '@jest/globals';
import { isOpen, Practice } from '../../dialogs/script/practice.js';
import { londonTime } from '../../dialogs/london.js';
import { dialled, phoneIn } from '../../dialogs/phone.js';
import { content } from '../guide.js';

describe('a phone number', () => {
  test.each([
    ['01632 960555', '+441632960555'],
    ['(01632) 960-555', '+441632960555'],
    ['+44 1632 960555', '+441632960555'],
    ['+44 (0)1632 960555', '+441632960555'],
    ['0044 7700 900123', '+447700900123'],
    ['07700900123', '+447700900123'],
    ['020 7946 0018', '+442079460018'],
    ['016977 2345', '+44169772345'],
    ['my number is 07700 900 123, ask for Sam', '+447700900123'],
    ['07700 900123 (07700 900123)', '+447700900123'],
  ])('%s', (text, phone) => expect(phoneIn(text)).toBe(phone));

  test.each([
    'Sam',
    '',
    '999',
    '111',
    '12345',
    '7700 900123',
    '07700 90012',
    '07700 9001234',
    '0800 123 456',
    '0909 8790000',
    '+1 202 555 0100',
    '+33 1 23 45 67 89',
    '07700 900123 or 07700 900456',
    'YO1 7HH',
    '2026-11-22',
  ])('not %j', (text) => expect(phoneIn(text)).toBeUndefined());

  test('is dialled as people here do', () => expect(dialled('+441632960555')).toBe('01632960555'));
});

describe('the clock in London', () => {
  test.each([
    ['2026-11-22T09:15:00.000Z', { date: '2026-11-22', day: 'sunday', minutes: 555 }],
    ['2026-07-01T23:30:00.000Z', { date: '2026-07-02', day: 'thursday', minutes: 30 }],
    ['2026-10-25T00:59:00.000Z', { date: '2026-10-25', day: 'sunday', minutes: 119 }],
    ['2026-10-25T01:00:00.000Z', { date: '2026-10-25', day: 'sunday', minutes: 60 }],
    ['2027-03-28T01:00:00.000Z', { date: '2027-03-28', day: 'sunday', minutes: 120 }],
    ['2028-02-29T00:00:00.000Z', { date: '2028-02-29', day: 'tuesday', minutes: 0 }],
  ])('at %s', (at, wall) => expect(londonTime(at)).toEqual(wall));
});

describe('a practice', () => {
  const example = () => {
    const [practice] = content().practices.values();
    return Practice.parse(practice);
  };

  test.each([
    ['a Monday morning', '2026-11-23T08:30:00.000Z', true],
    ['before it opens', '2026-11-23T08:29:59.000Z', false],
    ['as it closes', '2026-11-23T18:00:00.000Z', false],
    ['in summer time, an hour before by Greenwich', '2026-07-01T07:30:00.000Z', true],
    ['at the weekend', '2026-11-22T12:00:00.000Z', false],
  ])('is open or not: %s', (_what, at, open) => expect(isOpen(example(), at)).toBe(open));

  test('that did not say when it is open is neither', () => {
    const { open: _open, ...silent } = example();
    expect(isOpen(silent, '2026-11-23T10:00:00.000Z')).toBeUndefined();
  });

  test.each([
    ['alerts to nobody', { alerts: {} }],
    ['three addresses', { alerts: { emails: ['a@example.org', 'b@example.org', 'c@example.org'] } }],
    ['no e-mail address', { alerts: { emails: ['reception'] } }],
    ['the secret itself in place of its name', { alerts: { teams: 'https://example.webhook.office.com/x' } }],
    ['a policy nobody signed', { alerts: { emails: ['a@example.org'], urgent: { policy: 'We ring.' } } }],
    ['hours that end before they begin', { open: [{ days: ['monday'], from: '18:00', to: '08:00' }] }],
  ])('may not have %s', (_what, wrong) => {
    expect(Practice.safeParse({ ...example(), ...wrong }).success).toBe(false);
  });
});
