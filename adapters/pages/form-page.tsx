/** The form view: one part of the conversation on a page, several questions at once, complete without a script. */
import type { FieldError } from '../channels/channel.js';
import type { FormPage } from '../../dialogs/form/page.js';
import type { Message } from '../../dialogs/message.js';
import type { Sight } from '../../dialogs/sight.js';
import type { Around } from './chat-page.js';
import { Field, firstOf, type Typed } from './form-field.js';
import { Help } from './help.js';
import { page } from './layout.js';
import { Messages } from './messages.js';
import { Options } from './options.js';
import { SoFar } from './so-far.js';

type Shown = Around & {
  form: FormPage;
  sight: Sight;
  message: string;
  /** Said since the last page: it stands above the questions. */
  notes: Message[];
  errors: readonly FieldError[];
  /** What was sent, by the field's key, where something was wrong. */
  typed: ReadonlyMap<string, Typed>;
  /** The address of another part. */
  partAt: (part: string) => string;
};

export function formViewPage(shown: Shown): string {
  const { wording, practice, form, sight, message, looks, at, errors } = shown;
  const { labels } = wording;
  const action = at.home;
  const ids = new Map(form.fields.map((field, index) => [field.key, `field-${index}`]));
  const isPlan = form.fields.some(({ asked }) => asked.input === 'plan');
  return page({
    wording,
    practice,
    looks,
    title: `${errors.length === 0 ? '' : `${labels.error} `}${form.label}`,
    skipTo: 'answering',
    help: (
      <>
        <div class="places">
          <Help action={action} wording={wording} message={message} leave={sight.leave} />
        </div>
        <Options
          wording={wording}
          looks={looks}
          action={at.options}
          voices={shown.voices}
          voice={shown.voice}
        />
      </>
    ),
    children: (
      <>
        {errors.length > 0 && <Problems {...shown} ids={ids} />}
        {form.progress !== undefined && <p class="progress">{form.progress}</p>}
        <h1>{form.label}</h1>
        <Messages messages={shown.notes} wording={wording} />
        {!isPlan && <p class="hint">{labels['form-note']}</p>}
        <form class="form-page" id="answering" method="post" action={action} autocomplete="off">
          <input type="hidden" name="message" value={message} />
          <input type="hidden" name="part" value={form.part} />
          {form.fields.map((field) =>
            field.asked.input === 'plan' ? (
              <Agreeing field={field} wording={wording} />
            ) : (
              <Field
                field={field}
                wording={wording}
                id={ids.get(field.key) ?? ''}
                typed={shown.typed.get(field.key)}
                error={errors.find(({ key }) => key === field.key)?.says}
              />
            ),
          )}
          {!isPlan && (
            <button class="continue" type="submit">
              {labels.continue}
            </button>
          )}
        </form>
        <form class="ways" method="post" action={action}>
          <input type="hidden" name="message" value={`${message}w`} />
          {form.back !== undefined && (
            <a class="way" href={shown.partAt(form.back)}>
              {labels.back}
            </a>
          )}
          <a class="way" href={at.other}>
            {labels['chat-view']}
          </a>
          {(['pause', 'stop'] as const).map((name) => (
            <button class="way" type="submit" name="do" value={name}>
              {labels[name]}
            </button>
          ))}
        </form>
        <SoFar sight={sight} action={action} wording={wording} message={message} />
      </>
    ),
  });
}

/** Says at the top what is wrong and leads to each; it has the focus, so that it is read out first. */
function Problems({ wording, form, errors, ids }: Shown & { ids: ReadonlyMap<string, string> }) {
  const found = form.fields.flatMap((field) => {
    const error = errors.find(({ key }) => key === field.key);
    return error ? [{ field, error }] : [];
  });
  return (
    <div class="card problems" role="alert" tabIndex={-1} autofocus>
      <h2>{wording.labels.problems}</h2>
      <ul>
        {found.map(({ field, error }) => (
          <li>
            <a href={`#${firstOf(ids.get(field.key) ?? '', field)}`}>
              {field.asked.ask} {error.says}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** The plan is read, and agreed to with one button. */
const Agreeing = ({
  field: { key, said, asked },
  wording,
}: {
  field: FormPage['fields'][number];
  wording: Shown['wording'];
}) => (
  <>
    <Messages messages={said} wording={wording} />
    <input type="hidden" name="asked" value={key} />
    <h2>{asked.ask}</h2>
    {asked.hint !== undefined && <p class="hint">{asked.hint}</p>}
    {asked.choices.map((choice) => (
      <button class="continue" type="submit" name={`choice.${key}`} value={choice.id}>
        {choice.label}
      </button>
    ))}
  </>
);
