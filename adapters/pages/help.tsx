/** Urgent help, a person and the way off the page: in the same place on every page (WCAG 3.2.6). */
import type { Words } from './words.js';

type Props = {
  action: string;
  wording: Words;
  /** Names this form's message. */
  message: string;
  /** Urgent help is on the page: what is needed is a way to leave it quickly. */
  open?: boolean;
  /** From the first sign of abuse on: they may have to be gone in a moment. */
  canLeave?: boolean;
};

export function Help({ action, wording, message, open = false, canLeave = false }: Props) {
  return (
    <>
      {open && <Leave action={action} wording={wording} />}
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
      {canLeave && !open && <Leave action={action} wording={wording} />}
    </>
  );
}

/** A link and no form, because a form may not lead to another site; out of a practice's frame as well. */
export const Leave = ({ action, wording }: { action: string; wording: Words }) => (
  <a class="leave" href={action.replace(/(?=\?|$)/, '/leave')} target="_top" rel="noreferrer">
    {wording.labels.leave}
  </a>
);
