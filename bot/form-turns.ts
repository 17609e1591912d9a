/** A message as one turn, or as several where it is a whole page of the form; danger is looked for in every field of it. */
import type { FieldError, Inbound } from '../adapters/channels/channel.js';
import type { Conversation } from '../dialogs/conversation.js';
import type { Danger } from '../dialogs/danger/read.js';
import { takeForm, type Wrong } from '../dialogs/form/take.js';
import type { Guide } from '../dialogs/guide.js';
import type { Index } from '../dialogs/matching/index.js';
import type { Position } from '../dialogs/position.js';
import { speak } from '../dialogs/speak.js';
import { takeTurn, type Turn } from '../dialogs/turn.js';
import { asksForHelp } from '../dialogs/urgent-words.js';

/** What came of it; `wrong` are the fields of a form that could not be taken. */
export type Taken = Turn & { wrong?: Wrong[] };

export function turnOf(
  guide: Guide,
  services: Index,
  conversation: Conversation,
  inbound: Inbound,
  position: Position,
): Taken {
  const { form } = inbound;
  if (form === undefined) return takeTurn(guide, services, conversation, inbound, position);
  return takeForm(guide, services, conversation, form, inbound, position);
}

/** Each with its words; nothing for a message that is no form. */
export function errorsOf(guide: Guide, { conversation, wrong }: Taken): { wrong?: FieldError[] } {
  if (wrong === undefined) return {};
  return {
    wrong: wrong.map(({ key, replies }) => ({
      key,
      says: speak(guide, conversation, replies)
        .flatMap((message) => (message.kind === 'text' ? message.paragraphs : []))
        .join(' '),
    })),
  };
}

const GRAVITY: Record<Danger['level'], number> = { none: 0, amber: 1, red: 2 };

/** With the danger that `read` finds in it; of a form, in each answer, and the gravest of them for all. */
export function withDanger(
  inbound: Inbound,
  read: (inbound: Inbound) => Danger,
): Inbound & { danger: Danger } {
  const { form } = inbound;
  if (form === undefined) return Object.assign({}, inbound, { danger: read(inbound) });
  const answers = form.answers.map((answer) =>
    answer.text === undefined ? answer : { ...answer, danger: read({ ...inbound, text: answer.text }) },
  );
  const [danger = { level: 'none' as const }] = answers
    .flatMap((answer) => (answer.danger === undefined ? [] : [answer.danger]))
    .sort((one, other) => GRAVITY[other.level] - GRAVITY[one.level]);
  return { ...inbound, danger, form: { ...form, answers } };
}

/** Whether a message, or any field of a form, asks for help without words that alarm. */
export const asksForHelpIn = (guide: Guide, inbound: Inbound): boolean =>
  inbound.form === undefined
    ? asksForHelp(guide, inbound)
    : inbound.form.answers.some((answer) => asksForHelp(guide, { ...inbound, ...answer }));
