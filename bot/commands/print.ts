/** Prints the scripts for a person to read, each with its own fingerprint: to the screen, or to a file. */
import { writeFileSync } from 'node:fs';
import { printed } from '../../dialogs/script/print.js';
import type { Settings } from '../settings.js';
import { guideIn, languageOf, scriptsIn } from './guide.js';

export type PrintOptions = { script?: string; language?: string; out?: string };

/** All scripts, or the one that is named. Throws `UnknownScript` and `UnknownLanguage`. */
export function print(settings: Settings, options: PrintOptions = {}): void {
  const guides = scriptsIn(guideIn(settings), options);
  const texts = guides.map((guide, at) =>
    printed(guide, languageOf(guide, options.language), { shared: at === 0 }),
  );
  const text = texts.join('\n');
  if (options.out === undefined) {
    process.stdout.write(text);
    return;
  }
  writeFileSync(options.out, text);
  console.log(`Printed to ${options.out}`);
}
