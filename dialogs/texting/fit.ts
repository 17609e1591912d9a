/** Fits what is said into text messages: what goes out now, and what waits for the word MORE. Pure. */
import type { Message } from '../message.js';
import type { Wording } from '../script/wording.js';
import { inGsm, placesOf } from './in-gsm.js';
import { ONE_PART, paged, TWO_PARTS } from './pages.js';

/** Texts in the order they are sent, each of two parts at most. */
export type Fitted = { now: string[]; more: string[] };

type Question = Extract<Message, { kind: 'question' }>;

/**
 * `urgent` is the one-part text of urgent help: wherever help is shown it comes first, whole, and the rest of the card
 * waits for MORE.
 */
export function fitted(messages: readonly Message[], wording: Wording, urgent: string): Fitted {
  const question = messages.findLast((each) => each.kind === 'question');
  const isHelp = messages.some(holdsHelp);
  const lines = messages.flatMap(linesOf).map(inGsm).filter(Boolean);
  const more = inGsm(wording.says['text-more']);
  const asked = question === undefined ? [] : askedIn(question, wording, more);
  const [first = '', ...others] = asked;
  const rest = (pages: readonly string[]) => ending([...others, ...pages], more);
  if (isHelp) {
    const pages = rest(paged(lines, roomBeside(more)));
    const calls = [inGsm(urgent), first].filter(Boolean);
    // The one part of urgent help stays one part: what follows it says that there is more.
    return {
      now: noting(calls, pages.length > 0 && others.length === 0, more, calls.length > 1),
      more: pages,
    };
  }
  const all = shortest([...lines, first], question === undefined ? [] : howIn(question, wording));
  if (placesOf(all) <= TWO_PARTS) return { now: all === '' ? [] : [all], more: rest([]) };
  const [page = '', ...later] = paged(lines, roomBeside(more));
  return {
    now: [...noting([page], later.length > 0, more, true), first].filter(Boolean),
    more: rest(later),
  };
}

/** All of it; how to answer is left out where that saves a part. */
function shortest(lines: readonly string[], how: readonly string[]): string {
  const all = lines.filter(Boolean).join('\n');
  const ending = how.map((line) => `\n${inGsm(line)}`).join('');
  const without = ending !== '' && all.endsWith(ending) ? all.slice(0, -ending.length) : all;
  return placesOf(all) > ONE_PART && placesOf(without) <= ONE_PART ? without : all;
}

/** Places for words where the note that there is more comes after them. */
const roomBeside = (more: string) => TWO_PARTS - placesOf(more) - 1;

/** Help is a card, its menu, or one of the questions inside it; asked softly, the number to call stands in the question. */
const holdsHelp = (message: Message) =>
  message.kind === 'urgent' || (message.kind === 'question' && message.question === 'urgent-menu');

/** Every page but the last says that there is more. */
const ending = (pages: readonly string[], more: string): string[] =>
  pages.map((page, at) => (at < pages.length - 1 && !page.endsWith(more) ? `${page}\n${more}` : page));

/** The last of these texts says that there is more; a text of its own does where that one may not grow. */
function noting(texts: string[], hasMore: boolean, more: string, mayGrow: boolean): string[] {
  const last = texts.at(-1);
  if (!hasMore || last === undefined) return texts;
  const noted = `${last}\n${more}`;
  return mayGrow && placesOf(noted) <= TWO_PARTS ? [...texts.slice(0, -1), noted] : [...texts, more];
}

/** A question with its answers numbered: in one part where it can be, and over more pages where two are not enough. */
function askedIn(question: Question, wording: Wording, more: string): string[] {
  const how = howIn(question, wording);
  const lines = [
    question.ask,
    ...(question.hint === undefined ? [] : [question.hint]),
    ...question.choices.map(({ label }, at) =>
      question.input === 'scale' ? `- ${label}` : `${at + 1} ${label}`,
    ),
  ].map(inGsm);
  const whole = [...lines, ...how.map(inGsm)].join('\n');
  const short = lines.join('\n');
  if (placesOf(whole) <= ONE_PART) return [whole];
  if (placesOf(short) <= ONE_PART) return [short];
  if (placesOf(whole) <= TWO_PARTS) return [whole];
  if (placesOf(short) <= TWO_PARTS) return [short];
  const pages = paged(lines, roomBeside(more));
  return pages.map((page, at) => (at < pages.length - 1 ? `${page}\n${more}` : page));
}

function howIn({ input, choices }: Question, { says }: Wording): string[] {
  if (choices.length === 0 || !['one', 'many', 'plan'].includes(input)) return [];
  return [input === 'many' ? says['choose-numbers'] : says['choose-number']];
}

/** All but the question, which comes last. */
function linesOf(message: Message): string[] {
  switch (message.kind) {
    case 'text':
    case 'end':
      return message.paragraphs;
    case 'question':
      return [];
    case 'service':
      return [
        `${message.name}${message.example === undefined ? '' : ` (${message.example})`}`,
        ...(message.alert === undefined ? [] : [message.alert]),
        message.summary,
        ...message.reasons,
        ...(message.askFirst === undefined ? [] : [message.askFirst]),
        ...message.facts.map(({ label, value }) => `${label}: ${value}`),
      ];
    case 'urgent':
      return [
        message.heading,
        ...message.paragraphs,
        ...message.lines.map(({ name, do: act, number }) =>
          number === undefined || act.includes(number) ? `${name}: ${act}` : `${name}: ${act} ${number}`,
        ),
      ];
    case 'plan':
      return [message.heading, ...message.parts.flatMap(({ heading, lines }) => [`${heading}:`, ...lines])];
  }
}
