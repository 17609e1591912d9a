/** The conversation as a form of a few pages: a page out, and its answers in as one message. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { keyOf } from '../../dialogs/standing.js';
import type { FormAnswer } from '../../dialogs/form/take.js';
import type { Practice } from '../../dialogs/script/practice.js';
import type { Sight } from '../../dialogs/sight.js';
import { chatPage } from '../pages/chat-page.js';
import type { Typed } from '../pages/form-field.js';
import { formViewPage } from '../pages/form-page.js';
import type { aroundFor } from './around.js';
import type { FieldError, Inbound, LookAtForm } from './channel.js';
import { newName } from './form.js';
import { homeOf, queryOf } from './http.js';

/** As many answers as any page has, and more. */
const MOST = 100;

/** Whose page, and which conversation it is of. */
export type Shown = {
  request: IncomingMessage;
  response: ServerResponse;
  practice: Practice;
  conversation: string;
  language: string;
  at: string;
};

/** The answers of a page, in the order they stood there; undefined when it is a button of the protocol. */
export function formIn(fields: URLSearchParams): Inbound['form'] {
  const part = fields.get('part');
  if (part === null || fields.has('do')) return undefined;
  const answers = fields
    .getAll('asked')
    .slice(0, MOST)
    .map((key): FormAnswer => {
      const [question = '', about] = key.split('|', 2);
      const choices = fields.getAll(`choice.${key}`).filter((each) => each !== '');
      const text = fields.get(`words.${key}`) ?? '';
      return {
        to: { question, ...(about === undefined ? {} : { about }) },
        ...(choices.length === 0 ? {} : { choices }),
        ...(text.trim() === '' ? {} : { text }),
      };
    });
  return { part, answers };
}

export function formView({
  lookAtForm,
  around,
}: {
  lookAtForm: LookAtForm;
  around: ReturnType<typeof aroundFor>['around'];
}) {
  /** The page that is next, or the one that was asked for; where nothing is asked, what the conversation shows there. */
  return async function html(
    of: Shown,
    sent?: { form: NonNullable<Inbound['form']>; errors: readonly FieldError[] },
  ): Promise<string> {
    const { request, practice, conversation, language, at } = of;
    const part = sent?.form.part ?? queryOf(request).get('part') ?? undefined;
    const which = { practice: practice.id, conversation, language, at };
    const { sight, page } = await lookAtForm({ ...which, ...(part === undefined ? {} : { part }) });
    const own = around(request, practice, at, { view: '/form', language: sight.conversation.language });
    const message = newName();
    if (page === undefined || asksItself(sight)) return chatPage({ ...own, sight, message });
    const before = new Set(page.fields.flatMap(({ said }) => said.map((each) => JSON.stringify(each))));
    const isNext = part === undefined || sent !== undefined;
    return formViewPage({
      ...own,
      sight,
      message,
      form: page,
      notes: sight.messages.filter(
        (each) => isNext && each.kind === 'text' && !before.has(JSON.stringify(each)),
      ),
      errors: sent?.errors ?? [],
      typed: new Map(
        sent?.form.answers.map((answer) => [keyOf(answer.to.question, answer.to.about), typedIn(answer)]),
      ),
      partAt: (each) => withPart(homeOf(request, practice.id, '/form'), each),
    });
  };
}

/** "Shall I delete everything?" stands before whatever waits behind it. */
const asksItself = ({ messages }: Sight): boolean =>
  messages.some((each) => each.kind === 'question' && each.question === 'protocol');

const typedIn = ({ text = '', choices = [] }: FormAnswer): Typed => ({ words: text, chosen: choices });

const withPart = (address: string, part: string) =>
  `${address}${address.includes('?') ? '&' : '?'}part=${encodeURIComponent(part)}`;
