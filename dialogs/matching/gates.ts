/** The few hard reasons for which a service is not offered; everything else only moves it up or down. */
import { covers } from './area.js';
import { kmBetween } from './near.js';
import type { Location, Point, Service } from './service.js';
import type { AgeBand, Must, Person } from './suggestion.js';
import { isIn, slots } from './times.js';
import { fromHome } from './weights.js';

/** A service's place nearest to the person, with its distance when both ends are known. */
export type Whereabouts = { location?: Location; km?: number };

const BANDS: Record<AgeBand, { min: number; max: number }> = {
  '13-15': { min: 13, max: 15 },
  '16-17': { min: 16, max: 17 },
  '18-64': { min: 18, max: 64 },
  '65-plus': { min: 65, max: 100 },
};

/**
 * Hard gates (matching rule 1): closed, decided already, wrong age as far as it is known, out of reach or of a stated area, in person only for
 * somebody who said "from home only", for people who say what this one did not, and what they said they must have. Women-only and men-only are gates only for
 * somebody who said who they are; for others such a group is offered with "ask them first".
 */
export function mayBeOffered(service: Service, person: Person, { km }: Whereabouts): boolean {
  if (service.status !== 'active') return false;
  if (!reaches(service, km, person.must?.wider)) return false;
  if (service.area !== undefined && !isInArea(service, person.place)) return false;
  if (person.decided.includes(service.id) || person.refused.some((no) => no.service === service.id))
    return false;
  if (ageShare(service, person) === 0 && agesKeepAway(service, person)) return false;
  if (service.only_when_said !== undefined && !haveSaid(service.only_when_said, person)) return false;
  if (person.travel === 'home' && !fromHome(service)) return false;
  if (person.who !== undefined && service.only !== undefined && service.only !== GROUPS[person.who])
    return false;
  return person.must === undefined || keepsTo(service, person.must);
}

const GROUPS = { woman: 'women', man: 'men' } as const;

/** An area that is nothing but a name says nothing, unless the service has no place either. */
function isInArea({ area, reach_km }: Service, place: Point | undefined): boolean {
  const covered = area === undefined ? true : covers(area, place);
  if (covered !== undefined) return covered;
  return reach_km !== undefined;
}

/** Unknown is not "no" (rule 8): only what is known to be otherwise is left out. */
export function keepsTo(service: Service, { free, times, access }: Must): boolean {
  if (free && service.cost !== undefined && service.cost.pounds > 0) return false;
  if (access?.some((need) => service.access?.[need] === false) && !fromHome(service)) return false;
  if (times === undefined || times.length === 0 || service.schedules.length === 0) return true;
  return slots(service.schedules).some((slot) => times.some((suits) => isIn(slot, suits)));
}

/** In their own words for any of their needs; the beginning of a word will do. */
function haveSaid(words: readonly string[], { main, others }: Person): boolean {
  const said = [main, ...others].flatMap((need) => need?.words?.toLowerCase() ?? []);
  return said.some((text) => words.some((word) => ` ${text}`.includes(` ${word}`)));
}

/** Ages that nobody has checked keep no grown-up away; with somebody under 18 the safe side is taken. */
const agesKeepAway = ({ ages_unchecked }: Service, person: Person): boolean =>
  ages_unchecked === undefined || isUnder18(person);

const GROWN_UP = 18;

/** Only when they said so: who did not say an age is not taken for a child. */
export const isUnder18 = ({ years, age }: Pick<Person, 'years' | 'age'>): boolean =>
  years === undefined ? age === '13-15' || age === '16-17' : years < GROWN_UP;

/** Everybody who may be asked: a person who did not say an age may be any of them. */
const ANYBODY = { min: 13, max: 100 };

/** How much of the ages a person may be a service is for, from 0 to 1: overlapping by a year is enough to be offered. */
export function ageShare(service: Service, { years, age }: Pick<Person, 'years' | 'age'>): number {
  const { min: youngest = 0, max: oldest = Infinity } = service.ages;
  if (years !== undefined) return years >= youngest && years <= oldest ? 1 : 0;
  if (service.ages.min === undefined && service.ages.max === undefined) return 1;
  const band = age === undefined ? ANYBODY : BANDS[age];
  const min = Math.max(band.min, youngest);
  const max = Math.min(band.max, oldest);
  return Math.max(0, max - min + 1) / (band.max - band.min + 1);
}

/**
 * A service with a reach is local. Without knowing where the person is, or where the service is, nobody can say that
 * it reaches them, so local ones are not offered then: only national ones, which have no reach, are.
 */
function reaches(service: Service, km: number | undefined, wider = 1): boolean {
  if (service.reach_km === undefined) return true;
  return km !== undefined && km <= service.reach_km * (service.reach_guessed ? wider : 1);
}

export function whereabouts(service: Service, place: Point | undefined): Whereabouts {
  let nearest: Whereabouts = {};
  for (const location of service.locations) {
    if (place === undefined || location.at === undefined) continue;
    const km = kmBetween(place, location.at);
    if (nearest.km === undefined || km < nearest.km) nearest = { location, km };
  }
  return nearest;
}
