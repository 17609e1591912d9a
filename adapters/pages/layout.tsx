/** The frame of every page: title, header with the practice's name, main, footer. No script, no outside host. */
import type { ComponentChildren } from 'preact';
import { renderToString } from 'preact-render-to-string';
import type { Practice } from '../../dialogs/script/practice.js';
import type { Wording } from '../../dialogs/script/wording.js';

type Frame = {
  wording: Wording;
  title: string;
  practice?: Practice;
  /** Beside the practice's name: urgent help, always in the same place. */
  help?: ComponentChildren;
  children?: ComponentChildren;
  /** Where "skip to" leads. */
  skipTo?: string;
};

export function page(frame: Frame): string {
  return `<!doctype html>${renderToString(<Layout {...frame} />)}`;
}

function Layout({ wording, title, practice, help, children, skipTo }: Frame) {
  return (
    <html lang={wording.language} dir="ltr">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{practice ? `${title} – ${practice.name}` : title}</title>
        <link rel="stylesheet" href="/page.css" />
        <link rel="icon" href="data:," />
      </head>
      <body>
        {skipTo && (
          <a class="skip-link" href={`#${skipTo}`}>
            {wording.labels['skip-to-question']}
          </a>
        )}
        <header class="top">
          <p class="top-name">{practice?.name ?? wording.labels.helper}</p>
          {help}
        </header>
        <main id="main">{children}</main>
        <footer class="foot">
          <p>{wording.labels['no-one-watches']}</p>
          {practice?.example && <p>{wording.labels['example-practice']}</p>}
        </footer>
      </body>
    </html>
  );
}
