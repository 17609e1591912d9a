/** A service with a door and a phone: whoever is too far from the door is still offered the phone, last and said so. */
import { describe, expect, test } from '@jest/globals';
import { askingIn } from '../../../dialogs/matching/asking.js';
import { askedFor } from '../../../dialogs/matching/asked-for.js';
import { buildIndex } from '../../../dialogs/matching/index.js';
import { lookFor } from '../../../dialogs/matching/looked-for.js';
import { match } from '../../../dialogs/matching/match.js';
import type { Service } from '../../../dialogs/matching/service.js';
import { suggest } from '../../../dialogs/matching/suggest.js';
import { local, north, person, service, today, york, type Parts } from './services.js';

/** As a feed has it that says nothing of how far it reaches. */
const both = (id: string, km: number, parts: Partial<Service> = {}) =>
  local(id, km, { channels: ['in-person', 'phone'], reach_guessed: true, ...parts });
const offered = (services: Service[], parts: Parts = {}) => match(person(parts), buildIndex(services), today);
const ids = (services: Service[], parts: Parts = {}) =>
  offered(services, parts).map((each) => each.service.id);

describe('too far from its door', () => {
  test('its phone is offered, with neither place nor distance, and they are asked first', () => {
    const [it] = offered([both('advice', 200)]);
    expect(it).toMatchObject({ service: { id: 'advice' }, afar: true });
    expect([it?.location, it?.km, it?.accessAsked]).toEqual([undefined, undefined, []]);
    expect(it?.askFirst).toBeDefined();
    expect(it?.because.map(({ kind }) => kind)).toContain('no-travel');
  });

  test('their own words of who it is for stay before it', () => {
    expect(offered([both('advice', 200, { ask_first: 'For tenants.' })])[0]?.askFirst).toEqual([
      { kind: 'words', words: 'For tenants.' },
      { kind: 'afar' },
    ]);
  });

  test('whoever stays at home is offered it, too', () => {
    expect(ids([both('advice', 200)], { travel: 'home' })).toEqual(['advice']);
  });

  test('it comes after all that is near or for everybody, however well it fits', () => {
    const line = service('line', { needs: { company: 1 }, channels: ['phone'] });
    const near = local('choir', 15, { needs: { company: 1 }, cost: { pounds: 9, first_free: false } });
    const best = both('advice', 200, { needs: { company: 3 }, cost: { pounds: 0, first_free: false } });
    expect(ids([best, line, near]).at(-1)).toBe('advice');
  });

  test('nothing near was found all the same: that is counted, and the door is looked for a little further', () => {
    const index = (km: number) => buildIndex([both('advice', km)]);
    expect(suggest(person(), index(200), today)).toMatchObject({
      suggestions: [{ afar: true }],
      unmet: { need: 'company' },
    });
    const further = suggest(person(), index(25), today);
    expect(further).toMatchObject({ suggestions: [{ km: 25 }], widened: ['distance'] });
    expect(further.unmet).toBeUndefined();
  });

  test('asked for by its name, it is found; a thing of that sort near by is found before it', () => {
    const looking = (text: string, services: Service[]) => {
      const index = buildIndex(services);
      const asking = askingIn(text);
      if (asking === undefined) throw new RangeError('nothing is asked for');
      return askedFor(lookFor(asking, index), person(), index, today)?.service.id;
    };
    const far = both('far', 200, { name: 'Singing Choir' });
    expect(looking('Singing Choir', [far])).toBe('far');
    expect(looking('is there a choir?', [far, local('near', 3, { name: 'Community Choir Group' })])).toBe(
      'near',
    );
  });
});

describe('is not offered from afar', () => {
  const cases: [string, Service, Parts][] = [
    ['what is only had at its door', local('choir', 200, { reach_guessed: true }), {}],
    ['what says itself how far it reaches', local('advice', 200, { channels: ['in-person', 'phone'] }), {}],
    [
      'what is for people of another area',
      both('advice', 200, { area: { circles: [{ at: north(200), km: 30 }] } }),
      {},
    ],
    ['what is for an area that nobody knows', both('advice', 200, { area: { name: 'Our estate' } }), {}],
    ['anything, to somebody who did not say where they are', both('advice', 200), { place: undefined }],
  ];
  test.each(cases)('%s', (_what, it, parts) => expect(ids([it], parts)).toEqual([]));

  test('what is for the area they are in is offered', () => {
    expect(ids([both('advice', 60, { area: { circles: [{ at: york, km: 5 }] } })])).toEqual(['advice']);
  });
});

test('near its door it is a place like any other', () => {
  expect(offered([both('advice', 3)])[0]).toMatchObject({ location: { name: 'a hall' }, km: 3 });
  expect(offered([both('advice', 3)])[0]?.afar).toBeUndefined();
});
