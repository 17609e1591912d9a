/** Takes feeds into the directory, and maps their columns and terms. */
import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { readPlaces } from '../../adapters/directories/ground.js';
import { EMPTY } from '../../adapters/directories/problems.js';
import { numberFrom } from '../directory/asked.js';
import { makeFeed } from '../directory/made-feed.js';
import { feedAt } from '../directory/feed-at.js';
import { importFeed, type ImportReport } from '../directory/import.js';
import { counted, many, print, printJson, today } from '../directory/printing.js';
import { lostInWords } from '../directory/lost.js';
import { pagingShown, progressShown } from '../directory/progress.js';
import { feedName } from '../directory/read-feed.js';
import type { Settings } from '../settings.js';

export { mappingCommand } from '../directory/mapping.js';
export { checkCommand, searchCommand, showCommand, staleCommand } from '../directory/looking.js';

export type ImportOptions = {
  feed?: string;
  dryRun?: boolean;
  json?: boolean;
  fewer?: boolean;
  fresh?: boolean;
  on?: string;
  problems?: string;
};

/** `what` is a file, a folder or an HTTPS address. Throws `BrokenFeed`. */
export async function importCommand(settings: Settings, what: string, options: ImportOptions): Promise<void> {
  const [data, content] = [resolve(settings.DATA_DIR), resolve(settings.CONTENT_DIR)];
  const name = feedName(options.feed ?? what);
  const paging = pagingShown();
  const { path, columns, done } = await feedAt(what, {
    name,
    data,
    origins: settings.FEED_ORIGINS,
    fresh: options.fresh === true,
    fewer: options.fewer === true,
    tell: paging.tell,
    paged: paging.paged,
  }).finally(paging.end);
  const shown = progressShown();
  const { progress, end } = { progress: shown, end: shown.end };
  const at = columns === undefined ? { path } : { path, columns };
  const feed = { name, ...at, content, data, on: options.on ?? today() };
  const report = await importFeed(feed, {
    source: what,
    dryRun: options.dryRun === true,
    fewer: options.fewer === true,
    now: new Date(),
    progress,
    ...(options.problems === undefined ? {} : { problemsTo: resolve(options.problems) }),
  }).finally(() => {
    end();
    // Pages are kept for a fetch that broke, never for one that came to its end: the next import is of what is there then.
    return done();
  });
  if (options.json) printJson(report);
  else printReport(report);
}

/** Told on the screen; the file has them all. */
const MOST_KINDS = 12;
const MOST_REFUSED = 10;

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
      print(
        `  Not used: ${unknown.join(', ')}. To use them: npm run directory -- mapping ${mappingOf(report)}`,
      );
  }
  if (report.withoutId > 0)
    print(
      `  Without an id: ${many(report.withoutId)}. They are known by who runs them, name and place; a column called id is surer`,
    );
  for (const line of lostInWords(report.lost)) print(`  ${line}`);
  if (report.withoutNeeds > 0)
    print(`  Without a need that we know, found by words only: ${many(report.withoutNeeds)}`);
  print(
    `  ${counted(report.problemCount, 'problem')} in ${report.seconds} s${report.problemCount > 0 ? ', most often:' : ''}`,
  );
  const kinds = Object.entries(report.byKind);
  // Nothing of what was empty can be shown, but where to look.
  const examples = new Map(
    report.problems.flatMap(({ records, field, record }) =>
      records === undefined ? [] : [[`${field}: ${EMPTY}`, `, like ${record}`]],
    ),
  );
  for (const [kind, count] of kinds.slice(0, MOST_KINDS))
    print(`    ${many(count)} × ${kind}${examples.get(kind) ?? ''}`);
  if (kinds.length > MOST_KINDS) print(`    … and ${counted(kinds.length - MOST_KINDS, 'more kind')}`);
  const refused = report.problems.filter(({ done }) => done === 'refused');
  for (const { record, name, field, problem } of refused.slice(0, MOST_REFUSED))
    print(`  Refused: ${record}${name === undefined ? '' : ` (${name})`}, ${field}: ${problem}`);
  if (report.refused > MOST_REFUSED)
    print(`  … and ${many(report.refused - MOST_REFUSED)} more were refused`);
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
    if (report.problemCount > 0 && report.problemsFile === undefined)
      print('  Every problem, with its record and field: add --problems <file>');
    print('  Nothing was changed: this was a dry run.');
  }
}

const mappingOf = ({ feed, source }: ImportReport) =>
  feedName(source) === feed ? source : `${source} --feed ${feed}`;

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
