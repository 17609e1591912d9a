/** Says why a service is suggested: first the need in the person's words, then only what answers what they said. */
import type { Reason } from '../conversation.js';
import { costsOf } from './details.js';
import type { Whereabouts } from './gates.js';
import { isOverTicked, type Wanted } from './score.js';
import type { Service } from './service.js';
import type { WantedNeed } from './suggestion.js';
import { NEAR } from './weights.js';

/** The reasons in the order they are told. One other need at most (rule 4). */
export function reasonsFor(
  service: Service,
  main: WantedNeed,
  wanted: Wanted,
  { km }: Whereabouts,
): Reason[] {
  return [
    { kind: 'need', need: main.need, ...(main.words === undefined ? {} : { words: main.words }) },
    ...also(service, main, wanted),
    ...near(service, wanted, km),
    ...costs(service, wanted),
    ...helps(service, wanted),
  ];
}

function also(service: Service, main: WantedNeed, { person }: Wanted): Reason[] {
  if (isOverTicked(service)) return [];
  const other = person.others.find(({ need }) => need !== main.need && service.needs[need] !== undefined);
  return other === undefined ? [] : [{ kind: 'also', need: other.need }];
}

/** Nearness is a reason for going somewhere, so not for a person at home. */
function near(service: Service, { person }: Wanted, km: number | undefined): Reason[] {
  if (km === undefined || person.travel === 'home' || !service.channels.includes('in-person')) return [];
  return km <= (person.travel === 'walk' ? NEAR.walk : NEAR.other) ? [{ kind: 'near', km }] : [];
}

function costs(service: Service, { person, worries }: Wanted): Reason[] {
  if (person.money === 'any' && !worries.has('cost') && !worries.has('costs')) return [];
  const cost = costsOf(service);
  if (cost.kind === 'free') return [{ kind: 'free' }];
  return cost.kind === 'pounds' && cost.firstFree ? [{ kind: 'first-free' }] : [];
}

/** What is only ever had from home is told to everybody: nobody wants to look for its door. */
function helps(service: Service, wanted: Wanted): Reason[] {
  const reasons = wanted.helps
    .filter(({ holds }) => holds(service) === true)
    .map(({ reason }) => ({ kind: reason }));
  const told = service.channels.includes('in-person') || reasons.some(({ kind }) => kind === 'no-travel');
  return told ? reasons : [{ kind: 'no-travel' }, ...reasons];
}
