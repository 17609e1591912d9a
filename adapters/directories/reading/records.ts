/** Turns the records of JSON into services as they stand in feeds: unwrapped, with the organisation they belong to. */
import { isEmpty, isRecord, recordIn, textIn, type Loose } from '../loose.js';
import { BrokenFeed } from '../problems.js';
import { splitter } from './splitter.js';

/** A service as its feed has it, or why a piece of the feed is none. */
export type Read =
  { at: string; record: Loose } | { at: string; broken: string } | { at: string; other: string };

/** Bare words that are no JSON, which careless programs write. */
const NO_JSON = /([:[,]\s*)(?:NaN|-?Infinity|undefined|None)(?=\s*[,}\]])/g;

export type Page = {
  total: number | undefined;
  pages: number | undefined;
  number: number | undefined;
  last: boolean | undefined;
};

/** Every record of a stream of JSON, in its order: those of one piece must be taken before the next is asked for. Throws `BrokenFeed` when the whole cannot be used. */
export async function* readJson(
  pieces: AsyncIterable<Buffer>,
  page: (around: Loose) => void = () => undefined,
): AsyncGenerator<Iterable<Read>> {
  const split = splitter();
  const around = () => split.around();
  let [count, first] = [0, true];
  // One by one, as they are asked for: hundreds that wait together outlive the collector's first look, which costs more
  // than parsing them.
  function* reads(records: readonly Buffer[]): Generator<Read> {
    for (const bytes of records) {
      const at = `row-${++count}`;
      const record = parsed(bytes.toString('utf8'));
      if (record === undefined) yield { at, broken: 'It is not JSON' };
      else if (isBare(record)) yield { at, record };
      else yield* unwrapped(record, at, around);
    }
  }
  for await (const each of pieces) {
    let piece = each;
    if (first) {
      if (piece.subarray(0, 3).equals(BOM)) piece = piece.subarray(3);
      const sign = piece.toString('latin1', 0, 200).trimStart()[0];
      if (sign !== undefined && sign !== '{' && sign !== '[')
        throw new BrokenFeed(
          sign === '<' ? 'This is a web page or XML, not JSON' : 'This does not begin as JSON does',
        );
      first = false;
    }
    yield reads(split.push(piece));
  }
  split.end();
  page(parsed(split.around()) ?? {});
}

const BOM = Buffer.from([0xef, 0xbb, 0xbf]);

/** A service with its organisation, and nothing around it: as most feeds have them. */
const isBare = (record: Loose) =>
  'description' in record &&
  isRecord(record.organization) &&
  record.service === undefined &&
  record.services === undefined;

/** What a record stands for when there is something around it, or when it may be something else. */
function* unwrapped(record: Loose, at: string, around: () => string): Generator<Read> {
  const inner = recordIn(record, 'service');
  if (!isEmpty(inner)) {
    yield { at, record: ofPlace(record, inner) };
    return;
  }
  if (Array.isArray(record.services)) {
    const { services, ...organization } = record;
    const list: readonly unknown[] = record.services;
    for (const [m, each] of list.entries())
      if (isRecord(each)) yield { at: `${at}.${m + 1}`, record: withOrganisation(each, organization) };
    if (services !== undefined && list.length > 0) return;
  }
  const other = otherThing(record);
  if (other !== undefined) {
    yield { at, other };
    return;
  }
  const page =
    textIn(record, 'name') === undefined || isRecord(record.organization) ? undefined : parsed(around());
  yield { at, record: page !== undefined && textIn(page, 'name') ? withOrganisation(record, page) : record };
}

const withOrganisation = (service: Loose, organization: Loose): Loose =>
  isEmpty(recordIn(service, 'organization')) ? { ...service, organization } : service;

/** A service at one place: the place, and its times there, are the service's. */
function ofPlace(record: Loose, service: Loose): Loose {
  const { service: _, ...place } = record;
  const own: unknown[] = Array.isArray(service.service_at_locations) ? service.service_at_locations : [];
  return { ...service, service_at_locations: [place, ...own] };
}

/** Things of a feed that are no services: counted, and left. */
function otherThing(record: Loose): string | undefined {
  if ('description' in record && ('status' in record || 'organization' in record || 'url' in record))
    return undefined;
  if ('term_uri' in record || ('taxonomy' in record && 'term' in record)) return 'taxonomy terms';
  if ('latitude' in record && 'location_type' in record) return 'locations';
  if (
    'parent_organization_id' in record ||
    'organization_identifiers' in record ||
    'year_incorporated' in record
  )
    return 'organisations';
  if ('openapi_url' in record || ('version' in record && 'profile' in record && !('status' in record)))
    return 'descriptions of an API';
  if ('version' in record && 'uri' in record && !('status' in record) && 'name' in record)
    return 'taxonomies';
  return undefined;
}

function parsed(text: string): Loose | undefined {
  const value = valueOf(text) ?? valueOf(text.replace(NO_JSON, '$1null'));
  return isRecord(value) ? value : undefined;
}

function valueOf(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}

/** By what it says of itself, of a page and one of its records. */
export function dialectOf(around: Loose, record: Loose | undefined): string {
  const version = textIn(around, 'version') ?? '';
  if (/HSDS-UK|ORUK/i.test(version)) return `Open Referral UK ${/\d+(?:\.\d+)*/.exec(version)?.[0] ?? '3.0'}`;
  if (record === undefined) return 'unknown';
  const has = (...keys: string[]) => keys.some((key) => key in record);
  if (has('service_taxonomys', 'regular_schedules', 'eligibilitys') || 'totalElements' in around)
    return 'Open Referral UK 1.x';
  if (
    has(
      'phones',
      'eligibility_description',
      'application_process',
      'wait_time',
      'capacities',
      'additional_urls',
    )
  )
    return 'HSDS 3.x';
  if (
    has(
      'assurer_email',
      'minimum_age',
      'service_areas',
      'service_at_locations',
      'attributes',
      'cost_options',
    ) ||
    'total_items' in around
  )
    return 'Open Referral UK 3.0';
  return has('name', 'description') ? 'Open Referral, version not said' : 'unknown';
}
