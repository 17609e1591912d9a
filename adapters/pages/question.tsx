/** A question as a form: what is asked, the ways to answer it, and the ways on without an answer. */
import type { ComponentChildren } from 'preact';
import { Answers, IN_WORDS, isProtocol, type Asked } from './answers.js';
import type { Words } from './words.js';

type Props = {
  question: Asked;
  wording: Words;
  action: string;
  /** Names this form's message, so that sending it twice is one message. */
  message: string;
  /** What was typed and chosen in an answer that was not understood: nobody does it twice. */
  typed?: string | undefined;
  chosen?: string[] | undefined;
  /** What was wrong with that answer. */
  error?: string | undefined;
  steady: boolean;
};

export function Question({ question, wording, action, message, typed, chosen, error, steady }: Props) {
  const { labels } = wording;
  const described = [question.hint && 'hint', error && 'error'].filter(Boolean).join(' ');
  return (
    <>
      <form class="question" id="question" method="post" action={action} autocomplete="off">
        <Hidden question={question} message={message} />
        {question.progress !== undefined && <p class="progress">{question.progress}</p>}
        <fieldset aria-describedby={described === '' ? undefined : described}>
          <legend>
            <h1 dir="auto">{question.ask}</h1>
          </legend>
          {question.hint !== undefined && (
            <p class="hint" id="hint">
              {question.hint}
            </p>
          )}
          {error !== undefined && (
            <p class="error" id="error" role="alert">
              <span class="hidden">{labels.error} </span>
              {error}
            </p>
          )}
          <Answers
            question={question}
            wording={wording}
            typed={typed ?? question.before?.words}
            chosen={chosen ?? question.before?.value ?? []}
            steady={steady}
          />
        </fieldset>
      </form>
      {question.input === 'scale' && (
        <form id={IN_WORDS} method="post" action={action}>
          <Hidden question={question} message={message} />
        </form>
      )}
      <Ways question={question} wording={wording} action={action} message={message} />
    </>
  );
}

function Hidden({ question, message }: { question: Asked; message: string }) {
  return (
    <>
      <input type="hidden" name="message" value={message} />
      {question.question !== 'protocol' && <input type="hidden" name="question" value={question.question} />}
      {question.about !== undefined && <input type="hidden" name="about" value={question.about} />}
    </>
  );
}

/** What a person may always do, whatever is asked; the same order every time. */
function Ways({
  question,
  wording,
  action,
  message,
}: {
  question: Asked;
  wording: Words;
  action: string;
  message: string;
}) {
  const { labels } = wording;
  const Way = ({ does, children }: { does: string; children: ComponentChildren }) => (
    <button class="way" type="submit" name="do" value={does}>
      {children}
    </button>
  );
  if (isProtocol(question)) return null;
  return (
    <form class="ways" method="post" action={action}>
      <Hidden question={question} message={`${message}w`} />
      {question.canGoBack && <Way does="back">{labels.back}</Way>}
      {question.canSkip && <Way does="skip">{labels.skip}</Way>}
      {question.before !== undefined && <Way does="carry-on">{labels['keep-answer']}</Way>}
      {!question.question.startsWith('urgent-') && <Way does="again">{labels.again}</Way>}
      <Way does="pause">{labels.pause}</Way>
      <Way does="stop">{labels.stop}</Way>
    </form>
  );
}
