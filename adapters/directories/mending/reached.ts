/** How a service is reached: its web page, its e-mail address and its phone number, or its organisation's. */
import type { Service } from '../../../dialogs/matching/service.js';
import { recordIn, recordsIn, textIn, type Loose } from '../loose.js';
import { EMPTY, type Tell } from '../problems.js';
import { emailFrom, phoneFrom, webFrom } from './contacts.js';

export type Contact = Pick<Service, 'phone' | 'web' | 'email'>;

/** The first of each that can be used. */
export function contactOf(record: Loose, organisation: Loose, feed: string, tell: Tell): Contact {
  const web =
    first(record, ['url', 'website'], webFrom, 'a web address', tell) ??
    first(organisation, ['website', 'url'], webFrom, 'a web address', tell);
  const email =
    first(record, ['email'], emailFrom, 'an e-mail address', tell) ??
    first(organisation, ['email'], emailFrom, 'an e-mail address', tell);
  const reached: Contact = {};
  if (web !== undefined) reached.web = web;
  if (email !== undefined) reached.email = email;
  const number =
    phoneAmong(record, 'phones', tell) ??
    phoneOfContacts(record, tell) ??
    numberIn(record, 'phone', tell) ??
    phoneOfPlaces(record, tell) ??
    phoneAmong(organisation, 'phones', tell);
  if (number !== undefined) reached.phone = { number, source: `the feed ${feed}` };
  return reached;
}

function phoneOfContacts(record: Loose, tell: Tell): string | undefined {
  for (const { each } of recordsIn(record, 'contacts')) {
    const number = phoneAmong(each, 'phones', tell) ?? numberIn(each, 'contacts', tell);
    if (number !== undefined) return number;
  }
  return undefined;
}

/** Of a place, when the service has none of its own. */
function phoneOfPlaces(record: Loose, tell: Tell): string | undefined {
  for (const { each } of recordsIn(record, 'service_at_locations')) {
    const number = phoneAmong(each, 'phones', tell) ?? phoneAmong(recordIn(each, 'location'), 'phones', tell);
    if (number !== undefined) return number;
  }
  return undefined;
}

/** Nobody is heard who speaks to one of these. */
const NO_VOICE = /^(?:fax|pager|text(?:phone)?|tty|minicom|sms)$/i;

function phoneAmong(of: Loose, key: string, tell: Tell): string | undefined {
  for (const { each, path } of recordsIn(of, key)) {
    if (NO_VOICE.test(textIn(each, 'type') ?? '')) continue;
    const number = numberIn(each, path, tell);
    if (number !== undefined) return number;
  }
  return undefined;
}

function numberIn(of: Loose, path: string, tell: Tell): string | undefined {
  const given = textIn(of, 'number', 'phone', 'telephone');
  if (given === undefined) return undefined;
  const number = phoneFrom(given);
  if (number === undefined) tell(`${path}.number`, 'left-out', 'This is not a phone number', given);
  return number;
}

/** The first of the fields that can be used; every one that cannot is told. */
function first(
  from: Loose,
  keys: readonly string[],
  how: (text: string) => string | undefined,
  what: string,
  tell: Tell,
): string | undefined {
  for (const key of keys) {
    if (from[key] === '') tell(key, 'left-out', EMPTY);
    const text = textIn(from, key);
    if (text === undefined) continue;
    const found = how(text);
    if (found === undefined) tell(key, 'left-out', `This is not ${what}`, text);
    else if (found !== text) tell(key, 'mended', `It was not written as ${what}`, text);
    if (found !== undefined) return found;
  }
  return undefined;
}
