/** What was said, taken apart: the question, what came before it, and what was wrong with the last answer. */
import type { Message } from '../../dialogs/message.js';
import type { Asked } from './answers.js';
import type { Words } from './words.js';

export type Parts = {
  question: Asked | undefined;
  said: Message[];
  /** Said beside the question, where the answer is given. */
  error: string | undefined;
  /** The heading of a page on which nothing is asked. */
  heading: string;
};

export function partsOf(messages: readonly Message[], missed: boolean, { labels }: Words): Parts {
  const question = messages.find((each): each is Asked => each.kind === 'question');
  const others = messages.filter((each) => each !== question);
  const [first] = others;
  const error = missed && question && first?.kind === 'text' ? first.paragraphs.join(' ') : undefined;
  const headed = others.find((each) => each.kind === 'plan' || each.kind === 'urgent');
  return {
    question,
    said: error === undefined ? others : others.slice(1),
    error,
    heading: headed?.heading ?? labels.helper,
  };
}
