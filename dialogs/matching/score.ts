/** Scores one service for one person: how well it fits, how practical it is, how sure we are of it (rule 3). */
import { freshness } from './details.js';
import type { Facts } from './facts.js';
import { ageShare, isToBring } from './gates.js';
import { OUTSIDE_WORKING_DAY } from './times.js';
import type { Wanted } from './wanted.js';
import * as weigh from './weights.js';

/** Points, to two decimals so that sums in another order are the same sum. `km` is rough; `afar`: its door is too far. */
export function scoreOf(facts: Facts, wanted: Wanted, km: number | undefined, afar: boolean): number {
  const points =
    fit(facts, wanted) +
    cost(facts, wanted) +
    distance(facts, wanted, km) +
    times(facts, wanted) +
    helps(facts, wanted) +
    asked(facts, wanted) +
    facts.points +
    weigh.FRESHNESS[freshness(facts.checkedOn, wanted.bounds)] +
    kind(facts, wanted) +
    (afar ? weigh.AFAR : 0) +
    refusals(facts, wanted);
  return Math.round(points * 100) / 100;
}

function fit(facts: Facts, wanted: Wanted): number {
  const { main, person } = wanted;
  const age = ages(facts, wanted);
  if (facts.isOverTicked) return weigh.FIT + age;
  const also = person.others.some(({ need }) => need !== main && facts.needs[need] !== undefined);
  return (facts.needs[main] ?? 0) * weigh.FIT + (also ? weigh.ALSO : 0) + age;
}

function ages(facts: Facts, wanted: Wanted): number {
  if (isToBring(facts, wanted)) return weigh.WITH_A_CHILD;
  if (!facts.isAgeKnown) return wanted.isUnder18 ? weigh.PERHAPS_NOT_UNDER_18 : 0;
  const share = ageShare(facts, wanted);
  return share === 0 ? weigh.PERHAPS_OTHER_AGES : weigh.OTHER_AGES * (1 - share);
}

/** Who got past the gates and said who they are is one of those whom it is for. */
function kind({ only, onlyWhenSaid, forWhom }: Facts, { person, told }: Wanted): number {
  const isSaid = onlyWhenSaid !== undefined || told.some((word) => forWhom.includes(word));
  const points = isSaid ? weigh.AS_THEY_SAID : 0;
  return only === undefined || person.who !== undefined ? points : points + weigh.ONLY_FOR_SOME;
}

function cost({ costs }: Facts, { cost: table }: Wanted): number {
  if (costs.kind !== 'pounds') return table[costs.kind];
  const points = costs.amount <= weigh.FEW_POUNDS ? table.few : table.more;
  return costs.firstFree ? points / 2 : points;
}

function distance({ isFromHome }: Facts, { travel }: Wanted, km: number | undefined): number {
  if (isFromHome) return km !== undefined && km <= weigh.NEAR.other ? weigh.NEARBY : 0;
  if (km === undefined) return weigh.UNKNOWN_DISTANCE;
  const far = -Math.min(weigh.MOST_FOR_DISTANCE, Math.max(0, km - travel.comfortable) * travel.each);
  return km <= weigh.NEAR.other ? far + weigh.NEARBY : far;
}

/** No times in the directory means unknown: neither here nor there (rule 8). */
function times({ isFromHome, week }: Facts, { worries, badTimes }: Wanted): number {
  if (!worries.has('times')) return 0;
  if (isFromHome) return weigh.OTHER_TIMES;
  if (week === 0) return 0;
  const left = week & ~badTimes;
  if (left === 0) return weigh.WORKING_DAY_ONLY * 2;
  return (left & OUTSIDE_WORKING_DAY) === 0 ? weigh.WORKING_DAY_ONLY : weigh.OTHER_TIMES;
}

function helps(facts: Facts, { worries, helps: eased }: Wanted): number {
  let points = 0;
  for (const { bit, points: more } of eased) if ((facts.helps & bit) !== 0) points += more;
  return facts.isOnlyByPhone && worries.has('phones') ? points + weigh.PHONE_ONLY : points;
}

/** Of what somebody must have, known to be there is better than unknown. */
function asked({ access, hasTimes, week }: Facts, { limits }: Wanted): number {
  let points = 0;
  for (const need of limits.access) if (access?.[need] === true) points += weigh.HAS_ACCESS;
  if (limits.suits === 0 || !hasTimes) return points;
  return (week & limits.suits) === 0 ? points - weigh.SUITS : points + weigh.SUITS;
}

/** Something refused as "not my thing" or "done it before" says a little about the others like it. */
function refusals({ organisation, needs }: Facts, { main, refused }: Wanted): number {
  let points = 0;
  for (const { service: no, why } of refused) {
    if (why !== 'not-my-thing' && why !== 'done-before') continue;
    if (no.organisation !== undefined && no.organisation === organisation) points += weigh.SAME_AGAIN;
    if (why === 'done-before') continue;
    const shared = Object.keys(needs).filter((need) => need !== main && no.needs[need] !== undefined);
    points += weigh.LIKE_REFUSED * Math.min(2, shared.length);
  }
  return points;
}
