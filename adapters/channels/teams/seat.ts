/** Where somebody sits: which conversation of theirs is the current one, and what its cards are called. */
import type { Reach } from '../../../dialogs/effects.js';
import type { Guide } from '../../../dialogs/guide.js';
import { fill, type Wording } from '../../../dialogs/script/wording.js';
import { codeOf, tagOf, type Held } from './held.js';
import type { Whose } from './looks.js';
import type { Seat } from './screen.js';

/** The same seat with another conversation of theirs before them. */
export const seatWith = ({ label: _other, ...seat }: Seat, { conversation, label }: Held): Seat => ({
  ...seat,
  conversation,
  ...(label === undefined ? {} : { label }),
});

/** How a clinician tells it from others: by their own word, or by its code until there is one. */
export const nameOf = ({ conversation, label }: Held, { labels }: Wording): string =>
  label ?? fill(labels['teams-unnamed'], { code: codeOf(conversation) });

/** Nobody who answers for themselves needs to be told which of their conversations it is. */
export const whoseOf = (seat: Seat, wording: Wording): Whose => ({
  of: tagOf(seat.conversation),
  ...(seat.role === 'clinician' ? { label: nameOf(seat, wording) } : {}),
});

/** The script that a clinician holds; undefined where nobody signed one. */
export const clinicianScript = (guide: Guide): string | undefined =>
  [...guide.guides.values()].find(({ script }) => script.held_by === 'clinician')?.script.id;

/** What a new conversation begins with: the practice's own script unless a clinician holds it. */
export function scriptFor(guide: Guide, { role }: Seat): { script?: string } {
  const script = role === 'clinician' ? clinicianScript(guide) : undefined;
  return script === undefined ? {} : { script };
}

/** By which they are written to first. */
export const reachOf = ({ key }: Seat): Reach => ({ channel: 'teams', person: key.id });
