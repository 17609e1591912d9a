/** The plan as a file of its own: it opens anywhere, prints well, and fetches nothing. */
import { renderToString } from 'preact-render-to-string';
import type { Message } from '../../dialogs/message.js';
import type { Practice } from '../../dialogs/script/practice.js';
import type { Wording } from '../../dialogs/script/wording.js';
import { Messages } from './messages.js';
import { directionOf } from './words.js';

/** How large it is, as under Options: large print is 18 point or more, easy read 14 or more with room around each line. */
const LOOKS = { usual: 'usual', large: 'largest', plain: 'large' } as const;
export type PlanLook = keyof typeof LOOKS;

export const planLookIn = (text: string | null): PlanLook =>
  text === 'large' || text === 'plain' ? text : 'usual';

type Kept = {
  plan: Extract<Message, { kind: 'plan' }>;
  wording: Wording;
  practice: Practice;
  as: PlanLook;
};

export function planFile({ plan, wording, practice, as }: Kept): string {
  // A file that is kept fetches nothing; one that is printed from here may have the page's own looks.
  const isKept = as === 'usual';
  return `<!doctype html>${renderToString(
    <html
      lang={wording.language}
      dir={directionOf(wording)}
      data-size={LOOKS[as]}
      data-colours="light"
      data-print={as}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${plan.heading} – ${practice.name}`}</title>
        {!isKept && <link rel="stylesheet" href="/page.css" />}
      </head>
      <body
        {...(isKept && {
          style: 'font: 1.2em/1.5 Arial, sans-serif; max-width: 38em; margin: 1em auto; padding: 0 1em',
        })}
      >
        <main>
          <h1>{wording.labels.helper}</h1>
          <p>
            {practice.name}, {practice.phone}
          </p>
          <Messages messages={[plan]} wording={wording} />
        </main>
      </body>
    </html>,
  )}`;
}
