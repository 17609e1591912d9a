/** The fields of a form: a tick, a place for words, and Continue. */
import type { Wording } from '../../dialogs/script/wording.js';

export function Tick({
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

export const Words = ({ name, rows, typed }: { name: string; rows: number; typed: string | undefined }) => (
  <textarea class="words" name="words" rows={rows} dir="auto" aria-label={name} value={typed ?? ''} />
);

export const Own = ({ wording, typed }: { wording: Wording; typed: string | undefined }) => (
  <>
    <label class="own" for="own-words">
      {wording.labels['own-words']}
    </label>
    <textarea class="words" id="own-words" name="words" rows={2} dir="auto" value={typed ?? ''} />
  </>
);

export const Continue = ({ wording }: { wording: Wording }) => (
  <button class="continue" type="submit">
    {wording.labels.continue}
  </button>
);
