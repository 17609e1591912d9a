/** What an edited message changes: the answer that it gave when it was first sent. */
import type { Message } from '../../../dialogs/message.js';
import type { Recollection } from '../channel.js';
import { nonceOf } from './press.js';

/** The same edit twice is one message; another edit of the same message is another. */
export const editName = (id: string, text: string): string => `teams|edit|${nonceOf(id, text)}`;

/** The question that this message answered; undefined when nothing of it is known, or it came before any. */
export function answeredBefore(
  { turns, opening }: Recollection,
  message: string,
): { question: string; about?: string } | undefined {
  const at = turns.findIndex((turn) => turn.message === message);
  if (at < 0) return undefined;
  const asked = questionIn(turns[at - 1]?.messages ?? opening);
  // Urgent help asks nothing that an edit could answer: what is in it now is said anew.
  if (asked === undefined || asked.question.startsWith('urgent-') || asked.question === 'protocol')
    return undefined;
  return { question: asked.question, ...(asked.about === undefined ? {} : { about: asked.about }) };
}

export const questionIn = (messages: readonly Message[]) =>
  messages.findLast((each) => each.kind === 'question');
