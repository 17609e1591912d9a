/** A small town with one service of each kind: where each limit lies, and what is let go of when nothing near fits. */
import { describe, expect, test } from '@jest/globals';
import { buildIndex } from '../../../dialogs/matching/index.js';
import { match } from '../../../dialogs/matching/match.js';
import { suggest } from '../../../dialogs/matching/suggest.js';
import type { Schedule, Service } from '../../../dialogs/matching/service.js';
import { local, north, person, service, today, type Parts } from './services.js';

const at = (day: Schedule['day'], opens: string, closes: string): Schedule => ({
  day,
  opens,
  closes,
  every: 'week',
});
const is = (id: string, km: number, parts: Partial<Service>) =>
  local(id, km, { needs: { company: 3 }, checked_on: '2026-10-01', ...parts });

const index = buildIndex([
  is('free-day', 1, {
    cost: { pounds: 0, first_free: false },
    schedules: [at('tuesday', '10:00', '12:00')],
    access: { step_free: true },
  }),
  is('paid-evening', 2, {
    cost: { pounds: 6, first_free: false },
    schedules: [at('thursday', '18:30', '20:00')],
    access: { step_free: false },
  }),
  is('old', 1.5, { ages: { min: 60 }, cost: { pounds: 0, first_free: false } }),
  is('young', 1.5, { ages: { max: 24 }, cost: { pounds: 0, first_free: false } }),
  is('women', 1.2, { only: 'women' }),
  is('closed', 0.2, { status: 'temporarily-closed', cost: { pounds: 0, first_free: false } }),
  is('stale', 0.3, { checked_on: '2024-01-01', cost: { pounds: 0, first_free: false } }),
  is('far', 45, { reach_km: 20, cost: { pounds: 0, first_free: false } }),
  is('elsewhere', 1, { area: { circles: [{ at: north(80), km: 10 }] } }),
  is('scotland', 1, { area: { nations: ['scotland'] } }),
  service('online', {
    needs: { company: 3 },
    channels: ['online'],
    no_phone_needed: true,
    cost: { pounds: 0, first_free: false },
  }),
]);

type Case = [what: string, parts: Parts, must: string[], mustNot: string[], first?: string];
const CASES: Case[] = [
  [
    'anybody of 70',
    { years: 70 },
    ['free-day', 'old', 'online'],
    ['young', 'closed', 'far', 'elsewhere', 'scotland'],
  ],
  ['anybody of 20', { years: 20 }, ['free-day', 'young', 'online'], ['old', 'closed', 'far', 'elsewhere']],
  ['59 is not 60', { years: 59 }, ['free-day'], ['old', 'young']],
  ['60 is 60', { years: 60 }, ['old'], ['young']],
  ['24 is young, 25 is not', { years: 25 }, ['free-day'], ['old', 'young']],
  [
    'nothing that costs',
    { must: { free: true }, money: 'free' },
    ['free-day', 'online'],
    ['paid-evening'],
    'free-day',
  ],
  ['evenings', { must: { times: ['evening'] } }, ['paid-evening', 'online'], ['free-day'], 'paid-evening'],
  ['mornings', { must: { times: ['morning'] } }, ['free-day'], ['paid-evening'], 'free-day'],
  [
    'weekends: only what may be',
    { must: { times: ['weekend'] } },
    ['online', 'women'],
    ['free-day', 'paid-evening'],
  ],
  [
    'step-free',
    { must: { access: ['step_free'] } },
    ['free-day', 'online', 'women'],
    ['paid-evening'],
    'free-day',
  ],
  ['a man', { who: 'man', years: 40 }, ['free-day'], ['women', 'old', 'young']],
  ['a woman', { who: 'woman', years: 40 }, ['free-day', 'women'], ['old', 'young']],
  ['nobody knows who', {}, ['women', 'old', 'young'], ['closed']],
  ['from home only', { travel: 'home' }, ['online'], ['free-day', 'paid-evening', 'old', 'women'], 'online'],
  ['no place said', { place: undefined }, ['online'], ['free-day', 'far', 'scotland', 'elsewhere'], 'online'],
  ['45 km away', { place: north(45) }, ['far', 'online'], ['free-day', 'paid-evening', 'old']],
  ['80 km away', { place: north(80) }, ['online'], ['free-day', 'elsewhere', 'far']],
  ['refused', { refused: [{ service: 'free-day' }] }, ['online'], ['free-day', 'closed']],
  ['on foot', { travel: 'walk' }, ['free-day'], ['closed', 'far']],
  [
    'all at once',
    { years: 70, must: { free: true, times: ['morning'], access: ['step_free'] } },
    ['free-day', 'old'],
    ['paid-evening', 'young', 'closed'],
  ],
];

test.each(CASES.map(([what, parts, must, mustNot, first]) => ({ what, parts, must, mustNot, first })))(
  '$what',
  ({ parts, must, mustNot, first }) => {
    const ids = match(person(parts), index, today).map(({ service: { id } }) => id);
    expect(ids).toEqual(expect.arrayContaining(must));
    expect(ids.filter((id) => mustNot.includes(id))).toEqual([]);
    if (first !== undefined) expect(ids[0]).toBe(first);
    if (ids.some((id) => id !== 'stale')) expect(ids[0]).not.toBe('stale');
  },
);

describe('when nothing near fits', () => {
  const only = (parts: Partial<Service>) =>
    buildIndex([
      local('only', 1, { needs: { company: 3 }, ...parts }),
      service('line', { needs: { company: 2 }, channels: ['phone'] }),
    ]);
  const morning = { schedules: [at('monday', '10:00', '12:00')] };

  test('the time is let go of first, and said', () => {
    const found = suggest(person({ must: { times: ['evening'], free: true } }), only(morning), today);
    expect(found.widened).toEqual(['times']);
    expect(found.suggestions.find(({ service: { id } }) => id === 'only')?.despite).toEqual(['times']);
  });

  test('then the cost, then both', () => {
    const paid = { cost: { pounds: 5, first_free: false } };
    expect(suggest(person({ must: { free: true } }), only(paid), today).widened).toEqual(['free']);
    const both = suggest(
      person({ must: { free: true, times: ['evening'] } }),
      only({ ...paid, ...morning }),
      today,
    );
    expect(both.widened).toEqual(['times', 'free']);
  });

  test('a reach of ours goes further, a stated one does not', () => {
    const far = { locations: [{ name: 'a hall', at: north(25) }], reach_km: 20 };
    expect(suggest(person(), only({ ...far, reach_guessed: true }), today).widened).toEqual(['distance']);
    expect(suggest(person(), only(far), today).suggestions.map(({ service: { id } }) => id)).toEqual([
      'line',
    ]);
  });

  test('access is never let go of', () => {
    const found = suggest(
      person({ must: { access: ['step_free'] } }),
      only({ access: { step_free: false } }),
      today,
    );
    expect(found.suggestions.map(({ service: { id } }) => id)).toEqual(['line']);
    expect(found).toMatchObject({
      turnTo: ['national', 'library', 'link-worker'],
      unmet: { need: 'company' },
    });
  });

  test('with nothing at all there are people to turn to', () => {
    expect(suggest(person(), buildIndex([]), today)).toEqual({
      suggestions: [],
      widened: [],
      turnTo: ['library', 'link-worker'],
      unmet: { need: 'company' },
    });
  });
});
