/** Reads what fuller feeds say beyond the usual: languages, whom to ask for, room, papers to bring, interpreters. */
import type { Service } from '../../../dialogs/matching/service.js';
import { recordsIn, textIn, type Loose } from '../loose.js';
import { remembered } from '../remembered.js';
import type { Tell } from '../problems.js';
import { dateFrom } from './dates.js';
import { fewSentences, plainText } from './text.js';

const MOST = 12;
const LONGEST = 80;

const NONE: readonly string[] = [];

/** The texts of a list, each under one of these names; a text that is no list is cut where lists are. Most records have none. */
function textsIn(record: Loose, key: string, ...names: string[]): readonly string[] {
  const given = record[key];
  if (given === undefined || given === null || given === '') return NONE;
  const found = new Set<string>();
  const add = (text: string | undefined) => {
    const plain = text === undefined ? '' : plainText(text).slice(0, LONGEST);
    if (plain !== '' && found.size < MOST) found.add(plain);
  };
  if (typeof given === 'string')
    textIn(record, key)
      ?.split(/[;|\n]/)
      .forEach(add);
  else for (const { each } of recordsIn(record, key)) add(textIn(each, ...names));
  return found.size === 0 ? NONE : [...found];
}

const NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
/** "ur", "ur-PK" and "Urdu" are one. */
const languageFrom = remembered((given): string => {
  const code = /^[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?$/.exec(given)?.[0].split(/[-_]/)[0];
  return (code === undefined ? undefined : NAMES.of(code)) ?? given;
});

/** In English, as far as they can be known. UK 3.0 leaves nothing of them but ids. */
export function languagesIn(record: Loose): readonly string[] {
  const given = textsIn(record, 'languages', 'name', 'language', 'code');
  if (given.length === 0) return NONE;
  return [...new Set(given.flatMap((each) => each.split(/,\s*/)).map(languageFrom))];
}

/** What helps who speaks another language. */
export function supportIn(record: Loose, languages: readonly string[]): string | undefined {
  const interpreted = textIn(record, 'interpretation_services');
  if (interpreted === undefined && languages.length === 0) return undefined;
  const others = languages.filter((language) => language !== 'English');
  const parts = others.length === 0 ? [] : [`speaking ${others.join(', ')}`];
  if (interpreted !== undefined) parts.push(`interpreters: ${fewSentences(plainText(interpreted), 160)}`);
  return parts.length === 0 ? undefined : parts.join('; ');
}

/** What they want to see, each as the end of "They may ask you". */
export function askedFor(record: Loose): string[] {
  const asked = [...textsIn(record, 'what_they_ask')];
  for (const paper of textsIn(record, 'required_documents', 'document', 'name'))
    asked.push(`To see: ${paper}`);
  return asked;
}

/** Nobody is asked for by a number or an address. */
const A_NAME = /^[^\d@/]{2,60}$/;

/** "Asha Begum (Organiser)": whom to ask for, when the service names somebody. */
export function personIn(record: Loose): string | undefined {
  for (const { each } of recordsIn(record, 'contacts')) {
    const given = textIn(each, 'name');
    const name = given === undefined ? '' : plainText(given);
    if (!A_NAME.test(name)) continue;
    const title = plainText(textIn(each, 'title') ?? '');
    return A_NAME.test(title) ? `${name} (${title})` : name;
  }
  return undefined;
}

/** Days after which nobody can say whether there is still room. */
const OLD = 90;

/** Whether there is room, when it says how much; in words, as a spreadsheet has it. */
export function capacityOf(record: Loose, on: string, tell: Tell): Service['capacity'] {
  let known = false;
  for (const { each, path } of recordsIn(record, 'capacities', 'service_capacities')) {
    const updated = dateFrom(textIn(each, 'updated') ?? '');
    if (updated !== undefined && Date.parse(on) - Date.parse(updated) > OLD * 86_400_000) {
      tell(`${path}.updated`, 'left-out', 'This was too long ago to say whether there is room', updated);
      continue;
    }
    const available = Number(textIn(each, 'available') ?? NaN);
    if (available > 0) return 'space';
    if (available === 0) known = true;
  }
  if (known) return textIn(record, 'wait_time', 'waiting_time') === undefined ? 'full' : 'waiting-list';
  const said = textIn(record, 'capacity');
  return said === undefined ? undefined : roomIn(said, tell);
}

function roomIn(said: string, tell: Tell): Service['capacity'] {
  if (/wait/i.test(said)) return 'waiting-list';
  if (/\b(?:full|no (?:space|room|place|vacanc)|closed to new)/i.test(said)) return 'full';
  if (/\b(?:spaces?|room|places?|vacanc\w+|available|open|yes)\b/i.test(said)) return 'space';
  tell('capacity', 'left-out', 'This does not say whether there is room', said);
  return undefined;
}
