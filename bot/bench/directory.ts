/** Measures the directory: taking a feed in, choosing from it with reasons, and searching it by words. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readPlaces } from '../../adapters/directories/ground.js';
import { feedFile, readFeed } from '../../adapters/directories/kept/feed-file.js';
import { buildIndex } from '../../dialogs/matching/index.js';
import type { Places } from '../../dialogs/matching/near.js';
import { importFeed } from '../directory/import.js';
import { makeFeed } from '../directory/made-feed.js';
import type { Settings } from '../settings.js';
import { besides, chosen, SEED } from './choosing.js';
import { least } from './computing.js';
import type { Quantiles } from './timed.js';

export type Taken = { services: number; megabytes: number; parse: number; import: number; memory: number };
export type DirectoryFigures = { taken: Taken[]; quantiles: Quantiles[] };

export async function directoryBench(
  settings: Settings,
  tell: (what: string) => void,
): Promise<DirectoryFigures> {
  const folder = mkdtempSync(join(tmpdir(), 'directory-bench-'));
  const content = resolve(settings.CONTENT_DIR);
  const places = readPlaces(content, folder);
  const figures: DirectoryFigures = { taken: [], quantiles: [] };
  try {
    for (const count of [10_000, 100_000]) {
      tell(`a directory of ${count.toLocaleString('en-GB')} services`);
      const file = join(folder, `made-${count}.json`);
      await makeFeed({ file, count, seed: SEED, places });
      figures.taken.push(await takenIn(file, count, content, folder, places));
      const { services } = await readFeed(feedFile(folder, `made-${count}`));
      const isSmall = count === 10_000;
      for (const few of isSmall ? [1000, count] : [count])
        figures.quantiles.push(...chosen(buildIndex(services.slice(0, few)), places));
      if (isSmall) figures.quantiles.push(...besides(services));
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return figures;
}

/** The import beside parsing the same JSON, both in milliseconds of computing; and how much the heap grew meanwhile. */
async function takenIn(
  path: string,
  count: number,
  content: string,
  data: string,
  places: Places,
): Promise<Taken> {
  const found = { services: count, megabytes: 0, parse: Infinity, import: Infinity, memory: 0 };
  // The first run of a process compiles what it runs: over few services that is much of it. One after the other, so that
  // both have the same machine: what else it does slows all of them down.
  for (let round = 0; round < (count > 10_000 ? 2 : 6); round++) {
    const { megabytes, parse } = await parsing(path);
    const before = process.memoryUsage().heapUsed;
    let most = before;
    const imported = await least(1, () =>
      importFeed(
        { name: `made-${count}`, path, content, data, on: '2026-11-22', places },
        {
          source: path,
          dryRun: false,
          fewer: true,
          now: new Date(),
          progress: {
            bytes: () => undefined,
            at: () => (most = Math.max(most, process.memoryUsage().heapUsed)),
          },
        },
      ),
    );
    found.megabytes = megabytes;
    found.parse = Math.min(found.parse, parse);
    found.import = Math.min(found.import, imported);
    found.memory = Math.max(found.memory, (most - before) / 1e6);
  }
  return found;
}

/** The text is let go of before the import begins. */
async function parsing(path: string) {
  const text = readFileSync(path, 'utf8');
  return { megabytes: text.length / 1e6, parse: await least(1, () => JSON.parse(text)) };
}
