/** Writes a suggestion down as it is shown, with its details and reasons: a later import never rewrites them. */
import type { Offer } from './conversation.js';
import type { Service } from './matching/service.js';
import type { Shown } from './matching/suggest.js';
import type { Script } from './script/script.js';

/** `when` is where it stands in the conversation. Tips of colleagues are for staff: only a clinician's script keeps them. */
export function offerFrom(
  { service, location, ...next }: Shown,
  when: Pick<Offer, 'index' | 'order' | 'round' | 'at'>,
  { held_by }: Pick<Script, 'held_by'>,
): Offer {
  return {
    service: service.id,
    name: service.name,
    example: service.example,
    summary: service.summary,
    because: next.because,
    ...(next.askFirst === undefined ? {} : { askFirst: next.askFirst }),
    costs: next.costs,
    ...(next.km === undefined ? {} : { km: next.km }),
    ...(location === undefined ? {} : { where: location.name }),
    remote: !service.channels.includes('in-person') || next.afar === true,
    // The times are those of its door.
    schedules: next.afar ? [] : service.schedules,
    ...(service.phone === undefined ? {} : { phone: service.phone.number }),
    ...(service.web === undefined ? {} : { web: service.web }),
    start: service.how_to_start,
    ...(service.referral === undefined ? {} : { bySelf: service.referral.includes('self') }),
    ...detailsOf(service),
    ...(next.accessAsked.length === 0 ? {} : { accessAsked: [...next.accessAsked] }),
    ...(held_by !== 'clinician' || service.tips === undefined ? {} : { tips: service.tips }),
    checked: next.checked,
    from: sourceOf(service),
    ...when,
  };
}

/** What helps somebody through the door, and what they have to know before. */
function detailsOf(service: Service): Pick<Offer, 'theyAsk'> & Partial<Offer> {
  return {
    ...(service.alert === undefined ? {} : { alert: service.alert }),
    theyAsk: service.what_they_ask,
    ...(service.what_happens_first === undefined ? {} : { firstTime: service.what_happens_first }),
    ...(service.quiet_when === undefined ? {} : { quietWhen: service.quiet_when }),
    ...(service.waiting === undefined ? {} : { waiting: service.waiting }),
    ...(service.support_given === undefined ? {} : { supportGiven: service.support_given }),
    ...(service.can_bring_someone === undefined ? {} : { bringSomeone: service.can_bring_someone }),
    ...(service.risk_check === undefined ? {} : { riskCheck: service.risk_check }),
    ...(service.access === undefined ? {} : { access: service.access }),
    ...(service.peer_story === undefined ? {} : { story: service.peer_story }),
  };
}

/** Whose words these are. Who of the staff wrote some of them is for staff alone. */
function sourceOf({ from, provenance }: Service): NonNullable<Offer['from']> {
  const isAdded = Object.values(provenance ?? {}).some((where) => where.startsWith(ADDED));
  return { ...(from === undefined ? {} : { feed: from.feed }), ...(isAdded ? { staff: true } : {}) };
}

/** How the provenance of a field begins that a colleague wrote. */
export const ADDED = 'added by ';
