/** Prints the whole script for a person to read: to the screen, or to a file. */
import { writeFileSync } from 'node:fs';
import { printed } from '../../dialogs/script/print.js';
import type { Settings } from '../settings.js';
import { guideIn, languageOf } from './guide.js';

export function print(settings: Settings, options: { language?: string; out?: string } = {}): void {
  const guide = guideIn(settings);
  const text = printed(guide, languageOf(guide, options.language));
  if (options.out === undefined) {
    process.stdout.write(text);
    return;
  }
  writeFileSync(options.out, text);
  console.log(`Printed to ${options.out}`);
}
