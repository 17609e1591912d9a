/** Reads a feed to its end and makes services of it: every record counted, every problem told. */
import type { Service } from '../../dialogs/matching/service.js';
import { basename } from 'node:path';
import { isEmpty, type Loose } from './loose.js';
import { needReader } from './mending/needs.js';
import type { Ground } from './mending/areas.js';
import type { FeedWords } from './mapping-files.js';
import { givenId, naming, NOTHING_SPOKEN, type Spoken } from './naming.js';
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
  /** The file that says what the columns of a spreadsheet are, when it is not beside it. */
  columns?: string;
  /** Ids that are not free; none when it is left out. */
  spoken?: Spoken;
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
  /** Services whose feed gives them no id: they are known by who runs them, their name and their place. */
  withoutId: number;
  /** What is no service: `taxonomy terms` → 12. */
  others: Record<string, number>;
  withoutNeeds: number;
  unmapped: [term: string, times: number][];
  headers: ({ file: string } & Headers)[];
};

/** What became of services after they were taken, by the id they were taken with. */
export type Changes = ReadonlyMap<string, (before: Service) => Service>;

export type Imported = Counted & {
  /** One that stood there again is joined with the first; one whose id another had, too, has an id of its own. */
  changes: Changes;
  /** Whether there is a service with this id now. */
  has: (id: string) => boolean;
};

/** Services in the order of the feed, given to `take` as they are read. Throws `BrokenFeed`. */
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
    withoutId: 0,
    others: {},
    withoutNeeds: 0,
    unmapped: [],
    headers: [],
  };
  const repeats = new Map<string, Service>();
  const names = naming(job.feed, job.spoken ?? NOTHING_SPOKEN, job.problem);
  let [bytes, sample]: [number, Loose | undefined] = [0, undefined];

  for (const part of job.parts) {
    const seen = {
      bytes: (count: number) => job.progress?.({ bytes: (bytes += count), records: counted.records }),
      around: (page: Loose) => void (counted.dialect ||= sample === undefined ? '' : dialectOf(page, sample)),
      headers: (found: Headers, file: string) => void counted.headers.push({ file, ...found }),
    };
    for await (const reads of readPart(part, seen, job.columns))
      for (const read of reads) {
        if ('other' in read) {
          counted.others[read.other] = (counted.others[read.other] ?? 0) + 1;
          continue;
        }
        counted.records++;
        // Rows are counted anew in each file.
        const at = job.parts.length === 1 ? read.at : `${basename(part.file)} ${read.at}`;
        if ('broken' in read) teller(job.problem, at)('record', 'refused', read.broken);
        if ('record' in read) sample ??= read.record;
        const service = 'record' in read ? serviceFrom(read.record, at, reading) : undefined;
        if (service === undefined || !('record' in read)) {
          counted.refused++;
          continue;
        }
        const own = givenId(read.record);
        const { id, again } = names.of(service, own === undefined, own ?? at);
        if (again) {
          counted.joined++;
          const before = repeats.get(id);
          repeats.set(id, before === undefined ? service : joined(before, service));
          continue;
        }
        const named = id === service.id ? service : { ...service, id };
        counted.services++;
        if (own === undefined) counted.withoutId++;
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
  return { ...counted, changes: changesOf(repeats, names.given), has: names.has };
}

function changesOf(repeats: ReadonlyMap<string, Service>, given: ReadonlyMap<string, string>): Changes {
  const ids = new Set([...repeats.keys(), ...given.keys()]);
  return new Map(
    [...ids].map((id) => [
      id,
      (first) => {
        const again = repeats.get(id);
        const whole = again === undefined ? first : joined(first, again);
        return { ...whole, id: given.get(id) ?? id };
      },
    ]),
  );
}

/** The fuller of the two, with the places and times of both. */
function joined(one: Service, other: Service): Service {
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
