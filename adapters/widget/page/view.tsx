/** The page as the panel changes it: turns are added, and the place where a person answers is filled anew. */
import type { ComponentChildren } from 'preact';
import { Answering } from '../../pages/answering.js';
import type { PanelData } from '../../pages/panel-data.js';
import { partsOf } from '../../pages/parts.js';
import { HelperTurn, OwnTurn } from '../../pages/turns.js';
import type { Message } from '../../../dialogs/message.js';
import { wordsIn } from './announcing.js';
import { nodes } from './jsx.js';
import { newName } from './naming.js';
import type { Given } from './wire.js';

export type Turn = { messages: Message[]; missed: boolean };

/** In ems: on anything lower the question is what is looked at first. */
const LOW = '(max-height: 30em)';

export function view(data: PanelData) {
  const { words, at } = data;
  const { labels } = words;
  const turns = part('.turns');
  const answering = part('#answering');
  const status = answering.insertAdjacentElement('beforebegin', document.createElement('p')) ?? answering;
  status.className = 'status';

  /** Where home may not be safe nothing is sent in writing. */
  const mail = () => (document.querySelector('a.leave') ? undefined : at.mail);
  const isSteady = () => document.documentElement.dataset['aids']?.includes('steady') === true;

  /** Adds something said before or after everything else. */
  function added(turn: ComponentChildren, before: Element | null = null): HTMLElement {
    const [item] = elements(turn);
    if (item === undefined) throw new TypeError('A turn is an element');
    for (const card of item.querySelectorAll('section')) card.setAttribute('role', 'group');
    alone(item);
    turns.insertBefore(item, before);
    return item;
  }

  return {
    answering,
    helper: (messages: readonly Message[], before?: Element | null) =>
      messages.length === 0 ? undefined : added(<HelperTurn messages={messages} wording={words} />, before),
    own: (said: string, change: string | undefined, before?: Element | null) =>
      added(
        <OwnTurn said={said} wording={words} action={at.home} message={newName()} change={change} />,
        before,
      ),
    first: () => turns.firstElementChild,

    /** What stands under the conversation while an answer is on its way, and why it waits. */
    status(text: string, again?: () => void) {
      status.replaceChildren(text);
      if (again === undefined) return;
      const button = document.createElement('button');
      button.className = 'way';
      button.textContent = labels['try-again'];
      button.addEventListener('click', () => {
        answering.focus();
        again();
      });
      status.append(' ', button);
    },

    /** Who to call, for somebody who asks for help with no connection. */
    urgent: () => added(<HelperTurn messages={[data.urgent]} wording={words} />),

    /** Shows a turn; `given` is what was not understood. What to announce comes back. */
    show({ messages, missed }: Turn, given?: Given): string {
      const { question, said, error, heading } = partsOf(messages, missed, words);
      const item = said.length > 0 ? added(<HelperTurn messages={said} wording={words} />) : undefined;
      const hasPlan = messages.some((each) => each.kind === 'plan');
      const isOver = messages.some((each) => each.kind === 'end');
      answering.replaceChildren(
        ...elements(
          <Answering
            question={question}
            heading={heading}
            wording={words}
            action={at.home}
            message={newName()}
            typed={missed ? given?.words : undefined}
            chosen={missed ? given?.choices : undefined}
            error={error}
            steady={isSteady()}
            after={
              isOver
                ? {
                    plan: hasPlan ? at.plan : undefined,
                    mail: hasPlan ? mail() : undefined,
                    canSend: data.canSend,
                  }
                : undefined
            }
          />,
        ),
      );
      const print = answering.querySelector<HTMLButtonElement>('.print');
      if (print) print.hidden = false;
      document.title = `${error === undefined ? '' : `${labels.error} `}${question?.ask ?? heading} – ${data.practice}`;
      const isUrgent = said.some((each) => each.kind === 'urgent');
      (item !== undefined && (isUrgent || !matchMedia(LOW).matches) ? item : answering).scrollIntoView();
      const choices = question?.choices.length ?? 0;
      return [
        ...(item ? [wordsIn(item)] : []),
        ...(question ? [error, `${question.ask} ${question.hint ?? ''}`.trim()] : []),
        ...(choices > 0
          ? [choices === 1 ? labels['choices-one'] : labels.choices.replace('{n}', String(choices))]
          : []),
      ]
        .filter((each) => each !== undefined)
        .join(' ');
    },
  };
}

/** In the browser a part of the page comes to elements, whatever its type says (`jsx.ts`). */
const elements = (made: ComponentChildren): HTMLElement[] =>
  nodes(made as Parameters<typeof nodes>[0]).filter((each) => each instanceof HTMLElement);

/** What is announced is announced in one place; and no two things on a page have one name. */
function alone(item: Element) {
  for (const each of item.querySelectorAll('[role=alert]')) each.removeAttribute('role');
  for (const each of item.querySelectorAll('[id]')) {
    if (document.getElementById(each.id) === null) continue;
    const fresh = `${each.id}-${newName()}`;
    for (const card of item.querySelectorAll(`[aria-labelledby="${CSS.escape(each.id)}"]`))
      card.setAttribute('aria-labelledby', fresh);
    each.id = fresh;
  }
}

function part(selector: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(selector);
  if (found === null) throw new TypeError(`The page has no ${selector}`);
  return found;
}
