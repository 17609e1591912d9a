/** Reads the made region and the made people from their tables, and refuses a word that stands for nothing. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placeIn, placesFrom, type Placed } from '../../../../dialogs/matching/near.js';
import { Service, type Area, type Point, type Schedule } from '../../../../dialogs/matching/service.js';
import type { Must, Person, Suits } from '../../../../dialogs/matching/suggestion.js';
import { person } from '../services.js';

const HERE = import.meta.dirname;
const text = (path: string) => readFileSync(path, 'utf8');
export const places = placesFrom(
  text('content/places/outcodes.csv'),
  text('content/places/sectors.csv'),
  text('content/places/towns.csv'),
);

/** Rows of cells by their column; lines that begin with # are for the reader. */
function rowsOf(file: string): Record<string, string>[] {
  const [head = '', ...lines] = text(join(HERE, file))
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const columns = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    if (cells.length !== columns.length) throw new Error(`${file}: ${columns.length} cells, not ${line}`);
    return Object.fromEntries(columns.map((column, at) => [column, cells[at]?.trim() ?? '']));
  });
}

const listOf = (cell = '') => cell.split(';').flatMap((each) => each.trim() || []);

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
    return { rings: [[[west, south], [east, south], [east, north], [west, north]]] }; // prettier-ignore
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
    needs: Object.fromEntries(
      listOf(row.needs).map((each) => each.split(' ')).map(([need, fit]) => [need, Number(fit)]), // prettier-ignore
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

const SUITS: Readonly<Record<string, Suits>> = {
  mornings: 'morning',
  afternoons: 'afternoon',
  evenings: 'evening',
  weekends: 'weekend',
};
const MUST: Readonly<Record<string, 'step_free' | 'bsl'>> = { 'step-free': 'step_free', bsl: 'bsl' };
const TRAVEL: Readonly<Record<string, NonNullable<Person['travel']>>> = {
  walk: 'walk',
  bus: 'bus-or-car',
  any: 'any',
  home: 'home',
};
const BARRIERS = ['phones', 'travel', 'nerves', 'alone', 'health'];

/** Everything that somebody said, each as one word or a few. */
function saidFrom(cell: string, main: { need: string; words?: string }): Partial<Person> {
  const found: Partial<Person> & { barriers: string[]; must: Must } = { barriers: [], must: {} };
  const { must } = found;
  for (const each of listOf(cell)) {
    const [word = '', ...rest] = each.split(' ');
    if (word === 'free') [found.money, must.free] = ['free', true];
    else if (word === 'some') found.money = 'some';
    else if (word === 'woman' || word === 'man') found.who = word;
    else if (word === 'confidence') found.confidence = Number(rest[0]);
    else if (word === 'says') main.words = rest.join(' ');
    else if (word === 'decided') found.decided = rest;
    else if (word === 'refused') found.refused = [{ service: rest[0] ?? '', why: rest[1] ?? '' }];
    else if (SUITS[word] !== undefined) must.times = [...(must.times ?? []), SUITS[word]];
    else if (MUST[word] !== undefined) must.access = [...(must.access ?? []), MUST[word]];
    else if (TRAVEL[word] !== undefined) found.travel = TRAVEL[word];
    else if (BARRIERS.includes(word)) found.barriers.push(word);
    else throw new Error(`'${each}' is nothing that anybody says`);
  }
  return found;
}

/** One of several: `a|b`. */
export type OneOf = readonly string[];
export type Row = {
  who: string;
  person: Person;
  placed: Placed['kind'] | 'not-said';
  first?: OneOf;
  shows: readonly OneOf[];
  not: readonly string[];
  never: readonly string[];
  widened: readonly string[];
};

const oneOf = (cell: string): OneOf => cell.split('|');

/** The made people, with what each is owed. */
export const people: readonly Row[] = rowsOf('people.csv').map((row) => {
  const [main, ...others] = listOf(row.needs).map((need): { need: string; words?: string } => ({ need }));
  if (main === undefined) throw new Error(`${row.who} needs nothing`);
  const said = saidFrom(row.said ?? '', main);
  const where = row.where ?? '';
  const placed = where === '' ? undefined : placeIn(where, places);
  return {
    who: `${row.who} (${row.needs}, ${where === '' ? 'nowhere' : where}, ${row.age}${row.said === '' ? '' : `, ${row.said}`})`,
    person: person({
      main,
      others,
      place: placed?.kind === 'found' ? placed.at : undefined,
      years: Number(row.age),
      ...said,
    }),
    placed: placed?.kind ?? 'not-said',
    ...(row.first === '' ? {} : { first: oneOf(row.first ?? '') }),
    shows: listOf(row.shows).map(oneOf),
    not: listOf(row.not),
    never: listOf(row.never),
    widened: listOf(row.widened),
  };
});
