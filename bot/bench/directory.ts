/** Measures the directory: taking a feed in, choosing from it with reasons, and searching it by words. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import Fuse from 'fuse.js';
import MiniSearch from 'minisearch';
import { readPlaces } from '../../adapters/directories/ground.js';
import { feedFile, readFeed } from '../../adapters/directories/kept/feed-file.js';
import { find } from '../../dialogs/matching/find.js';
import { buildIndex, type Index } from '../../dialogs/matching/index.js';
import { match } from '../../dialogs/matching/match.js';
import type { Places } from '../../dialogs/matching/near.js';
import type { Service } from '../../dialogs/matching/service.js';
import type { Person } from '../../dialogs/matching/suggestion.js';
import { importFeed } from '../directory/import.js';
import { makeFeed } from '../directory/made-feed.js';
import type { Settings } from '../settings.js';
import { busy, least } from './computing.js';
import { seeded } from './random.js';

/** Milliseconds of computing; and as somebody waits for it, with all else that the machine does meanwhile. */
export type Quantiles = {
  what: string;
  services: number;
  computed: Spread;
  waited: Spread;
};
export type Spread = { p50: number; p99: number; worst: number };
export type Taken = { services: number; megabytes: number; parse: number; import: number; memory: number };
export type DirectoryFigures = { taken: Taken[]; quantiles: Quantiles[] };

const NEEDS = [
  'company',
  'money',
  'moving',
  'caring',
  'grief',
  'memory',
  'making',
  'work',
  'family',
  'worry',
];
const WORDS = [
  'lunch club',
  'debt advise',
  'choir',
  'somewhere I can meet people for a coffee and a chat',
  'Alzhiemers',
  'walking group YO1',
  'help with drinking',
  'Community Trust',
  'carers',
  'I lost my husband last year and want to talk to someone',
];
const SEED = 20261122;

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
      if (count === 10_000) figures.quantiles.push(matched(buildIndex(services.slice(0, 1000)), places));
      const index = buildIndex(services);
      figures.quantiles.push(
        matched(index, places),
        searched(index),
        ...besides(services.slice(0, 10_000), count),
      );
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
  const { megabytes, parse } = await parsing(path);
  const before = process.memoryUsage().heapUsed;
  let most = before;
  const run = () =>
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
    );
  // The first run of a process compiles what it runs: over few services that is much of it.
  const imported = await least(count > 10_000 ? 2 : 3, run);
  return { services: count, megabytes, parse, import: imported, memory: (most - before) / 1e6 };
}

/** The text is let go of before the import begins. */
async function parsing(path: string) {
  const text = readFileSync(path, 'utf8');
  return { megabytes: text.length / 1e6, parse: await least(3, () => JSON.parse(text)) };
}

function matched(index: Index, places: Places): Quantiles {
  const random = seeded(SEED);
  const sectors = [...places.sectors.values()];
  const people = Array.from({ length: 2000 }, (): Person => ({
    main: { need: random.from(NEEDS) },
    others: [{ need: random.from(NEEDS) }],
    years: 13 + random.below(80),
    place: random.from(sectors),
    money: random.from(['free', 'some', 'any'] as const),
    confidence: random.below(11),
    barriers: random.below(2) === 0 ? [] : ['times', 'nerves'],
    decided: [],
    refused: [],
  }));
  return timed('match with reasons', index.services.length, people, (person) =>
    match(person, index, '2026-11-22'),
  );
}

const searched = (index: Index): Quantiles =>
  timed('search by words', index.services.length, Array.from({ length: 20 }, () => WORDS).flat(), (words) =>
    find(words, index),
  );

/** A plain scan by fuse.js and minisearch, over ten thousand at most: a scan of all takes many seconds. */
function besides(services: readonly Service[], count: number): Quantiles[] {
  if (count > 10_000) return [];
  const fuse = new Fuse(services, {
    keys: ['name', 'organisation', 'summary'],
    threshold: 0.35,
    ignoreLocation: true,
  });
  const mini = new MiniSearch<Service>({
    fields: ['name', 'organisation', 'summary'],
    searchOptions: { fuzzy: 0.2, prefix: true },
  });
  mini.addAll(services);
  return [
    timed(
      'plain fuse.js scan, 5 searches',
      services.length,
      WORDS.slice(0, 5),
      (words) => fuse.search(words),
      0,
    ),
    timed('minisearch', services.length, WORDS, (words) => mini.search(words)),
  ];
}

/** All of it is done once before it is measured, as by a server that has been answering for a while. */
function timed<T>(
  what: string,
  services: number,
  inputs: readonly T[],
  run: (input: T) => unknown,
  warm = 1,
): Quantiles {
  for (let at = 0; at < warm; at++) for (const input of inputs) run(input);
  const [computed, waited]: [number[], number[]] = [[], []];
  for (const input of inputs) {
    const [began, at] = [busy(), performance.now()];
    run(input);
    waited.push(performance.now() - at);
    computed.push(busy() - began);
  }
  return { what, services, computed: spreadOf(computed), waited: spreadOf(waited) };
}

function spreadOf(took: number[]): Spread {
  took.sort((a, b) => a - b);
  const at = (share: number) => took[Math.min(took.length - 1, Math.floor(took.length * share))] ?? 0;
  return { p50: at(0.5), p99: at(0.99), worst: took.at(-1) ?? 0 };
}
