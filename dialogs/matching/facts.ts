/** What is asked of a service for every person, worked out once when the directory is read. */
import type { Costs } from '../conversation.js';
import { costsOf, dayOf } from './details.js';
import { tellingIn } from './for-whom.js';
import { spotAt, type Spot } from './near.js';
import type { Area, Location, Service } from './service.js';
import { weekOf, type Week } from './times.js';
import {
  ASK_FIRST,
  CAPACITY,
  fromHome,
  HELPS,
  onlyByPhone,
  TIPS,
  TOO_MANY_NEEDS,
  WELCOMING,
} from './weights.js';

/**
 * A person is compared with thousands of services: all that can be known before anybody asks is known here, in plain
 * figures beside each other. A service itself lies in some ten pieces all over the memory, and is looked at only when
 * it is suggested.
 */
export type Facts = {
  readonly service: Service;
  /** Those of its places of which somebody knows where they are. */
  readonly spots: readonly { readonly spot: Spot; readonly location: Location }[];
  /** How many km it reaches; undefined: it is for everybody. */
  readonly reach: number | undefined;
  readonly isReachGuessed: boolean;
  /** It has a door, and can be had by phone or online as well, by people further away than our guess for the door. */
  readonly hasRemoteHalf: boolean;
  readonly area: Area | undefined;
  readonly isLocal: boolean;
  readonly youngest: number;
  readonly oldest: number;
  readonly isAgeKnown: boolean;
  readonly isAgeUnchecked: boolean;
  /** For children who come nowhere by themselves: whoever brings them comes, too. */
  readonly isForSmallChildren: boolean;
  readonly only: Service['only'];
  readonly onlyWhenSaid: Service['only_when_said'];
  /** In words to compare with what somebody says of themselves; none where it is for everybody. */
  readonly forWhom: readonly string[];
  readonly isFromHome: boolean;
  readonly isOnlyByPhone: boolean;
  /** Whether it can be had with no journey and no call: at all, for who can ring, or not. */
  readonly gentle: 'for-all' | 'by-phone' | 'not';
  readonly needs: Service['needs'];
  /** It says it answers more needs than anybody can; such ticks earn nothing. */
  readonly isOverTicked: boolean;
  readonly organisation: Service['organisation'];
  readonly costs: Costs;
  readonly access: Service['access'];
  /** When it is there; none is different from times that fall into no part of the week. */
  readonly week: Week;
  readonly hasTimes: boolean;
  /** The last day, as `dayOf` writes it, on which all of these times are still to come; 0: none of them ends. */
  readonly ends: number;
  /** The day its details were checked, as `dayOf` writes it; 0: nobody did. */
  readonly checkedOn: number;
  /** Which of `HELPS` hold: the first is the lowest bit. */
  readonly helps: number;
  /** Points that are the same for everybody. */
  readonly points: number;
};

const NOBODY: readonly string[] = [];

/** Up to this age children are brought, and stay with whoever brought them. */
const SMALL = 5;

/** Nobody is older: where a service has no upper age. */
const OLDEST = 1000;

export function factsOf(service: Service): Facts {
  const { ages, area, checked_on } = service;
  return {
    service,
    spots: service.locations.flatMap((location) =>
      location.at === undefined ? [] : [{ spot: spotAt(location.at), location }],
    ),
    reach: service.reach_km,
    isReachGuessed: service.reach_guessed === true,
    hasRemoteHalf: hasRemoteHalf(service),
    area,
    isLocal: isLocal(service),
    youngest: ages.min ?? 0,
    oldest: ages.max ?? OLDEST,
    isAgeKnown: ages.min !== undefined || ages.max !== undefined,
    isAgeUnchecked: service.ages_unchecked !== undefined,
    isForSmallChildren: ages.max !== undefined && ages.max <= SMALL,
    only: service.only,
    onlyWhenSaid: service.only_when_said,
    forWhom: service.ask_first === undefined ? NOBODY : tellingIn(`${service.name} ${service.ask_first}`),
    isFromHome: fromHome(service),
    isOnlyByPhone: onlyByPhone(service),
    gentle: gentleness(service),
    needs: service.needs,
    isOverTicked: Object.keys(service.needs).length > TOO_MANY_NEEDS,
    organisation: service.organisation,
    costs: costsOf(service),
    access: service.access,
    week: weekOf(service.schedules),
    hasTimes: service.schedules.length > 0,
    ends: endOf(service),
    checkedOn: checked_on === undefined ? 0 : dayOf(checked_on),
    helps: HELPS.reduce((bits, { holds }, at) => (holds(service) === true ? bits | (1 << at) : bits), 0),
    points: pointsOf(service),
  };
}

function endOf({ schedules }: Service): number {
  let first = 0;
  for (const { until } of schedules) {
    if (until === undefined) continue;
    const day = dayOf(until);
    if (first === 0 || day < first) first = day;
  }
  return first;
}

const known = new WeakMap<Facts, { day: number; then: Facts }>();

/** What is known on a day: times that are over by then say nothing. `day` is as `dayOf` writes it. */
export function asOf(facts: Facts, day: number): Facts {
  if (facts.ends === 0 || day <= facts.ends) return facts;
  const before = known.get(facts);
  if (before?.day === day) return before.then;
  const { service } = facts;
  const schedules = service.schedules.filter(({ until }) => until === undefined || dayOf(until) >= day);
  const then = factsOf({ ...service, schedules });
  known.set(facts, { day, then });
  return then;
}

/** Of a place or an area, as against a line for everybody. */
export const isLocal = ({ reach_km, area }: Service): boolean =>
  reach_km !== undefined || area?.circles !== undefined || area?.rings !== undefined;

/** Where it says itself that it is for a place, and nobody knows where that is, nobody can say that it is for others. */
function hasRemoteHalf({ channels, reach_guessed, area }: Service): boolean {
  const isBoth = channels.includes('in-person') && channels.length > 1;
  const isCovering = (area?.circles ?? area?.rings ?? area?.nations) !== undefined;
  return isBoth && reach_guessed === true && (area === undefined || isCovering);
}

/** A form online needs no call; a line does, unless it says how else one may begin. */
function gentleness({ channels, no_phone_needed }: Service): Facts['gentle'] {
  if (channels.includes('online')) return no_phone_needed === false ? 'not' : 'for-all';
  return channels.includes('phone') && no_phone_needed === true ? 'by-phone' : 'not';
}

function pointsOf({ beginner_friendly, tips, capacity, ask_first }: Service): number {
  const welcome = (beginner_friendly === true ? WELCOMING : 0) + (ask_first === undefined ? 0 : ASK_FIRST);
  return welcome + (tips === undefined ? 0 : TIPS) + (capacity === undefined ? 0 : CAPACITY[capacity]);
}
