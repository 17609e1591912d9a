/** Which of the commands of Teams a typed message is: the whole of it, so that nobody's answer is taken for one. */
import { plain } from '../../../dialogs/heard.js';
import type { Wording } from '../../../dialogs/script/wording.js';
import type { Role } from './held.js';

/** By the ends of their labels: "teams-start". */
const COMMANDS = ['start', 'continue', 'plans', 'help', 'off', 'on', 'clinician'] as const;

/** A label is a few letters that tell one client from another; what is longer is something else. */
const LONGEST = 200;

/** `rest` is what stands behind the colon. */
export type Command = { command: (typeof COMMANDS)[number] | 'parts' | 'label'; rest: string };

const isShort = (label: string) => label.length <= LONGEST && !label.includes('\n');

/** "Label: AB" is a clinician's alone. */
export function typedIn(text: string, role: Role, { labels }: Wording): Command | undefined {
  const said = plain(text);
  const found = COMMANDS.find((command) => plain(labels[`teams-${command}`]) === said);
  if (found) return { command: found, rest: '' };
  if (role !== 'clinician') return undefined;
  if (plain(labels['teams-parts']) === said) return { command: 'parts', rest: '' };
  const colon = text.indexOf(':');
  const rest = text.slice(colon + 1).trim();
  const isLabel = colon >= 0 && plain(text.slice(0, colon)) === plain(labels['teams-label']);
  return isLabel && rest !== '' && isShort(rest) ? { command: 'label', rest } : undefined;
}
