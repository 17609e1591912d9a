/** Says why a service is suggested: first the need in the person's words, or that they asked for it, then only what answers what they said. */
import type { Reason } from '../conversation.js';
import type { Facts } from './facts.js';
import type { WantedNeed } from './suggestion.js';
import type { Wanted } from './wanted.js';
import { NEAR } from './weights.js';

export const forNeed = ({ need, words }: WantedNeed): Reason => ({
  kind: 'need',
  need,
  ...(words === undefined ? {} : { words }),
});

/**
 * The reasons in the order they are told, `first` before all. One other need at most (rule 4). `km` is rough; `afar`: only
 * what comes by phone or online is meant.
 */
export function reasonsFor(
  facts: Facts,
  first: Reason,
  wanted: Wanted,
  { km, afar }: { km: number | undefined; afar: boolean },
): Reason[] {
  return [
    first,
    ...also(facts, first, wanted),
    ...near(facts, wanted, km),
    ...costs(facts, wanted),
    ...helps(facts, wanted, afar),
  ];
}

/** What was asked for by name may answer the need that drives the list, too. */
function also(facts: Facts, first: Reason, { person: { main, others } }: Wanted): Reason[] {
  if (facts.isOverTicked) return [];
  const told = first.kind === 'need' ? first.need : undefined;
  const all = told === undefined && main !== undefined ? [main, ...others] : others;
  const other = all.find(({ need }) => need !== told && facts.needs[need] !== undefined);
  return other === undefined ? [] : [{ kind: 'also', need: other.need }];
}

/** Nearness is a reason for going somewhere, so not for a person at home. */
function near({ service }: Facts, { person }: Wanted, km: number | undefined): Reason[] {
  if (km === undefined || person.travel === 'home' || !service.channels.includes('in-person')) return [];
  return km <= (person.travel === 'walk' ? NEAR.walk : NEAR.other) ? [{ kind: 'near', km }] : [];
}

function costs({ costs: cost }: Facts, { person, worries }: Wanted): Reason[] {
  if (person.money === 'any' && !worries.has('cost') && !worries.has('costs')) return [];
  if (cost.kind === 'free') return [{ kind: 'free' }];
  return cost.kind === 'pounds' && cost.firstFree ? [{ kind: 'first-free' }] : [];
}

/** What is only ever had from home is told to everybody: nobody wants to look for its door. */
function helps({ service, helps: held }: Facts, { helps: eased }: Wanted, afar: boolean): Reason[] {
  const reasons = eased.filter(({ bit }) => (held & bit) !== 0).map(({ reason }) => ({ kind: reason }));
  const told =
    (service.channels.includes('in-person') && !afar) || reasons.some(({ kind }) => kind === 'no-travel');
  return told ? reasons : [{ kind: 'no-travel' }, ...reasons];
}
