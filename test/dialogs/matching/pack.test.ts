/** The national pack: kinds of service that are everywhere, organisations by need, and nobody taken for what they did not say. */
import { describe, expect, test } from '@jest/globals';
import { buildIndex } from '../../../dialogs/matching/index.js';
import { match } from '../../../dialogs/matching/match.js';
import { person, shipped, today, type Parts } from './services.js';

const national = shipped.filter(({ example }) => !example);
const index = buildIndex(national);
const ids = (parts: Parts) => match(person(parts), index, today).map(({ service }) => service.id);

test('nothing is told as known that nobody checked: no cost, no day of a check, no number without its source', () => {
  for (const { id, cost, checked_on, web, email, schedules, access } of national)
    expect([id, cost, checked_on, web, email, schedules, access]).toEqual([
      id,
      ...[undefined, undefined, undefined, undefined],
      [],
      undefined,
    ]);
  for (const { phone } of national) if (phone !== undefined) expect(phone.source).not.toBe('');
  expect(national.filter(({ phone }) => phone !== undefined).length).toBeLessThan(5);
});

test('every need that can be chosen has one at least', () => {
  expect(new Set(national.flatMap(({ needs }) => Object.keys(needs))).size).toBe(25);
});

describe('kinds of service are suggested like any other', () => {
  test.each([
    ['company', 'link-worker'],
    ['learning', 'library'],
    ['family', 'family-hubs'],
    ['family', 'local-offer'],
    ['volunteering', 'volunteer-centre'],
    ['alcohol-drugs', 'drug-alcohol-service'],
    ['money', 'credit-unions'],
  ])('%s: %s', (need, id) => expect(ids({ main: { need } })).toContain(id));

  test('the Local Offer, which is English, is not for somebody in Scotland', () => {
    expect(ids({ main: { need: 'family' }, place: { lat: 55.86, long: -4.25 } })).not.toContain(
      'local-offer',
    );
  });
});

describe('for people who say so themselves, and nobody else', () => {
  test.each([
    ['grief', 'my dog died', 'blue-cross-pet-loss'],
    ['grief', 'my husband died', 'way'],
    ['belonging', 'ex army', 'ssafa'],
    ['belonging', 'gay', 'lgbt-foundation'],
    ['health-condition', 'copd', 'asthma-lung-uk'],
    ['family', 'care leaver', 'become'],
  ])('%s, "%s": %s', (need, words, id) => {
    expect(ids({ main: { need, words } })).toContain(id);
    expect(ids({ main: { need } })).not.toContain(id);
  });

  test('a name that begins like a pet is none', () => {
    expect(ids({ main: { need: 'grief', words: 'peter died' } })).not.toContain('blue-cross-pet-loss');
  });
});
