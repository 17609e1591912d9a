/** A question as a form: what is asked, the ways to answer it, and the ways on without an answer. */
import type { ComponentChildren } from 'preact';
import type { Message } from '../../dialogs/message.js';
import type { Wording } from '../../dialogs/script/wording.js';

export type Asked = Extract<Message, { kind: 'question' }>;

type Props = {
  question: Asked;
  wording: Wording;
  action: string;
  /** Names this form's message, so that sending it twice is one message. */
  message: string;
  /** What was typed and chosen in an answer that was not understood: nobody does it twice. */
  typed?: string;
  chosen?: string[];
  /** What was wrong with that answer. */
  error?: string;
};

export function Question({ question, wording, action, message, typed, chosen, error }: Props) {
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
          />
        </fieldset>
      </form>
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

function Answers({
  question,
  wording,
  typed,
  chosen,
}: {
  question: Asked;
  wording: Wording;
  typed: string | undefined;
  chosen: readonly string[];
}) {
  const { labels } = wording;
  const was = new Set(question.before?.value);
  const isTicked = (id: string) => chosen.includes(id);
  switch (question.input) {
    case 'words':
      return (
        <>
          <Words name={question.ask} rows={4} typed={typed} />
          <Continue wording={wording} />
        </>
      );
    case 'place':
      return (
        <>
          <input
            class="words short"
            type="text"
            name="words"
            aria-label={question.ask}
            value={typed ?? question.before?.value[0]}
            autocomplete="postal-code"
          />
          <Continue wording={wording} />
        </>
      );
    case 'scale':
      return (
        <>
          <div class="taps">
            {question.choices.map((choice) => (
              <button class="answer" type="submit" name="choice" value={choice.id}>
                {choice.label}
              </button>
            ))}
          </div>
          <ol class="scale">
            {Array.from({ length: 11 }, (_, number) => (
              <li>
                <input
                  type="radio"
                  name="choice"
                  id={`choice-${number}`}
                  value={String(number)}
                  checked={isTicked(String(number))}
                />
                <label for={`choice-${number}`}>{number}</label>
              </li>
            ))}
          </ol>
          <Continue wording={wording} />
        </>
      );
    case 'many':
      return (
        <>
          <div class="ticks">
            {question.choices.map((choice) => (
              <Tick type="checkbox" id={choice.id} label={choice.label} checked={isTicked(choice.id)} />
            ))}
          </div>
          {question.ownWords && <Own wording={wording} typed={typed} />}
          <Continue wording={wording} />
        </>
      );
    case 'one':
    case 'plan':
      return question.careful ? (
        <>
          <div class="ticks">
            {question.choices.map((choice) => (
              <Tick type="radio" id={choice.id} label={choice.label} checked={isTicked(choice.id)} />
            ))}
          </div>
          <Continue wording={wording} />
        </>
      ) : (
        <>
          <div class="taps">
            {question.choices.map((choice) => (
              <button
                class="answer"
                type="submit"
                name={isProtocol(question) ? 'do' : 'choice'}
                value={choice.id}
              >
                {choice.label}
                {was.has(choice.id) && (
                  <span class="was">
                    {' '}
                    ✓ <span class="hidden">{labels['keep-answer']}</span>
                  </span>
                )}
              </button>
            ))}
          </div>
          {question.ownWords && (
            <>
              <Own wording={wording} typed={typed} />
              <Continue wording={wording} />
            </>
          )}
        </>
      );
  }
}

/** Carry on and delete are wishes, not answers. */
const isProtocol = (question: Asked) => question.question === 'protocol';

function Tick({
  type,
  id,
  label,
  checked,
}: {
  type: 'checkbox' | 'radio';
  id: string;
  label: string;
  checked: boolean;
}) {
  return (
    <div class="tick">
      <input type={type} name="choice" id={`choice-${id}`} value={id} checked={checked} />
      <label for={`choice-${id}`}>{label}</label>
    </div>
  );
}

const Words = ({ name, rows, typed }: { name: string; rows: number; typed: string | undefined }) => (
  <textarea class="words" name="words" rows={rows} dir="auto" aria-label={name} value={typed ?? ''} />
);

const Own = ({ wording, typed }: { wording: Wording; typed: string | undefined }) => (
  <>
    <label class="own" for="own-words">
      {wording.labels['own-words']}
    </label>
    <textarea class="words" id="own-words" name="words" rows={2} dir="auto" value={typed ?? ''} />
  </>
);

const Continue = ({ wording }: { wording: Wording }) => (
  <button class="continue" type="submit">
    {wording.labels.continue}
  </button>
);

/** What a person may always do, whatever is asked; the same order every time. */
function Ways({
  question,
  wording,
  action,
  message,
}: {
  question: Asked;
  wording: Wording;
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
