/** Takes the ONS postcode list in: the exact place of each postcode, and the middle of each sector and outcode. */
import { createReadStream } from 'node:fs';
import { mkdir, open, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'csv-parse';
import type { Point } from '../../../dialogs/matching/service.js';
import { BrokenFeed } from '../problems.js';
import { SIZE, writeRecord } from './exact.js';

/** Records that the list grows by at a time. */
const GROW = 1 << 16;

const WHOLE = /^([A-Z]{1,2}\d[A-Z\d]?)\s*(\d)([A-Z]{2})$/;

/** Columns as they are called in the ONSPD and the NSPL, whatever year. */
const COLUMNS = {
  postcode: ['pcds', 'pcd', 'pcd2', 'pcd7', 'pcd8', 'postcode'],
  lat: ['lat', 'latitude'],
  long: ['long', 'longitude'],
  ended: ['doterm', 'date_of_termination'],
} as const;

/** Parts of the country that the list may leave out, by the letters their postcodes begin with. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  'Northern Ireland': ['BT'],
  Scotland: ['AB', 'DD', 'DG', 'EH', 'FK', 'G', 'HS', 'IV', 'KA', 'KW', 'KY', 'ML', 'PA', 'PH', 'TD', 'ZE'],
  Wales: ['CF', 'LD', 'LL', 'NP', 'SA', 'SY'],
  Jersey: ['JE'],
  Guernsey: ['GY'],
  'the Isle of Man': ['IM'],
};

export type TakenIn = {
  postcodes: number;
  sectors: number;
  outcodes: number;
  /** Rows of postcodes that are no more, and of those without a place. */
  ended: number;
  nowhere: number;
  /** Parts of the country of which it has none. */
  missing: string[];
};

type Middle = { lat: number; long: number; count: number };

/**
 * Reads the list as it streams, and writes `postcodes.bin`, `sectors.csv` and `outcodes.csv` into `folder`. Throws
 * `BrokenFeed` when it is not such a list; what was written by then is for the caller to sweep up.
 */
export async function takePostcodes(
  file: string,
  folder: string,
  progress: (bytes: number, rows: number) => void,
): Promise<TakenIn> {
  const stream = createReadStream(file, { highWaterMark: 1 << 20 });
  let [bytes, rows, ended, nowhere] = [0, 0, 0, 0];
  stream.on('data', (piece) => void (bytes += piece.length));
  const sectors = new Map<string, Middle>();
  const outcodes = new Map<string, Middle>();
  const letters = new Set<string>();
  let records = Buffer.alloc(GROW * SIZE);
  let count = 0;
  let at: Record<keyof typeof COLUMNS, number> | undefined;
  try {
    for await (const row of stream.pipe(
      parse({ bom: true, relax_column_count: true, max_record_size: 20_000 }),
    ) as AsyncIterable<readonly string[]>) {
      if (at === undefined) {
        at = columnsIn(row);
        continue;
      }
      if (++rows % 10_000 === 0) progress(bytes, rows);
      if ((row[at.ended] ?? '') !== '') {
        ended++;
        continue;
      }
      const [, out = '', first = '', last = ''] =
        WHOLE.exec((row[at.postcode] ?? '').toUpperCase().trim()) ?? [];
      const point = pointIn(row[at.lat], row[at.long]);
      if (out === '' || point === undefined) {
        nowhere++;
        continue;
      }
      if ((count + 1) * SIZE > records.length)
        records = Buffer.concat([records, Buffer.alloc(Math.max(GROW * SIZE, records.length >> 1))]);
      writeRecord(records, count++, `${out}${first}${last}`, point);
      add(outcodes, out, point);
      add(sectors, `${out} ${first}`, point);
      letters.add(out.replace(/\d.*/, ''));
    }
  } catch (cause) {
    if (cause instanceof BrokenFeed) throw cause;
    throw new BrokenFeed(
      `${file}, row ${rows + 1}: ${cause instanceof Error ? cause.message : String(cause)}`,
      {
        cause,
      },
    );
  }
  if (at === undefined) throw new BrokenFeed(`${file} is empty`);
  if (count === 0)
    throw new BrokenFeed(`${file} holds no postcode with a place (${ended} ended, ${nowhere} nowhere)`);
  await mkdir(folder, { recursive: true });
  await durably(join(folder, 'postcodes.bin'), sorted(records, count));
  await durably(join(folder, 'sectors.csv'), middlesOf('sector', sectors));
  await durably(join(folder, 'outcodes.csv'), middlesOf('outcode', outcodes));
  const missing = Object.entries(PARTS).flatMap(([part, codes]) =>
    codes.some((code) => letters.has(code)) ? [] : [part],
  );
  return { postcodes: count, sectors: sectors.size, outcodes: outcodes.size, ended, nowhere, missing };
}

function columnsIn(header: readonly string[]) {
  const names = header.map((name) => name.trim().toLowerCase());
  const of = (column: keyof typeof COLUMNS) =>
    COLUMNS[column].map((name) => names.indexOf(name)).find((at) => at >= 0) ?? -1;
  const at = { postcode: of('postcode'), lat: of('lat'), long: of('long'), ended: of('ended') };
  const lacking = (['postcode', 'lat', 'long'] as const).filter((column) => at[column] < 0);
  if (lacking.length > 0)
    throw new BrokenFeed(
      `It has no column for ${lacking.join(', ')}. An ONSPD or NSPL file has pcds, lat and long; this one has: ${names.slice(0, 12).join(', ')}`,
    );
  return at;
}

/** The list writes 99.999999 where nobody knows. */
function pointIn(lat: string | undefined, long: string | undefined): Point | undefined {
  if (lat === undefined || long === undefined || lat.trim() === '' || long.trim() === '') return undefined;
  const point = { lat: Number(lat), long: Number(long) };
  return point.lat > 49 && point.lat < 61.5 && point.long > -9 && point.long < 2.5 ? point : undefined;
}

function add(middles: Map<string, Middle>, code: string, { lat, long }: Point): void {
  const middle = middles.get(code);
  if (middle === undefined) {
    middles.set(code, { lat, long, count: 1 });
    return;
  }
  middle.lat += lat;
  middle.long += long;
  middle.count++;
}

const middlesOf = (kind: string, middles: ReadonlyMap<string, Middle>) =>
  `${kind},lat,long,postcodes\n${[...middles]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(
      ([code, { lat, long, count }]) =>
        `${code},${(lat / count).toFixed(5)},${(long / count).toFixed(5)},${count}\n`,
    )
    .join('')}`;

/** In order of the codes, so that one is found by halving. */
function sorted(records: Buffer, count: number): Buffer {
  const order = Array.from({ length: count }, (_, at) => records.subarray(at * SIZE, (at + 1) * SIZE));
  return Buffer.concat(order.sort((a, b) => a.compare(b)));
}

async function durably(path: string, text: Buffer | string): Promise<void> {
  await rm(path, { force: true });
  await writeFile(path, text, { mode: 0o600 });
  const file = await open(path, 'r');
  await file.sync();
  await file.close();
}
