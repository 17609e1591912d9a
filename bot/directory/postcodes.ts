/** Takes a list of postcodes in, and says what it holds and what it lacks. */
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { importPostcodes } from '../../adapters/directories/ground.js';
import { BrokenFeed } from '../../adapters/directories/problems.js';
import type { Settings } from '../settings.js';
import { many, print, printJson } from './printing.js';
import { progressShown } from './progress.js';

/** Throws `BrokenFeed`; then the list that was there serves on. */
export async function postcodesCommand(
  settings: Settings,
  file: string,
  { json }: { json?: boolean },
): Promise<void> {
  const path = resolve(file);
  if (!existsSync(path)) throw new BrokenFeed(`There is no file at ${path}`);
  if (!statSync(path).isFile())
    throw new BrokenFeed(`${path} is a folder. Write the CSV file in it, like ONSPD_NOV_2026_UK.csv`);
  const shown = progressShown();
  shown.bytes(statSync(path).size);
  const taken = await importPostcodes(path, resolve(settings.DATA_DIR), new Date(), (bytes, rows) =>
    shown.at(bytes, rows),
  ).finally(shown.end);
  if (json) {
    printJson(taken);
    return;
  }
  print(
    `${many(taken.postcodes)} postcodes in ${many(taken.sectors)} sectors and ${many(taken.outcodes)} outcodes; ${many(taken.ended)} are no more, ${many(taken.nowhere)} have no place`,
  );
  if (taken.missing.length > 0)
    print(`It has none in ${taken.missing.join(', ')}: there, what ships with this program is used`);
  print('Feeds are placed by it from their next import on; a running server, when it is started again.');
}
