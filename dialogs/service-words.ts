/** Words a suggestion: what it is, why it was thought of, what it costs, how far, how fresh. */
import type { Offer, Reason, ToAsk } from './conversation.js';
import type { Message } from './message.js';
import { accessAsked, accessBeside } from './access-words.js';
import { fill, type FactId } from './script/wording.js';
import type { Voice } from './speak.js';

/** Minutes to walk a kilometre, and the furthest that is called a walk or a short ride, in km. */
const WALK_MINUTES = 12;
const WALK = 2;
const SHORT = 8;
const KM_IN_A_MILE = 1.609;

const fact = (voice: Voice, id: FactId, known: Record<string, string> = {}) =>
  fill(voice.wording.facts[id], { ...voice.known, ...known });

export function serviceMessage(voice: Voice, offer: Offer): Message {
  return {
    kind: 'service',
    service: offer.service,
    name: offer.name,
    ...(offer.example ? { example: fact(voice, 'example') } : {}),
    ...(offer.alert === undefined ? {} : { alert: fact(voice, 'alert', { reason: offer.alert }) }),
    summary: offer.summary,
    facts: factsOf(voice, offer),
    reasons: offer.because.map((reason) => reasonWords(voice, reason)),
    ...(offer.askFirst === undefined
      ? {}
      : { askFirst: fact(voice, 'ask-first', { reason: toAskWords(voice, offer.askFirst) }) }),
  };
}

function factsOf(voice: Voice, offer: Offer) {
  const row = (label: FactId, value: string) => ({ label: fact(voice, label), value });
  const asked = accessAsked((id, known) => fact(voice, id, known), offer);
  return [
    row('where-label', whereWords(voice, offer)),
    ...(offer.remote && offer.schedules.length === 0 ? [] : [row('when-label', whenWords(voice, offer))]),
    ...(asked === '' ? [] : [row('access-label', asked)]),
    row('cost-label', costWords(voice, offer)),
    row('start-label', offer.start),
    ...(offer.waiting === undefined ? [] : [row('waiting-label', offer.waiting)]),
    ...(offer.phone === undefined ? [] : [row('phone-label', offer.phone)]),
    row('checked-label', checkedWords(voice, offer)),
    ...(offer.from === undefined || offer.example ? [] : [row('from-label', fromWords(voice, offer.from))]),
  ];
}

/** What they will ask and what happens the first time: "talking about talking" (S033–S035, S048, S053). */
export function detailsMessage(voice: Voice, offer: Offer): Message {
  const said = (id: FactId, reason: string | undefined) =>
    reason === undefined ? [] : [fact(voice, id, { reason })];
  const paragraphs = [
    ...said('first-time', offer.firstTime),
    ...(offer.theyAsk.length === 0 ? [] : [fact(voice, 'they-ask', { choices: offer.theyAsk.join('; ') })]),
    ...(offer.bringSomeone ? [fact(voice, 'bring-someone')] : []),
    ...said('quiet-when', offer.quietWhen),
    ...said('support-given', offer.supportGiven),
    ...(offer.riskCheck ? [fact(voice, 'risk-check')] : []),
    ...accessBeside((id, known) => fact(voice, id, known), offer),
    ...said('story', offer.story),
    ...(offer.tips ?? []).flatMap((tip) => said('tip', tip)),
  ];
  return { kind: 'text', paragraphs: paragraphs.length > 0 ? paragraphs : [fact(voice, 'no-details')] };
}

/** What was kept as one string is shown as it was said then. */
function toAskWords(voice: Voice, asking: string | readonly ToAsk[]): string {
  if (typeof asking === 'string') return asking;
  return asking.map((it) => (it.kind === 'words' ? it.words : fact(voice, `ask-${it.kind}`))).join(' ');
}

export function reasonWords(voice: Voice, reason: Reason): string {
  switch (reason.kind) {
    case 'need':
      return reason.words === undefined
        ? fact(voice, 'need', { reason: voice.wording.needs[reason.need]?.because ?? reason.need })
        : fact(voice, 'need-words', { words: reason.words });
    case 'also':
      return fact(voice, 'also', { need: voice.wording.needs[reason.need]?.label ?? reason.need });
    case 'near':
      return nearWords(voice, reason.km);
    default:
      return fact(voice, reason.kind);
  }
}

/** Numbers are hard for many people, so distance is a walk or a ride before it is a figure. */
function nearWords(voice: Voice, km: number): string {
  const distance = milesWords(voice, km);
  if (km > WALK) return fact(voice, km > SHORT ? 'near-far' : 'near-short', { distance });
  return fact(voice, 'near-walk', { minutes: String(Math.max(5, Math.round((km * WALK_MINUTES) / 5) * 5)) });
}

/** "About a mile": people here think in miles. */
function milesWords(voice: Voice, km: number): string {
  const miles = Math.max(1, Math.round(km / KM_IN_A_MILE));
  return miles === 1 ? fact(voice, 'mile') : fact(voice, 'miles', { n: String(miles) });
}

/** How far it is stands here when it is too far for a reason to go. */
function whereWords(voice: Voice, offer: Offer): string {
  // Whoever is only rung or written to has an office, and nobody goes there.
  if (offer.where !== undefined && !offer.remote) {
    const isSaid = offer.because.some(({ kind }) => kind === 'near');
    return isSaid || offer.km === undefined ? offer.where : `${offer.where} (${milesWords(voice, offer.km)})`;
  }
  return fact(voice, offer.remote ? 'where-online' : 'where-national');
}

function whenWords(voice: Voice, offer: Offer): string {
  if (offer.schedules.length === 0) return fact(voice, 'when-unknown');
  return offer.schedules
    .map(
      ({ day, opens, closes, every }) =>
        `${voice.wording.days[day]} ${opens}–${closes}, ${fact(voice, `every-${every}`)}`,
    )
    .join('; ');
}

export function costWords(voice: Voice, offer: Offer): string {
  switch (offer.costs.kind) {
    case 'free':
      return fact(voice, 'cost-free');
    case 'unknown':
      return fact(voice, 'cost-unknown');
    case 'pounds': {
      const { amount, firstFree } = offer.costs;
      const pounds = Number.isInteger(amount) ? String(amount) : amount.toFixed(2);
      return fact(voice, firstFree ? 'cost-first-free' : 'cost-pounds', { pounds });
    }
  }
}

/** Whose list it stands in, and whether staff here know more: who checked a thing counts as much as when. */
function fromWords(voice: Voice, { feed, staff }: NonNullable<Offer['from']>): string {
  const list = feed === undefined ? fact(voice, 'from-ours') : feed.replaceAll('-', ' ');
  return staff ? fact(voice, 'from-staff', { label: list }) : list;
}

function checkedWords(voice: Voice, { checked }: Offer): string {
  const date = checked.on === undefined ? '' : dateWords(checked.on, voice.wording.language);
  switch (checked.state) {
    case 'not-checked':
      return fact(voice, 'checked-never');
    case 'fresh':
      return fact(voice, 'checked-on', { date });
    case 'check-before':
      return fact(voice, 'checked-before', { date });
    case 'stale':
      return fact(voice, 'checked-stale', { date });
  }
}

/** "14 November 2026", from an ISO date; the date is a day, so no time zone can move it. */
export function dateWords(on: string, language: string): string {
  const format = new Intl.DateTimeFormat(`${language}-GB`, { dateStyle: 'long', timeZone: 'UTC' });
  return format.format(Date.parse(`${on.slice(0, 10)}T00:00:00Z`));
}
