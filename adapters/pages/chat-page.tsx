/** The conversation as a page: what was said, the question, the answers so far with Change, the parts. */
import type { Message } from '../../dialogs/message.js';
import type { Sight } from '../../dialogs/sight.js';
import type { Practice } from '../../dialogs/script/practice.js';
import type { Wording } from '../../dialogs/script/wording.js';
import { Help } from './help.js';
import { page } from './layout.js';
import { Messages } from './messages.js';
import type { Asked } from './answers.js';
import { Question } from './question.js';
import { SoFar } from './so-far.js';

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
    help: (
      <Help
        action={action}
        wording={wording}
        message={message}
        open={sight.state === 'urgent'}
        leave={sight.leave}
      />
    ),
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
