/** The fields of a form: a tick, a place for words, and Continue. */
import type { Words } from './words.js';

export function Tick({
  type,
  id,
  label,
  checked,
  name = 'choice',
  alone,
}: {
  type: 'checkbox' | 'radio';
  id: string;
  label: string;
  checked: boolean;
  name?: 'choice' | 'do';
  /** "None of these": a script takes the other ticks away, and the server says so where there is none. */
  alone?: boolean | undefined;
}) {
  return (
    <div class="tick">
      <input
        type={type}
        name={name}
        id={`choice-${id}`}
        value={id}
        checked={checked}
        data-alone={alone === true ? '' : undefined}
      />
      <label for={`choice-${id}`}>{label}</label>
    </div>
  );
}

export const InWords = ({ name, rows, typed }: { name: string; rows: number; typed: string | undefined }) => (
  <textarea class="words" name="words" rows={rows} dir="auto" aria-label={name} value={typed ?? ''} />
);

export const Own = ({ wording, typed }: { wording: Words; typed: string | undefined }) => (
  <>
    <label class="own" for="own-words">
      {wording.labels['own-words']}
    </label>
    <textarea class="words" id="own-words" name="words" rows={2} dir="auto" value={typed ?? ''} />
  </>
);

export const Continue = ({ wording }: { wording: Words }) => (
  <button class="continue" type="submit">
    {wording.labels.continue}
  </button>
);

/** What is typed into a form of one field: its label, how a phone helps to type it, and the button. */
const FIELDS = {
  code: {
    label: 'code',
    press: 'use-code',
    typing: { type: 'text', autocomplete: 'off', autocapitalize: 'characters', spellcheck: false },
  },
  to: {
    label: 'mail-address',
    press: 'mail-next',
    typing: { type: 'email', autocomplete: 'email', spellcheck: false },
  },
} as const;

export function OneField({ action, name, wording, value }: OneFieldProps & { wording: Words }) {
  const { label, press, typing } = FIELDS[name];
  return (
    <form class="one-field" method="post" action={action} novalidate>
      <label class="own" for={`field-${name}`}>
        {wording.labels[label]}
      </label>
      <input class="words short" id={`field-${name}`} name={name} value={value} dir="ltr" {...typing} />
      <button class="continue" type="submit">
        {wording.labels[press]}
      </button>
    </form>
  );
}

export type OneFieldProps = { action: string; name: keyof typeof FIELDS; value?: string };
