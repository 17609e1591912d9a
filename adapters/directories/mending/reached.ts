/** How a service is reached: its web page, its e-mail address and its phone number, or its organisation's. */
import type { Service } from '../../../dialogs/matching/service.js';
import { recordsIn, textIn, type Loose } from '../loose.js';
import type { Tell } from '../problems.js';
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
  const reached = { ...(web === undefined ? {} : { web }), ...(email === undefined ? {} : { email }) };
  const phones = [
    ...recordsIn(record, 'phones'),
    ...recordsIn(record, 'contacts').flatMap(({ each }) => [
      ...recordsIn(each, 'phones'),
      { each, path: 'contacts' },
    ]),
    { each: record, path: 'phone' },
    ...recordsIn(organisation, 'phones'),
  ];
  for (const { each, path } of phones) {
    const given = textIn(each, 'number', 'phone', 'telephone');
    if (given === undefined) continue;
    const number = phoneFrom(given);
    if (number === undefined) tell(`${path}.number`, 'left-out', 'This is not a phone number', given);
    else
      return {
        ...reached,
        phone: { number, source: `the feed ${feed}` },
      };
  }
  return { ...reached };
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
    if (from[key] === '') tell(key, 'left-out', 'It is empty');
    const text = textIn(from, key);
    if (text === undefined) continue;
    const found = how(text);
    if (found === undefined) tell(key, 'left-out', `This is not ${what}`, text);
    else if (found !== text) tell(key, 'mended', `It was not written as ${what}`, text);
    if (found !== undefined) return found;
  }
  return undefined;
}
