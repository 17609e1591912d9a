/** Takes feeds into the directory, and maps their columns and terms. */
import { existsSync, statSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { COLUMNS, columnNames } from '../../adapters/directories/csv-columns.js';
import { asYaml, columnsBeside } from '../../adapters/directories/mapping-files.js';
import { readPlaces } from '../../adapters/directories/ground.js';
import { numberFrom } from '../directory/asked.js';
import { makeFeed } from '../directory/made-feed.js';
import { feedAt } from '../directory/feed-at.js';
import { importFeed, type ImportReport } from '../directory/import.js';
import { counted, many, print, printJson, today } from '../directory/printing.js';
import { pagingShown, progressShown } from '../directory/progress.js';
import { feedName, readFeedWith } from '../directory/read-feed.js';
import type { Settings } from '../settings.js';

export { checkCommand, searchCommand, showCommand, staleCommand } from '../directory/looking.js';

export type ImportOptions = {
  feed?: string;
  dryRun?: boolean;
  json?: boolean;
  fewer?: boolean;
  fresh?: boolean;
  on?: string;
};

/** `what` is a file, a folder or an HTTPS address. Throws `BrokenFeed`. */
export async function importCommand(settings: Settings, what: string, options: ImportOptions): Promise<void> {
  const [data, content] = [resolve(settings.DATA_DIR), resolve(settings.CONTENT_DIR)];
  const name = feedName(options.feed ?? what);
  const paging = pagingShown();
  const { path, done } = await feedAt(what, {
    name,
    data,
    origins: settings.FEED_ORIGINS,
    fresh: options.fresh === true,
    tell: paging.tell,
    paged: paging.paged,
  }).finally(paging.end);
  const shown = progressShown();
  const { progress, end } = { progress: shown, end: shown.end };
  const feed = { name, path, content, data, on: options.on ?? today() };
  const report = await importFeed(feed, {
    source: what,
    dryRun: options.dryRun === true,
    fewer: options.fewer === true,
    now: new Date(),
    progress,
  }).finally(end);
  if (options.dryRun !== true) await done();
  if (options.json) printJson(report);
  else printReport(report);
}

function printReport(report: ImportReport): void {
  print(`${report.feed}: ${report.dialect}`);
  print(
    `  ${counted(report.records, 'record')} read, ${counted(report.services, 'service')} ${report.dryRun ? 'could be kept' : 'kept'}, ${many(report.refused)} refused, ${many(report.joined)} joined with another`,
  );
  for (const [what, count] of Object.entries(report.others))
    print(`  ${many(count)} ${what}: not services, left`);
  for (const { file, known, unknown } of report.columns) {
    print(
      `  ${file}: ${Object.entries(known)
        .map(([theirs, ours]) => `${theirs} is ${ours}`)
        .join(', ')}`,
    );
    if (unknown.length > 0)
      print(`  Not used: ${unknown.join(', ')}. To use them: npm run directory -- mapping ${file}`);
  }
  if (report.withoutNeeds > 0)
    print(`  Without a need that we know, found by words only: ${many(report.withoutNeeds)}`);
  print(
    `  ${counted(report.problemCount, 'problem')} in ${report.seconds} s${report.problemCount > 0 ? ', most often:' : ''}`,
  );
  for (const [kind, count] of Object.entries(report.byKind).slice(0, 12))
    print(`    ${many(count)} × ${kind}`);
  for (const { record, name, field, problem } of report.problems
    .filter(({ done }) => done === 'refused')
    .slice(0, 10))
    print(`  Refused: ${record}${name === undefined ? '' : ` (${name})`}, ${field}: ${problem}`);
  if (report.unmapped.length > 0)
    print(
      `  Terms that stand for no need yet: ${report.unmapped
        .slice(0, 8)
        .map(({ term, times }) => `${term} × ${times}`)
        .join(', ')}`,
    );
  if (report.problemsFile !== undefined)
    print(`  Every problem, with its record and field: ${report.problemsFile}`);
  if (report.dryRun) {
    if (report.problemCount > 0) print('  Every problem, with its record and field: add --json');
    print('  Nothing was changed: this was a dry run.');
  }
}

/** Of a spreadsheet: writes beside it which column is which. Of another feed: which terms stand for no need. */
export async function mappingCommand(
  settings: Settings,
  what: string | undefined,
  { json }: { json?: boolean },
): Promise<void> {
  if (what === undefined) {
    if (json) {
      printJson(COLUMNS);
      return;
    }
    print('Our own spreadsheet has these columns; only name is needed:');
    print(columnNames.join(','));
    return;
  }
  const [data, content] = [resolve(settings.DATA_DIR), resolve(settings.CONTENT_DIR)];
  const read = await readFeedWith(
    { name: feedName(what), path: resolve(what), content, data, on: today() },
    () => undefined,
  );
  if (json) {
    printJson({
      columns: read.headers.map(({ file, known, unknown }) => ({
        file,
        known: Object.fromEntries(known),
        unknown,
      })),
      unmapped: read.unmapped,
    });
    return;
  }
  for (const { file, known, unknown } of read.headers) {
    const columns = Object.fromEntries([...known, ...unknown.map((name) => [name, ''] as const)]);
    writeFileSync(columnsBeside(file), asYaml({ columns }));
    print(
      `Wrote ${columnsBeside(file)}: put one of these behind each of their columns, or leave it empty:\n  ${columnNames.join(', ')}`,
    );
  }
  if (read.unmapped.length > 0)
    print(`These terms stand for no need yet. Write them in content/feeds/${feedName(what)}.yaml:`);
  for (const [term, times] of read.unmapped.slice(0, 100)) print(`${String(times).padStart(7)} × ${term}`);
}

export class CannotWrite extends Error {
  override name = 'CannotWrite';
  constructor(why: string) {
    super(`${why}. Write the name of a file in a folder that is there, like made.json`);
  }
}

/** Writes a made-up feed, the same for the same seed. Throws `WrongOption` and `CannotWrite`. */
export async function madeCommand(
  settings: Settings,
  file: string,
  { services, seed }: { services: string; seed: string },
): Promise<void> {
  const places = readPlaces(resolve(settings.CONTENT_DIR), resolve(settings.DATA_DIR));
  const count = numberFrom('services', services, 1, 1_000_000) ?? 1;
  const path = resolve(file);
  const isFolder = existsSync(path) && statSync(path).isDirectory();
  if (isFolder || !existsSync(dirname(path)))
    throw new CannotWrite(isFolder ? `${path} is a folder` : `There is no folder ${dirname(path)}`);
  await makeFeed({ file: path, count, seed: numberFrom('seed', seed, 0, 2 ** 31) ?? 1, places });
  print(`Wrote ${many(count)} made-up services to ${file}`);
}
