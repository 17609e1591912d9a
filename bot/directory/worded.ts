/** Words what is suggested, for whoever reads JSON: each suggestion, where to turn, and what was understood of a place. */
import type { Council } from '../../dialogs/matching/councils.js';
import { nationsAt } from '../../dialogs/matching/nations.js';
import type { Placed } from '../../dialogs/matching/near.js';
import type { Shown, TurnTo } from '../../dialogs/matching/suggest.js';
import { checkedInWords, costInWords, distanceInWords, reasonInWords, toAskInWords, TURN_TO } from './say.js';

/** By name where the council is written down. */
export function turning(kind: TurnTo, council: Council | undefined) {
  const { name } = council ?? {};
  const known =
    kind === 'local-offer'
      ? council?.local_offer && { name, web: council.local_offer.web }
      : kind === 'library'
        ? council?.hub
        : undefined;
  return { kind, words: TURN_TO[kind], ...known };
}

export function worded({
  service,
  km,
  because,
  askFirst,
  costs,
  checked,
  accessAsked,
  location,
  despite,
  score,
}: Shown) {
  const distance = distanceInWords(km, service);
  return {
    id: service.id,
    name: service.name,
    ...(service.organisation === undefined ? {} : { organisation: service.organisation }),
    summary: service.summary,
    because: because.map((reason) => reasonInWords(reason, distance)),
    reasons: because,
    ...(askFirst === undefined ? {} : { askFirst: toAskInWords(askFirst) }),
    cost: costInWords(costs),
    costs,
    distance,
    ...(km === undefined ? {} : { km }),
    ...(location === undefined ? {} : { where: location.name, postcode: location.postcode }),
    channels: service.channels,
    times: service.schedules,
    ages: service.ages,
    agesChecked: service.ages_unchecked === undefined,
    start: service.how_to_start,
    ...(service.phone === undefined ? {} : { phone: service.phone.number }),
    ...(service.web === undefined ? {} : { web: service.web }),
    ...(service.alert === undefined ? {} : { alert: service.alert }),
    ...(service.access === undefined ? {} : { access: service.access }),
    ...(accessAsked.length === 0 ? {} : { accessAsked }),
    ...(service.peer_story === undefined ? {} : { story: service.peer_story }),
    ...(service.tips === undefined ? {} : { tips: service.tips }),
    ...(despite.length === 0 ? {} : { despite }),
    checkedOn: service.checked_on ?? null,
    checked: checkedInWords(checked),
    freshness: checked.state,
    example: service.example,
    from: service.from ?? { feed: 'ships with this program', id: service.id },
    provenance: service.provenance ?? {},
    score,
  };
}

export function placeWords(said: string | undefined, placed: Placed | undefined) {
  if (said === undefined || placed === undefined) return { kind: 'not-said' };
  if (placed.kind === 'found') {
    const nations = nationsAt(placed.at);
    const words = `It is near a border, in ${nations.join(' or ')}: services of both are shown, to be asked first`;
    return { kind: 'found', code: placed.code, nations, ...(nations.length > 1 ? { words } : {}) };
  }
  if (placed.kind === 'not-a-code')
    return {
      kind: 'unknown',
      words: `'${said}' is no postcode or town that we know: only national services are shown`,
    };
  const why =
    placed.missing === undefined
      ? 'is not in our list of places'
      : `is in ${placed.missing}, which is not in our list of places`;
  return {
    kind: 'unknown',
    ...(placed.missing === undefined ? {} : { missing: placed.missing }),
    words: `${placed.code} ${why}: only national services are shown`,
  };
}
