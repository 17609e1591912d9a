/** The few hard reasons for which a service is not offered; everything else only moves it up or down. */
import { covers } from './area.js';
import type { Facts } from './facts.js';
import { kmFrom, roughly, type Spot } from './near.js';
import type { Location, Point } from './service.js';
import type { Limits, Wanted } from './wanted.js';

/** A service's place nearest to the person, with its distance when both ends are known. */
export type Whereabouts = { location?: Location; km?: number };

/**
 * Hard gates (matching rule 1) for what is open: decided already, wrong age as far as it is known, out of reach or of a stated area, in person only for
 * somebody who said "from home only", for people who say what this one did not, and what they said they must have. Women-only and men-only are gates only for
 * somebody who said who they are; for others such a group is offered with "ask them first".
 */
export function mayBeOffered(facts: Facts, wanted: Wanted, km: number | undefined): boolean {
  const { person } = wanted;
  if (!reaches(facts, km, wanted.wider) && !isAfar(facts, wanted, km)) return false;
  if (ageShare(facts, wanted) === 0 && agesKeepAway(facts, wanted)) return false;
  if (facts.area !== undefined && !isInArea(facts, person.place)) return false;
  if (facts.onlyWhenSaid !== undefined && !haveSaid(facts.onlyWhenSaid, wanted)) return false;
  if (person.travel === 'home' && !facts.isFromHome) return false;
  if (person.who !== undefined && facts.only !== undefined && facts.only !== GROUPS[person.who]) return false;
  if (!keepsTo(facts, wanted.limits)) return false;
  return wanted.settled.size === 0 || !wanted.settled.has(facts.service.id);
}

const GROUPS = { woman: 'women', man: 'men' } as const;

/**
 * An area that is nothing but a name says nothing, unless the service has no place either. Who did not say where they
 * are is offered what is for a whole nation when it is asked first, and nothing narrower.
 */
function isInArea({ area, reach, service }: Facts, place: Point | undefined): boolean {
  const covered = area === undefined ? true : covers(area, place);
  if (covered !== undefined) return covered;
  if (reach !== undefined) return true;
  return place === undefined && area?.nations !== undefined && service.ask_first !== undefined;
}

/** Unknown is not "no" (rule 8): only what is known to be otherwise is left out. */
export function keepsTo(facts: Facts, { free, suits, access }: Limits): boolean {
  if (free && facts.costs.kind === 'pounds') return false;
  if (access.length > 0 && !facts.isFromHome && access.some((need) => facts.access?.[need] === false))
    return false;
  return suits === 0 || !facts.hasTimes || (facts.week & suits) !== 0;
}

/** In their own words for any of their needs; the beginning of a word will do. */
function haveSaid(words: readonly string[], { said }: Wanted): boolean {
  return said.some((text) => words.some((word) => ` ${text}`.includes(` ${word}`)));
}

/**
 * Ages that nobody has checked keep no grown-up away, and those of small children not whoever may bring one; with somebody
 * under 18 the safe side is taken.
 */
const agesKeepAway = (facts: Facts, wanted: Wanted): boolean =>
  !isToBring(facts, wanted) && (!facts.isAgeUnchecked || wanted.isUnder18);

/** Whether a grown-up would come to it with a small child: its ages are the child's, and say nothing of theirs. */
export const isToBring = ({ isForSmallChildren }: Facts, { mayBringChild }: Wanted): boolean =>
  isForSmallChildren && mayBringChild;

/** How much of the ages a person may be a service is for, from 0 to 1: overlapping by a year is enough to be offered. */
export function ageShare({ youngest, oldest }: Facts, { ages }: Wanted): number {
  const min = ages.min > youngest ? ages.min : youngest;
  const max = ages.max < oldest ? ages.max : oldest;
  return max < min ? 0 : (max - min + 1) / (ages.max - ages.min + 1);
}

/**
 * A service with a reach is local. Without knowing where the person is, or where the service is, nobody can say that
 * it reaches them, so local ones are not offered then: only national ones, which have no reach, are.
 */
function reaches({ reach, isReachGuessed }: Facts, km: number | undefined, wider: number): boolean {
  if (reach === undefined) return true;
  return km !== undefined && km <= (isReachGuessed ? reach * wider : reach);
}

/**
 * Whether only its phone or its web page reaches them: its door is further away than people usually go (remote services
 * are never lost to distance). Of somebody who did not say where they are nobody knows what is far.
 */
export function isAfar(facts: Facts, { person, wider }: Wanted, km: number | undefined): boolean {
  return facts.hasRemoteHalf && person.place !== undefined && !reaches(facts, km, wider);
}

/** Whether it is for somebody at a point, as far as its reach and area tell. */
export function isFor(facts: Facts, here: Spot): boolean {
  return reaches(facts, nearestKm(facts, here), 1) && (facts.area === undefined || isInArea(facts, here));
}

/** How far the nearest of its places is, in km as exact as they are known. */
export function nearestKm({ spots }: Facts, here: Spot | undefined): number | undefined {
  if (here === undefined) return undefined;
  let nearest: number | undefined;
  for (const { spot } of spots) {
    const km = kmFrom(here, spot);
    if (nearest === undefined || km < nearest) nearest = km;
  }
  return nearest;
}

/** The nearest of its places, and how far it is to a tenth of a kilometre. */
export function whereabouts({ spots }: Facts, here: Spot | undefined): Whereabouts {
  if (here === undefined) return {};
  let nearest: { location: Location; km: number } | undefined;
  for (const { spot, location } of spots) {
    const km = kmFrom(here, spot);
    if (nearest === undefined || km < nearest.km) nearest = { location, km };
  }
  return nearest === undefined ? {} : { ...nearest, km: roughly(nearest.km) };
}
