/** What a person in danger is shown when nothing can be read or saved: who to call, from content alone. */
import type { Inbound } from '../adapters/channels/channel.js';
import { cardFor } from '../dialogs/danger/cards.js';
import type { Danger } from '../dialogs/danger/read.js';
import { wordingFor, type Guide } from '../dialogs/guide.js';
import type { Message } from '../dialogs/message.js';

/** Amber shows its card too: with no way to remember a question, asking one would lead nowhere (H-03). */
export function urgentWords(guide: Guide, inbound: Inbound, danger: Danger): Message[] {
  const practice = guide.practices.get(inbound.practice);
  const young = danger.level !== 'none' && danger.young === true;
  return [
    cardFor(danger.level === 'none' ? 'something-else' : danger.kind, guide.alarms, {
      ...(young ? { age: '13-15' } : {}),
      nation: practice?.nation ?? 'england',
      local: practice?.safeguarding ?? {},
      language: inbound.language,
    }),
    { kind: 'text', paragraphs: [wordingFor(guide, inbound.language).says['not-saved']] },
  ];
}
