/** The plan as a card: a heading and its lines for each part. */
import type { Message } from '../../../dialogs/message.js';
import { attached, bold, heading, words, type Attachment } from './adaptive.js';

type Plan = Extract<Message, { kind: 'plan' }>;

export function planCard(plan: Plan, language: string): Attachment {
  return attached(
    [
      heading(plan.heading),
      ...plan.parts.flatMap((part) => [
        bold(part.heading),
        ...part.lines.map((line) => ({ ...words(line), spacing: 'Small' as const })),
      ]),
    ],
    {
      words: [plan.heading, ...plan.parts.flatMap((part) => [part.heading, ...part.lines])].join('\n'),
      language,
    },
  );
}
