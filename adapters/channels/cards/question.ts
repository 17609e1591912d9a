/** A question for Bot Framework clients: one choice as suggested actions, several as a card to tick. */
import type { Message } from '../../../dialogs/message.js';
import type { Command, Wording } from '../../../dialogs/script/wording.js';
import { attached, type Action, type Attachment, type Element } from './adaptive.js';
import { asLines } from './lines.js';

type Question = Extract<Message, { kind: 'question' }>;

/** Pressed, it is sent as if it had been typed: every client can do that, and a person could type it too. */
export type CardAction = { type: 'imBack'; title: string; value: string };

/** What a card's button sends as the activity's `value`, beside what was ticked (`choice`) and typed (`words`). */
export type Submitted = { question: string; about?: string; do?: Command };

/** Numbers of a scale (0 to 10). */
const SCALE = Array.from({ length: 11 }, (_, number) => String(number));

export function questionText(question: Question, wording: Wording): string {
  return asLines(
    [question.progress, question.ask, question.hint, waysIn(question, wording)].filter(
      (line) => line !== undefined,
    ),
  );
}

/** Where there is nothing to press, the ways on are said in words. */
function waysIn({ input, choices }: Question, wording: Wording): string | undefined {
  return input !== 'scale' && choices.length === 0 ? wording.says['write-ways'] : undefined;
}

export function suggestedFor(
  question: Question,
  { labels }: Wording,
): { suggestedActions?: { actions: CardAction[] } } {
  const offered = [
    ...(question.input === 'scale' ? SCALE : []),
    ...question.choices.map(({ label }) => label),
  ];
  if (offered.length === 0) return {};
  const isUrgent = question.question.startsWith('urgent-');
  const all = [...offered, ...(isUrgent ? [] : [labels['urgent-help']])];
  return {
    suggestedActions: { actions: all.map((label) => ({ type: 'imBack', title: label, value: label })) },
  };
}

export function manyCard(question: Question, wording: Wording): Attachment {
  const { labels, language } = wording;
  const { before } = question;
  const data: Submitted = {
    question: question.question,
    ...(question.about === undefined ? {} : { about: question.about }),
  };
  const ticks: Element = {
    type: 'Input.ChoiceSet',
    id: 'choice',
    label: question.ask,
    style: 'expanded',
    isMultiSelect: true,
    wrap: true,
    ...(before === undefined ? {} : { value: before.value.join(',') }),
    choices: question.choices.map(({ id, label }) => ({ title: label, value: id })),
  };
  const own: Element = {
    type: 'Input.Text',
    id: 'words',
    label: labels['own-words'],
    isMultiline: true,
    ...(before?.words === undefined ? {} : { value: before.words }),
  };
  const way = (command: 'back' | 'skip' | 'urgent', title: string): Action => ({
    type: 'Action.Submit',
    title,
    data: { ...data, do: command } satisfies Submitted,
    associatedInputs: 'none',
  });
  return attached([ticks, ...(question.ownWords ? [own] : [])], {
    words: [question.ask, ...question.choices.map(({ label }) => label)].join('\n'),
    language,
    actions: [
      { type: 'Action.Submit', title: labels.continue, data, style: 'positive' },
      ...(question.canGoBack ? [way('back', labels.back)] : []),
      ...(question.canSkip ? [way('skip', labels.skip)] : []),
      way('urgent', labels['urgent-help']),
    ],
  });
}
