/** What a person in danger is shown when nothing can be read or saved: who to call, from content alone. */
import type { Inbound } from '../adapters/channels/channel.js';
import { cardFor } from '../dialogs/danger/cards.js';
import type { Danger } from '../dialogs/danger/read.js';
import { wordingFor, type Guide } from '../dialogs/guide.js';
import type { Message } from '../dialogs/message.js';
import { commandIn } from '../dialogs/understand.js';

/** Amber shows its card too: with no way to remember a question, asking one would lead nowhere (H-03). */
export function urgentWords(guide: Guide, inbound: Inbound, danger: Danger): Message[] {
  const practice = guide.practices.get(inbound.practice);
  const young = danger.level !== 'none' && danger.young === true;
  return [
    cardFor(danger.level === 'none' ? chosenCard(guide, inbound) : danger.kind, guide.alarms, {
      ...(young ? { age: '13-15' } : {}),
      nation: practice?.nation ?? 'england',
      local: practice?.safeguarding ?? {},
      language: inbound.language,
    }),
    { kind: 'text', paragraphs: [wordingFor(guide, inbound.language).says['not-saved']] },
  ];
}

/** Whether it asks for help without words that alarm: the button, "help", "I am not safe", or inside urgent help. */
export function asksForHelp(guide: Guide, inbound: Inbound): boolean {
  const wording = wordingFor(guide, inbound.language);
  if (inbound.command) return inbound.command.name === 'urgent';
  if (inbound.text && commandIn(inbound.text, wording)?.command === 'urgent') return true;
  const { to, choices = [] } = inbound;
  if (to?.question.startsWith('urgent-')) return true;
  return [...guide.compiled.lookup.questions.values()].some(
    (question) =>
      (to === undefined || to.question === question.id) &&
      question.options.some((option) => option.urgent && choices.includes(option.id)),
  );
}

/** What was chosen from the menu of urgent help. */
const chosenCard = (guide: Guide, { choices = [] }: Inbound) =>
  guide.alarms.menu.find((item) => choices.includes(item.id))?.card ?? 'something-else';
