/** Reads facts that feeds say only in words: what the building has, what eases a first visit, whether it is closed. */
import type { Access, Service } from '../../../dialogs/matching/service.js';
import { remembered } from '../remembered.js';

/** Each thing a building may have, and how people write it. */
const HAS: readonly [keyof Access, RegExp][] = [
  [
    'step_free',
    /\b(?:step[- ]free|wheel ?chair|level access|ramp(?:ed|s)?\b|lift access|fully accessible|no steps)/i,
  ],
  ['toilets', /\b(?:accessible|disabled|adapted) (?:toilets?|wcs?|loos?)|\btoilets?\b/i],
  ['hearing_loop', /\b(?:hearing|induction|t)[- ]loops?\b|\bloop system/i],
  ['bsl', /\b(?:bsl|british sign language|sign language|signed)\b/i],
  ['parking', /\b(?:parking|car park|blue badge bays?)\b/i],
];
const NOT =
  /\b(?:no|not|without|isn['’]?t|un(?:able|available)|cannot|lacks?|limited|steps? (?:up|down|to))\b/i;

/** What its words say it has, and what they say it has not. */
export const accessIn = remembered((text): Access | undefined => {
  const found: Access = {};
  for (const clause of text.split(/[.;,\n]|\b(?:but|and|however)\b/i)) {
    const steps =
      /\b(?:steps|stairs) (?:up|down|to|only|at)|\bup (?:a |the )?(?:flight|steps|stairs)|\bnot (?:fully )?accessible\b/i.test(
        clause,
      );
    const free = /\bno steps\b|\bstep[- ]free\b/i.test(clause);
    if (steps && !free) found.step_free = false;
    for (const [what, sign] of HAS) {
      if (!sign.test(clause) || (what === 'step_free' && found.step_free === false)) continue;
      const denied = NOT.test(clause.replace(/\bno steps\b/i, '')) && !(what === 'step_free' && steps);
      found[what] = !denied;
    }
  }
  return Object.keys(found).length === 0 ? undefined : found;
});

/** Signs of what helps somebody through the door, in its name or in what it says of itself. */
export const easesIn = (name: string, description: string): Partial<Service> => ({
  ...easesOf(name),
  ...easesDescribed(description),
});

function easesOf(text: string): Partial<Service> {
  return {
    ...(/\b(?:beginners?|all (?:abilities|levels)|no experience)\b/i.test(text)
      ? { beginner_friendly: true }
      : {}),
    ...(/\bsmall (?:friendly )?group/i.test(text) ? { small_group: true } : {}),
    ...(/\b(?:quiet (?:session|time|hour)|relaxed session|autism[- ]friendly)/i.test(text)
      ? { quiet_times: true }
      : {}),
    ...(/\b(?:bring a (?:friend|carer|companion)|carers? (?:are )?welcome)\b/i.test(text)
      ? { can_bring_someone: true }
      : {}),
    ...(/\b(?:seated|chair[- ]based|gentle exercise|armchair)\b/i.test(text)
      ? { seated_or_gentle: true }
      : {}),
    ...(/\b(?:drop[- ]?in|just turn up|no (?:need to )?book(?:ing)?)\b/i.test(text)
      ? { no_phone_needed: true }
      : {}),
  };
}

const easesDescribed = remembered(easesOf);

const CLOSED =
  /^\W*(?:permanently |now |temporarily )?(?:closed|ceased|suspended|discontinued|no longer (?:running|available|operating))\b|[([-]\s*(?:permanently |now |temporarily )?(?:closed|ceased|suspended|discontinued)\s*(?:[)\]]\s*)?$/i;
const SAYS_CLOSED =
  /\b(?:this|the|our) (?:service|group|club|session|class|project|centre)s? (?:is|are|has|have) (?:now |been |currently |permanently |temporarily |sadly )*(?:closed|ceased|ended|suspended|stopped|no longer)\b|\bno longer (?:running|operating|available|meets|taking place)\b|\b(?:permanently|temporarily) closed\b/i;

/** Its own name, alert or first words say that it is not running. */
export const saysClosed = (name: string, alert: string, description: string) =>
  CLOSED.test(name) || SAYS_CLOSED.test(alert) || describedClosed(description);

const describedClosed = remembered(
  (description) => CLOSED.test(description.slice(0, 60)) || SAYS_CLOSED.test(description),
);

/** By the word a feed uses for it; `undefined` for a word nobody knows. */
export function statusFrom(given: string): Service['status'] | undefined {
  const word = given
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
  if (/^(?:temporar(?:il)?y? ?closed|temp closed|suspended|paused|on hold)$/.test(word))
    return 'temporarily-closed';
  if (
    /^(?:active|live|open|published|current|approved|enabled|available|yes|true|verified|complete)$/.test(
      word,
    )
  )
    return 'active';
  if (/^(?:defunct|closed|permanently closed|ceased|ended|deleted|removed|expired|dissolved)$/.test(word))
    return 'defunct';
  return /^(?:inactive|not active|draft|archived|disabled|unpublished|pending|hidden|withdrawn|no|false|deactivated|retired)$/.test(
    word,
  )
    ? 'inactive'
    : undefined;
}
