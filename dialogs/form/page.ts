/** A page of the form, worded: the questions of one part, each as the conversation asks it. */
import { wordingOf, type Guide } from '../guide.js';
import { fill } from '../script/wording.js';
import type { Message } from '../message.js';
import { optionsFor } from '../options.js';
import { contextAt, conversationAt, type Position } from '../position.js';
import { present } from '../present.js';
import type { Reply } from '../reply.js';
import { speak } from '../speak.js';
import { keyOf } from '../standing.js';
import { partHere, partsMet, together, type Together } from './together.js';

export type FormField = {
  /** Names it among the fields: the question, and what it is about. */
  key: string;
  /** What is said before it: a few words, a service, the plan. */
  said: Message[];
  asked: Extract<Message, { kind: 'question' }>;
};

export type FormPage = {
  part: string;
  label: string;
  /** "Part 3 of 9: What is hard"; absent beside the way. */
  progress: string | undefined;
  fields: FormField[];
  /** The part before, to go back to. */
  back: string | undefined;
};

/** `part` is the one that was asked for; where it was not come to yet, the page is the next. Undefined where nothing is asked. */
export function formPage(guide: Guide, position: Position, part?: string): FormPage | undefined {
  const here = partHere(guide, position);
  if (here === undefined) return undefined;
  const met = partsMet(guide, position);
  const shown = part !== undefined && met.includes(part) ? part : here;
  const { labels, sections } = wordingOf(guide, conversationAt(position));
  const { parts } = guide.compiled;
  const label = sections[shown] ?? shown;
  const fields = together(guide, position, shown).flatMap((each) => fieldFor(guide, position, each));
  if (fields.length === 0) return undefined;
  const known = { n: String(parts.indexOf(shown) + 1), of: String(parts.length), label };
  return {
    part: shown,
    label,
    progress: parts.includes(shown) ? fill(labels.progress, known) : undefined,
    fields,
    back: met.filter((each) => each !== shown && isBefore(parts, each, shown)).at(-1),
  };
}

const isBefore = (parts: readonly string[], one: string, other: string) =>
  parts.includes(one) && (!parts.includes(other) || parts.indexOf(one) < parts.indexOf(other));

/** With the words of the whole conversation, and the options of where it would be asked. */
function fieldFor(guide: Guide, position: Position, each: Together): FormField[] {
  const messages = speak(guide, conversationAt(position), repliesFor(guide, position, each));
  const asked = messages.find((message) => message.kind === 'question');
  if (asked === undefined) return [];
  const isOffer = messages.some((message) => message.kind === 'service');
  return [
    {
      key: keyOf(each.spot.question, each.spot.about),
      said: messages.filter((message) => message !== asked),
      // What "Tell me more" would tell already stands there.
      asked: isOffer ? { ...asked, choices: asked.choices.filter(({ id }) => id !== 'more') } : asked,
    },
  ];
}

function repliesFor(guide: Guide, position: Position, { spot, from }: Together): Reply[] {
  const { compiled } = guide;
  const question = compiled.lookup.questions.get(spot.question);
  if (question === undefined) return [];
  const context = contextAt(position);
  const said = context.standing.get(keyOf(spot.question, spot.about));
  const offer =
    question.kind === 'offers' &&
    conversationAt(position).offers.findLast(({ service }) => service === spot.about);
  const plan = question.kind === 'plan' ? present(guide, position).filter(({ kind }) => kind === 'plan') : [];
  return [
    ...(offer
      ? [
          { kind: 'offer' as const, offer },
          { kind: 'details' as const, offer },
        ]
      : []),
    ...plan,
    {
      kind: 'ask',
      ...spot,
      options: optionsFor(question, contextAt(from), compiled),
      again: false,
      ...(said?.status === 'answered'
        ? { before: { value: said.value, ...(said.words === undefined ? {} : { words: said.words }) } }
        : {}),
      canSkip: !question.must,
      canGoBack: false,
    },
  ];
}
