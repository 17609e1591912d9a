/** Scores one service for one person: how well it fits, how practical it is, how sure we are of it (rule 3). */
import { ageShare, isUnder18, type Whereabouts } from './gates.js';
import type { Checked } from '../conversation.js';
import { costsOf } from './details.js';
import type { Index } from './index.js';
import type { Service } from './service.js';
import type { Person } from './suggestion.js';
import { isIn, outsideWorkingDay, slots } from './times.js';
import * as weigh from './weights.js';

type HelpReason = (typeof weigh.HELPS)[number]['reason'];

/** What is worked out about a person once, before any service is looked at. */
export type Wanted = {
  person: Person;
  /** The need that drives the list. */
  main: string;
  worries: ReadonlySet<string>;
  refused: { service: Service; why: string }[];
  /** Only the helps that ease one of the worries, with their points. */
  helps: { reason: HelpReason; holds: (service: Service) => boolean | undefined; points: number }[];
};

export function wantedBy(person: Person, main: string, index: Index): Wanted {
  const refused = person.refused.flatMap(({ service: id, why }) => {
    const service = index.byId.get(id);
    return service === undefined || why === undefined ? [] : [{ service, why }];
  });
  // A reason given for one service holds for the others, even when the one refused has left the directory.
  const worries = new Set([...person.barriers, ...person.refused.map(({ why }) => why ?? 'other')]);
  if (person.travel === 'home') worries.add('home');
  if (person.confidence !== undefined && person.confidence <= weigh.UNSURE) worries.add('unsure');
  return { person, main, worries, refused, helps: helpsFor(worries) };
}

function helpsFor(worries: ReadonlySet<string>): Wanted['helps'] {
  return weigh.HELPS.map(({ reason, holds, eases }) => {
    const eased: [string, number][] = Object.entries(eases);
    const points = eased.reduce((sum, [worry, more]) => (worries.has(worry) ? sum + more : sum), 0);
    return { reason, holds, points };
  }).filter(({ points }) => points > 0);
}

/** Points, to two decimals so that sums in another order are the same sum. */
export function scoreOf(service: Service, wanted: Wanted, { km }: Whereabouts, checked: Checked): number {
  const points =
    fit(service, wanted) +
    cost(service, wanted) +
    distance(service, wanted, km) +
    times(service, wanted) +
    helps(service, wanted) +
    asked(service, wanted) +
    quality(service, checked) +
    (service.only === undefined ? 0 : weigh.ONLY_FOR_SOME) +
    refusals(service, wanted);
  return Math.round(points * 100) / 100;
}

/** Whether it says it answers more needs than anybody can; such ticks earn nothing. */
export function isOverTicked(service: Service): boolean {
  return Object.keys(service.needs).length > weigh.TOO_MANY_NEEDS;
}

function fit(service: Service, { person, main }: Wanted): number {
  const age = ages(service, person);
  if (isOverTicked(service)) return weigh.FIT + age;
  const also = person.others.some(({ need }) => need !== main && service.needs[need] !== undefined);
  return (service.needs[main] ?? 0) * weigh.FIT + (also ? weigh.ALSO : 0) + age;
}

function ages(service: Service, person: Person): number {
  const { min, max } = service.ages;
  if (min === undefined && max === undefined) return isUnder18(person) ? weigh.PERHAPS_NOT_UNDER_18 : 0;
  const share = ageShare(service, person);
  return share === 0 ? weigh.PERHAPS_OTHER_AGES : weigh.OTHER_AGES * (1 - share);
}

function cost(service: Service, { person, worries }: Wanted): number {
  const minds =
    person.money === 'free' || worries.has('costs') ? 'free' : worries.has('cost') ? 'some' : person.money;
  const table = weigh.COST[minds ?? 'any'];
  const costs = costsOf(service);
  if (costs.kind !== 'pounds') return table[costs.kind];
  const points = costs.amount <= weigh.FEW_POUNDS ? table.few : table.more;
  return costs.firstFree ? points / 2 : points;
}

function distance(service: Service, { person, worries }: Wanted, km: number | undefined): number {
  if (weigh.fromHome(service)) return km !== undefined && km <= weigh.NEAR.other ? weigh.NEARBY : 0;
  if (km === undefined) return weigh.UNKNOWN_DISTANCE;
  const { comfortable, each } = weigh.DISTANCE[person.travel ?? 'unsaid'];
  const times = worries.has('travel') || worries.has('too-far') ? weigh.FAR_TIMES : 1;
  const far = -Math.min(weigh.MOST_FOR_DISTANCE, Math.max(0, km - comfortable) * each * times);
  return km <= weigh.NEAR.other ? far + weigh.NEARBY : far;
}

/** No times in the directory means unknown: neither here nor there (rule 8). */
function times(service: Service, { worries, refused }: Wanted): number {
  if (!worries.has('times')) return 0;
  if (weigh.fromHome(service)) return weigh.OTHER_TIMES;
  const open = slots(service.schedules);
  if (open.length === 0) return 0;
  const key = (slot: (typeof open)[number]) => `${slot.day} ${slot.part}`;
  const bad = new Set(
    refused.flatMap((no) => (no.why === 'times' ? slots(no.service.schedules).map(key) : [])),
  );
  const left = open.filter((slot) => !bad.has(key(slot)));
  if (left.length === 0) return weigh.WORKING_DAY_ONLY * 2;
  return left.some(outsideWorkingDay) ? weigh.OTHER_TIMES : weigh.WORKING_DAY_ONLY;
}

function helps(service: Service, { worries, helps: eased }: Wanted): number {
  let points = 0;
  for (const help of eased) if (help.holds(service) === true) points += help.points;
  return worries.has('phones') && weigh.onlyByPhone(service) ? points + weigh.PHONE_ONLY : points;
}

/** Of what somebody must have, known to be there is better than unknown. */
function asked(service: Service, { person: { must } }: Wanted): number {
  if (must === undefined) return 0;
  let points = 0;
  for (const need of must.access ?? []) if (service.access?.[need] === true) points += weigh.HAS_ACCESS;
  if (must.times?.length && service.schedules.length > 0) {
    const { times } = must;
    const suits = slots(service.schedules).some((slot) => times.some((each) => isIn(slot, each)));
    points += suits ? weigh.SUITS : -weigh.SUITS;
  }
  return points;
}

function quality(service: Service, checked: Checked): number {
  const welcome = service.beginner_friendly === true ? weigh.WELCOMING : 0;
  const tips = service.tips === undefined ? 0 : weigh.TIPS;
  const space = service.capacity === undefined ? 0 : weigh.CAPACITY[service.capacity];
  return weigh.FRESHNESS[checked.state] + welcome + tips + space;
}

/** Something refused as "not my thing" or "done it before" says a little about the others like it. */
function refusals(service: Service, { main, refused }: Wanted): number {
  let points = 0;
  for (const { service: no, why } of refused) {
    if (why !== 'not-my-thing' && why !== 'done-before') continue;
    if (no.organisation !== undefined && no.organisation === service.organisation) points += weigh.SAME_AGAIN;
    if (why === 'done-before') continue;
    const shared = Object.keys(service.needs).filter((need) => need !== main && no.needs[need] !== undefined);
    points += weigh.LIKE_REFUSED * Math.min(2, shared.length);
  }
  return points;
}
