/** Urgent help, a person and the way off the page: in the same place on every page (WCAG 3.2.6). */
import type { Words } from './words.js';

type Props = {
  action: string;
  wording: Words;
  /** Names this form's message. */
  message: string;
  /** Urgent help is on the page. */
  open?: boolean;
  /** They may have to be gone in a moment: the help button stays where it always is, and the way off follows it. */
  leave?: boolean;
};

export function Help({ action, wording, message, open = false, leave = open }: Props) {
  return (
    <>
      {open && leave && <Leave action={action} wording={wording} />}
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
      {leave && !open && <Leave action={action} wording={wording} />}
    </>
  );
}

/** A link and no form, because a form may not lead to another site; out of a practice's frame as well. */
export const Leave = ({ action, wording }: { action: string; wording: Words }) => (
  <a class="leave" href={action.replace(/(\/form)?(?=\?|$)/, '/leave')} target="_top" rel="noreferrer">
    {wording.labels.leave}
  </a>
);
