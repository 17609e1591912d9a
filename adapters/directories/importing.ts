/** Reads a feed to its end and makes services of it: every record counted, every problem told. */
import type { Service } from '../../dialogs/matching/service.js';
import { isEmpty, type Loose } from './loose.js';
import { needReader } from './mending/needs.js';
import type { Ground } from './mending/areas.js';
import type { FeedWords } from './mapping-files.js';
import { teller, type Problem } from './problems.js';
import type { Headers } from './reading/csv.js';
import { dialectOf } from './reading/records.js';
import { readPart, type Part } from './reading/source.js';
import { serviceFrom } from './service-from.js';

export type Job = {
  feed: string;
  parts: readonly Part[];
  /** Today's ISO date. */
  on: string;
  ground: Ground;
  words: FeedWords;
  problem: (problem: Problem) => void;
  progress?: (done: { bytes: number; records: number }) => void;
};

export type Counted = {
  dialect: string;
  records: number;
  services: number;
  refused: number;
  /** The same service again: joined with the first. */
  joined: number;
  /** What is no service: `taxonomy terms` → 12. */
  others: Record<string, number>;
  withoutNeeds: number;
  unmapped: [term: string, times: number][];
  headers: ({ file: string } & Headers)[];
};

export type Imported = Counted & {
  /** What was read of a service after it had been taken: to be joined with it. */
  repeats: ReadonlyMap<string, Service>;
};

/**
 * Services in the order of the feed, given to `take` as they are read. One that stands there again, at another place or
 * in more detail, comes back in `repeats`. Throws `BrokenFeed`.
 */
export async function importing(
  job: Job,
  take: (service: Service) => Promise<void> | undefined,
): Promise<Imported> {
  const needs = needReader(job.words, job.ground.table);
  const reading = { feed: job.feed, on: job.on, ground: job.ground, needs, problem: job.problem };
  const counted: Counted = {
    dialect: '',
    records: 0,
    services: 0,
    refused: 0,
    joined: 0,
    others: {},
    withoutNeeds: 0,
    unmapped: [],
    headers: [],
  };
  const repeats = new Map<string, Service>();
  /** Ids that were taken, and the names of what has them. */
  const taken = new Map<string, string>();
  let [bytes, sample]: [number, Loose | undefined] = [0, undefined];

  for (const part of job.parts) {
    const seen = {
      bytes: (count: number) => job.progress?.({ bytes: (bytes += count), records: counted.records }),
      around: (page: Loose) => void (counted.dialect ||= sample === undefined ? '' : dialectOf(page, sample)),
      headers: (found: Headers, file: string) => void counted.headers.push({ file, ...found }),
    };
    for await (const reads of readPart(part, seen))
      for (const read of reads) {
        if ('other' in read) {
          counted.others[read.other] = (counted.others[read.other] ?? 0) + 1;
          continue;
        }
        counted.records++;
        if ('broken' in read) teller(job.problem, read.at)('record', 'refused', read.broken);
        if ('record' in read) sample ??= read.record;
        const service = 'record' in read ? serviceFrom(read.record, read.at, reading) : undefined;
        if (service === undefined) {
          counted.refused++;
          continue;
        }
        if (taken.get(service.id) === service.name) {
          counted.joined++;
          const before = repeats.get(service.id);
          repeats.set(service.id, before === undefined ? service : joined(before, service));
          continue;
        }
        const id = freeId(service, taken, job.problem);
        const named = id === service.id ? service : { ...service, id };
        taken.set(named.id, named.name);
        counted.services++;
        if (isEmpty(named.needs)) counted.withoutNeeds++;
        const written = take(named);
        if (written !== undefined) await written;
      }
  }
  if (job.parts.every(({ csv }) => csv)) counted.dialect = 'CSV';
  counted.dialect ||= dialectOf({}, sample);
  counted.unmapped = [...needs.unmapped].sort(
    ([a, timesA], [b, timesB]) => timesB - timesA || (a < b ? -1 : 1),
  );
  return { ...counted, repeats };
}

/** Two services with one id: the second gets a name of its own. */
function freeId(service: Service, taken: ReadonlyMap<string, string>, problem: Job['problem']): string {
  if (!taken.has(service.id)) return service.id;
  teller(problem, service.from?.id ?? service.id, service.name)(
    'id',
    'mended',
    'Another service has this id',
    service.id,
  );
  for (let n = 2; ; n++) if (!taken.has(`${service.id}-${n}`)) return `${service.id}-${n}`;
}

/** The fuller of the two, with the places and times of both. */
export function joined(one: Service, other: Service): Service {
  const [fuller, lesser] =
    JSON.stringify(other).length > JSON.stringify(one).length ? [other, one] : [one, other];
  const key = (value: unknown) => JSON.stringify(value);
  const both = <T>(a: readonly T[], b: readonly T[]) => [
    ...new Map([...a, ...b].map((each) => [key(each), each])).values(),
  ];
  return {
    ...lesser,
    ...fuller,
    locations: both(fuller.locations, lesser.locations).slice(0, 40),
    schedules: both(fuller.schedules, lesser.schedules).slice(0, 28),
  };
}
