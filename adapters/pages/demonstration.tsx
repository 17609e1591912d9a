/** A practice's website, made up, with the chat on it: what a practice would see on its own pages. */
import { fill, type Wording } from '../../dialogs/script/wording.js';
import type { Practice } from '../../dialogs/script/practice.js';
import { page } from './layout.js';

export function demonstrationPage({ wording, practice }: { wording: Wording; practice: Practice }): string {
  const { title, lines } = wording.pages.demonstration;
  return page({
    wording,
    title,
    practice,
    children: (
      <>
        <h1>{title}</h1>
        {lines.map((line) => (
          <p>{fill(line, { practice: practice.name, phone: practice.phone })}</p>
        ))}
        <p>
          <a class="continue" href={`/c/${practice.id}`}>
            {wording.labels['start-chat']}
          </a>
        </p>
        <iframe class="frame" title={wording.labels.helper} src={`/c/${practice.id}`} />
      </>
    ),
  });
}
