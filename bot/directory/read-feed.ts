/** Reads one feed for a command: names it, counts it, tells its progress and keeps its problems. */
import { basename } from 'node:path';
import { readPlaces } from '../../adapters/directories/ground.js';
import { importing, type Imported } from '../../adapters/directories/importing.js';
import { readFeedWords, readTable } from '../../adapters/directories/mapping-files.js';
import { NOTHING_SPOKEN, type Spoken } from '../../adapters/directories/naming.js';
import type { Problem } from '../../adapters/directories/problems.js';
import { partsOf } from '../../adapters/directories/reading/source.js';
import type { Places } from '../../dialogs/matching/near.js';
import type { Service } from '../../dialogs/matching/service.js';
import { problemList, type Listed } from './problem-list.js';

export type Feed = {
  name: string;
  /** A file or a folder. */
  path: string;
  content: string;
  data: string;
  /** Today's ISO date. */
  on: string;
  places?: Places;
  /** The file that says what the columns of a spreadsheet are, when it is not beside it. */
  columns?: string;
  /** Ids that are not free. */
  spoken?: Spoken;
};

export type ReadFeed = Imported & {
  problems: readonly Listed[];
  problemCount: number;
  /** How many of them `problems` tells nothing of. */
  problemsLeft: number;
  byField: Record<string, number>;
};

/** A feed's name of its own: of a file, a folder or an address. */
export function feedName(what: string): string {
  const named =
    URL.canParse(what) && /^https?:/.test(what)
      ? new URL(what).hostname
      : basename(what.replace(/(?<![\\/])[\\/]+$/, ''));
  const name = named
    .replace(/\.(?:json|jsonl|ndjson|geojson|csv|tsv|txt)$/i, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|(?<!-)-+$/g, '')
    .slice(0, 60);
  return name === '' ? 'feed' : name;
}

export type Progress = { bytes: (total: number) => void; at: (bytes: number, records: number) => void };

/** What is told while it is read: how far it is, and every problem. */
export type Told = { progress?: Progress; problem?: (problem: Problem) => void };

/** Throws `BrokenFeed`. */
export async function readFeedWith(
  feed: Feed,
  take: (service: Service) => Promise<void> | undefined,
  { progress, problem: each }: Told = {},
): Promise<ReadFeed> {
  const parts = partsOf(feed.path);
  progress?.bytes(parts.reduce((sum, { bytes }) => sum + bytes, 0));
  const list = problemList();
  const places = feed.places ?? readPlaces(feed.content, feed.data);
  const imported = await importing(
    {
      feed: feed.name,
      parts,
      on: feed.on,
      ground: { places, table: readTable(feed.content, feed.name) },
      words: readFeedWords(feed.content),
      ...(feed.columns === undefined ? {} : { columns: feed.columns }),
      spoken: feed.spoken ?? NOTHING_SPOKEN,
      problem(problem) {
        list.add(problem);
        each?.(problem);
      },
      progress: ({ bytes, records }) => progress?.at(bytes, records),
    },
    take,
  );
  return {
    ...imported,
    problems: list.problems,
    problemCount: list.count(),
    problemsLeft: list.left(),
    byField: list.byField(),
  };
}

/** A feed's services held in memory, for a look that keeps nothing. */
export async function servicesOf(feed: Feed): Promise<Service[]> {
  const found = new Map<string, Service>();
  const { changes } = await readFeedWith(feed, (service) => {
    found.set(service.id, service);
    return undefined;
  });
  return [...found].map(([id, service]) => changes.get(id)?.(service) ?? service);
}
