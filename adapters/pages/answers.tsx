/** The ways to answer a question: buttons, ticks, a scale, words. */
import type { Message } from '../../dialogs/message.js';
import type { Words } from './words.js';
import { Continue, InWords, Own, Tick } from './fields.js';

export type Asked = Extract<Message, { kind: 'question' }>;

export function Answers({
  question,
  wording,
  typed,
  chosen,
  steady,
}: {
  question: Asked;
  wording: Words;
  typed: string | undefined;
  chosen: readonly string[];
  /** Nothing is sent with one tap. */
  steady: boolean;
}) {
  const { labels } = wording;
  const was = new Set(question.before?.value);
  const name = isProtocol(question) ? 'do' : 'choice';
  const isTicked = (id: string) => chosen.includes(id);
  switch (question.input) {
    case 'words':
      return (
        <>
          <InWords name={question.ask} rows={4} typed={typed} />
          <Continue wording={wording} />
          {question.choices.length > 0 && (
            <div class="taps">
              {question.choices.map((choice) => (
                <button class="answer" type="submit" name="choice" value={choice.id}>
                  {choice.label}
                </button>
              ))}
            </div>
          )}
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
    case 'phone':
      return (
        <>
          <input
            class="words short"
            type="tel"
            name="words"
            aria-label={question.ask}
            value={typed}
            autocomplete="tel"
          />
          <Continue wording={wording} />
        </>
      );
    case 'scale':
      return (
        <>
          <div class="taps">
            {question.choices.map((choice) => (
              <button class="answer" type="submit" form={IN_WORDS} name="choice" value={choice.id}>
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
              <Tick
                type="checkbox"
                id={choice.id}
                label={choice.label}
                checked={isTicked(choice.id)}
                alone={choice.alone}
              />
            ))}
          </div>
          {question.ownWords && <Own wording={wording} typed={typed} />}
          <Continue wording={wording} />
        </>
      );
    case 'one':
    case 'plan':
      return question.careful || steady ? (
        <>
          <div class="ticks">
            {question.choices.map((choice) => (
              <Tick
                type="radio"
                name={name}
                id={choice.id}
                label={choice.label}
                checked={isTicked(choice.id)}
              />
            ))}
          </div>
          {question.ownWords && <Own wording={wording} typed={typed} />}
          <Continue wording={wording} />
        </>
      ) : (
        <>
          <div class="taps">
            {question.choices.map((choice) => (
              <button class="answer" type="submit" name={name} value={choice.id}>
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

/**
 * The form that a scale's answers in words belong to. In the question's own they would be its first button, the one
 * that Enter presses: somebody at 7 would send "Not sure".
 */
export const IN_WORDS = 'in-words';

/** Carry on and delete are wishes, not answers. */
export const isProtocol = (question: Asked) => question.question === 'protocol';
