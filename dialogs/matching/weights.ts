/** Every number that moves a service up or down the list, in points; the rules are matching rules 3, 5 and 9. */
import type { Reason } from '../conversation.js';
import type { Service } from './service.js';

/** For each step of how well the main need is answered (1 to 3). */
export const FIT = 20;
/** For another need it serves, counted once (rule 4). */
export const ALSO = 5;
/** A service that says it answers more needs than this has ticked too many boxes, and fits like a 1. */
export const TOO_MANY_NEEDS = 5;
/** When its ages cover none of the ages the person may be; less, the more of them it covers. */
export const OTHER_AGES = -20;
/** Ages that nobody has checked, and the person is outside of them all: the last to be shown. */
export const PERHAPS_OTHER_AGES = -60;
/** For small children with whoever brings them: nobody asked how old theirs are, so what is for grown-ups comes first. */
export const WITH_A_CHILD = -10;
/** Nobody knows whether it is for people under 18 at all: what is known to be comes first, though it fits a step less. */
export const PERHAPS_NOT_UNDER_18 = -22;

/** By how the person minds money: free, a few pounds, more, unknown. The first visit free wins half back. */
export const COST = {
  free: { free: 8, few: -12, more: -20, unknown: -4 },
  some: { free: 5, few: 0, more: -8, unknown: -2 },
  any: { free: 2, few: 0, more: 0, unknown: 0 },
} as const;
/** The most that counts as a few pounds. */
export const FEW_POUNDS = 5;

/** Taken off for each km past what is comfortable, by how the person travels, and never more than MOST_FOR_DISTANCE. */
export const DISTANCE = {
  walk: { comfortable: 1.5, each: 6 },
  'bus-or-car': { comfortable: 3, each: 1 },
  any: { comfortable: 5, each: 0.3 },
  home: { comfortable: 0, each: 0 },
  unsaid: { comfortable: 2, each: 1 },
} as const;
export const MOST_FOR_DISTANCE = 30;
/** When getting about is hard, or something was refused as too far, each km counts this many times. */
export const FAR_TIMES = 2;
/** In person, somewhere in the country, nobody knows how near. */
export const UNKNOWN_DISTANCE = -4;
/** Its door is far away, and only its phone or web page would be had: after everything that is near or for everybody. */
export const AFAR = -60;
/** Near enough to say so, in km. */
export const NEAR = { walk: 2, other: 8 } as const;

/** It has a door near by, which a national line has not. */
export const NEARBY = 6;

/** It is known to have what somebody must have; its times are known to suit, or not to. */
export const HAS_ACCESS = 8;
export const SUITS = 8;

/** It can only be had by phone, and phones are hard. */
export const PHONE_ONLY = -12;
/** It has times, all in the working day, and times are hard. */
export const WORKING_DAY_ONLY = -6;
/** It has an evening or a weekend, or is there without going out, and times are hard. */
export const OTHER_TIMES = 4;

/** For women only or men only: nobody was asked, so it is shown, but it does not come first. */
export const ONLY_FOR_SOME = -12;
/** It says that it is for people who are what this one said of themselves. */
export const AS_THEY_SAID = 6;

/** Somebody has to ask whether it is for them: of two that fit as well, the one that is for everybody comes first. */
export const ASK_FIRST = -4;

/** By how fresh its details are. */
export const FRESHNESS = { fresh: 0, 'not-checked': -1, 'check-before': -3, stale: -30 } as const;
/** Groups that say beginners are welcome, for anybody. */
export const WELCOMING = 1;

/** Colleagues have something good to say about it. */
export const TIPS = 1;
/** Whether there is room. */
export const CAPACITY = { space: 2, 'waiting-list': -4, full: -15 } as const;

/** The same organisation, after "not my thing" or "done it before". */
export const SAME_AGAIN = -10;
/** For each other need it shares with something refused as "not my thing", twice at most. */
export const LIKE_REFUSED = -4;

/** Confidence at or below this, out of ten, asks for a gentler start. */
export const UNSURE = 3;

/** What stands in a person's way: their barriers, `home`, `unsure`, and why they refused others. */
export type Worry =
  'nerves' | 'alone' | 'health' | 'times' | 'phones' | 'travel' | 'home' | 'unsure' | 'too-far' | 'too-scary';

/** What helps somebody through the door: the reason it gives, who has it, and the points for each worry it eases. */
export const HELPS = [
  {
    reason: 'no-travel',
    holds: fromHome,
    eases: { home: 15, travel: 8, 'too-far': 6, 'too-scary': 4, health: 3, nerves: 2 },
  },
  {
    reason: 'beginners',
    holds: (service) => service.beginner_friendly,
    eases: { nerves: 3, unsure: 4, 'too-scary': 2 },
  },
  { reason: 'levels', holds: (service) => service.graded_levels, eases: { health: 4, unsure: 2 } },
  {
    reason: 'small-group',
    holds: (service) => service.small_group,
    eases: { nerves: 4, unsure: 2, 'too-scary': 5 },
  },
  {
    reason: 'quiet',
    holds: (service) => service.quiet_times,
    eases: { nerves: 4, health: 1, 'too-scary': 5 },
  },
  {
    reason: 'bring-someone',
    holds: (service) => service.can_bring_someone,
    eases: { alone: 5, nerves: 3, 'too-scary': 2 },
  },
  {
    reason: 'buddy',
    holds: (service) => service.buddy_available,
    eases: { alone: 6, nerves: 4, unsure: 3, 'too-scary': 3 },
  },
  {
    reason: 'no-phone-call',
    // A form to start with is no help when what follows is phone calls.
    holds: (service) => (onlyByPhone(service) ? false : service.no_phone_needed),
    eases: { phones: 6, nerves: 2, unsure: 2 },
  },
  { reason: 'seated', holds: (service) => service.seated_or_gentle, eases: { health: 6 } },
] as const satisfies readonly {
  reason: Reason['kind'];
  holds: (service: Service) => boolean | undefined;
  eases: Partial<Record<Worry, number>>;
}[];

/** Whether the service itself is phone calls, however one asks for it. */
export function onlyByPhone(service: Service): boolean {
  return service.channels.every((channel) => channel === 'phone');
}

/** Whether it can be had without going anywhere. */
export function fromHome(service: Service): boolean {
  return service.channels.some((channel) => channel !== 'in-person');
}
