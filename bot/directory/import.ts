/** Imports a feed whole or not at all, and reports what it made of it. */
import { countOf, feedFile, writeFeed, type Writing } from '../../adapters/directories/kept/feed-file.js';
import { BrokenFeed } from '../../adapters/directories/problems.js';
import type { Service } from '../../dialogs/matching/service.js';
import { addedUntilNow, lostIn, type Lost } from './lost.js';
import { problemFile, problemsOf } from './problem-file.js';
import type { Listed } from './problem-list.js';
import { readFeedWith, type Feed, type Progress, type ReadFeed } from './read-feed.js';

export type ImportReport = {
  feed: string;
  source: string;
  dialect: string;
  dryRun: boolean;
  records: number;
  services: number;
  refused: number;
  joined: number;
  withoutId: number;
  /** What colleagues added to services that this feed had, and has no more: kept, and used by nobody. */
  lost: Lost[];
  others: Record<string, number>;
  withoutNeeds: number;
  seconds: number;
  problemCount: number;
  /** How often each kind of problem was met: all of them. */
  byKind: Record<string, number>;
  /** The first of them, those for which a record was refused, and each field left empty once, with how many records. */
  problems: readonly Listed[];
  /** How many more there were. */
  problemsLeft: number;
  /** Where all of them stand, when there is such a file. */
  problemsFile?: string;
  unmapped: { term: string; times: number }[];
  columns: { file: string; known: Record<string, string>; unknown: string[] }[];
};

/** A feed that shrinks below this share of what it was is not believed. */
const LEAST_SHARE = 0.5;
const ENOUGH_TO_COMPARE = 20;
const MOST_UNMAPPED = 200;

export type How = {
  source: string;
  dryRun: boolean;
  fewer: boolean;
  now: Date;
  progress?: Progress;
  /** The file for every problem: one of the data folder, and in a dry run none, when it is left out. */
  problemsTo?: string;
};

/** Throws `BrokenFeed`, and what a disk throws; then the feed is as it was before. */
export async function importFeed(feed: Feed, how: How): Promise<ImportReport> {
  const began = performance.now();
  const before = await countOf(feedFile(feed.data, feed.name));
  const added = await addedUntilNow(feed);
  const head = {
    format: 1 as const,
    feed: feed.name,
    source: how.source,
    dialect: '',
    imported: how.now.toISOString(),
  };
  const writing: Writing | undefined = how.dryRun ? undefined : await writeFeed(feed.data, head);
  const to = how.problemsTo ?? (how.dryRun ? undefined : problemsOf(feed.data, feed.name));
  const problems = to === undefined ? undefined : problemFile(to);
  let read: ReadFeed;
  try {
    const take = (service: Service) => {
      added.meet(service);
      return writing?.add(service);
    };
    read = await readFeedWith({ ...feed, spoken: added.spoken }, take, {
      ...(how.progress === undefined ? {} : { progress: how.progress }),
      ...(problems === undefined ? {} : { problem: problems.add }),
    });
    if (read.services === 0)
      throw new BrokenFeed(
        `${how.source} holds no service that can be used${said(read)}. Nothing was changed`,
      );
    if (!how.fewer && before >= ENOUGH_TO_COMPARE && read.services < before * LEAST_SHARE)
      throw new BrokenFeed(
        `${how.source} has ${read.services} services, and had ${before} before. Nothing was changed. When that is right, add --fewer`,
      );
    await writing?.swap(read.changes);
  } catch (problem) {
    await writing?.drop().catch(() => undefined);
    problems?.drop();
    throw problem;
  }
  const report = {
    ...reportOf(feed, how, read, (performance.now() - began) / 1000),
    lost: lostIn(added, read.has),
  };
  return problems === undefined ? report : { ...report, problemsFile: problems.keep() };
}

/** Why nothing could be used, by the first reason. */
function said({ problems }: ReadFeed): string {
  const first = problems.find(({ done }) => done === 'refused');
  return first === undefined ? '' : ` (${first.record}, ${first.field}: ${first.problem})`;
}

function reportOf(feed: Feed, how: How, read: ReadFeed, seconds: number): Omit<ImportReport, 'lost'> {
  return {
    feed: feed.name,
    source: how.source,
    dialect: read.dialect,
    dryRun: how.dryRun,
    records: read.records,
    services: read.services,
    refused: read.refused,
    joined: read.joined,
    withoutId: read.withoutId,
    others: read.others,
    withoutNeeds: read.withoutNeeds,
    seconds: Math.round(seconds * 100) / 100,
    problemCount: read.problemCount,
    byKind: Object.fromEntries(Object.entries(read.byField).sort(([, a], [, b]) => b - a)),
    problems: read.problems,
    problemsLeft: read.problemsLeft,
    unmapped: read.unmapped.slice(0, MOST_UNMAPPED).map(([term, times]) => ({ term, times })),
    columns: read.headers.map(({ file, known, unknown }) => ({
      file,
      known: Object.fromEntries(known),
      unknown,
    })),
  };
}
