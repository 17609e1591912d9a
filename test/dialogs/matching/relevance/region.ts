/** The made region (region.csv): services as the matcher sees them; a word that stands for nothing is refused. */
import { Service, type Area, type Point, type Schedule } from '../../../../dialogs/matching/service.js';
import { listOf, places, rowsOf } from './cells.js';

function pointOf(code: string): Point {
  const at = places.sectors.get(code) ?? places.outcodes.get(code);
  if (at === undefined) throw new Error(`${code} is not in the places that ship`);
  return at;
}

/** `60+`, `11-17`; empty: nobody said. */
function agesFrom(cell = ''): Service['ages'] {
  const found = /^(\d+)(?:\+|-(\d+))$/.exec(cell);
  if (cell === '') return {};
  if (found === null) throw new Error(`'${cell}' is no age`);
  const [, min, max] = found;
  return { min: Number(min), ...(max === undefined ? {} : { max: Number(max) }) };
}

const NATIONS = { England: 'england', Scotland: 'scotland', Wales: 'wales' } as const;

/** How far a door reaches, or where it says that it is for. */
function reachFrom(cell: string, hasDoor: boolean): Pick<Service, 'reach_km' | 'reach_guessed' | 'area'> {
  const own = hasDoor ? { reach_km: 20, reach_guessed: true } : {};
  if (cell === '') return own;
  const km = /^(\d+) km$/.exec(cell);
  if (km !== null) return { reach_km: Number(km[1]) };
  return { ...own, area: { name: cell, ...areaFrom(cell) } };
}

function areaFrom(cell: string): Area {
  const around = /^around (\S+ \d) (\d+) km$/.exec(cell);
  if (around !== null) return { circles: [{ at: pointOf(around[1] ?? ''), km: Number(around[2]) }] };
  const box = /^box (\S+) (\S+) (\S+) (\S+)$/.exec(cell)?.slice(1).map(Number);
  if (box !== undefined) {
    const [south = 0, west = 0, north = 0, east = 0] = box;
    return {
      rings: [
        [
          [west, south],
          [east, south],
          [east, north],
          [west, north],
        ],
      ],
    };
  }
  const nation = NATIONS[cell as keyof typeof NATIONS];
  if (nation === undefined) throw new Error(`'${cell}' is no area`);
  return { nations: [nation] };
}

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;

/** `tue 10:00-12:00; mon-fri 09:00-17:00; daily 09:00-21:00`. */
const timesFrom = (cell = ''): Schedule[] =>
  listOf(cell).flatMap((each) => {
    const [, days = '', opens = '', closes = ''] = /^(\S+) (\d\d:\d\d)-(\d\d:\d\d)$/.exec(each) ?? [];
    const [from = '', to = from] = days === 'daily' ? ['mon', 'sun'] : days.split('-');
    const nth = (name: string) => DAYS.findIndex((day) => day.slice(0, 3) === name);
    if (nth(from) < 0 || nth(to) < 0) throw new Error(`'${each}' is no time`);
    return DAYS.slice(nth(from), nth(to) + 1).map((day) => ({ day, opens, closes, every: 'week' as const }));
  });

/** `4`, `0`, `6 first-free`; empty: nobody said. */
function costFrom(cell = ''): Pick<Service, 'cost'> {
  if (cell === '') return {};
  const [pounds = '', also] = cell.split(' ');
  return { cost: { pounds: Number(pounds), first_free: also === 'first-free' } };
}

const HAS: Readonly<Record<string, Partial<Service>>> = {
  beginners: { beginner_friendly: true },
  bring: { can_bring_someone: true },
  buddy: { buddy_available: true },
  levels: { graded_levels: true },
  men: { only: 'men' },
  'no-call': { no_phone_needed: true },
  quiet: { quiet_times: true },
  seated: { seated_or_gentle: true },
  small: { small_group: true },
  women: { only: 'women' },
};
const ACCESS: Readonly<Record<string, Service['access']>> = {
  'step-free': { step_free: true },
  'no-step-free': { step_free: false },
  toilets: { toilets: true },
  bsl: { bsl: true },
};

function hasFrom(cell = ''): Partial<Service> {
  const found: Partial<Service> = {};
  for (const each of listOf(cell)) {
    const [word, ...rest] = each.split(' ');
    if (word === 'ask') found.ask_first = rest.join(' ');
    else if (word === 'said') found.only_when_said = rest.join(' ').split('|');
    else if (HAS[each] !== undefined) Object.assign(found, HAS[each]);
    else if (ACCESS[each] !== undefined) found.access = { ...found.access, ...ACCESS[each] };
    else throw new Error(`'${each}' is nothing that a service has`);
  }
  return found;
}

const STATES: Readonly<Record<string, Partial<Service>>> = {
  '': {},
  closed: { status: 'defunct' },
  paused: { status: 'temporarily-closed' },
  full: { capacity: 'full' },
  waiting: { capacity: 'waiting-list' },
};
const WAYS = { door: 'in-person', phone: 'phone', online: 'online' } as const;

/** The made region: services as the matcher sees them. */
export const region: readonly Service[] = rowsOf('region.csv').map((row) => {
  const channels = (row.ways ?? '').split(' + ').map((way) => WAYS[way as keyof typeof WAYS]);
  return Service.parse({
    id: row.id,
    name: row.name,
    summary: `${row.name}.`,
    needs: Object.fromEntries<number>(
      listOf(row.needs).map((each) => [each.split(' ')[0] ?? '', Number(each.split(' ')[1])]),
    ),
    ages: agesFrom(row.ages),
    channels,
    locations: (row.where ?? '')
      .split(' + ')
      .filter((code) => code !== '')
      .map((postcode) => ({ name: row.name, postcode, at: pointOf(postcode) })),
    how_to_start: 'Turn up.',
    schedules: timesFrom(row.times),
    ...reachFrom(row.for ?? '', channels.includes('in-person')),
    ...costFrom(row.cost),
    ...hasFrom(row.has),
    ...(row.checked === '' ? {} : { checked_on: row.checked }),
    ...STATES[row.state ?? ''],
  });
});
