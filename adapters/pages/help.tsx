/** Urgent help, a person and the way off the page: in the same place on every page (WCAG 3.2.6). */
import type { Wording } from '../../dialogs/script/wording.js';

type Props = {
  action: string;
  wording: Wording;
  /** Names this form's message. */
  message: string;
  /** Urgent help is on the page. */
  open?: boolean;
  /** What is needed is a way to leave the page quickly. */
  leave?: boolean;
};

export function Help({ action, wording, message, open = false, leave = open }: Props) {
  return (
    <>
      {leave && <Leave action={action} wording={wording} />}
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
    </>
  );
}

/** A link and no form, because a form may not lead to another site; out of a practice's frame as well. */
export const Leave = ({ action, wording }: { action: string; wording: Wording }) => (
  <a class="leave" href={`${action}/leave`} target="_top" rel="noreferrer">
    {wording.labels.leave}
  </a>
);
