/** Reads what fuller feeds say beyond the usual: languages, whom to ask for, room, papers to bring, interpreters. */
import type { Service } from '../../../dialogs/matching/service.js';
import { recordsIn, textIn, type Loose } from '../loose.js';
import { remembered } from '../remembered.js';
import type { Tell } from '../problems.js';
import { dateFrom } from './dates.js';
import { fewSentences, plainText } from './text.js';

const MOST = 12;
const LONGEST = 80;

/** The texts of a list, each under one of these names; a text that is no list is cut where lists are. */
function textsIn(record: Loose, key: string, ...names: string[]): string[] {
  const given = record[key];
  if (given === undefined || given === null) return [];
  const texts =
    typeof given === 'string'
      ? (textIn(record, key) ?? '').split(/[;|\n]/)
      : recordsIn(record, key).map(({ each }) => textIn(each, ...names) ?? '');
  const plain = texts.map((text) => plainText(text).slice(0, LONGEST)).filter((text) => text !== '');
  return [...new Set(plain)].slice(0, MOST);
}

const NAMES = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
/** "ur", "ur-PK" and "Urdu" are one. */
const languageFrom = remembered((given): string => {
  const code = /^[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?$/.exec(given)?.[0].split(/[-_]/)[0];
  return (code === undefined ? undefined : NAMES.of(code)) ?? given;
});

/** In English, as far as they can be known. UK 3.0 leaves nothing of them but ids. */
export const languagesIn = (record: Loose): string[] => [
  ...new Set(
    textsIn(record, 'languages', 'name', 'language', 'code')
      .flatMap((each) => each.split(/,\s*/))
      .map(languageFrom),
  ),
];

/** What helps who speaks another language. */
export function supportIn(record: Loose, languages: readonly string[]): string | undefined {
  const others = languages.filter((language) => language !== 'English');
  const interpreted = plainText(textIn(record, 'interpretation_services') ?? '');
  const parts = [
    others.length === 0 ? undefined : `speaking ${others.join(', ')}`,
    interpreted === '' ? undefined : `interpreters: ${fewSentences(interpreted, 160)}`,
  ].filter((part) => part !== undefined);
  return parts.length === 0 ? undefined : parts.join('; ');
}

/** What they want to see, each as the end of "They may ask you". */
export const askedFor = (record: Loose): string[] => [
  ...textsIn(record, 'what_they_ask'),
  ...textsIn(record, 'required_documents', 'document', 'name').map((paper) => `To see: ${paper}`),
];

/** Nobody is asked for by a number or an address. */
const A_NAME = /^[^\d@/]{2,60}$/;

/** "Asha Begum (Organiser)": whom to ask for, when the service names somebody. */
export function personIn(record: Loose): string | undefined {
  for (const { each } of recordsIn(record, 'contacts')) {
    const [name, title] = [textIn(each, 'name'), textIn(each, 'title')].map((text) => plainText(text ?? ''));
    if (name !== undefined && A_NAME.test(name))
      return title !== undefined && A_NAME.test(title) ? `${name} (${title})` : name;
  }
  return undefined;
}

/** Days after which nobody can say whether there is still room. */
const OLD = 90;

/** Whether there is room, when it says how much; in words, as a spreadsheet has it. */
export function capacityOf(record: Loose, on: string, tell: Tell): Service['capacity'] {
  const waits = textIn(record, 'wait_time', 'waiting_time') !== undefined;
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
  if (known) return waits ? 'waiting-list' : 'full';
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
