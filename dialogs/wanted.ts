/** Turns what was said on the path into what the matcher may know about a person; nothing is inferred. */
import type { Compiled } from './compiled.js';
import { decided } from './decided.js';
import { counting, countedNeeds, valueOf, type Walk } from './ground.js';
import { placeIn, type Places } from './matching/near.js';
import type { Access } from './matching/service.js';
import type { AgeBand, Must, Person, Suits, WantedNeed } from './matching/suggestion.js';

const AGES: Record<string, AgeBand> = {
  '13-15': '13-15',
  '16-17': '16-17',
  '18-64': '18-64',
  '65-plus': '65-plus',
};
const TRAVEL: Record<string, NonNullable<Person['travel']>> = {
  walk: 'walk',
  'bus-or-car': 'bus-or-car',
  'any-distance': 'any',
  'from-home': 'home',
};
const MONEY: Record<string, NonNullable<Person['money']>> = {
  'free-only': 'free',
  'a-few-pounds': 'some',
  'any-cost': 'any',
};

/** What some answers say about how far they can go, and about money: they are not asked again. */
const TRAVEL_SAID: Record<string, NonNullable<Person['travel']>> = {
  'close-by': 'walk',
  'stay-home': 'home',
};
const MONEY_SAID: Record<string, NonNullable<Person['money']>> = {
  'only-free': 'free',
  'small-cost': 'some',
};

/** What an answer says is in the way, in the matcher's words: it lifts what eases it. */
const IN_THE_WAY: Record<string, Record<string, string>> = {
  barriers: { phones: 'phones' },
  'barriers-more': {
    'first-time': 'unsure',
    crowds: 'too-scary',
    body: 'too-scary',
    reading: 'phones',
    'caring-for': 'times',
    'bad-before': 'unsure',
    'told-cannot': 'health',
  },
  'about-nerves': { 'meet-first': 'alone', 'quiet-first': 'too-scary', 'look-only': 'unsure' },
  'with-whom': { 'with-someone': 'alone', 'small-groups': 'too-scary', 'by-phone-online': 'home' },
  support: { 'quiet-place': 'too-scary', hearing: 'phones' },
  'support-getting-in': { 'seat-rest': 'health' },
};

/** Times of day they can do, wherever they were asked; none when they were not, or when any time will do. */
const TIMES = ['about-times', 'free-times'];
const IN_WORKING_HOURS = ['can-mornings', 'can-afternoons', 'time-mornings', 'time-afternoons', 'any-time'];

/** When they can go, and what a place must have: nothing that is known to be otherwise is shown while there is more. */
const SUITS: Record<string, Suits> = {
  'can-mornings': 'morning',
  'can-afternoons': 'afternoon',
  'can-evenings': 'evening',
  'can-weekends': 'weekend',
  'time-mornings': 'morning',
  'time-afternoons': 'afternoon',
  'time-evenings': 'evening',
  'time-weekends': 'weekend',
};
const NEEDED: Record<string, Record<string, keyof Access>> = {
  'support-getting-in': { 'step-free': 'step_free', 'toilet-close': 'toilets', 'parking-close': 'parking' },
  'support-hearing': { 'hearing-loop': 'hearing_loop', bsl: 'bsl' },
};

/** One main need drives the list, the others may add a badge (matching rule 4). */
export function wantedBy(walk: Walk, compiled: Compiled, places: Places): Person {
  const one = (question: string) => valueOf(walk, compiled, question)[0] ?? '';
  const needs: WantedNeed[] = countedNeeds(walk, compiled).map(({ need, words }) =>
    words === undefined ? { need } : { need, words },
  );
  const main = needs.find((each) => each.need === one('first')) ?? needs[0];
  const place = placeIn(one('place'), places);
  const confidence = counting(walk, compiled, 'confidence')?.value[0];
  const age = AGES[one('age')];
  const travel = TRAVEL_SAID[one('about-travel')] ?? TRAVEL[one('travel')];
  const money = MONEY_SAID[one('about-cost')] ?? MONEY[one('money')];
  const must = mustOf(walk, compiled, money);
  const shown = decided(walk, compiled);
  return {
    ...(main ? { main } : {}),
    others: needs.filter((each) => each !== main),
    ...(age ? { age } : {}),
    ...(place.kind === 'found' ? { place: place.at } : {}),
    ...(travel ? { travel } : {}),
    ...(money ? { money } : {}),
    ...(confidence === undefined ? {} : { confidence: Number(confidence) }),
    barriers: barriersOf(walk, compiled),
    decided: [...shown.map((each) => each.offer.service), ...decidedBefore(walk, compiled)],
    refused: shown
      .filter((each) => each.decision === 'not-for-me')
      .map((each) => {
        const why = each.why?.value[0];
        return why === undefined ? { service: each.offer.service } : { service: each.offer.service, why };
      }),
    ...(must === undefined ? {} : { must }),
  };
}

function mustOf(walk: Walk, compiled: Compiled, money: Person['money']): Must | undefined {
  const times = new Set(
    TIMES.flatMap((question) => valueOf(walk, compiled, question)).flatMap((time) => SUITS[time] ?? []),
  );
  const access = Object.entries(NEEDED).flatMap(([question, known]) =>
    valueOf(walk, compiled, question).flatMap((need) => known[need] ?? []),
  );
  if (money !== 'free' && times.size === 0 && access.length === 0) return undefined;
  return {
    ...(money === 'free' ? { free: true } : {}),
    ...(times.size === 0 ? {} : { times: [...times] }),
    ...(access.length === 0 ? {} : { access }),
  };
}

function barriersOf(walk: Walk, compiled: Compiled): string[] {
  const said = Object.entries(IN_THE_WAY).flatMap(([question, ways]) =>
    valueOf(walk, compiled, question).flatMap((option) => ways[option] ?? []),
  );
  const all = new Set([...valueOf(walk, compiled, 'barriers'), ...said]);
  const times = TIMES.flatMap((question) => valueOf(walk, compiled, question));
  if (times.length === 0) return [...all];
  // Evenings or weekends only is what the matcher knows as times being in the way.
  if (times.some((time) => IN_WORKING_HOURS.includes(time))) all.delete('times');
  else all.add('times');
  return [...all];
}

/** What was agreed or refused in an earlier round is not shown again: people are not asked twice. */
function decidedBefore({ conversation }: Walk, compiled: Compiled): string[] {
  return conversation.entries
    .filter((entry) => entry.question === compiled.offers?.id && entry.round < conversation.round)
    .filter((entry) => entry.value.includes('like') || entry.value.includes('not-for-me'))
    .flatMap((entry) => entry.about ?? []);
}
