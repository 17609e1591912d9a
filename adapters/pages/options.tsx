/** Options, behind one button: text size, colours, language and aids, as a form that works without a script. */
import { AIDS, COLOURS, SIZES, type Looks } from './looks.js';
import type { Words } from './words.js';

type Props = {
  wording: Words;
  looks: Looks;
  action: string;
  /** The words there are, by their own names; with one there is nothing to choose. */
  voices: ReadonlyMap<string, string>;
  voice: string;
};

export function Options({ wording, looks, action, voices, voice }: Props) {
  const { labels } = wording;
  return (
    <details class="options">
      <summary>{labels.options}</summary>
      <form method="post" action={action} autocomplete="off">
        <Choice legend={labels['text-size']} name="size" chosen={[looks.size]} choices={worded(SIZES)} />
        <Choice legend={labels.colours} name="colours" chosen={[looks.colours]} choices={worded(COLOURS)} />
        {voices.size > 1 && (
          <Choice legend={labels.language} name="language" chosen={[voice]} choices={[...voices]} />
        )}
        <Choice
          legend={labels.aids}
          name="aids"
          type="checkbox"
          chosen={looks.aids}
          choices={AIDS.map((aid) => [aid, labels[aid]])}
        />
        <button class="continue" type="submit">
          {labels['use-options']}
        </button>
      </form>
    </details>
  );

  function worded<Id extends string>(ids: Record<Id, keyof typeof labels>): [string, string][] {
    return Object.entries<keyof typeof labels>(ids).map(([id, label]) => [id, labels[label]]);
  }
}

function Choice({
  legend,
  name,
  type = 'radio',
  chosen,
  choices,
}: {
  legend: string;
  name: string;
  type?: 'radio' | 'checkbox';
  chosen: readonly string[];
  choices: readonly [id: string, label: string][];
}) {
  return (
    <fieldset class="ticks">
      <legend>{legend}</legend>
      {choices.map(([id, label]) => (
        <div class="tick">
          <input type={type} name={name} id={`${name}-${id}`} value={id} checked={chosen.includes(id)} />
          <label for={`${name}-${id}`}>{label}</label>
        </div>
      ))}
    </fieldset>
  );
}
