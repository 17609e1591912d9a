/** The frame of every page: title, header with the practice's name, main, footer. Nothing from an outside host. */
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Practice } from '../../dialogs/script/practice.js';
import { USUAL, type Looks } from './looks.js';
import { directionOf, type Words } from './words.js';

type Frame = {
  wording: Words;
  title: string;
  practice?: Practice;
  /** Beside the practice's name: urgent help, always in the same place. */
  help?: ComponentChildren;
  children?: ComponentChildren;
  /** Where "skip to" leads. */
  skipTo?: string;
  looks?: Looks;
  /** The address of a script that makes the page quicker, and what it starts from. */
  script?: { src: string; data: object };
};

export function page(frame: Frame): string {
  return `<!doctype html>${renderToString(<Layout {...frame} />)}`;
}

function Layout({ wording, title, practice, help, children, skipTo, looks = USUAL, script }: Frame) {
  return (
    <html
      lang={wording.language}
      dir={directionOf(wording)}
      data-size={looks.size}
      data-colours={looks.colours}
      data-aids={looks.aids.join(' ')}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{practice ? `${title} – ${practice.name}` : title}</title>
        <link rel="stylesheet" href="/page.css" />
        <link rel="icon" href="data:," />
        {script && <script src={script.src} defer />}
      </head>
      <body>
        {skipTo && (
          <a class="skip-link" href={`#${skipTo}`}>
            {wording.labels['skip-to-question']}
          </a>
        )}
        <header class="top">
          <p class="top-name" tabIndex={-1}>
            {practice?.name ?? wording.labels.helper}
          </p>
          {help}
        </header>
        <main id="main">{children}</main>
        <footer class="foot">
          <p>{wording.labels['no-one-watches']}</p>
          {practice?.example && <p>{wording.labels['example-practice']}</p>}
        </footer>
        {script && <Data of={script.data} />}
      </body>
    </html>
  );
}

/** Data, not a script: nothing in it is ever run. `<` is written so that no words can end it early. */
const Data = ({ of }: { of: object }) => (
  <script
    type="application/json"
    id="panel-data"
    dangerouslySetInnerHTML={{ __html: JSON.stringify(of).replaceAll('<', '\\u003c') }}
  />
);
