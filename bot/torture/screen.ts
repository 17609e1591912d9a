/** What a person can do next, whether it came as messages or as a page. */
import type { Message } from '../../dialogs/message.js';

export type Screen = {
  question?: string;
  about?: string;
  /** The field that a choice goes into: of the protocol's own questions it is `do`. */
  by: 'choice' | 'do';
  choices: string[];
  many: boolean;
  typed?: 'words' | 'place' | 'phone';
  ended: boolean;
};

const SCALE = Array.from({ length: 11 }, (_, number) => String(number));

export function screenOf(messages: readonly Message[]): Screen {
  const asked = messages.find((each) => each.kind === 'question');
  if (asked === undefined)
    return { by: 'choice', choices: [], many: false, ended: messages.some(({ kind }) => kind === 'end') };
  const { question, about, input, choices, ownWords } = asked;
  const typed = input === 'words' || input === 'place' || input === 'phone' ? input : undefined;
  const isProtocol = question === 'protocol';
  return {
    ...(isProtocol ? {} : { question }),
    ...(about === undefined ? {} : { about }),
    by: isProtocol ? 'do' : 'choice',
    choices: input === 'scale' ? SCALE : choices.map(({ id }) => id),
    many: input === 'many',
    ...(typed ? { typed } : ownWords ? { typed: 'words' } : {}),
    ended: false,
  };
}

/** The same, read off a page as a browser would show it. */
export function screenIn(html: string): Screen {
  const from = html.indexOf('<form class="question"');
  const form = from < 0 ? '' : html.slice(from, html.indexOf('</form>', from));
  const hiddens = [...form.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)];
  const hidden = (name: string) => hiddens.find((each) => each[1] === name)?.[2];
  const found = [...form.matchAll(/name="(choice|do)"(?: id="[^"]*")? value="([^"]*)"/g)];
  const [question, about] = [hidden('question'), hidden('about')];
  const typed = form.includes('type="tel"')
    ? 'phone'
    : form.includes('autocomplete="postal-code"')
      ? 'place'
      : form.includes('name="words"')
        ? 'words'
        : undefined;
  return {
    ...(question === undefined ? {} : { question }),
    ...(about === undefined ? {} : { about }),
    by: found.some(([, name]) => name === 'do') ? 'do' : 'choice',
    choices: [...new Set(found.map(([, , value = '']) => value))],
    many: form.includes('type="checkbox"'),
    ...(typed === undefined ? {} : { typed }),
    ended: form === '' && html.includes('value="new-round"'),
  };
}

/** The part of a page that a refresh does not change: each page names its messages anew. */
export const steadyPart = (html: string) => html.replace(/name="message" value="[^"]*"/g, 'name="message"');

/** What is asked before anything is kept; urgent help may come before it too. */
const FIRST = new Set(['hello', 'privacy', 'privacy-more', 'who', 'age']);

/** Whether this is only asked of somebody whose answers are kept. */
export const isPastConsent = ({ question }: Screen) =>
  question !== undefined && !FIRST.has(question) && !question.startsWith('urgent-');
export const isTheBeginning = ({ question }: Screen) => question === 'hello';
