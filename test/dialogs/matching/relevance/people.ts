/** The made people (people.csv), with what each is owed; a word that nobody says is refused. */
import { placeIn, type Placed } from '../../../../dialogs/matching/near.js';
import type { Must, Person, Suits } from '../../../../dialogs/matching/suggestion.js';
import { person } from '../services.js';
import { listOf, places, rowsOf } from './cells.js';

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
  where: string;
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
    where,
    placed: placed?.kind ?? 'not-said',
    ...(row.first === '' ? {} : { first: oneOf(row.first ?? '') }),
    shows: listOf(row.shows).map(oneOf),
    not: listOf(row.not),
    never: listOf(row.never),
    widened: listOf(row.widened),
  };
});
