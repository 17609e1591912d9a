/** One question of the form: what is asked, what was wrong with the answer, and the fields to answer it in. */
import type { FormField } from '../../dialogs/form/page.js';
import { Messages } from './messages.js';
import type { Words } from './words.js';

/** What was typed and chosen in an answer that could not be taken: nobody does it twice. */
export type Typed = { words: string; chosen: readonly string[] };

type Props = {
  field: FormField;
  wording: Words;
  /** Begins the ids of its fields. */
  id: string;
  typed: Typed | undefined;
  error: string | undefined;
};

/** The field that a link to this question leads to. */
export const firstOf = (id: string, { asked }: FormField): string => (isTyped(asked) ? id : `${id}-0`);

const isTyped = ({ input }: FormField['asked']) =>
  input === 'words' || input === 'place' || input === 'phone';

export function Field({ field, wording, id, typed, error }: Props) {
  const { asked, said } = field;
  const described = [
    ...(asked.hint === undefined ? [] : [`${id}-hint`]),
    ...(error === undefined ? [] : [`${id}-error`]),
  ].join(' ');
  const about = described === '' ? {} : { 'aria-describedby': described };
  const beside = (
    <>
      {asked.hint !== undefined && (
        <p class="hint" id={`${id}-hint`}>
          {asked.hint}
        </p>
      )}
      {error !== undefined && (
        <p class="error" id={`${id}-error`}>
          <span class="hidden">{wording.labels.error} </span>
          {error}
        </p>
      )}
    </>
  );
  const was: Typed = typed ?? {
    words: asked.before?.words ?? (asked.input === 'place' ? (asked.before?.value[0] ?? '') : ''),
    chosen: asked.before?.value ?? [],
  };
  return (
    <div class={error === undefined ? 'field' : 'field wrong'}>
      <Messages messages={said} wording={wording} />
      <input type="hidden" name="asked" value={field.key} />
      {isTyped(asked) ? (
        <>
          <h2>
            <label for={id} dir="auto">
              {asked.ask}
            </label>
          </h2>
          {beside}
          <Typing field={field} id={id} words={was.words} about={about} />
          {asked.choices.map((choice, at) => (
            <Pick
              name={`choice.${field.key}`}
              id={`${id}-${at}`}
              type="checkbox"
              choice={choice}
              chosen={was.chosen}
            />
          ))}
        </>
      ) : (
        <fieldset {...about}>
          <legend>
            <h2 dir="auto">{asked.ask}</h2>
          </legend>
          {beside}
          <Picks field={field} wording={wording} id={id} chosen={was.chosen} />
          {asked.ownWords && (
            <>
              <label class="own" for={`${id}-own`}>
                {wording.labels['own-words']}
              </label>
              <textarea
                class="words"
                id={`${id}-own`}
                name={`words.${field.key}`}
                rows={2}
                dir="auto"
                value={was.words}
              />
            </>
          )}
        </fieldset>
      )}
    </div>
  );
}

function Typing({
  field: { asked, key },
  id,
  words,
  about,
}: {
  field: FormField;
  id: string;
  words: string;
  about: object;
}) {
  const name = `words.${key}`;
  if (asked.input === 'words')
    return <textarea class="words" id={id} name={name} rows={3} dir="auto" value={words} {...about} />;
  const field = { class: 'words short', id, name, value: words, ...about };
  return asked.input === 'phone' ? (
    <input type="tel" autocomplete="tel" {...field} />
  ) : (
    <input type="text" autocomplete="postal-code" {...field} />
  );
}

function Picks({
  field,
  wording,
  id,
  chosen,
}: {
  field: FormField;
  wording: Words;
  id: string;
  chosen: readonly string[];
}) {
  const { asked, key } = field;
  const type = asked.input === 'many' ? 'checkbox' : 'radio';
  const isScale = asked.input === 'scale';
  const name = `choice.${key}`;
  // A radio button cannot be taken back: who answered before may choose to leave it out.
  const isOptional = type === 'radio' && asked.canSkip && asked.before !== undefined;
  return (
    <>
      {isScale && (
        <ol class="scale">
          {Array.from({ length: 11 }, (_, number) => (
            <li>
              <input
                type="radio"
                name={name}
                id={`${id}-${number}`}
                value={String(number)}
                checked={chosen.includes(String(number))}
              />
              <label for={`${id}-${number}`}>{number}</label>
            </li>
          ))}
        </ol>
      )}
      <div class="ticks">
        {asked.choices.map((choice, at) => (
          <Pick
            name={name}
            id={isScale ? `${id}-words-${at}` : `${id}-${at}`}
            type={type}
            choice={choice}
            chosen={chosen}
          />
        ))}
        {isOptional && (
          <Pick
            name={name}
            id={`${id}-none`}
            type="radio"
            choice={{ id: '', label: wording.labels.skip }}
            chosen={[]}
          />
        )}
      </div>
    </>
  );
}

function Pick({
  name,
  id,
  type,
  choice,
  chosen,
}: {
  name: string;
  id: string;
  type: 'checkbox' | 'radio';
  choice: { id: string; label: string };
  chosen: readonly string[];
}) {
  return (
    <div class="tick">
      <input type={type} name={name} id={id} value={choice.id} checked={chosen.includes(choice.id)} />
      <label for={id}>{choice.label}</label>
    </div>
  );
}
