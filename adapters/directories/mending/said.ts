/** What a service says of itself in plain words: how it is reached, who it is only for, and how people come to it. */
import type { Service } from '../../../dialogs/matching/service.js';
import { remembered } from '../remembered.js';

type Channel = Service['channels'][number];

const ONLINE =
  /\b(?:online|zoom|virtual(?:ly)?|video ?(?:call|conferenc)\w*|webinars?|ms teams|microsoft teams|web ?chat)\b/i;
const PHONE =
  /\b(?:help ?lines?|tele?phone (?:support|befriending|service|line|advice|calls?)|(?:over|by|on) the (?:tele)?phone|by (?:tele)?phone|phone line|advice line|listening line|phone calls?)\b/i;
const ONLY_ONLINE = /\b(?:online only|only online|entirely online|virtual (?:group|sessions?|service))\b/i;
const WOMEN =
  /\b(?:women|ladies|females?|girls)[- ]only\b|\bonly (?:for |open to )?(?:women|ladies|females)\b|\bfor (?:women|ladies|females) only\b/i;
const MEN =
  /(?<!wo)\b(?:men|males?|boys|gents)[- ]only\b|\bonly (?:for |open to )?(?:men|males)\b|\bfor (?:men|males) only\b/i;
const NATIONAL =
  /\b(?:national (?:helpline|charity|service|line|phone line)|nation-?wide|(?:across|throughout|anywhere in|all over) the (?:uk|country)|uk-?wide)\b/i;
const SELF = /\bself[- ]refer/i;
const LINK_WORKER = /\b(?:link worker|social prescrib)\w*/i;
const CLINICIAN =
  /\b(?:gp|doctor|clinician|health professional|professional)s?['’]? referral|\breferr(?:al|ed) (?:by|from|via|through) (?:a |your |the )?(?:gp|doctor|health|professional)/i;
const ONLY_REFERRED =
  /\breferral(?:s)? (?:only|required|needed|necessary)|\bby referral only|\brequires? (?:a |an )?(?:\w+ )?referral/i;

/** Ways to book or to read about it, which say nothing about where it happens. */
const BY_THE_WAY = [
  /\b(?:book(?:ed|ing)?|apply|register|sign up|refer|find (?:out|us)|more|visit us|pay|order|form|information) (?:\w+ ){0,2}online/gi,
  /online (?:booking|form|application|referral|registration|safety|shop)\w*/gi,
  /(?:book|contact us|referral|refer|arrange|enquire|call) (?:\w+ )?by (?:tele)?phone/gi,
];
const withoutTheWay = (text: string) => BY_THE_WAY.reduce((left, way) => left.replace(way, ''), text);

/** Found, and not only as a way to book. */
const says = (text: string, what: RegExp) => what.test(text) && what.test(withoutTheWay(text));

/** What one text says: a name, a description, a column. All that is asked of it, so that each is read once. */
export type Said = Readonly<
  Record<
    | 'online'
    | 'onlyOnline'
    | 'phone'
    | 'national'
    | 'women'
    | 'men'
    | 'self'
    | 'linkWorker'
    | 'clinician'
    | 'onlyReferred',
    boolean
  >
>;

export const saidIn = (text: string): Said => ({
  online: says(text, ONLINE),
  onlyOnline: ONLY_ONLINE.test(text),
  phone: says(text, PHONE),
  national: NATIONAL.test(text),
  women: WOMEN.test(text),
  men: MEN.test(text),
  self: SELF.test(text),
  linkWorker: LINK_WORKER.test(text),
  clinician: CLINICIAN.test(text),
  onlyReferred: ONLY_REFERRED.test(text),
});

/** The same for descriptions, which come again in many records. Names do not. */
export const saidAtLength = remembered(saidIn);

/** `door` when there is a place to go to. Without one, whatever its words say; otherwise somebody comes or meets. */
export function channelsOf(parts: readonly Said[], door: boolean, virtual: boolean): Channel[] {
  const online: Channel[] = virtual || parts.some((said) => said.online) ? ['online'] : [];
  const phone: Channel[] = parts.some((said) => said.phone) ? ['phone'] : [];
  const remote = [...phone, ...online];
  if (parts.some((said) => said.onlyOnline) || (!door && remote.length > 0)) return remote;
  return ['in-person', ...remote];
}

/** It says that it is there for the whole country. */
export const saysNational = (parts: readonly Said[]) => parts.some((said) => said.national);

/** Only when it says so itself. */
export function onlyFor(parts: readonly Said[]): Service['only'] {
  if (parts.some((said) => said.women)) return 'women';
  return parts.some((said) => said.men) ? 'men' : undefined;
}

/** How people come to it, when it says. */
export function referralIn(parts: readonly Said[]): Service['referral'] {
  const found: NonNullable<Service['referral']> = [];
  if (parts.some((said) => said.self)) found.push('self');
  if (parts.some((said) => said.linkWorker)) found.push('link-worker');
  if (parts.some((said) => said.clinician)) found.push('clinician');
  return found.length === 0 ? undefined : found;
}

export const needsReferral = (parts: readonly Said[]) => parts.some((said) => said.onlyReferred);
