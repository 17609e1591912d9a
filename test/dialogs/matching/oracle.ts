/** What keeps a service from somebody, written from the matching rules alone: it calls none of the gates that it judges. */
import type { Area, Point, Service } from '../../../dialogs/matching/service.js';
import type { Must, Person } from '../../../dialogs/matching/suggestion.js';
import { nationBy } from './nation-by-postcode.js';
import { places } from './relevance/cells.js';
import { today } from './services.js';

/** The nation is the postcode area's, as Royal Mail has it, not one of a line that we drew. */
export type Somebody = { person: Person; nation: string | undefined };

export type Against =
  'closed' | 'age' | 'area' | 'reach' | 'sex' | 'not-said' | 'home' | 'settled' | 'access' | 'free' | 'times';

/** By a service's own limits and the person's (rules 1, 2, 8 and 10); what they can let go of is the last two. */
export function against(service: Service, somebody: Somebody, must: Must): Against[] {
  const { person } = somebody;
  const found: Against[] = [];
  if (service.status !== 'active') found.push('closed');
  if (isOtherAge(service, person)) found.push('age');
  if (isOutOfArea(service, somebody)) found.push('area');
  if (isOutOfReach(service, person, must.wider ?? 1)) found.push('reach');
  if (person.who === 'woman' && service.only === 'men') found.push('sex');
  if (person.who === 'man' && service.only === 'women') found.push('sex');
  if (service.only_when_said !== undefined && !hasSaid(service.only_when_said, person))
    found.push('not-said');
  const isDoorOnly = service.channels.every((channel) => channel === 'in-person');
  if (person.travel === 'home' && isDoorOnly) found.push('home');
  const settled = [...person.decided, ...person.refused.map((each) => each.service)];
  if (settled.includes(service.id)) found.push('settled');
  if (isDoorOnly && must.access?.some((need) => service.access?.[need] === false)) found.push('access');
  if (must.free && service.cost !== undefined && service.cost.pounds > 0) found.push('free');
  if (must.times && must.times.length > 0 && isAtOtherTimes(service, must.times)) found.push('times');
  return found;
}

const BANDS = { '13-15': [13, 15], '16-17': [16, 17], '18-64': [18, 64], '65-plus': [65, 130] } as const;

/** What nobody over five may come to is for whoever brings a child: a grown-up with a need for family. */
const isBrought = ({ ages }: Service, { main, others }: Person): boolean =>
  (ages.max ?? 99) < 6 && [main, ...others].some((each) => each?.need === 'family');

function isOtherAge(service: Service, person: Person): boolean {
  const { ages, ages_unchecked } = service;
  const { years, age } = person;
  const [youngest, oldest] =
    years !== undefined ? [years, years] : age !== undefined ? BANDS[age] : ([13, 130] as const);
  const isOther = oldest < (ages.min ?? 0) || youngest > (ages.max ?? 200);
  const isChild = (years !== undefined || age !== undefined) && youngest < 18;
  // Ages that nobody checked keep no grown-up away.
  if (!isChild && isBrought(service, person)) return false;
  return isOther && (ages_unchecked === undefined || isChild);
}

function isOutOfArea({ area, reach_km, ask_first }: Service, { person, nation }: Somebody): boolean {
  if (area === undefined) return false;
  const { circles = [], rings = [], nations = [] } = area;
  if (circles.length + rings.length + nations.length === 0) return reach_km === undefined;
  const { place } = person;
  if (place === undefined) return reach_km === undefined && !(nations.length > 0 && ask_first !== undefined);
  return !isWithin({ circles, rings, nations }, place, nation);
}

function isWithin(
  { circles, rings, nations }: { [kind in 'circles' | 'rings' | 'nations']: NonNullable<Area[kind]> },
  place: Point,
  nation: string | undefined,
): boolean {
  return (
    nations.some((each) => each === nation) ||
    circles.some(({ at, km }) => kmApart(at, place) <= km) ||
    rings.some((ring) => windings(ring, place) !== 0)
  );
}

/**
 * Of one nation, and somebody of another who lives so near it that the middle of their sector does not say on which side:
 * it may be shown, and has to be asked about first.
 */
const isOverTheBorder = ({ area }: Service, { person }: Somebody): boolean =>
  area?.nations !== undefined && nearby(person.place).some((each) => area.nations?.includes(each));

/** A sector of which Royal Mail's number does not say the side. */
const BOTH_SIDES = ['england', 'scotland', 'wales'] as const;

const nearbyOf = new Map<string, ('england' | 'scotland' | 'wales')[]>();

/** The nations of the sectors whose middle is within 18 km. */
function nearby(place: Point | undefined): readonly ('england' | 'scotland' | 'wales')[] {
  if (place === undefined) return [];
  const key = `${place.lat} ${place.long}`;
  const before = nearbyOf.get(key);
  if (before !== undefined) return before;
  const there = [...places.sectors].filter(([, at]) => kmApart(at, place) < 18);
  const all = [...new Set(there.flatMap(([sector]) => nationBy(sector) ?? BOTH_SIDES))];
  nearbyOf.set(key, all);
  return all;
}

function isOutOfReach(service: Service, { place }: Person, wider: number): boolean {
  const { reach_km, reach_guessed, locations } = service;
  if (reach_km === undefined) return false;
  if (place === undefined) return true;
  const furthest = reach_guessed ? reach_km * wider : reach_km;
  return !locations.some(({ at }) => at !== undefined && kmApart(at, place) <= furthest);
}

/**
 * A door that does not say how far it reaches, and a phone or a web page beside it. Past our guess for the door the rest
 * may be offered (rule 5: remote is not lost to distance), and has to be asked about first.
 */
const isPastItsDoor = (service: Service, { person }: Somebody): boolean =>
  service.reach_guessed === true &&
  service.channels.includes('in-person') &&
  service.channels.length > 1 &&
  person.place !== undefined;

/** What may be shown with a word to ask first, or not at all: nothing else speaks against it. */
export function mayBeAsked(service: Service, who: Somebody, must: Must): boolean {
  const why = against(service, who, must);
  return why.length > 0 && why.every((each) => isToBeAsked(each, service, who));
}

export const isToBeAsked = (why: Against, service: Service, who: Somebody): boolean =>
  (why === 'area' && isOverTheBorder(service, who)) || (why === 'reach' && isPastItsDoor(service, who));

function hasSaid(words: readonly string[], { main, others }: Person): boolean {
  const said = [main, ...others].map((each) => each?.words?.toLowerCase() ?? '').join(' , ');
  return words.some((word) => said.split(/[^a-z]+/).some((each) => each.startsWith(word)) || said.includes(` ${word}`)); // prettier-ignore
}

/** The angle between two points as the centre of the earth sees them. */
export function kmApart(a: Point, b: Point): number {
  const [one, other] = [vectorTo(a), vectorTo(b)];
  const across = Math.hypot(...one.map((each, axis) => each - (other[axis] ?? 0)));
  return 2 * 6371 * Math.asin(across / 2);
}

function vectorTo({ lat, long }: Point): number[] {
  const [north, east] = [(lat * Math.PI) / 180, (long * Math.PI) / 180];
  return [Math.cos(north) * Math.cos(east), Math.cos(north) * Math.sin(east), Math.sin(north)];
}

/** How often a ring goes round a point, by the angles at which its corners are seen. */
function windings(ring: readonly (readonly [number, number])[], { lat, long }: Point): number {
  let turned = 0;
  for (const [at, corner] of ring.entries()) {
    const next = ring[(at + 1) % ring.length] ?? corner;
    const [from, to] = [corner, next].map(([east, north]) => Math.atan2(north - lat, east - long));
    const angle = (to ?? 0) - (from ?? 0);
    turned += angle - 2 * Math.PI * Math.round(angle / (2 * Math.PI));
  }
  return Math.round(turned / (2 * Math.PI));
}

const PARTS: Readonly<Record<string, [from: number, to: number]>> = {
  morning: [0, 12 * 60],
  afternoon: [12 * 60, 17 * 60],
  evening: [17 * 60, 24 * 60],
};

/** Times that are known, none of which leaves an hour, or half of what is shorter, in a part of the day that suits. */
function isAtOtherTimes({ schedules }: Service, suits: readonly string[]): boolean {
  const still = schedules.filter(({ until }) => until === undefined || until >= today);
  if (still.length === 0) return false;
  return !still.some(({ day, opens, closes }) => {
    const [from, to] = [opens, closes].map((time) => {
      const [hours, minutes] = time.split(':');
      return Number(hours) * 60 + Number(minutes);
    });
    const isWeekend = day === 'saturday' || day === 'sunday';
    return Object.entries(PARTS).some(([part, [begins, ends]]) => {
      const within = Math.min(to ?? 0, ends) - Math.max(from ?? 0, begins);
      const counts = within > 0 && (within >= 60 || within * 2 >= (to ?? 0) - (from ?? 0));
      return counts && suits.some((each) => each === part || each === (isWeekend ? 'weekend' : 'weekday'));
    });
  });
}
