/** How somebody starts with a service of a feed, whether it is open, and what they are asked to find out first. */
import type { Service } from '../../../dialogs/matching/service.js';
import { recordsIn, textIn, type Loose } from '../loose.js';
import { EMPTY, type Tell } from '../problems.js';
import { agesAlone } from './ages.js';
import { personIn } from './extras.js';
import { namedFor } from './for-whom.js';
import type { Contact } from './reached.js';
import { fewSentences, plainText } from './text.js';
import { needsReferral, type Said } from './said.js';
import { saysClosed, statusFrom } from './words.js';

/** In their words when they say it, otherwise by what there is to reach them; and whom to ask for. */
export function howToStart(record: Loose, contact: Contact): string {
  const way = wayToStart(record, contact);
  const person = contact.phone === undefined && contact.email === undefined ? undefined : personIn(record);
  return person === undefined || way.includes(person) ? way : `${way} Ask for ${person}.`;
}

function wayToStart(record: Loose, { phone, email, web }: Contact): string {
  const said = plainText(textIn(record, 'application_process', 'how_to_start', 'how_to_access') ?? '');
  if (said !== '') return fewSentences(said, 200);
  if (phone !== undefined) return `Phone them on ${phone.number}.`;
  if (email !== undefined) return `Write to them at ${email}.`;
  return web === undefined
    ? 'Ask your practice to help you get in touch.'
    : 'Look at their web page to see how to start.';
}

/** Closed by its status or by its own words; a word nobody knows, and no word, are open. */
export function statusOf(
  record: Loose,
  name: string,
  alert: string,
  description: string,
  tell: Tell,
): Service['status'] {
  const given =
    textIn(record, 'status') ??
    (typeof record.is_active === 'boolean' ? String(record.is_active) : undefined);
  if (record.status === '') tell('status', 'mended', `${EMPTY}: taken as active`);
  const status = given === undefined ? 'active' : statusFrom(given);
  if (given !== undefined && status === undefined)
    tell('status', 'mended', 'Nobody knows this word: taken as active', given);
  const known = status ?? 'active';
  if (known === 'active' && saysClosed(name, alert, description)) {
    tell('status', 'mended', 'Its own words say that it is closed', `${name} ${alert}`);
    return 'temporarily-closed';
  }
  return known;
}

/** Everybody, said in the ways of forms. */
const ANYBODY =
  /^\W*(?:all|any(?:one|body)?|every(?:one|body)|none|open to (?:all|everyone)|no (?:restrictions?|criteria)|adults?|adult|child|children|people|public|general public|all (?:ages|welcome|adults)|universal)\W*$/i;

/** Whom they say it is for, in their words: a field of its own, version 1's list, or a spreadsheet's column. */
export function eligibilityIn(record: Loose): string[] {
  const found: (string | undefined)[] = [textIn(record, 'eligibility_description')];
  for (const { each } of recordsIn(record, 'eligibilitys', 'eligibilities', 'eligibility'))
    found.push(textIn(each, 'eligibility', 'description'));
  if (typeof record.eligibility === 'string') found.push(record.eligibility);
  return found.flatMap((text) => (text === undefined ? [] : plainText(text))).filter((text) => text !== '');
}

/** Soft eligibility (S091): a reason to ask them, never a door shut by us. `parts` is what its name and description say. */
export function whoAsksFirst(
  record: Loose,
  parts: readonly Said[],
  name: string,
  only: Service['only'],
): string | undefined {
  const said = eligibilityIn(record).filter((text) => !ANYBODY.test(text) && agesAlone(text) === undefined);
  const reasons = [
    said.length > 0 ? `They say who it is for: ${fewSentences(said.join('. '), 180)}` : undefined,
    needsReferral(parts) ? 'You may need a referral to go there.' : undefined,
    said.length === 0 && only === undefined ? namedFor(name) : undefined,
  ].filter((reason) => reason !== undefined);
  return reasons.length === 0 ? undefined : reasons.join(' ');
}
