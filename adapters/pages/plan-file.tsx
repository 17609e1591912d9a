/** The plan as a file of its own: it opens anywhere, prints well, and fetches nothing. */
import { renderToString } from 'preact-render-to-string';
import type { Message } from '../../dialogs/message.js';
import type { Practice } from '../../dialogs/script/practice.js';
import type { Wording } from '../../dialogs/script/wording.js';
import { Messages } from './messages.js';
import { directionOf } from './words.js';

type Kept = { plan: Extract<Message, { kind: 'plan' }>; wording: Wording; practice: Practice };

export function planFile({ plan, wording, practice }: Kept): string {
  return `<!doctype html>${renderToString(
    <html lang={wording.language} dir={directionOf(wording)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${plan.heading} – ${practice.name}`}</title>
      </head>
      <body style="font: 1.2em/1.5 Arial, sans-serif; max-width: 38em; margin: 1em auto; padding: 0 1em">
        <h1>{wording.labels.helper}</h1>
        <p>
          {practice.name}, {practice.phone}
        </p>
        <Messages messages={[plan]} wording={wording} />
      </body>
    </html>,
  )}`;
}
