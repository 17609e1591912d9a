/** A page with a few words and a way on: not found, not saved, urgent words when nothing else works. */
import type { Message } from '../../dialogs/message.js';
import type { Practice } from '../../dialogs/script/practice.js';
import type { Wording } from '../../dialogs/script/wording.js';
import { page } from './layout.js';
import { Messages } from './messages.js';

type Shown = {
  wording: Wording;
  title: string;
  messages: Message[];
  practice?: Practice;
  /** Where "go back to the chat" leads. */
  back?: string;
  /** The form that came to nothing, with what was typed, to send again. */
  again?: { action: string; fields: [name: string, value: string][] };
};

export function plainPage({ wording, title, messages, practice, back, again }: Shown): string {
  return page({
    wording,
    title,
    ...(practice ? { practice } : {}),
    children: (
      <>
        <h1 class={messages[0]?.kind === 'urgent' ? 'hidden' : ''}>{title}</h1>
        <Messages messages={messages} wording={wording} />
        {again && (
          <form method="post" action={again.action} autocomplete="off">
            {again.fields.map(([name, value]) =>
              name === 'words' ? (
                <>
                  <label class="own" for="typed">
                    {wording.labels['what-you-typed']}
                  </label>
                  <textarea class="words" id="typed" name="words" rows={4} dir="auto" value={value} />
                </>
              ) : (
                <input type="hidden" name={name} value={value} />
              ),
            )}
            <button class="continue" type="submit">
              {wording.labels.continue}
            </button>
          </form>
        )}
        {back !== undefined && (
          <p>
            <a class="back" href={back}>
              {wording.labels['go-back']}
            </a>
          </p>
        )}
      </>
    ),
  });
}
