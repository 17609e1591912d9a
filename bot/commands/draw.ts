/** Draws the conversation as it runs, as a Mermaid flowchart and as an SVG, and says where they are. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { svgOf } from '../../adapters/drawing.js';
import { mermaid } from '../../dialogs/script/drawn/mermaid.js';
import { picture } from '../../dialogs/script/picture.js';
import type { Settings } from '../settings.js';
import { guideIn, languageOf } from './guide.js';

export async function draw(settings: Settings, options: { language?: string; out: string }): Promise<void> {
  const guide = guideIn(settings);
  const drawn = picture(guide, languageOf(guide, options.language));
  const files: [string, string][] = [
    [join(options.out, 'conversation.mmd'), mermaid(drawn)],
    [join(options.out, 'conversation.svg'), await svgOf(drawn)],
  ];
  mkdirSync(options.out, { recursive: true });
  for (const [file, text] of files) {
    writeFileSync(file, text);
    console.log(`Drew ${file}`);
  }
}
