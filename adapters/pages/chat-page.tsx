/** The conversation as a page: what was said, the question, the answers so far with Change, the parts. */
import type { Sight } from '../channels/channel.js';
import type { Message } from '../../dialogs/message.js';
import type { Practice } from '../../dialogs/script/practice.js';
import type { Wording } from '../../dialogs/script/wording.js';
import { page } from './layout.js';
import { Messages } from './messages.js';
import type { Asked } from './answers.js';
import { Question } from './question.js';

type Shown = {
  wording: Wording;
  practice: Practice;
  sight: Sight;
  message: string;
  /** What was typed and chosen in an answer that was not understood. */
  typed?: string;
  chosen?: string[];
  missed?: boolean;
};

export function chatPage({ wording, practice, sight, message, typed, chosen, missed }: Shown): string {
  const action = `/c/${practice.id}`;
  const question = sight.messages.find((each): each is Asked => each.kind === 'question');
  const others = sight.messages.filter((each) => each !== question);
  // What was wrong is said beside the question, where the answer is given.
  const [first] = others;
  const error = missed && first?.kind === 'text' ? first.paragraphs.join(' ') : undefined;
  const said: Message[] = error === undefined ? others : others.slice(1);
  const title = `${error === undefined ? '' : `${wording.labels.error} `}${question?.ask ?? headingOf(said, wording)}`;
  return page({
    wording,
    practice,
    title,
    ...(question ? { skipTo: 'question' } : {}),
    help: <Help action={action} wording={wording} message={message} open={sight.state === 'urgent'} />,
    children: (
      <>
        {question === undefined && <h1 class="hidden">{headingOf(said, wording)}</h1>}
        {said.length > 0 && (
          <div class="conversation" role="region" aria-label={wording.labels['we-said']}>
            <Messages messages={said} wording={wording} />
          </div>
        )}
        {question && (
          <Question
            question={question}
            wording={wording}
            action={action}
            message={message}
            {...(typed === undefined ? {} : { typed })}
            {...(chosen === undefined ? {} : { chosen })}
            {...(error === undefined ? {} : { error })}
          />
        )}
        {sight.state === 'ended' && <AfterEnd action={action} wording={wording} message={message} />}
        {sight.state !== 'urgent' && (
          <SoFar sight={sight} action={action} wording={wording} message={message} />
        )}
      </>
    ),
  });
}

function headingOf(messages: readonly Message[], wording: Wording): string {
  const headed = messages.find((each) => each.kind === 'plan' || each.kind === 'urgent');
  return headed?.heading ?? wording.labels.helper;
}

/** Urgent help and a person, in the same place on every page (WCAG 3.2.6). */
function Help({
  action,
  wording,
  message,
  open,
}: {
  action: string;
  wording: Wording;
  message: string;
  open: boolean;
}) {
  return (
    <form class="help" method="post" action={action}>
      <input type="hidden" name="message" value={`${message}h`} />
      {!open && (
        <button class="help-button" type="submit" name="do" value="urgent">
          {wording.labels['urgent-help']}
        </button>
      )}
      <button class="person-button" type="submit" name="do" value="person">
        {wording.labels.person}
      </button>
    </form>
  );
}

function AfterEnd({ action, wording, message }: { action: string; wording: Wording; message: string }) {
  const { labels } = wording;
  return (
    <form class="ways" method="post" action={action}>
      <input type="hidden" name="message" value={`${message}e`} />
      {(['back', 'new-round', 'erase'] as const).map((name) => (
        <button class="way" type="submit" name="do" value={name}>
          {labels[name]}
        </button>
      ))}
    </form>
  );
}

type Parts = { sight: Sight; action: string; wording: Wording; message: string };

function SoFar({ sight, action, wording, message }: Parts) {
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
