/** A practice's website, made up, with the chat on it: what a practice would see on its own pages. */
import { renderToString } from 'preact-render-to-string';
import { fill, type Wording } from '../../dialogs/script/wording.js';
import type { Practice } from '../../dialogs/script/practice.js';
import { directionOf } from './words.js';

type Shown = {
  wording: Wording;
  practice: Practice;
  /** Where the chat is served from: another origin than this page. */
  chat: string;
};

/** The one script tag that a practice pastes, and a link for browsers that run none. */
export function demonstrationPage({ wording, practice, chat }: Shown): string {
  const { title, lines } = wording.pages.demonstration;
  const home = `${chat}/c/${practice.id}`;
  return `<!doctype html>${renderToString(
    <html lang={wording.language} dir={directionOf(wording)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${title} – ${practice.name}`}</title>
        <link rel="stylesheet" href="/practice.css" />
        <link rel="icon" href="data:," />
        <script async src={`${chat}/widget.js`} data-practice={practice.id} />
      </head>
      <body>
        <header>
          <p>{practice.name}</p>
        </header>
        <main>
          <h1>{title}</h1>
          {lines.map((line) => (
            <p>{fill(line, { practice: practice.name, phone: practice.phone })}</p>
          ))}
          <p>
            <a class="chat" href={home}>
              {wording.labels['start-chat']}
            </a>
          </p>
        </main>
        <footer>
          <p>{wording.labels['example-practice']}</p>
        </footer>
      </body>
    </html>,
  )}`;
}

/** A practice's own looks, which are nothing of ours. */
export const PRACTICE_STYLE = `
body { margin: 0; font: 1.125rem/1.6 Georgia, serif; color: #1f2a24; background: #fbfaf6; }
header, main, footer { padding: 1rem 1.5rem; max-width: 42rem; margin: 0 auto; }
header p { font-weight: bold; font-size: 1.25rem; }
a.chat { display: inline-block; min-height: 44px; line-height: 44px; color: #14532d; }
@media (prefers-color-scheme: dark) { body { color: #f3f4f1; background: #17201b; } a.chat { color: #bbf7d0; } }
`;
