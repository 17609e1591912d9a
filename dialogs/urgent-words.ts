/** What a person in danger is shown when the conversation cannot show it: who to call, from content alone. */
import { cardFor } from './danger/cards.js';
import type { Danger } from './danger/read.js';
import { wordingFor, type Guide } from './guide.js';
import type { Heard } from './heard.js';
import type { Message } from './message.js';
import { commandIn } from './understand.js';

/** Who asked, and where; nothing else is known of them here. */
type Asking = Heard & { practice: string; language: string };

/** Amber shows its card too: with no way to remember a question, asking one would lead nowhere (H-03). */
export function urgentWords(guide: Guide, asking: Asking, danger: Danger): Message[] {
  return [
    urgentCard(guide, asking, danger),
    { kind: 'text', paragraphs: [wordingFor(guide, asking.language).says['not-saved']] },
  ];
}

function urgentCard(guide: Guide, asking: Asking, danger: Danger): Message {
  const practice = guide.practices.get(asking.practice);
  const young = danger.level !== 'none' && danger.young === true;
  return cardFor(danger.level === 'none' ? chosenCard(guide, asking) : danger.kind, guide.alarms, {
    ...(young ? { age: '13-15' } : {}),
    nation: practice?.nation ?? 'england',
    local: practice?.safeguarding ?? {},
    language: asking.language,
  });
}

/** Whether it asks for help without words that alarm: the button, "help", "I am not safe", or inside urgent help. */
export function asksForHelp(guide: Guide, asking: Asking): boolean {
  const wording = wordingFor(guide, asking.language);
  if (asking.command) return asking.command.name === 'urgent';
  if (asking.text && commandIn(asking.text, wording)?.command === 'urgent') return true;
  const { to, choices = [] } = asking;
  if (isUrgent(to?.question)) return true;
  if (choices.length === 0) return false;
  for (const { compiled } of guide.guides.values()) {
    const { questions } = compiled.lookup;
    const asked = to === undefined ? [...questions.values()] : [questions.get(to.question)];
    if (asked.some((each) => each?.options.some(({ id, urgent }) => urgent && choices.includes(id))))
      return true;
  }
  return false;
}

/** Whether what was said is urgent help: a card, its menu, or one of its questions. */
export const holdsHelp = (messages: readonly Message[]): boolean =>
  messages.some((each) => each.kind === 'urgent' || (each.kind === 'question' && isUrgent(each.question)));

/**
 * The same help once the spell it belongs to is over or forgotten: a card and no question, because an answer would be
 * to nothing.
 */
export function helpAgain(guide: Guide, asking: Asking, messages: readonly Message[]): Message[] {
  const said = messages.filter((each) => each.kind === 'urgent');
  return said.length > 0 ? said : [urgentCard(guide, asking, { level: 'none' })];
}

/** An answer inside urgent help that says there is no danger: "no" to the soft question, "safe for now". */
export const saysSafe = ({ to, choices = [] }: Asking): boolean =>
  (to?.question === 'urgent-soft' && choices.includes('no')) ||
  (to?.question === 'urgent-safe' && choices.includes('yes'));

/** Whether it answers one of the questions of urgent help. */
export const answersHelp = ({ to }: Asking): boolean => isUrgent(to?.question);

const isUrgent = (question: string | undefined) => question?.startsWith('urgent-') === true;

/** What was chosen from the menu of urgent help. */
const chosenCard = (guide: Guide, { choices = [] }: Asking) =>
  guide.alarms.menu.find((item) => choices.includes(item.id))?.card ?? 'something-else';
