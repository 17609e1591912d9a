/** The conversation as a list: what the helper said, and what the person answered, each answer with Change. */
import type { Message } from '../../dialogs/message.js';
import { Messages } from './messages.js';
import type { Words } from './words.js';

export function HelperTurn({ messages, wording }: { messages: readonly Message[]; wording: Words }) {
  return (
    <li class="turn helper">
      <Messages messages={messages} wording={wording} />
    </li>
  );
}

/** An answer that was sent. What cannot be changed, a wish or an answer still on its way, has no button. */
export function OwnTurn({
  said,
  wording,
  action,
  message,
  change,
}: {
  said: string;
  wording: Words;
  action: string;
  message: string;
  /** The question it answered, and what that is about. */
  change?: string | undefined;
}) {
  const { labels } = wording;
  return (
    <li class="turn own-turn">
      <p class="mine" dir="auto">
        <span class="who" dir={undefined}>
          {labels.you}:{' '}
        </span>
        {said}
      </p>
      {change !== undefined && (
        <form method="post" action={action}>
          <input type="hidden" name="message" value={message} />
          <button class="way" type="submit" name="do" value={`change:${change}`}>
            {labels.change}
            <span class="hidden">: {said}</span>
          </button>
        </form>
      )}
    </li>
  );
}
