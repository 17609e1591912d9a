/** The few hard reasons for which a service is not offered; everything else only moves it up or down. */
import { kmBetween } from './near.js';
import type { Location, Point, Service } from './service.js';
import type { AgeBand, Person } from './suggestion.js';
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
 * Hard gates (matching rule 1): closed, decided already, wrong age, out of reach, in person only for somebody who said
 * "from home only". Women-only and men-only are not gates, because nobody is asked what they are: such a group is
 * offered with "ask them first".
 */
export function mayBeOffered(service: Service, person: Person, { km }: Whereabouts): boolean {
  if (service.status !== 'active') return false;
  if (person.decided.includes(service.id) || person.refused.some((no) => no.service === service.id))
    return false;
  if (person.age !== undefined && ageShare(service, person.age) === 0) return false;
  if (person.travel === 'home' && !fromHome(service)) return false;
  return reaches(service, km);
}

/** Everybody who may be asked: a person who did not say an age may be any of them. */
const ANYBODY = { min: 13, max: 100 };

/** How much of the person's age band a service is for, from 0 to 1: overlapping by a year is enough to be offered. */
export function ageShare(service: Service, age: AgeBand | undefined): number {
  const band = age === undefined ? ANYBODY : BANDS[age];
  const min = Math.max(band.min, service.ages.min ?? 0);
  const max = Math.min(band.max, service.ages.max ?? Infinity);
  return Math.max(0, max - min + 1) / (band.max - band.min + 1);
}

/**
 * A service with a reach is local. Without knowing where the person is, or where the service is, nobody can say that
 * it reaches them, so local ones are not offered then: only national ones, which have no reach, are.
 */
function reaches(service: Service, km: number | undefined): boolean {
  return service.reach_km === undefined || (km !== undefined && km <= service.reach_km);
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
