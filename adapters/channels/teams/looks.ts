/** What is said in one turn, as messages in Teams: one card a step, services and the plan on cards of their own. */
import type { Message } from '../../../dialogs/message.js';
import type { Wording } from '../../../dialogs/script/wording.js';
import type { Attachment } from '../cards/adaptive.js';
import { planCard } from '../cards/plan.js';
import { serviceCard } from '../cards/service.js';
import { urgentCard, urgentText } from '../cards/urgent.js';
import type { Out } from './chat.js';
import { nonceOf } from './press.js';
import { stepCard, textCard, type Question } from './step.js';

/** `step` is the question whose card this is, and its nonce: as long as it stands open, it can be pressed. */
export type Looks = { out: Out; step?: { question: Question; nonce: string } };

/** What was sent and could not be taken: it stands on the card again, to be mended. */
export type Tried = { ticked?: string[]; typed?: string };

/** Whose conversation the cards belong to, and how the clinician calls it. */
export type Whose = { of: string; label?: string };

/** `turn` names the turn, so that the same turn always makes the same cards. */
export function looksOf(
  messages: readonly Message[],
  wording: Wording,
  { turn, whose, tried = {} }: { turn: string; whose: Whose; tried?: Tried },
): Looks[] {
  const { language } = wording;
  const looks: Looks[] = [];
  let said: string[] = [];
  const flush = () => {
    if (said.length > 0) looks.push({ out: onCard(textCard(said, wording), wording) });
    said = [];
  };
  for (const message of messages) {
    switch (message.kind) {
      case 'text':
      case 'end':
        said.push(...message.paragraphs);
        break;
      case 'question': {
        const nonce = nonceOf(turn, String(looks.length), message.question, message.about ?? '');
        const card = stepCard(message, { wording, nonce, said, ...whose, ...tried });
        said = [];
        looks.push({ out: onCard(card, wording), step: { question: message, nonce } });
        break;
      }
      case 'service':
        flush();
        looks.push({ out: onCard(serviceCard(message, language), wording) });
        break;
      case 'plan':
        flush();
        looks.push({ out: onCard(planCard(message, language), wording) });
        break;
      case 'urgent':
        flush();
        // Whatever a client can show, who to call is in it. Teams takes text and card apart when they come as one.
        looks.push({ out: plainly(urgentText(message)) });
        looks.push({ out: onCard(urgentCard(message, language), wording) });
        break;
    }
  }
  flush();
  return looks;
}

export const onCard = (card: Attachment, { labels }: Wording): Out => ({
  type: 'message',
  summary: labels['teams-message'],
  attachments: [card],
});

export const plainly = (text: string): Out => ({ type: 'message', text, textFormat: 'plain' });

/** Three ways on at most, as Teams shows no more, and never beside a card. */
export function offering(out: Out, to: string, ways: readonly string[]): Out {
  if (out.attachments !== undefined || ways.length > 3) return out;
  const actions = ways.map((way) => ({ type: 'imBack' as const, title: way, value: way }));
  return { ...out, suggestedActions: { to: [to], actions } };
}
