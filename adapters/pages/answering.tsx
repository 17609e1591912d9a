/** Where a person answers: one group that stays, so that focus always has a place; what is in it is replaced whole. */
import type { ComponentProps } from 'preact';
import type { Asked } from './answers.js';
import { AfterEnd } from './after-end.js';
import { Question } from './question.js';
import type { Words } from './words.js';

export type AnsweringProps = {
  question: Asked | undefined;
  /** The heading where nothing is asked. */
  heading: string;
  wording: Words;
  action: string;
  message: string;
  typed?: string | undefined;
  chosen?: string[] | undefined;
  error?: string | undefined;
  /** Every answer is chosen first and then sent. */
  steady: boolean;
  /** After an ending: what can be done with the plan. */
  after?: Pick<ComponentProps<typeof AfterEnd>, 'plan' | 'mail' | 'canSend'> | undefined;
};

export function Answering({ question, heading, after, wording, action, message, ...rest }: AnsweringProps) {
  return (
    <>
      {question === undefined && <h1 class="hidden">{heading}</h1>}
      {question && (
        <Question question={question} wording={wording} action={action} message={message} {...rest} />
      )}
      {after && <AfterEnd wording={wording} action={action} message={message} {...after} />}
    </>
  );
}
