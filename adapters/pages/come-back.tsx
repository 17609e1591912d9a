/** Coming back on another device: a code for what is kept, or the place to type one where nothing was said yet. */
import { OneField } from './fields.js';
import type { Words } from './words.js';

type Props = {
  at: { code: string; comeBack: string };
  wording: Words;
  /** There is something to come back to. */
  kept: boolean;
  /** Nothing was answered here yet. */
  isNew: boolean;
};

export function ComeBack({ at, wording, kept, isNew }: Props) {
  const { labels } = wording;
  if (isNew)
    return (
      <details class="more">
        <summary>{labels['have-code']}</summary>
        <OneField action={at.comeBack} name="code" wording={wording} />
      </details>
    );
  if (!kept) return null;
  return (
    <form method="post" action={at.code}>
      <button class="way" type="submit">
        {labels['get-code']}
      </button>
    </form>
  );
}
