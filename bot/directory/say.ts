/** Says in plain words why a service is suggested, what it costs, how far it is and when it is there. */
import { outcodeOf } from '../../dialogs/matching/near.js';
import type { Checked, Costs, Reason, ToAsk } from '../../dialogs/conversation.js';
import type { Service } from '../../dialogs/matching/service.js';
import type { TurnTo, Widened } from '../../dialogs/matching/suggest.js';
import { fromHome } from '../../dialogs/matching/weights.js';

const money = (pounds: number) => (Number.isInteger(pounds) ? `£${pounds}` : `£${pounds.toFixed(2)}`);

/** No cost is never "free" (rule 8). */
export function costInWords(costs: Costs): string {
  if (costs.kind === 'unknown') return 'Ask about the cost';
  if (costs.kind === 'free') return 'Free';
  return `${money(costs.amount)}${costs.firstFree ? ', but free for the first visit' : ''}`;
}

/** Rough, because the middle of an area is all that is known. */
export function distanceInWords(km: number | undefined, service: Service): string {
  if (!service.channels.includes('in-person')) return 'No travel: by phone or online';
  const far = service.reach_km === undefined || (km ?? 0) > service.reach_km;
  if (fromHome(service) && (km === undefined || far)) return 'No travel needed: by phone or online as well';
  if (km === undefined)
    return service.reach_km === undefined ? 'Ask them where the nearest one is' : 'Ask them where it is';
  const miles = km / 1.609;
  if (miles < 0.4) return 'very close';
  if (miles < 0.75) return 'about half a mile';
  if (miles < 1.5) return 'about a mile';
  return `about ${Math.round(miles)} miles`;
}

/** A need's name is its id in plain words: `health-condition` is "health condition". */
const needName = (need: string) => need.replaceAll('-', ' ');

export function reasonInWords(reason: Reason, distance: string): string {
  switch (reason.kind) {
    case 'need':
      return reason.words === undefined
        ? `It is for: ${needName(reason.need)}`
        : `You said "${reason.words}"`;
    case 'asked':
      return 'You asked for this';
    case 'also':
      return `It also helps with: ${needName(reason.need)}`;
    case 'near':
      return `It is near you: ${distance}`;
    case 'no-travel':
      return 'You need not go anywhere';
    case 'free':
      return 'It is free';
    case 'first-free':
      return 'The first visit is free';
    case 'beginners':
      return 'Beginners are welcome';
    case 'levels':
      return 'It has different levels';
    case 'small-group':
      return 'It is a small group';
    case 'quiet':
      return 'It has quiet times';
    case 'bring-someone':
      return 'You can bring someone';
    case 'buddy':
      return 'Someone can go with you';
    case 'no-phone-call':
      return 'You can start without a phone call';
    case 'seated':
      return 'It is gentle, or sitting down';
  }
}

const TO_ASK: Record<Exclude<ToAsk['kind'], 'words'>, string> = {
  'small-children': 'It is for small children with a parent or carer.',
  women: 'This group is for women.',
  men: 'This group is for men.',
  ages: 'Ask them if they help people of your age.',
  afar: 'They are far from you. Ask them if they help people where you live, by phone or online.',
  border: 'You are near a border. Ask them if they help people where you live.',
};

export const toAskInWords = (asking: readonly ToAsk[]): string =>
  ['Ask them first.', ...asking.map((it) => (it.kind === 'words' ? it.words : TO_ASK[it.kind]))].join(' ');

export function checkedInWords({ state, on }: Checked): string {
  if (on === undefined || state === 'not-checked') return 'Not checked yet';
  if (state === 'fresh') return `Checked on ${on}`;
  return state === 'check-before'
    ? `Checked on ${on}: check before you go`
    : `Last checked on ${on}: it may have changed`;
}

export const WIDENED: Record<Widened, string> = {
  times: 'Nothing near was found at the times you said, so other times are shown.',
  free: 'Nothing near was found that is free, so some of these cost money.',
  distance: 'Nothing was found close by, so some of these are further away.',
};

export const TURN_TO: Record<TurnTo, string> = {
  national: 'There are national services that help by phone or online.',
  'local-offer':
    'Your council has a list called the Local Offer, for families with children who need more support. A library can help you find it.',
  library: 'Your library knows what is on near you, and can help you look things up.',
  'link-worker': 'A link worker at your practice can look with you.',
};

/** A place as it may be said and kept: an outcode, never more. */
export const areaOf = (code: string | undefined) => (code === undefined ? 'not said' : outcodeOf(code));
