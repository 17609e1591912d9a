/** Joins a folder of tables, as HSDS gives them beside its JSON: services in one file, what belongs to them in others. */
import { createReadStream } from 'node:fs';
import { basename } from 'node:path';
import { isRecord, isSaid, textIn, type Loose } from '../loose.js';
import { BrokenFeed } from '../problems.js';
import { rowsOf } from './csv-rows.js';
import type { Read } from './records.js';
import { splitter } from './splitter.js';
import {
  AT_PLACES,
  JOINING,
  KNOWN,
  OF_PLACES,
  OF_SERVICES,
  tableOf,
  type Belongs,
  type TablePart,
} from './table-names.js';

/** Bytes of the tables beside the services: they are held while these are read. */
const MOST_BESIDE = 100_000_000;

type Rows = Map<string, Loose[]>;

/** Every service with what belongs to it. Throws `BrokenFeed` when it is too much to be joined, or a table is not one. */
export async function* readTables(
  parts: readonly TablePart[],
  bytes: (count: number) => void,
  most = MOST_BESIDE,
): AsyncGenerator<Read[]> {
  const beside = parts.filter((part) => tableOf(part) !== 'services');
  if (beside.reduce((sum, part) => sum + part.bytes, 0) > most)
    throw new BrokenFeed(
      `The tables beside the services have more than ${most / 1e6} MB. Give the feed as JSON, each service with what belongs to it`,
    );
  const tables = new Map<string, Loose[]>();
  for (const part of beside) {
    const name = tableOf(part);
    if (!KNOWN.has(name)) continue;
    const rows = tables.get(name) ?? [];
    tables.set(name, rows);
    for await (const { record } of rowsIn(part, bytes)) rows.push(record);
  }
  const join = joining(tables);
  for (const part of parts)
    if (tableOf(part) === 'services')
      for await (const { record, at } of rowsIn(part, bytes)) yield [{ at, record: join(record) }];
}

function joining(tables: ReadonlyMap<string, readonly Loose[]>): (service: Loose) => Loose {
  const rowsOfTable = (names: readonly string[]) => names.flatMap((name) => tables.get(name) ?? []);
  const grouped = (rows: readonly Loose[], by: string): Rows => {
    const groups: Rows = new Map();
    for (const row of rows) {
      const of = textIn(row, by);
      if (of === undefined) continue;
      const group = groups.get(of);
      if (group === undefined) groups.set(of, [row]);
      else group.push(row);
    }
    return groups;
  };
  const belonging = (all: readonly Belongs[]) =>
    all.map(({ key, tables: names, by }) => ({ key, rows: grouped(rowsOfTable(names), by) }));
  /** What a record holds itself stays. */
  const withAll = (record: Loose, all: { key: string; rows: Rows }[]): Loose => {
    const id = textIn(record, 'id');
    const whole = { ...record };
    for (const { key, rows } of all) {
      const found = id === undefined ? undefined : rows.get(id);
      if (found !== undefined && isBlank(whole[key])) whole[key] = found;
    }
    return whole;
  };
  const [ofServices, ofPlaces, atPlaces] = [OF_SERVICES, OF_PLACES, AT_PLACES].map(belonging);
  const organizations = grouped(rowsOfTable(JOINING.organizations), 'id');
  const locations = grouped(rowsOfTable(JOINING.locations), 'id');
  const terms = grouped(rowsOfTable(JOINING.taxonomy_terms), 'id');
  const places = grouped(rowsOfTable(JOINING.service_at_locations), 'service_id');
  const first = (rows: Rows, of: Loose, key: string) => rows.get(textIn(of, key) ?? '')?.[0];

  return (service) => {
    const whole = withAll(service, ofServices ?? []);
    const organization = first(organizations, service, 'organization_id');
    if (organization !== undefined && isBlank(whole.organization)) whole.organization = organization;
    const at = places.get(textIn(service, 'id') ?? '') ?? [];
    if (at.length > 0 && isBlank(whole.service_at_locations))
      whole.service_at_locations = at.map((place) => {
        const location = first(locations, place, 'location_id');
        const own = withAll(place, atPlaces ?? []);
        return location === undefined ? own : { ...own, location: withAll(location, ofPlaces ?? []) };
      });
    for (const [key, inner, by] of [
      ['attributes', 'taxonomy_term', 'taxonomy_term_id'],
      ['service_taxonomys', 'taxonomy', 'taxonomy_id'],
    ] as const) {
      const list: unknown = whole[key];
      if (!Array.isArray(list)) continue;
      whole[key] = list.map((each: unknown) => {
        const term = isRecord(each) ? first(terms, each, by) : undefined;
        return isRecord(each) && term !== undefined ? { [inner]: term, ...each } : each;
      });
    }
    return whole;
  };
}

const isBlank = (value: unknown) =>
  value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);

const PIECE = 1 << 20;

/** The rows of one table, by the names of its columns. */
async function* rowsIn(
  part: TablePart,
  bytes: (count: number) => void,
): AsyncGenerator<{ at: string; record: Loose }> {
  const stream = createReadStream(part.file, { highWaterMark: PIECE });
  const pieces = counted(stream as AsyncIterable<Buffer>, bytes);
  try {
    if (part.csv) {
      let names: string[] | undefined;
      for await (const { n, cells } of rowsOf(pieces)) {
        if (names === undefined) {
          names = cells.map((name) => name.toLowerCase());
          continue;
        }
        const said = names.flatMap((name, at) =>
          name !== '' && isSaid(cells[at] ?? '') ? [[name, cells[at]]] : [],
        );
        yield { at: `row-${n}`, record: Object.fromEntries(said) as Loose };
      }
      return;
    }
    const split = splitter();
    let n = 0;
    for await (const piece of pieces)
      for (const line of split.push(piece)) {
        n++;
        const record: unknown = JSON.parse(line.toString('utf8'));
        if (isRecord(record)) yield { at: `row-${n}`, record };
      }
    split.end();
  } catch (cause) {
    throw new BrokenFeed(
      `${basename(part.file)}: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  } finally {
    stream.destroy();
  }
}

async function* counted(pieces: AsyncIterable<Buffer>, bytes: (count: number) => void) {
  for await (const piece of pieces) {
    yield piece;
    bytes(piece.length);
  }
}
