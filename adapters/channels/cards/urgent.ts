/** Who to call, as text and as a card whose buttons ring: what every client can show, whatever it can show. */
import type { Line, Message } from '../../../dialogs/message.js';
import { attached, bold, heading, smaller, words, type Action, type Attachment } from './adaptive.js';
import { asLines } from './lines.js';

type Urgent = Extract<Message, { kind: 'urgent' }>;

/** "Call 999", or "Call 0800 …" where what to do does not name the number. */
const doing = ({ do: act, number }: Line) =>
  number === undefined || act.includes(number) ? act : `${act} ${number}`;

export const urgentText = (card: Urgent): string =>
  asLines([
    card.heading,
    ...card.paragraphs,
    ...card.lines.map((line) =>
      [`${line.name}: ${doing(line)}`, ...(line.hours === undefined ? [] : [line.hours])].join('. '),
    ),
  ]);

export function urgentCard(card: Urgent, language: string): Attachment {
  const calls = card.lines.flatMap((line): Action[] =>
    line.number === undefined
      ? []
      : [
          {
            type: 'Action.OpenUrl',
            title: `${line.name}: ${doing(line)}`,
            url: `tel:${line.number.replace(/\s/g, '')}`,
          },
        ],
  );
  return attached(
    [
      {
        type: 'Container',
        style: 'attention',
        items: [
          heading(card.heading),
          ...card.paragraphs.map(words),
          ...card.lines.flatMap((line) => [
            bold(line.name),
            { ...words(doing(line)), spacing: 'None' as const },
            ...(line.hours === undefined ? [] : [smaller(line.hours)]),
          ]),
        ],
      },
    ],
    { words: urgentText(card), language, actions: calls },
  );
}
