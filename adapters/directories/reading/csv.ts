/** Reads spreadsheets, our own and other people's, into records like those of Open Referral. */
import { pipeline, Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { Columns } from '../mapping-files.js';
import { columnNames, guessed, isColumn, type Column } from '../csv-columns.js';
import { isRecord, isSaid, type Loose } from '../loose.js';
import { agesInField } from '../mending/ages.js';
import { BrokenFeed } from '../problems.js';
import type { Read } from './records.js';

/** Which header stands for which column of ours. */
export type Headers = { known: ReadonlyMap<string, Column>; unknown: string[] };

/** Bytes of one row: nobody writes more about a group. */
const MOST_BYTES = 500_000;

/** Every row of a spreadsheet. Throws `BrokenFeed` when its rows cannot be told apart, or none of its columns is a name. */
export async function* readCsv(
  pieces: AsyncIterable<Buffer>,
  columns: Columns | undefined,
  headers: (found: Headers) => void = () => undefined,
): AsyncGenerator<Read[]> {
  const text = decoded(pieces);
  const first = await text.next();
  const begin = first.done ? '' : first.value;
  // Whichever of both ends first takes the other along: a source that is left behind would bring the program down.
  const rows = pipeline(
    Readable.from(rejoined(begin, text)),
    parse({
      bom: true,
      delimiter: delimiterOf(begin),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: MOST_BYTES,
    }),
    () => undefined,
  );
  let known: ReadonlyMap<number, Column> | undefined;
  let n = 1;
  try {
    for await (const row of rows as AsyncIterable<unknown>) {
      if (!Array.isArray(row)) continue;
      const cells = row.map(String);
      if (known === undefined) {
        // A title above the table is one cell alone.
        if (cells.filter((cell) => cell.trim() !== '').length < 2) continue;
        known = columnsOf(cells, columns, headers);
        continue;
      }
      n++;
      if (cells.every((cell) => cell.trim() === '')) continue;
      const own: Partial<Record<Column, string>> = {};
      for (const [at, column] of known) {
        const cell = (cells[at] ?? '').trim();
        if (isSaid(cell)) own[column] = cell;
      }
      yield [{ at: `row-${n}`, record: recordFrom(own) }];
    }
  } catch (cause) {
    if (cause instanceof BrokenFeed) throw cause;
    throw new BrokenFeed(
      `Row ${n + 1} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
  if (known === undefined) throw new BrokenFeed('There is no row with the names of the columns');
}

function columnsOf(
  cells: readonly string[],
  columns: Columns | undefined,
  headers: (found: Headers) => void,
) {
  const names = cells.map((cell) => cell.trim());
  const known = columns === undefined ? guessed(names) : mapped(names, columns);
  headers({ known, unknown: names.filter((name) => name !== '' && !known.has(name)) });
  if (![...known.values()].includes('name'))
    throw new BrokenFeed(
      `None of its columns is known to be a name. They are: ${names.join(', ')}. ` +
        'Say which is: npm run directory -- mapping <file>',
    );
  return new Map(
    names.flatMap((name, at) => (known.has(name) ? [[at, known.get(name) ?? 'name'] as const] : [])),
  );
}

function mapped(names: readonly string[], { columns }: Columns): Map<string, Column> {
  const found = new Map<string, Column>();
  for (const [theirs, ours] of Object.entries(columns)) {
    if (ours === '') continue;
    if (!isColumn(ours))
      throw new BrokenFeed(
        `The mapping says '${ours}', which is no column of ours. They are: ${columnNames.join(', ')}`,
      );
    if (!names.includes(theirs))
      throw new BrokenFeed(`The mapping speaks of '${theirs}', which is no column of this file`);
    found.set(theirs, ours);
  }
  return found;
}

/** UTF-8, or the Windows-1252 of old spreadsheets when it cannot be that. */
async function* decoded(pieces: AsyncIterable<Buffer>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  for await (const piece of pieces) {
    decoder ??= new TextDecoder(isUtf8(piece) ? 'utf-8' : 'windows-1252');
    yield decoder.decode(piece, { stream: true });
  }
  if (decoder !== undefined) yield decoder.decode();
}

/** A letter may be cut in two at the end of a piece. */
function isUtf8(piece: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(piece, { stream: true });
    return true;
  } catch {
    return false;
  }
}

async function* rejoined(begin: string, rest: AsyncIterable<string>): AsyncGenerator<string> {
  yield begin;
  yield* rest;
}

function delimiterOf(text: string): string {
  const line =
    text
      .slice(0, 5000)
      .split(/\r?\n/)
      .find((each) => /[,;\t|]/.test(each)) ?? '';
  const count = (sign: string) => line.split(sign).length;
  return [',', ';', '\t', '|'].reduce((best, sign) => (count(sign) > count(best) ? sign : best));
}

/** As Open Referral would say it. */
function recordFrom(row: Partial<Record<Column, string>>): Loose {
  const ages = row.ages === undefined ? undefined : agesInField(row.ages);
  const when = [
    row.frequency,
    row.days,
    row.times ?? (row.starts && row.ends ? `${row.starts}-${row.ends}` : undefined),
  ]
    .filter((each) => each !== undefined)
    .join(' ');
  const place = row.venue ?? row.address ?? row.postcode ?? row.latitude;
  const location = {
    name: row.venue ?? row.address,
    latitude: row.latitude,
    longitude: row.longitude,
    addresses: [{ address_1: row.address, city: row.city, postal_code: row.postcode }],
    accessibility: row.access === undefined ? [] : [{ description: accessWords(row.access) }],
  };
  const parts: Loose = {
    id: row.id,
    name: row.name,
    organization: row.organisation === undefined ? undefined : { name: row.organisation },
    description: row.description,
    attributes: (row.needs ?? '')
      .split(/[;|,]/)
      .flatMap((label) => (label.trim() === '' ? [] : [{ taxonomy_term: { name: label.trim() } }])),
    minimum_age: row.minimum_age ?? ages?.min,
    maximum_age: row.maximum_age ?? ages?.max,
    eligibility: row.eligibility ?? (row.ages !== undefined && ages === undefined ? row.ages : undefined),
    fees: row.cost !== undefined && /^\d+(?:\.\d+)?$/.test(row.cost) ? `£${row.cost}` : row.cost,
    schedules: when === '' ? [] : [{ description: when, attending_type: row.format }],
    attending_type: row.format,
    service_at_locations: place === undefined ? [] : [{ location }],
    service_areas: (row.area ?? '')
      .split(/[;|]/)
      .flatMap((name) => (name.trim() === '' ? [] : [{ name: name.trim() }])),
    phone: row.phone,
    email: row.email,
    url: row.website,
    application_process: row.how_to_start,
    wait_time: row.waiting,
    status: row.status,
    assured_date: row.checked_on,
  };
  return Object.fromEntries(
    Object.entries(parts).filter(
      ([, value]) => value !== undefined && (!isRecord(value) || Object.keys(value).length > 0),
    ),
  );
}

/** "Yes" in a column called accessible. */
function accessWords(cell: string): string {
  if (/^\W*(?:y|yes|true|full|fully)\W*$/i.test(cell)) return 'step-free';
  return /^\W*(?:n|no|false|none)\W*$/i.test(cell) ? 'not accessible' : cell;
}
