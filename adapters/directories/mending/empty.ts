/** Tells where a record's form wants an address or one of a few words, and a feed filled it with nothing. */
import { isRecord, recordIn, recordsIn, type Loose } from '../loose.js';
import { EMPTY, type Tell } from '../problems.js';

/** Other fields are told where they are read: `url`, `email`, `status`. */
const OF_SERVICE = ['uri', 'logo', 'assurer_email', 'attending_type'] as const;
const OF_ORGANISATION = ['uri', 'logo'] as const;
const OF_PARTS = [
  ['schedules', ['freq', 'wkst']],
  ['service_areas', ['uri', 'extent_type']],
] as const;

/** A field of several alike is told once for a record, so that a list of ten is not ten problems. */
export function tellEmpty(record: Loose, tell: Tell): void {
  for (const key of OF_SERVICE) if (record[key] === '') told(key, tell);
  const organisation = recordIn(record, 'organization');
  for (const key of OF_ORGANISATION) if (organisation[key] === '') told(`organization.${key}`, tell);
  for (const [list, keys] of OF_PARTS) {
    const parts = recordsIn(record, list);
    if (parts.length === 0) continue;
    for (const key of keys) if (parts.some(({ each }) => each[key] === '')) told(`${list}.${key}`, tell);
  }
  const doors = recordsIn(record, 'service_at_locations');
  if (doors.some(({ each }) => recordIn(each, 'location').location_type === ''))
    told('service_at_locations.location.location_type', tell);
  const { attributes } = record;
  if (Array.isArray(attributes) && attributes.some((each) => isRecord(each) && hasNoUri(each)))
    told('attributes.taxonomy_term.term_uri', tell);
}

const hasNoUri = (attribute: Loose): boolean => recordIn(attribute, 'taxonomy_term').term_uri === '';

const told = (field: string, tell: Tell): void => tell(field, 'left-out', EMPTY);
