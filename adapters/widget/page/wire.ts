/** How the page's forms and the helper's messages travel as activities. */
import type { Message } from '../../../dialogs/message.js';
import { newName } from './naming.js';
import { of, textIn, type Activity } from './line.js';
import type { Outgoing } from './outbox.js';

/** A form as it was sent: what was chosen, typed or wished, and the question that it answers. */
export type Given = {
  question: string | undefined;
  about: string | undefined;
  choices: string[];
  words: string;
  /** A wish instead of an answer: "back", "change:age". */
  wish: string | undefined;
  /** The button that was pressed, as a field of the form. */
  pressed: { name: string; value: string } | undefined;
  /** As a person reads it. */
  said: string;
};

export function outgoing({ question, about, choices, words, wish, said }: Given): Outgoing {
  return {
    type: 'message',
    // What was typed goes as it was typed: it is read for danger.
    text: words === '' ? said : words,
    value: {
      ...(question === undefined ? {} : { question }),
      ...(about === undefined ? {} : { about }),
      ...(choices.length === 0 ? {} : { choice: choices.join(',') }),
      ...(wish === undefined ? {} : { do: wish }),
      ...(words === '' ? {} : { words }),
    },
    channelData: { clientActivityID: newName(), said },
  };
}

export const nameOf = (activity: Pick<Activity, 'channelData'>): string | undefined =>
  textIn(activity.channelData, 'clientActivityID');

/** An answer somebody gave: how it reads, and what Change points at; nothing where it was a wish. */
export function ownWords(activity: Activity): { said: string; change: string | undefined } {
  const question = textIn(activity.value, 'question');
  const about = textIn(activity.value, 'about');
  const isWish =
    question === undefined || textIn(activity.value, 'do') !== undefined || question.startsWith('urgent-');
  return {
    said: textIn(activity.channelData, 'said') ?? activity.text ?? '',
    change: isWish ? undefined : about === undefined ? question : `${question}|${about}`,
  };
}

/** What the helper said in one activity. One that says it only in the usual way is text. */
export function messageIn(activity: Activity): Message | undefined {
  const message = of(activity.channelData, 'message');
  if (isMessage(message)) return message;
  return activity.type === 'message' && activity.text !== undefined
    ? { kind: 'text', paragraphs: activity.text.split('\n\n') }
    : undefined;
}

/** The same question again, after words of explanation, is words that were not understood; what was pressed is. */
export function isMissed(messages: readonly Message[], given: Given | undefined): boolean {
  const question = messages.find((each) => each.kind === 'question');
  return (
    given !== undefined &&
    given.wish === undefined &&
    given.pressed?.name !== 'choice' &&
    question !== undefined &&
    question.question === given.question &&
    question.about === given.about &&
    messages[0]?.kind === 'text'
  );
}

/** From our own server, over our own line: its kind is all there is to tell. */
const isMessage = (message: unknown): message is Message => textIn(message, 'kind') !== undefined;
