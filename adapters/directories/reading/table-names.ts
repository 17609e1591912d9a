/** The tables of HSDS: what each is called in every version, what belongs to what, and whether a folder holds them. */
import { closeSync, openSync, readSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { BrokenFeed } from '../problems.js';

export type TablePart = { file: string; bytes: number; csv: boolean };

/** What belongs to something, as a record holds it: by the names its table may have, and the column that says to what. */
export type Belongs = { key: string; tables: string[]; by: string };

export const OF_SERVICES: Belongs[] = [
  { key: 'schedules', tables: ['schedules', 'regular_schedules'], by: 'service_id' },
  { key: 'service_areas', tables: ['service_areas'], by: 'service_id' },
  { key: 'cost_options', tables: ['cost_options'], by: 'service_id' },
  { key: 'phones', tables: ['phones'], by: 'service_id' },
  { key: 'contacts', tables: ['contacts'], by: 'service_id' },
  { key: 'languages', tables: ['languages'], by: 'service_id' },
  { key: 'required_documents', tables: ['required_documents'], by: 'service_id' },
  { key: 'capacities', tables: ['service_capacities', 'capacities'], by: 'service_id' },
  { key: 'eligibilitys', tables: ['eligibilitys', 'eligibilities'], by: 'service_id' },
  { key: 'service_taxonomys', tables: ['service_taxonomys', 'service_taxonomies'], by: 'service_id' },
  { key: 'attributes', tables: ['attributes'], by: 'link_id' },
];
export const OF_PLACES: Belongs[] = [
  { key: 'addresses', tables: ['addresses', 'physical_addresses'], by: 'location_id' },
  {
    key: 'accessibility',
    tables: ['accessibility', 'accessibilities', 'accessibility_for_disabilities'],
    by: 'location_id',
  },
  { key: 'phones', tables: ['phones'], by: 'location_id' },
];
export const AT_PLACES: Belongs[] = [
  { key: 'schedules', tables: ['schedules', 'regular_schedules'], by: 'service_at_location_id' },
  { key: 'phones', tables: ['phones'], by: 'service_at_location_id' },
];
export const JOINING = {
  organizations: ['organizations', 'organisations'],
  locations: ['locations'],
  service_at_locations: ['service_at_locations', 'services_at_locations', 'services_at_location'],
  taxonomy_terms: ['taxonomy_terms', 'taxonomys', 'taxonomies', 'taxonomy'],
};

export const KNOWN = new Set([
  ...Object.values(JOINING).flat(),
  ...[...OF_SERVICES, ...OF_PLACES, ...AT_PLACES].flatMap(({ tables }) => tables),
]);

/** A file's table: its name in the plural. */
export function tableOf({ file }: TablePart): string {
  const name = basename(file, extname(file))
    .toLowerCase()
    .replace(/[^a-z]+/g, '_');
  return name === 'services' || KNOWN.has(name) || name.endsWith('s') ? name : `${name}s`;
}

/**
 * Whether these files are tables of one feed: a table of services, and one that says where, or who runs them. Throws
 * `BrokenFeed` when only the services are missing.
 */
export function areTables(parts: readonly TablePart[]): boolean {
  const names = new Set(parts.map(tableOf));
  const has = (known: readonly string[]) => known.some((name) => names.has(name));
  const services = parts.find((part) => tableOf(part) === 'services');
  if (services !== undefined)
    return (
      (has(JOINING.service_at_locations) || has(JOINING.organizations) || has(JOINING.locations)) &&
      (!services.csv || hasIds(services.file))
    );
  if (has(JOINING.service_at_locations) && has(JOINING.locations))
    throw new BrokenFeed(
      'These are tables of a feed without the table of its services: put services.csv with them',
    );
  return false;
}

const HEAD = 4096;

/** A spreadsheet of somebody's own that happens to be called services has no such columns. */
function hasIds(file: string): boolean {
  const head = Buffer.alloc(HEAD);
  const open = openSync(file, 'r');
  const bytes = readSync(open, head);
  closeSync(open);
  const names = head
    .toString('utf8', 0, bytes)
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)[0]
    ?.toLowerCase()
    .split(/[,;\t|]/)
    .map((name) => name.replace(/[^a-z_]/g, ''));
  return names !== undefined && names.includes('id') && names.includes('name');
}
