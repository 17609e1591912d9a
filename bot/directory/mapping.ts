/** Says which column or term of a feed stands for what, and writes down what a person has to fill in. */
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { COLUMNS, columnNames } from '../../adapters/directories/csv-columns.js';
import { asYaml, columnsBeside, columnsKept, readColumns } from '../../adapters/directories/mapping-files.js';
import { headersIn } from '../../adapters/directories/reading/csv-rows.js';
import { columnsOf, hasName, type Headers } from '../../adapters/directories/reading/csv.js';
import { partsOf } from '../../adapters/directories/reading/source.js';
import type { Settings } from '../settings.js';
import { feedAt, type Brought } from './feed-at.js';
import { print, printJson, today } from './printing.js';
import { pagingShown } from './progress.js';
import { feedName, readFeedWith } from './read-feed.js';

export type MappingOptions = { json?: boolean; feed?: string };

type Table = Headers & { file: string; to: string };

/**
 * Of a spreadsheet: writes beside it which column is which; of one at an address, into the data folder. Of another feed:
 * which terms stand for no need. Throws `BrokenFeed`.
 */
export async function mappingCommand(
  settings: Settings,
  what: string | undefined,
  { json, feed }: MappingOptions,
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
  const name = feedName(feed ?? what);
  const { tell, paged, end } = pagingShown();
  const origins = settings.FEED_ORIGINS;
  // Apart from what an import fetches, which may go on after a break.
  const brought = await feedAt(what, {
    name: `${name}-mapping`,
    data,
    origins,
    fresh: true,
    fewer: true,
    tell,
    paged,
  }).finally(end);
  const at = brought.columns === undefined ? brought : { ...brought, columns: columnsKept(data, name) };
  try {
    const tables = await tablesOf(at);
    // Until it is known which column is the name, nothing of it can be read.
    const usable = tables.every((table) => hasName(table) && table.wrong.length === 0);
    const source = at.columns === undefined ? { path: at.path } : { path: at.path, columns: at.columns };
    const unmapped = usable
      ? (await readFeedWith({ name, ...source, content, data, on: today() }, () => undefined)).unmapped
      : [];
    if (json)
      printJson({
        columns: tables.map(({ file, known, unknown, wrong }) => {
          const all = { file, known: Object.fromEntries(known), unknown };
          return wrong.length === 0 ? all : { ...all, wrong };
        }),
        unmapped,
      });
    else {
      for (const table of tables) await writeColumns(table);
      if (unmapped.length > 0)
        print(`These terms stand for no need yet. Write them in content/feeds/${name}.yaml:`);
      for (const [term, times] of unmapped.slice(0, 100)) print(`${String(times).padStart(7)} × ${term}`);
    }
  } finally {
    await at.done();
  }
}

async function tablesOf({ path, columns }: Brought): Promise<Table[]> {
  const tables: Table[] = [];
  for (const { file, csv } of partsOf(path)) {
    if (!csv) continue;
    const to = columns ?? columnsBeside(file);
    tables.push({ file, to, ...columnsOf(await headersIn(file), readColumns(to)) });
  }
  return tables;
}

async function writeColumns(table: Table): Promise<void> {
  const { to, known, unknown, wrong } = table;
  const columns = Object.fromEntries([...known, ...unknown.map((name) => [name, ''] as const)]);
  await mkdir(dirname(to), { recursive: true });
  await writeFile(to, asYaml({ columns }));
  for (const line of wrong) print(`${line}. It was taken out.`);
  print(
    `Wrote ${to}: put one of these behind each of their columns, or leave it empty:\n  ${columnNames.join(', ')}`,
  );
  if (!hasName(table))
    print('None of them is known to be the name of a service: put name behind the one that is.');
}
