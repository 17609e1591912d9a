/** Measures choosing from a directory: for a person with reasons, by words that staff type, and what is asked for by name. */
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { askedFor } from '../../dialogs/matching/asked-for.js';
import { askingIn } from '../../dialogs/matching/asking.js';
import { find } from '../../dialogs/matching/find.js';
import type { Index } from '../../dialogs/matching/index.js';
import { isNamed, lookFor } from '../../dialogs/matching/looked-for.js';
import { match } from '../../dialogs/matching/match.js';
import type { Places } from '../../dialogs/matching/near.js';
import type { Service } from '../../dialogs/matching/service.js';
import type { Person } from '../../dialogs/matching/suggestion.js';
import { seeded } from './random.js';
import { timed, type Quantiles } from './timed.js';

const NEEDS = [
  'company',
  'money',
  'moving',
  'caring',
  'grief',
  'memory',
  'making',
  'work',
  'family',
  'worry',
];
const WORDS = [
  'lunch club',
  'debt advise',
  'choir',
  'somewhere I can meet people for a coffee and a chat',
  'Alzhiemers',
  'walking group YO1',
  'help with drinking',
  'Community Trust',
  'carers',
  'I lost my husband last year and want to talk to someone',
];
/** What a person may ask for where a suggestion is shown: things there are, one of them in a third of all, and some there are not. */
const ASKED = {
  found: [
    'is there a choir?',
    'chior',
    'mens shed or a lunch club near me',
    'walking group',
    'something with gardening',
    'debt advise',
    'anything for carers',
    'is there a community tea',
  ],
  'not found': [
    'is there a pottery class?',
    'what about falconry',
    'purple monkey dishwasher',
    'do you have anything for beekeping',
    'silversmithing',
  ],
};
/** The same services and people every time. */
export const SEED = 20261122;

/** Everything that is asked of an index, by many people and in many words. */
export const chosen = (index: Index, places: Places): Quantiles[] => [
  matched(index, places),
  searched(index),
  ...asked(index, places),
];

function peopleOf(places: Places): Person[] {
  const random = seeded(SEED);
  const sectors = [...places.sectors.values()];
  return Array.from({ length: 2000 }, (): Person => ({
    main: { need: random.from(NEEDS) },
    others: [{ need: random.from(NEEDS) }],
    years: 13 + random.below(80),
    place: random.from(sectors),
    money: random.from(['free', 'some', 'any'] as const),
    confidence: random.below(11),
    barriers: random.below(2) === 0 ? [] : ['times', 'nerves'],
    decided: [],
    refused: [],
  }));
}

const matched = (index: Index, places: Places): Quantiles =>
  timed('match with reasons', index.services.length, peopleOf(places), (person) =>
    match(person, index, '2026-11-22'),
  );

/** From the message to what is shown, or to knowing that there is none; every other person wants it free and in the evening. */
function asked(index: Index, places: Places): Quantiles[] {
  const people = peopleOf(places).slice(0, 40);
  const must = { free: true, times: ['evening'] as const };
  return Object.entries(ASKED).map(([what, texts]) => {
    const inputs = people.flatMap((person, nth) =>
      texts.map((text) => ({ text, person: nth % 2 === 0 ? person : { ...person, must } })),
    );
    return timed(`asked by name, ${what}`, index.services.length, inputs, ({ text, person }) => {
      const asking = askingIn(text);
      if (asking === undefined) return;
      const looked = lookFor(asking, index);
      if (askedFor(looked, person, index, '2026-11-22') === undefined) isNamed(looked, index);
    });
  });
}

const searched = (index: Index): Quantiles =>
  timed('search by words', index.services.length, Array.from({ length: 20 }, () => WORDS).flat(), (words) =>
    find(words, index),
  );

/** A plain scan by fuse.js and minisearch, for comparison: over a hundred thousand a scan takes many seconds. */
export function besides(services: readonly Service[]): Quantiles[] {
  const fuse = new Fuse(services, {
    keys: ['name', 'organisation', 'summary'],
    threshold: 0.35,
    ignoreLocation: true,
  });
  const mini = new MiniSearch<Service>({
    fields: ['name', 'organisation', 'summary'],
    searchOptions: { fuzzy: 0.2, prefix: true },
  });
  mini.addAll(services);
  return [
    timed(
      'plain fuse.js scan, 5 searches',
      services.length,
      WORDS.slice(0, 5),
      (words) => fuse.search(words),
      0,
    ),
    timed('minisearch', services.length, WORDS, (words) => mini.search(words)),
  ];
}
