import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { arrange } from '../../../dialogs/matching/arrange.js';
import { boundsOf } from '../../../dialogs/matching/details.js';
import { factsOf } from '../../../dialogs/matching/facts.js';
import { foremost, isGentle } from '../../../dialogs/matching/foremost.js';
import { buildIndex } from '../../../dialogs/matching/index.js';
import { match } from '../../../dialogs/matching/match.js';
import { kmBetween, spotAt } from '../../../dialogs/matching/near.js';
import { isTooFar } from '../../../dialogs/matching/reaches.js';
import type { Service } from '../../../dialogs/matching/service.js';
import type { Person } from '../../../dialogs/matching/suggestion.js';
import { north, service, shipped, today } from './services.js';

const maybe = <T>(it: fc.Arbitrary<T>) => fc.option(it, { nil: undefined, freq: 2 });
const need = fc.constantFrom('company', 'making', 'moving', 'money', 'family', 'low-mood', 'purpose');
const reason = fc.constantFrom(
  'too-far',
  'costs',
  'times',
  'not-my-thing',
  'too-scary',
  'done-before',
  'other',
);
const barrier = fc.constantFrom('cost', 'travel', 'times', 'nerves', 'alone', 'health', 'phones');
const id = fc.integer({ min: 0, max: 30 }).map((n) => `s${n}`);

/** What is absent is left out, as it is when a file is read. */
function without<T extends object>(it: T): T {
  return JSON.parse(JSON.stringify(it)) as T;
}

const somebody: fc.Arbitrary<Person> = fc
  .record({
    main: maybe(fc.record({ need })),
    others: fc.array(fc.record({ need }), { maxLength: 3 }),
    age: maybe(fc.constantFrom('13-15', '16-17', '18-64', '65-plus')),
    place: maybe(fc.double({ min: 0, max: 40, noNaN: true }).map(north)),
    travel: maybe(fc.constantFrom('walk', 'bus-or-car', 'any', 'home')),
    money: maybe(fc.constantFrom('free', 'some', 'any')),
    confidence: maybe(fc.integer({ min: 0, max: 10 })),
    barriers: fc.uniqueArray(barrier),
    decided: fc.array(id, { maxLength: 2 }),
    refused: fc.array(fc.record({ service: id, why: reason }), { maxLength: 2 }),
  })
  .map((it) => without(it) as Person);

const something = fc
  .record({
    name: fc.constantFrom('A', 'B', 'C'),
    needs: fc.dictionary(need, fc.constantFrom(1, 2, 3), { minKeys: 1 }),
    ages: fc.record({
      min: maybe(fc.integer({ min: 5, max: 70 })),
      max: maybe(fc.integer({ min: 12, max: 90 })),
    }),
    status: fc.constantFrom('active', 'active', 'active', 'inactive', 'temporarily-closed', 'defunct'),
    channels: fc.uniqueArray(fc.constantFrom('in-person', 'phone', 'online'), { minLength: 1 }),
    reach_km: maybe(fc.integer({ min: 1, max: 30 })),
    locations: fc.array(
      fc.double({ min: 0, max: 40, noNaN: true }).map((km) => ({ name: 'a hall', at: north(km) })),
      { maxLength: 2 },
    ),
    cost: maybe(fc.record({ pounds: fc.constantFrom(0, 3, 9), first_free: fc.boolean() })),
    checked_on: maybe(fc.constantFrom('2026-11-01', '2026-02-01', '2025-01-01')),
    no_phone_needed: maybe(fc.boolean()),
    small_group: maybe(fc.boolean()),
  })
  .map((it) => without(it) as Partial<Service>);

const directory = fc
  .array(something, { maxLength: 25 })
  .map((list) => list.map((it, n) => service(`s${n}`, it)));

const bands = { '13-15': [13, 15], '16-17': [16, 17], '18-64': [18, 64], '65-plus': [65, 200] } as const;
const settings = { seed: 20261122, numRuns: 300 };

test('over many people, nothing offered is closed, decided, out of age, out of reach or out of the home', () => {
  fc.assert(
    fc.property(somebody, fc.oneof(directory, fc.constant(shipped)), (who, services) => {
      for (const { service: it, score, askFirst } of match(who, buildIndex(services), today)) {
        expect(it.status).toBe('active');
        expect([...who.decided, ...who.refused.map((no) => no.service)]).not.toContain(it.id);
        expect(Number.isFinite(score)).toBe(true);
        const [least, most] = who.age === undefined ? [0, 200] : bands[who.age];
        const fits = most >= (it.ages.min ?? 0) && least <= (it.ages.max ?? 200);
        expect(fits || (it.ages_unchecked === true && least >= 18 && askFirst !== undefined)).toBe(true);
        if (who.travel === 'home') expect(it.channels).not.toEqual(['in-person']);
        if (it.reach_km === undefined) continue;
        const place = who.place;
        const kms = it.locations.flatMap(({ at }) => (at && place ? [kmBetween(at, place)] : []));
        expect(Math.min(...kms)).toBeLessThanOrEqual(it.reach_km);
      }
    }),
    settings,
  );
});

test('of a long list the best come back as they would of the whole', () => {
  const ranked = fc.array(
    fc.record({
      it: something,
      score: fc.integer({ min: -30, max: 30 }),
      km: maybe(fc.integer({ min: 0, max: 30 })),
    }),
    { maxLength: 40 },
  );
  fc.assert(
    fc.property(somebody, ranked, fc.integer({ min: 3, max: 8 }), (who, list, enough) => {
      const all = list.map(({ it, score, km }, n) => ({
        facts: factsOf(service(`s${n}`, it)),
        km,
        score,
        afar: false,
      }));
      const order = { person: who, bounds: boundsOf(today) };
      // Four may be lifted over the others.
      const ids = (few: number) =>
        arrange(foremost(all, order, few + 4), order)
          .slice(0, enough)
          .map(({ facts }) => facts.service.id);
      expect(ids(enough)).toEqual(ids(Infinity));
    }),
    settings,
  );
});

test('the same answers give the same list in any order of services', () => {
  const shuffled = directory.chain((list) =>
    fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
  );
  fc.assert(
    fc.property(somebody, shuffled, (who, [one, other]) => {
      const [a, b] = [buildIndex(one), buildIndex(other)];
      expect(b.version).toBe(a.version);
      expect(match(who, b, today)).toEqual(match(who, a, today));
    }),
    settings,
  );
});

test('the first three mix local and national, are gentle where it matters, and never begin out of date', () => {
  fc.assert(
    fc.property(somebody, fc.oneof(directory, fc.constant(shipped)), (who, services) => {
      const list = match(who, buildIndex(services), today);
      const first = list.slice(0, 3);
      const current = list.filter((it) => it.checked.state !== 'stale');
      if (current.length > 0) expect(first[0]?.checked.state).not.toBe('stale');
      const unsure = (who.confidence ?? 10) <= 3 || who.travel === 'home';
      const gentle = list.filter((it) => isGentle(factsOf(it.service), who));
      if ((unsure || who.barriers.some((it) => it === 'phones' || it === 'travel')) && gentle.length > 0)
        expect(first.filter((it) => gentle.includes(it))).not.toEqual([]);
      for (const local of [true, false]) {
        const kind = current.filter((it) => (it.service.reach_km !== undefined) === local);
        if (kind.length > 0 && list.length > 2)
          expect(first.some((it) => (it.service.reach_km !== undefined) === local)).toBe(true);
      }
    }),
    settings,
  );
});

test('what is surely too far is never for somebody there, however much wider they look', () => {
  const place = fc.record({
    lat: fc.double({ min: 49.9, max: 60.8, noNaN: true }),
    long: fc.double({ min: -8, max: 1.7, noNaN: true }),
  });
  const near = fc.tuple(
    place,
    fc.double({ min: -1, max: 1, noNaN: true }),
    fc.double({ min: -1, max: 1, noNaN: true }),
  );
  fc.assert(
    fc.property(
      near,
      fc.integer({ min: 1, max: 60 }),
      fc.constantFrom(1, 1.5),
      ([at, lat, long], reach_km, wider) => {
        const there = { lat: at.lat + lat, long: at.long + long };
        const made = service('one', { locations: [{ name: 'a hall', at: there }], reach_km });
        const isNear = kmBetween(at, there) <= reach_km * wider;
        const { reaches } = buildIndex([made]);
        expect(isNear && isTooFar(reaches, 0, spotAt(at), wider)).toBe(false);
      },
    ),
    { numRuns: 3000 },
  );
});
