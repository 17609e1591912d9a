/** Draws the conversations as they run, as Mermaid flowcharts and as SVG, and says where they are. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { svgOf } from '../../adapters/drawing.js';
import type { Guide } from '../../dialogs/guide.js';
import { mermaid } from '../../dialogs/script/drawn/mermaid.js';
import { picture } from '../../dialogs/script/picture.js';
import { OWN_SCRIPT } from '../../dialogs/script/script.js';
import type { Settings } from '../settings.js';
import { guideIn, languageOf, scriptsIn } from './guide.js';

export type DrawOptions = { script?: string; language?: string; out: string };

/** All scripts, or the one that is named. Throws `UnknownScript` and `UnknownLanguage`. */
export async function draw(settings: Settings, options: DrawOptions): Promise<void> {
  mkdirSync(options.out, { recursive: true });
  for (const guide of scriptsIn(guideIn(settings), options)) {
    const drawn = picture(guide, languageOf(guide, options.language));
    const name = join(options.out, nameOf(guide));
    for (const [file, text] of [
      [`${name}.mmd`, mermaid(drawn)],
      [`${name}.svg`, await svgOf(drawn)],
    ] as const) {
      writeFileSync(file, text);
      console.log(`Drew ${file}`);
    }
  }
}

/** The script people talk to by themselves is the conversation; the others bear their names. */
const nameOf = ({ script }: Guide) =>
  script.id === OWN_SCRIPT ? 'conversation' : `conversation-${script.id}`;
