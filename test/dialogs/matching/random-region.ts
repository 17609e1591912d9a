/** A directory as dirty as real ones and people in it, from a seed: every kind of limit that a service can have. */
import { seeded, type Random } from '../../../bot/bench/random.js';
import { Service, type Area, type Point } from '../../../dialogs/matching/service.js';
import type { Person, Suits } from '../../../dialogs/matching/suggestion.js';
import type { Somebody } from './oracle.js';
import { kmApart } from './oracle.js';
import { nationBy } from './nation-by-postcode.js';
import { places } from './relevance/cells.js';

export const NEEDS = ['company', 'money', 'moving', 'grief', 'family', 'belonging', 'low-mood', 'work'];

/** Cities, countryside and both sides of each border. */
const HUBS = ['BS5 0', 'E8 3', 'LS8 5', 'CA11 8', 'G42 8', 'IV51 9', 'TD15 1', 'DG16 5', 'CF10 1', 'SY23 1', 'NP16 5', 'LL57 1']; // prettier-ignore
type Spot = { sector: string; at: Point };
const around: readonly (readonly Spot[])[] = HUBS.map((hub) => {
  const middle = places.sectors.get(hub) ?? { lat: 0, long: 0 };
  return [...places.sectors]
    .filter(([sector, at]) => kmApart(at, middle) < 35 && nationBy(sector) !== undefined)
    .map(([sector, at]) => ({ sector, at }));
});

const NAMES = 'amber birch cedar dapple elder fern garnet heather ivory juniper kestrel larch maple nettle otter poppy quarry rowan sorrel thistle'.split(' '); // prettier-ignore
const SORTS = 'choir kitchen workshop garden circle clinic library orchestra gymnasium allotment café theatre'.split(' '); // prettier-ignore
const WORDS = ['veteran', 'refugee', 'gay', 'prison'];
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const TIMES = [['09:00', '11:30'], ['11:15', '12:45'], ['13:00', '15:30'], ['16:30', '17:30'], ['18:30', '20:30'], ['10:00', '16:00']] as const; // prettier-ignore

/** True one time in so many. */
const one = (random: Random, inMany: number) => random.below(inMany) === 0;

export function randomServices(count: number, seed: number): Service[] {
  const random = seeded(seed);
  return Array.from({ length: count }, (_, nth) => serviceOf(nth, random));
}

function serviceOf(nth: number, random: Random): Service {
  const hub = random.from(around);
  const name = `${random.from(NAMES)} ${random.from(SORTS)}`;
  const channels = random.from([['in-person'], ['in-person'], ['in-person', 'phone'], ['phone'], ['online', 'phone'], ['in-person', 'online']]); // prettier-ignore
  const needs = random.shuffled(NEEDS).slice(0, one(random, 12) ? 7 : 1 + random.below(3));
  const hasDoor = channels.includes('in-person');
  return Service.parse({
    id: `made-${nth}`,
    name,
    summary: 'Something.',
    how_to_start: 'Turn up.',
    channels,
    needs: Object.fromEntries(needs.map((need) => [need, 1 + random.below(3)])),
    ages: agesOf(random),
    ...(one(random, 6) ? { ages_unchecked: true } : {}),
    ...(one(random, 5) ? { only: random.from(['women', 'men']) } : {}),
    ...(one(random, 8) ? { only_when_said: [random.from(WORDS)] } : {}),
    ...(one(random, 5) ? { ask_first: 'They are for some.' } : {}),
    ...(one(random, 2) ? { cost: { pounds: random.from([0, 0, 3, 12]) } } : {}),
    locations: hasDoor ? doorsAt(hub, random) : [],
    ...(hasDoor && !one(random, 8) ? { reach_km: random.from([3, 8, 20, 35, 60]), reach_guessed: one(random, 2) } : {}), // prettier-ignore
    ...(one(random, 2) ? { area: areaOf(hub, random) } : {}),
    ...(one(random, 2) ? { access: { step_free: one(random, 2), toilets: one(random, 2), bsl: one(random, 3) } } : {}), // prettier-ignore
    schedules: Array.from({ length: random.below(3) }, () => {
      const [opens, closes] = random.from(TIMES);
      const until = random.from(['', '', '2026-11-21', '2026-11-22', '2027-01-31']);
      return { day: random.from(DAYS), opens, closes, ...(until === '' ? {} : { until }) };
    }),
    status: random.from(['active', 'active', 'active', 'active', 'inactive', 'defunct', 'temporarily-closed']), // prettier-ignore
    ...(one(random, 3) ? { checked_on: random.from(['2026-10-01', '2026-02-01', '2024-05-01']) } : {}),
    ...(one(random, 4) ? { capacity: random.from(['space', 'waiting-list', 'full']) } : {}),
  });
}

/** 0: nobody said. */
function agesOf(random: Random): Service['ages'] {
  const [min, max] = [
    random.from([0, 0, 5, 11, 16, 18, 50, 65]),
    random.from([0, 0, 0, 4, 5, 6, 12, 17, 25, 64]),
  ];
  return { ...(min === 0 ? {} : { min }), ...(max === 0 || max < min ? {} : { max }) };
}

/** One door, or two, or one of which nobody knows where it is. */
const doorsAt = (hub: readonly Spot[], random: Random): Service['locations'] =>
  Array.from({ length: one(random, 6) ? 2 : 1 }, () => {
    const { sector, at } = random.from(hub);
    return { name: 'a hall', postcode: sector, ...(one(random, 15) ? {} : { at }) };
  });

/** Every kind that there is: nations, circles, a council's shape, a name alone, and several of them at once. */
function areaOf(hub: readonly Spot[], random: Random): Area {
  const { at } = random.from(hub);
  const circle = () => [{ at, km: random.from([2, 6, 15, 30]) }];
  const nations = () => random.from([['england'], ['scotland'], ['wales'], ['england', 'wales']] as const);
  const kind = random.below(5);
  return {
    name: 'an area',
    ...(kind === 0 ? { nations: [...nations()] } : {}),
    ...(kind === 1 || kind === 3 ? { circles: circle() } : {}),
    ...(kind === 2 || kind === 3 ? { rings: [ringRound(random.from(hub).at, random)] } : {}),
  };
}

/** With bays and headlands, as councils have them. */
const ringRound = ({ lat, long }: Point, random: Random): [number, number][] =>
  Array.from({ length: 9 }, (_, corner) => {
    const [far, angle] = [0.02 + random.below(25) / 100, (corner * 2 * Math.PI) / 9];
    return [long + Math.cos(angle) * far * 1.6, lat + Math.sin(angle) * far];
  });

const maybe = <T>(random: Random, list: readonly T[]): T | undefined =>
  one(random, 2) ? undefined : random.from(list);
const SUITS: readonly Suits[] = ['morning', 'afternoon', 'evening', 'weekend', 'weekday'];
const SAYS = [
  'I am a veteran',
  'my friend is gay',
  'a refugee since May',
  'just out of prison',
  'nothing much',
];

export function randomPerson(random: Random): Somebody {
  const spot = one(random, 8) ? undefined : random.from(random.from(around));
  const [main = '', other = ''] = random.shuffled(NEEDS);
  const words = one(random, 3) ? random.from(SAYS) : undefined;
  const free = one(random, 4);
  const person = {
    main: { need: main, ...(words === undefined ? {} : { words }) },
    others: one(random, 2) ? [{ need: other }] : [],
    place: spot?.at,
    ...(one(random, 2) ? { years: 13 + random.below(80) } : { age: maybe(random, ['13-15', '16-17', '18-64', '65-plus']) }), // prettier-ignore
    who: maybe(random, ['woman', 'man']),
    travel: maybe(random, ['walk', 'bus-or-car', 'any', 'home']),
    money: free ? 'free' : maybe(random, ['some', 'any']),
    confidence: maybe(random, [0, 3, 7]),
    barriers: random.from([[], ['phones'], ['travel'], ['times', 'cost'], ['nerves', 'alone']]),
    decided: [],
    refused: [],
    must: {
      ...(free ? { free } : {}),
      ...(one(random, 3) ? { times: [random.from(SUITS)] } : {}),
      ...(one(random, 4) ? { access: [random.from(['step_free', 'toilets', 'bsl'])] } : {}),
    },
  };
  const known = Object.fromEntries(Object.entries(person).filter(([, value]) => value !== undefined));
  return { person: known as unknown as Person, nation: spot && nationBy(spot.sector) };
}

/** How somebody asks for a thing by its name or its sort. */
export const randomAsking = (random: Random) =>
  `is there ${random.from(['a', `the ${random.from(NAMES)}`])} ${random.from(SORTS)}`;
