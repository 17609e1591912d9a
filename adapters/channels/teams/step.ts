/** One step as one card: the question, its answers, own words, and the ways on; afterwards a line with Change. */
import type { Message } from '../../../dialogs/message.js';
import type { Wording } from '../../../dialogs/script/wording.js';
import {
  attached,
  bold,
  heading,
  literal,
  smaller,
  words as text,
  type Attachment,
  type Element,
} from '../cards/adaptive.js';
import { does } from './button.js';
import { nonceOf, type Press, type Step } from './press.js';
import { besides, spokenBody } from './spoken.js';

export type Question = Extract<Message, { kind: 'question' }>;

/** More choices than this on one card are hard to read on a phone (experience.md 4). */
const MOST = 6;

type Of = {
  wording: Wording;
  nonce: string;
  /** Whose conversation it is. */
  of: string;
  /** The clinician's word for whom it is with: on the card alone, and in no notification. */
  label?: string;
  /** Said before the question: it stands above it. */
  said?: readonly string[];
  page?: number;
  /** What was ticked so far, on all pages. */
  ticked?: readonly string[];
  typed?: string;
};

export const isOneOf = ({ input }: Question): boolean => input !== 'many';

/** `of.page` is from 0; a page there is none of is the first. */
export function stepCard(question: Question, of: Of): Attachment {
  const { wording, nonce, said = [] } = of;
  const { labels, language } = wording;
  const pages = pagesOf(question);
  const at = of.page !== undefined && of.page < pages.length ? of.page : 0;
  const ticked = of.ticked ?? question.before?.value ?? [];
  const here = pages[at] ?? [];
  const isHere = (id: string) => here.some((choice) => choice.id === id);
  const kept = ticked.filter((id) => !isHere(id) && question.choices.some((choice) => choice.id === id));
  const step: Step = {
    question: question.question,
    ...(question.about === undefined ? {} : { about: question.about }),
    nonce,
    of: of.of,
    ask: question.ask,
    ...(kept.length === 0 ? {} : { kept }),
  };
  const body: Element[] = [
    ...(of.label === undefined ? [] : [bold(of.label)]),
    ...(question.progress === undefined ? [] : [smaller(question.progress)]),
    ...said.map(text),
    ...(question.spoken
      ? spokenBody(question.ask, question.spoken, wording)
      : [
          { ...heading(question.ask), size: 'Large' as const },
          ...(question.hint === undefined ? [] : [smaller(question.hint)]),
        ]),
    ...inputsOf(question, { ...of, ticked }, here),
    ...(question.spoken ? besides(wording, step) : []),
  ];
  return attached(body, {
    words: [...said, question.ask, question.hint, ...here.map(({ label }) => label)]
      .filter((line) => line !== undefined)
      .join('\n'),
    language,
    actions: [
      { type: 'Action.Submit', title: labels['teams-save'], data: step, style: 'positive' },
      ...(pages.length > 1
        ? [does(labels['teams-more'], { ...step, do: `more:${(at + 1) % pages.length}` }, true)]
        : []),
      ...(question.canGoBack ? [does(labels.back, { ...step, do: 'back' })] : []),
      ...(question.canSkip ? [does(labels.skip, { ...step, do: 'skip' })] : []),
      ...(question.canSkip && question.spoken
        ? [does(labels['not-asked'], { ...step, do: 'not-asked' })]
        : []),
      does(labels['urgent-help'], { ...step, do: 'urgent' }),
    ],
  });
}

/** As even as they can be: nobody finds one answer alone on the last page. */
function pagesOf({ choices }: Question): Question['choices'][] {
  const count = Math.ceil(choices.length / MOST);
  const size = Math.ceil(choices.length / Math.max(count, 1));
  return Array.from({ length: count }, (_, page) => choices.slice(page * size, (page + 1) * size));
}

function inputsOf(question: Question, of: Of, here: Question['choices']): Element[] {
  const { labels } = of.wording;
  const { ticked = [], typed = question.before?.words } = of;
  const value = ticked.filter((id) => here.some((choice) => choice.id === id)).join(',');
  const isTyped = question.ownWords || ['words', 'place', 'phone'].includes(question.input);
  return [
    ...(here.length === 0
      ? []
      : [
          {
            type: 'Input.ChoiceSet' as const,
            id: 'choice',
            label: question.ask,
            style: 'expanded' as const,
            isMultiSelect: !isOneOf(question),
            wrap: true as const,
            ...(value === '' ? {} : { value }),
            choices: here.map(({ id, label }) => ({ title: label, value: id })),
          },
        ]),
    ...(question.input === 'scale'
      ? [{ type: 'Input.Number' as const, id: 'number', label: labels['teams-number'], min: 0, max: 10 }]
      : []),
    ...(isTyped
      ? [
          {
            type: 'Input.Text' as const,
            id: 'words',
            label: question.spoken ? labels['teams-their-words'] : labels['own-words'],
            isMultiline: question.input !== 'place' && question.input !== 'phone',
            ...(typed === undefined ? {} : { value: typed }),
          },
        ]
      : []),
  ];
}

/** What a card is once it was answered: nothing to press but Change, and not even that where there is no answer. */
export function answeredCard(
  step: Step,
  answer: { label: string; said: string } | undefined,
  wording: Wording,
): Attachment {
  const { labels, language } = wording;
  const { question, about, nonce, of } = step;
  if (answer === undefined || question === undefined) {
    const ask = step.ask ?? labels.helper;
    return attached([smaller(ask)], { words: ask, language });
  }
  const line = `${answer.label}: ${answer.said}`;
  const to = about === undefined ? question : `${question}|${about}`;
  const change: Press = {
    nonce: nonceOf(nonce, 'change'),
    ...(of === undefined ? {} : { of }),
    do: `change:${to}`,
    ask: step.ask,
  };
  return attached([{ ...text(line), text: `**${literal(answer.label)}:** ${literal(answer.said)}` }], {
    words: line,
    language,
    actions: [does(labels.change, change)],
  });
}

/** What is said without a question: a heading if there is one, and paragraphs. */
export const textCard = (
  paragraphs: readonly string[],
  { labels, language }: Wording,
  actions: readonly { title: string; data: Press }[] = [],
  first?: string,
): Attachment =>
  attached([...(first === undefined ? [] : [bold(first)]), ...paragraphs.map(text)], {
    words: paragraphs.join('\n') || labels.helper,
    language,
    actions: actions.map(({ title, data }) => does(title, data)),
  });
