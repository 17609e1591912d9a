/** After the end: the plan to print, save or have sent, and the ways on. */
import { OneField } from './fields.js';
import type { Words } from './words.js';

type Props = {
  wording: Words;
  action: string;
  message: string;
  /** Where the plan is to be had as a file; undefined when there is none. */
  plan?: string | undefined;
  /** Where it can be asked for by e-mail; undefined when it cannot. */
  mail?: string | undefined;
  /** The practice can be told, so that the plan can be sent to it. */
  canSend: boolean;
};

export function AfterEnd({ wording, action, message, plan, mail, canSend }: Props) {
  const { labels } = wording;
  const ways = ['back', 'new-round', 'erase'] as const;
  return (
    <>
      {plan !== undefined && (
        <p class="ways">
          <a class="way" href={plan} download="plan.html">
            {labels['save-plan']}
          </a>
          <button class="way print" type="button" hidden>
            {labels.print}
          </button>
        </p>
      )}
      {mail !== undefined && (
        <details class="more">
          <summary>{labels['mail-plan']}</summary>
          <OneField action={mail} name="to" wording={wording} />
        </details>
      )}
      <form class="ways" method="post" action={action}>
        <input type="hidden" name="message" value={`${message}e`} />
        {plan !== undefined && canSend && (
          <button class="way" type="submit" name="do" value="ring-me">
            {labels['send-plan']}
          </button>
        )}
        {ways.map((name) => (
          <button class="way" type="submit" name="do" value={name}>
            {labels[name]}
          </button>
        ))}
      </form>
    </>
  );
}
