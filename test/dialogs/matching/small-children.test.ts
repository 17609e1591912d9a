/** A group for small children is for whoever brings them: offered to grown-ups with a need for family, and to nobody else. */
import { describe, expect, test } from '@jest/globals';
import { worded } from '../../../bot/directory/worded.js';
import { askedFor } from '../../../dialogs/matching/asked-for.js';
import { askingIn } from '../../../dialogs/matching/asking.js';
import { buildIndex } from '../../../dialogs/matching/index.js';
import { lookFor } from '../../../dialogs/matching/looked-for.js';
import { match } from '../../../dialogs/matching/match.js';
import type { Service } from '../../../dialogs/matching/service.js';
import { suggest } from '../../../dialogs/matching/suggest.js';
import { local, person, today, type Parts } from './services.js';

const needs = { family: 3, company: 2 };
const toddlers = (parts: Partial<Service> = {}) =>
  local('stay-and-play', 1, { needs, ages: { min: 0, max: 4 }, ...parts });
const offered = (services: Service[], parts: Parts = {}) => match(person(parts), buildIndex(services), today);
const ids = (services: Service[], parts: Parts = {}) =>
  offered(services, parts).map(({ service }) => service.id);

const SMALL = { kind: 'small-children' };
const family = { need: 'family' };
const company = { need: 'company' };

describe('whoever may have a small child to bring is offered it', () => {
  test.each<[string, Parts]>([
    ['a mother of 28', { main: family, years: 28 }],
    ['a father who ticked a band', { main: family, age: '18-64' }],
    ['a grandmother', { main: family, age: '65-plus' }],
    ['somebody who did not say an age', { main: family }],
    ['somebody who wants company, and family is another need', { others: [family], years: 28 }],
  ])('%s', (_who, parts) => {
    expect(offered([toddlers()], parts)).toMatchObject([{ askFirst: [SMALL] }]);
  });

  test('up to five years, and not a year more', () => {
    const upTo = (max: number) => toddlers({ ages: { min: 0, max } });
    expect(ids([upTo(5)], { main: family, years: 28 })).toEqual(['stay-and-play']);
    expect(ids([upTo(6)], { main: family, years: 28 })).toEqual([]);
    expect(ids([toddlers({ ages: { min: 5, max: 11 } })], { main: family, years: 28 })).toEqual([]);
  });
});

describe('nobody else is', () => {
  test.each<[string, Parts]>([
    ['somebody of 28 who wants company', { years: 28 }],
    ['somebody who said neither an age nor family', {}],
    ['a boy of 14 with trouble at home', { main: family, years: 14 }],
    ['a girl of 17 who ticked a band', { main: family, age: '16-17' }],
    ['somebody who looks after their mother', { main: company, others: [{ need: 'caring' }], years: 50 }],
  ])('%s', (_who, parts) => {
    expect(ids([toddlers()], parts)).toEqual([]);
  });

  test('not by asking for its name either', () => {
    const index = buildIndex([toddlers({ name: 'Stay and Play' })]);
    const asking = askingIn('is there a stay and play?');
    const looked = asking && lookFor(asking, index);
    const found = (parts: Parts) => looked && askedFor(looked, person(parts), index, today);
    expect(found({ years: 28 })).toBeUndefined();
    expect(found({ years: 28, others: [family] })).toMatchObject({ askFirst: [SMALL] });
  });
});

describe('beside what is for the grown-up', () => {
  test('it comes after what fits as well, and before what fits a step less', () => {
    const own = local('z-parents', 1, { needs });
    const less = local('a-less', 1, { needs: { family: 2 } });
    expect(ids([toddlers(), own, less], { main: family, years: 28 })).toEqual([
      'z-parents',
      'stay-and-play',
      'a-less',
    ]);
  });

  test('every other gate holds, and it counts as near', () => {
    const who = { main: family, years: 28 };
    expect(ids([toddlers({ status: 'inactive' })], who)).toEqual([]);
    expect(ids([toddlers({ reach_km: 0.5 })], who)).toEqual([]);
    expect(suggest(person(who), buildIndex([toddlers()]), today).unmet).toBeUndefined();
  });

  test('ages that nobody checked still keep no grown-up away, and who may bring a child is not asked for their own', () => {
    const unchecked = toddlers({ ages_unchecked: true });
    const [other] = offered([unchecked], { years: 28 });
    expect(other?.askFirst).toEqual([SMALL, { kind: 'ages' }]);
    const [parent] = offered([unchecked], { main: family, years: 28 });
    expect(parent?.askFirst).toEqual([SMALL]);
    expect(parent?.score).toBeGreaterThan(other?.score ?? Infinity);
  });
});

test('whoever reads it as JSON is told for whom it is', () => {
  const [plain] = suggest(person(), buildIndex([local('choir', 1)]), today).suggestions;
  const [small] = suggest(person({ main: family }), buildIndex([toddlers()]), today).suggestions;
  const words = (each: typeof plain) => each && worded(each).askFirst;
  expect([words(plain), words(small)]).toEqual([undefined, expect.stringMatching(/./)]);
});
