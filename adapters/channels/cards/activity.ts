/** What is said as Bot Framework activities: text, suggested actions and cards, for every channel that speaks them. */
import type { Message } from '../../../dialogs/message.js';
import type { Wording } from '../../../dialogs/script/wording.js';
import type { Attachment } from './adaptive.js';
import { asLines } from './lines.js';
import { planCard } from './plan.js';
import { manyCard, questionText, suggestedFor, type CardAction } from './question.js';
import { serviceCard, serviceText } from './service.js';
import { urgentCard, urgentText } from './urgent.js';

/** A message activity without what only the channel knows: its id, its time, who it is from. */
export type Said = {
  type: 'message';
  text?: string;
  textFormat?: 'plain';
  /** Shown where a card cannot be. */
  summary?: string;
  inputHint?: 'expectingInput';
  suggestedActions?: { actions: CardAction[] };
  attachments?: Attachment[];
  /** The message itself, for clients that give it their own looks, as our panel does. */
  channelData: { message: Message };
};

export const saidFor = (messages: readonly Message[], wording: Wording): Said[] =>
  messages.map((message) => ({
    type: 'message',
    ...looksOf(message, wording),
    channelData: { message },
  }));

const plainText = (text: string) => ({ text, textFormat: 'plain' as const });

function looksOf(message: Message, wording: Wording): Omit<Said, 'type' | 'channelData'> {
  const { language } = wording;
  switch (message.kind) {
    case 'text':
    case 'end':
      return plainText(asLines(message.paragraphs));
    case 'question':
      return {
        ...plainText(questionText(message, wording)),
        inputHint: 'expectingInput',
        ...(message.input === 'many'
          ? { attachments: [manyCard(message, wording)] }
          : suggestedFor(message, wording)),
      };
    case 'service':
      return { summary: serviceText(message), attachments: [serviceCard(message, language)] };
    case 'urgent':
      // Whatever a client can show, who to call is in it.
      return { ...plainText(urgentText(message)), attachments: [urgentCard(message, language)] };
    case 'plan':
      return { ...plainText(message.heading), attachments: [planCard(message, language)] };
  }
}
