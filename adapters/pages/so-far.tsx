/** The answers so far, each with Change, and the parts of the chat, each a place to go to. */
import type { Words } from './words.js';
import type { Sight } from '../../dialogs/sight.js';

type Parts = { sight: Sight; action: string; wording: Words; message: string };

export function SoFar({ sight, action, wording, message }: Parts) {
  const { labels } = wording;
  const parts = sight.sections.filter((section) => section.state !== 'hidden');
  if (sight.answers.length === 0) return null;
  return (
    <div class="so-far">
      <details>
        <summary>{labels['your-answers']}</summary>
        <form method="post" action={action}>
          <input type="hidden" name="message" value={`${message}c`} />
          <dl class="answers">
            {sight.answers.map((answer) => (
              <div>
                <dt>{answer.label}</dt>
                <dd dir="auto">{answer.said}</dd>
                <dd>
                  <button
                    class="way"
                    type="submit"
                    name="do"
                    value={`change:${answer.question}${answer.about === undefined ? '' : `|${answer.about}`}`}
                  >
                    {labels.change}
                    <span class="hidden">: {answer.label}</span>
                  </button>
                </dd>
              </div>
            ))}
          </dl>
        </form>
      </details>
      <details>
        <summary>{labels.parts}</summary>
        <form method="post" action={action}>
          <input type="hidden" name="message" value={`${message}j`} />
          <ol class="parts">
            {parts.map((section) => (
              <li>
                <button
                  class="way"
                  type="submit"
                  name="do"
                  value={`jump:${section.id}`}
                  aria-current={section.state === 'here' ? 'step' : undefined}
                >
                  {section.state === 'done' ? '✓ ' : ''}
                  {section.label}
                </button>
              </li>
            ))}
          </ol>
        </form>
      </details>
    </div>
  );
}
