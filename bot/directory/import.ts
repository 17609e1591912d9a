/** Imports a feed whole or not at all, and reports what it made of it. */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { countOf, feedFile, writeFeed, type Writing } from '../../adapters/directories/kept/feed-file.js';
import { BrokenFeed, type Problem } from '../../adapters/directories/problems.js';
import { addedUntilNow, lostIn, type Lost } from './lost.js';
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
  /** How often each kind of problem was met. */
  byKind: Record<string, number>;
  problems: Problem[];
  /** Where all of them stand, when there is such a file. */
  problemsFile?: string;
  unmapped: { term: string; times: number }[];
  columns: { file: string; known: Record<string, string>; unknown: string[] }[];
};

/** A feed that shrinks below this share of what it was is not believed. */
const LEAST_SHARE = 0.5;
const ENOUGH_TO_COMPARE = 20;
const MOST_UNMAPPED = 200;

export type How = { source: string; dryRun: boolean; fewer: boolean; now: Date; progress?: Progress };

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
  let read: ReadFeed;
  try {
    read = await readFeedWith(
      { ...feed, spoken: added.spoken },
      (service) => writing?.add(service),
      how.progress,
    );
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
    throw problem;
  }
  const report = {
    ...reportOf(feed, how, read, (performance.now() - began) / 1000),
    lost: lostIn(added, read.has),
  };
  return how.dryRun ? report : { ...report, problemsFile: await keepProblems(feed, read) };
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
    unmapped: read.unmapped.slice(0, MOST_UNMAPPED).map(([term, times]) => ({ term, times })),
    columns: read.headers.map(({ file, known, unknown }) => ({
      file,
      known: Object.fromEntries(known),
      unknown,
    })),
  };
}

async function keepProblems(feed: Feed, { problems }: ReadFeed): Promise<string> {
  const folder = join(feed.data, 'directory/reports');
  await mkdir(folder, { recursive: true });
  const path = join(folder, `${feed.name}.csv`);
  const rows = problems.map(({ record, name, field, done, problem, was }) =>
    [record, name, field, done, problem, was].map(cell).join(','),
  );
  await writeFile(path, ['record,name,field,done,problem,was', ...rows, ''].join('\n'), { mode: 0o600 });
  return path;
}

/** A cell that no spreadsheet takes for a formula. */
export function cell(value: string | number | undefined): string {
  const text = String(value ?? '').replace(/[\r\n\t]+/g, ' ');
  const safe = /^\s*[=+\-@|%]/.test(text) ? `'${text}` : text;
  return /[",;']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
