import { describe, expect, test } from '@jest/globals';
import { buildIndex } from '../../../dialogs/matching/index.js';
import { match } from '../../../dialogs/matching/match.js';
import type { Service } from '../../../dialogs/matching/service.js';
import type { Person, Suggestion } from '../../../dialogs/matching/suggestion.js';
import { local, person, service, shipped, today, type Parts } from './services.js';

const offered = (services: Service[], who: Parts = {}): Suggestion[] =>
  match(person(who), buildIndex(services), today);
const ids = (services: Service[], who: Parts = {}): string[] =>
  offered(services, who).map((it) => it.service.id);

describe('what is never offered', () => {
  test.each(['inactive', 'defunct', 'temporarily-closed'] as const)('a group that is %s', (status) => {
    expect(ids([local('a', 1, { status })])).toEqual([]);
  });

  test.each([
    ['13-15', { min: 11, max: 17 }, true],
    ['13-15', { min: 14 }, true],
    ['13-15', { min: 15 }, true],
    ['13-15', { min: 16 }, false],
    ['13-15', { max: 12 }, false],
    ['16-17', { max: 17 }, true],
    ['16-17', { min: 18 }, false],
    ['18-64', { min: 64 }, true],
    ['18-64', { min: 65 }, false],
    ['18-64', { max: 17 }, false],
    ['65-plus', { min: 80 }, true],
    ['65-plus', { max: 64 }, false],
    ['65-plus', {}, true],
    [undefined, { min: 50 }, true],
  ] as const)('ages: %s and a group for %j: %s', (age, ages, fits) => {
    expect(ids([local('a', 1, { ages })], age === undefined ? {} : { age })).toEqual(fits ? ['a'] : []);
  });

  test('a group further away than it reaches', () => {
    expect(ids([local('in', 4.9, { reach_km: 5 }), local('out', 5.1, { reach_km: 5 })])).toEqual(['in']);
  });

  test('the nearest of several places counts', () => {
    const [far, near] = [local('x', 30).locations, local('x', 2).locations];
    const [it] = offered([service('a', { reach_km: 5, locations: [...far, ...near] })]);
    expect(it?.km).toBe(2);
    expect(it?.location).toEqual(near[0]);
  });

  test('a local group, when nobody knows where the person or the group is', () => {
    expect(ids([local('here', 1), service('national')], { place: undefined })).toEqual(['national']);
    expect(ids([service('lost', { reach_km: 5, locations: [{ name: 'a hall' }] })])).toEqual([]);
  });

  test('what can only be had in person, to a person who stays at home', () => {
    const services = [
      local('door', 1),
      local('both', 1, { channels: ['in-person', 'phone'] }),
      service('online', { channels: ['online'] }),
    ];
    expect(ids(services, { travel: 'home' }).sort()).toEqual(['both', 'online']);
    expect(ids([local('door', 1)], { travel: 'home' })).toEqual([]);
    expect(ids(services, { travel: 'walk' })).toContain('door');
  });

  test('what was decided or refused', () => {
    const services = [local('a', 1), local('b', 1), local('c', 1)];
    expect(ids(services, { decided: ['a'], refused: [{ service: 'b' }] })).toEqual(['c']);
  });

  test('what does not serve the main need, even when it serves another', () => {
    expect(ids([local('a', 1, { needs: { money: 3 } })], { others: [{ need: 'money' }] })).toEqual([]);
  });

  test('anything at all, when no need is known', () => {
    expect(ids([local('a', 1)], { main: undefined })).toEqual([]);
    expect(ids([local('a', 1)], { main: undefined, others: [{ need: 'company' }] })).toEqual(['a']);
  });
});

describe('what is only moved up or down', () => {
  test('a women-only group is offered with "ask first"', () => {
    expect(offered([local('a', 1, { only: 'women' })])[0]?.askFirst).toEqual([{ kind: 'women' }]);
    expect(offered([local('a', 1, { only: 'men', ask_first: 'Our words.' })])[0]?.askFirst).toEqual([
      { kind: 'words', words: 'Our words.' },
    ]);
    expect(offered([local('a', 1)])[0]).not.toHaveProperty('askFirst');
  });

  const free = { pounds: 0, first_free: false };
  const dear = { pounds: 9, first_free: false };
  test.each<[string, Partial<Service>, Partial<Service>, Partial<Person>]>([
    ['a better fit', { needs: { company: 3 } }, { needs: { company: 2 } }, {}],
    ['another need it serves', { needs: { company: 2, money: 1 } }, {}, { others: [{ need: 'money' }] }],
    ['free, for who has no money', { cost: free }, { cost: dear }, { money: 'free' }],
    ['unknown cost before dear, for who has no money', {}, { cost: dear }, { money: 'free' }],
    ['free before unknown, for who has no money', { cost: free }, {}, { money: 'free' }],
    ['the first visit free', { cost: { pounds: 9, first_free: true } }, { cost: dear }, { money: 'some' }],
    [
      'free, after something was refused for its cost',
      { cost: free },
      { cost: dear },
      { refused: [{ service: 'x', why: 'costs' }] },
    ],
    ['a small group, for nerves', { small_group: true }, {}, { barriers: ['nerves'] }],
    [
      'quiet, after something was refused as too scary',
      { quiet_times: true },
      {},
      { refused: [{ service: 'x', why: 'too-scary' }] },
    ],
    ['a buddy, for going alone', { buddy_available: true }, {}, { barriers: ['alone'] }],
    ['seated, for bad health', { seated_or_gentle: true }, {}, { barriers: ['health'] }],
    ['no phone call, when phones are hard', { no_phone_needed: true }, {}, { barriers: ['phones'] }],
    ['beginners welcome, for low confidence', { beginner_friendly: true }, {}, { confidence: 2 }],
    [
      'an evening, when times are hard',
      { schedules: [{ day: 'monday', opens: '18:00', closes: '19:00', every: 'week' }] },
      { schedules: [{ day: 'monday', opens: '10:00', closes: '12:00', every: 'week' }] },
      { barriers: ['times'] },
    ],
    ['details just checked', { checked_on: '2026-11-01' }, {}, {}],
    ['not checked before half a year old', {}, { checked_on: '2026-03-01' }, {}],
    ['half a year old before stale', { checked_on: '2026-03-01' }, { checked_on: '2025-03-01' }, {}],
  ])('%s comes first', (_what, better, worse, who) => {
    // The names would put them the other way round.
    expect(ids([local('z-better', 1, better), local('a-worse', 1, worse)], who)).toEqual([
      'z-better',
      'a-worse',
    ]);
  });

  test('nearer comes first, and more so after "too far"', () => {
    const services = [local('near', 1), local('far', 15, { needs: { company: 3 } })];
    expect(ids(services)).toEqual(['far', 'near']);
    expect(ids(services, { refused: [{ service: 'x', why: 'too-far' }] })).toEqual(['near', 'far']);
  });

  test('a group for few of the ages the person may be comes later', () => {
    const services = [local('a-young', 1, { ages: { max: 18 } }), local('b-all', 1)];
    expect(ids(services, { age: '18-64' })).toEqual(['b-all', 'a-young']);
    expect(ids(services)).toEqual(['b-all', 'a-young']);
  });

  test('ticking every box is not rewarded', () => {
    const boxes = { company: 3, money: 3, rights: 3, work: 3, moving: 3, making: 3 };
    const services = [local('a-all', 1, { needs: boxes }), local('b-one', 1, { needs: { company: 2 } })];
    expect(ids(services, { others: [{ need: 'money' }] })).toEqual(['b-one', 'a-all']);
  });

  test('more of the same comes later after "not my thing"', () => {
    const same = { needs: { company: 2, making: 2 } };
    const services = [local('no', 1, same), local('a-like-it', 1, same), local('b-other', 1)];
    expect(ids(services, { refused: [{ service: 'no', why: 'not-my-thing' }] })).toEqual([
      'b-other',
      'a-like-it',
    ]);
  });

  test('equal scores are in order of distance, then name, then id', () => {
    const services = [
      local('c', 1.5, { name: 'A' }),
      local('b', 1, { name: 'Z' }),
      local('a2', 1, { name: 'B' }),
      local('a1', 1, { name: 'B' }),
    ];
    expect(ids(services)).toEqual(['a1', 'a2', 'b', 'c']);
  });
});

describe('the first three', () => {
  const rivals = [1, 2, 3, 4].map((n) =>
    local(`rival-${n}`, 1, { needs: { company: 3 }, beginner_friendly: true }),
  );
  const gentle = service('z-gentle', { channels: ['online'], no_phone_needed: true, needs: { company: 1 } });

  test.each<[string, Partial<Person>]>([
    ['low confidence', { confidence: 3 }],
    ['phones', { barriers: ['phones'] }],
    ['travel', { barriers: ['travel'] }],
    ['a person at home', { travel: 'home' }],
  ])('hold something with no travel and no phone call, for %s', (_what, who) => {
    const helpful = rivals.map((it) => ({
      ...it,
      small_group: true,
      buddy_available: true,
      no_phone_needed: true,
    }));
    expect(ids([...helpful, gentle], who).slice(0, 3)).toContain('z-gentle');
  });

  test('hold a local and a national when there are both', () => {
    const national = service('z-national', { needs: { company: 1 } });
    expect(ids([...rivals, national]).slice(0, 3)).toEqual(['rival-1', 'rival-2', 'z-national']);
    const nationals = [1, 2, 3].map((n) => service(`n-${n}`, { needs: { company: 3 } }));
    expect(ids([...nationals, local('here', 9, { needs: { company: 1 } })]).slice(0, 3)).toContain('here');
    // One that ticks every need there is, is not lifted for being near.
    const ticks = Object.fromEntries(
      ['company', 'money', 'work', 'grief', 'memory', 'family'].map((need) => [need, 3]),
    );
    expect(ids([...nationals, local('ticks', 1, { needs: ticks })]).slice(0, 3)).not.toContain('ticks');
    const soft = [service('a-soft', { ask_first: 'They are for somebody.' }), service('b-for-all')];
    expect(ids(soft)).toEqual(['b-for-all', 'a-soft']);
  });

  test('hold both a gentle start and the other kind', () => {
    const localGentle = local('z-gentle', 1, {
      channels: ['online'],
      no_phone_needed: true,
      needs: { company: 1 },
    });
    const national = service('z-national', { needs: { company: 1 } });
    const first = ids([...rivals, localGentle, national], { confidence: 1 }).slice(0, 3);
    expect(first).toEqual(['rival-1', 'z-gentle', 'z-national']);
  });

  test('never begin with out-of-date details when there is anything else', () => {
    const old = local('old', 0, {
      needs: { company: 3 },
      checked_on: '2024-01-01',
      cost: { pounds: 0, first_free: false },
    });
    const poor = local('poor', 19, { needs: { company: 1 }, cost: { pounds: 20, first_free: false } });
    expect(ids([old, poor], { money: 'free', barriers: ['travel'] })).toEqual(['poor', 'old']);
    expect(ids([old])).toEqual(['old']);
  });
});

describe('why', () => {
  test('the need comes first, in the person’s words', () => {
    const [it] = offered([local('a', 1)], { main: { need: 'company', words: 'no one to talk to' } });
    expect(it?.because[0]).toEqual({ kind: 'need', need: 'company', words: 'no one to talk to' });
  });

  test('one other need at most is told', () => {
    const others = [{ need: 'money' }, { need: 'work' }, { need: 'company' }];
    const [it] = offered([local('a', 1, { needs: { company: 1, work: 1, money: 1 } })], { others });
    expect(it?.because.filter(({ kind }) => kind === 'also')).toEqual([{ kind: 'also', need: 'money' }]);
  });

  test('only what answers a worry is told', () => {
    const kind = { small_group: true, seated_or_gentle: true, buddy_available: true };
    const kinds = (who: Partial<Person>) =>
      offered([local('a', 15, kind)], who)[0]?.because.map((it) => it.kind);
    expect(kinds({})).toEqual(['need']);
    expect(kinds({ barriers: ['nerves'] })).toEqual(['need', 'small-group', 'buddy']);
    expect(kinds({ barriers: ['health'] })).toEqual(['need', 'seated']);
  });

  test('nobody who fears phones is told "no phone call" of what is phone calls', () => {
    const kinds = (channels: Service['channels']) =>
      offered([local('a', 1, { channels, no_phone_needed: true })], { barriers: ['phones'] })[0]?.because.map(
        (it) => it.kind,
      );
    expect(kinds(['phone'])).not.toContain('no-phone-call');
    expect(kinds(['phone', 'online'])).toContain('no-phone-call');
    expect(kinds(['in-person'])).toContain('no-phone-call');
  });

  test('unknown cost is never shown as free', () => {
    const [it] = offered([local('a', 1)]);
    expect(it?.costs).toEqual({ kind: 'unknown' });
    expect(it?.because.map(({ kind }) => kind)).not.toContain('free');
  });

  test.each([
    ['2026-11-22', 'fresh'],
    ['2026-05-22', 'fresh'],
    ['2026-05-21', 'check-before'],
    ['2025-11-22', 'check-before'],
    ['2025-11-21', 'stale'],
    [undefined, 'not-checked'],
  ])('details checked on %s are %s', (on, state) => {
    const [it] = offered([local('a', 1, on === undefined ? {} : { checked_on: on })]);
    expect(it?.checked).toEqual(on === undefined ? { state } : { state, on });
  });
});

describe('the directory that is shipped', () => {
  test('holds over forty real organisations, and groups that all say they are examples', () => {
    const [real, made] = [shipped.filter((it) => !it.example), shipped.filter((it) => it.example)];
    expect(real.length).toBeGreaterThan(40);
    expect(real.filter((it) => it.web ?? it.checked_on ?? it.reach_km)).toEqual([]);
    expect(made.filter((it) => !it.name.endsWith('(example)') || it.reach_km === undefined)).toEqual([]);
    expect(made.filter((it) => it.phone && !it.phone.number.startsWith('01632 960'))).toEqual([]);
  });

  test('a group for carers is not the first company of somebody who cares for nobody', () => {
    const place = (parts: Parts) =>
      offered(shipped, { age: '18-64', ...parts }).findIndex(
        (it) => it.service.id === 'example-carers-coffee',
      );
    expect(place({})).toBeGreaterThan(2);
    expect(place({ main: { need: 'caring' } })).toBe(0);
  });

  test('somebody lonely in York is offered local and national company', () => {
    const first = offered(shipped, { age: '65-plus', confidence: 2, barriers: ['nerves'] }).slice(0, 3);
    expect(first.map((it) => it.service.example)).toEqual(expect.arrayContaining([true, false]));
    expect(first[0]?.service.needs.company).toBe(3);
  });
});
