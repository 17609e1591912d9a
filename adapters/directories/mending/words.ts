/** Reads facts that feeds say only in words: how it is reached, who it is for, what the building has. */
import type { Access, Service } from '../../../dialogs/matching/service.js';
import { remembered } from '../remembered.js';

type Channel = Service['channels'][number];

const ONLINE =
  /\b(?:online|zoom|virtual(?:ly)?|video ?(?:call|conferenc)\w*|webinars?|ms teams|microsoft teams|web ?chat)\b/i;
const PHONE =
  /\b(?:help ?lines?|tele?phone (?:support|befriending|service|line|advice|calls?)|(?:over|by|on) the (?:tele)?phone|by (?:tele)?phone|phone line|advice line|listening line|phone calls?)\b/i;
const ONLY_ONLINE = /\b(?:online only|only online|entirely online|virtual (?:group|sessions?|service))\b/i;

/** Ways to book or to read about it, which say nothing about where it happens. */
const BY_THE_WAY = [
  /\b(?:book(?:ed|ing)?|apply|register|sign up|refer|find (?:out|us)|more|visit us|pay|order|form|information) (?:\w+ ){0,2}online/gi,
  /online (?:booking|form|application|referral|registration|safety|shop)\w*/gi,
  /(?:book|contact us|referral|refer|arrange|enquire|call) (?:\w+ )?by (?:tele)?phone/gi,
];
const withoutTheWay = (text: string) => BY_THE_WAY.reduce((left, way) => left.replace(way, ''), text);

export const saysOnline = (text: string) => ONLINE.test(text) && ONLINE.test(withoutTheWay(text));
export const saysPhone = (text: string) => PHONE.test(text) && PHONE.test(withoutTheWay(text));
/** It is there for the whole country. */
export const saysNational = (text: string) =>
  /\b(?:national (?:helpline|charity|service|line|phone line)|nation-?wide|(?:across|throughout|anywhere in|all over) the (?:uk|country)|uk-?wide)\b/i.test(
    text,
  );

/** `door` when there is a place to go to. Without one, whatever its words say; otherwise somebody comes or meets. */
export function channelsOf(text: string, door: boolean, virtual: boolean): Channel[] {
  const online: Channel[] = virtual || saysOnline(text) ? ['online'] : [];
  const phone: Channel[] = saysPhone(text) ? ['phone'] : [];
  const remote = [...phone, ...online];
  if (ONLY_ONLINE.test(text) || (!door && remote.length > 0)) return remote;
  return ['in-person', ...remote];
}

const WOMEN =
  /\b(?:women|ladies|females?|girls)[- ]only\b|\bonly (?:for |open to )?(?:women|ladies|females)\b|\bfor (?:women|ladies|females) only\b/i;
const MEN =
  /(?<!wo)\b(?:men|males?|boys|gents)[- ]only\b|\bonly (?:for |open to )?(?:men|males)\b|\bfor (?:men|males) only\b/i;

/** Only when it says so itself. */
export function onlyFor(text: string): Service['only'] {
  if (WOMEN.test(text)) return 'women';
  return MEN.test(text) ? 'men' : undefined;
}

/** "Women's walking group": its name says so, but nothing says "only". */
export function namedFor(name: string): string | undefined {
  if (/\b(?:women|ladies|girl)['’]?s?\b/i.test(name))
    return 'The name says that this is for women. Ask them first.';
  return /\b(?:men|gents|dads?|fathers?)['’]?s?\b/i.test(name)
    ? 'The name says that this is for men. Ask them first.'
    : undefined;
}

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

/** Signs of what helps somebody through the door. */
export function easesIn(text: string): Partial<Service> {
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

/** How people come to it, when it says. */
export function referralIn(text: string): Service['referral'] {
  const found: NonNullable<Service['referral']> = [];
  if (/\bself[- ]refer/i.test(text)) found.push('self');
  if (/\b(?:link worker|social prescrib)\w*/i.test(text)) found.push('link-worker');
  if (
    /\b(?:gp|doctor|clinician|health professional|professional)s?['’]? referral|\breferr(?:al|ed) (?:by|from|via|through) (?:a |your |the )?(?:gp|doctor|health|professional)/i.test(
      text,
    )
  )
    found.push('clinician');
  return found.length === 0 ? undefined : found;
}

export const needsReferral = (text: string) =>
  /\breferral(?:s)? (?:only|required|needed|necessary)|\bby referral only|\brequires? (?:a |an )?(?:\w+ )?referral/i.test(
    text,
  );

const CLOSED =
  /^\W*(?:permanently |now |temporarily )?(?:closed|ceased|suspended|discontinued|no longer (?:running|available|operating))\b|[([-]\s*(?:permanently |now |temporarily )?(?:closed|ceased|suspended|discontinued)\s*(?:[)\]]\s*)?$/i;
const SAYS_CLOSED =
  /\b(?:this|the|our) (?:service|group|club|session|class|project|centre)s? (?:is|are|has|have) (?:now |been |currently |permanently |temporarily |sadly )*(?:closed|ceased|ended|suspended|stopped|no longer)\b|\bno longer (?:running|operating|available|meets|taking place)\b|\b(?:permanently|temporarily) closed\b/i;

/** Its own name, alert or first words say that it is not running. */
export const saysClosed = (name: string, alert: string, description: string) =>
  CLOSED.test(name) ||
  SAYS_CLOSED.test(alert) ||
  CLOSED.test(description.slice(0, 60)) ||
  SAYS_CLOSED.test(description);

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
