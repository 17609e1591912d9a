/** Reads spreadsheets, our own and other people's, into records like those of Open Referral. */
import type { Columns } from '../mapping-files.js';
import { columnNames, isColumn, type Column } from '../csv-columns.js';
import { guessed } from '../csv-guessing.js';
import { isRecord, isSaid, type Loose } from '../loose.js';
import { agesInField } from '../mending/ages.js';
import { BrokenFeed } from '../problems.js';
import { rowsOf } from './csv-rows.js';
import type { Read } from './records.js';

/** Which header stands for which column of ours, which for none, and what a mapping says that cannot be. */
export type Headers = { known: ReadonlyMap<string, Column>; unknown: string[]; wrong: string[] };

/** Every row of a spreadsheet. Throws `BrokenFeed` when its rows cannot be told apart, or none of its columns is a name. */
export async function* readCsv(
  pieces: AsyncIterable<Buffer>,
  columns: Columns | undefined,
  headers: (found: Headers) => void = () => undefined,
): AsyncGenerator<Read[]> {
  let known: (Column | undefined)[] | undefined;
  for await (const { n, cells } of rowsOf(pieces)) {
    if (known === undefined) {
      const found = columnsOf(cells, columns);
      headers(found);
      throwUnlessUsable(cells, found);
      known = cells.map((name) => found.known.get(name));
      continue;
    }
    const own: Partial<Record<Column, string>> = {};
    for (let at = 0; at < known.length; at++) {
      const [column, cell] = [known[at], cells[at] ?? ''];
      if (column !== undefined && isSaid(cell)) own[column] = cell;
    }
    yield [{ at: `row-${n}`, record: recordFrom(own) }];
  }
}

/** By a mapping when there is one, otherwise by what they are called. */
export function columnsOf(names: readonly string[], columns: Columns | undefined): Headers {
  const found = columns === undefined ? { known: guessed(names), wrong: [] } : mapped(names, columns);
  const unknown = names.filter((name) => name !== '' && !found.known.has(name));
  return { ...found, unknown };
}

export const hasName = ({ known }: Pick<Headers, 'known'>) => [...known.values()].includes('name');

function throwUnlessUsable(names: readonly string[], found: Headers): void {
  const [wrong] = found.wrong;
  if (wrong !== undefined) throw new BrokenFeed(wrong);
  if (!hasName(found))
    throw new BrokenFeed(
      `None of its columns is known to be a name. They are: ${names.join(', ')}. ` +
        'Say which is: npm run directory -- mapping <the file or address>',
    );
}

function mapped(names: readonly string[], { columns }: Columns): Pick<Headers, 'known' | 'wrong'> {
  const [known, wrong] = [new Map<string, Column>(), [] as string[]];
  for (const [theirs, ours] of Object.entries(columns)) {
    if (ours === '') continue;
    if (!isColumn(ours))
      wrong.push(
        `The mapping says '${ours}', which is no column of ours. They are: ${columnNames.join(', ')}`,
      );
    else if (!names.includes(theirs))
      wrong.push(`The mapping speaks of '${theirs}', which is no column of this file`);
    else known.set(theirs, ours);
  }
  return { known, wrong };
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
    contacts: row.contact === undefined ? [] : [{ name: row.contact }],
    languages: row.languages,
    interpretation_services: row.interpreters,
    what_they_ask: row.what_they_ask,
    capacity: row.capacity,
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
