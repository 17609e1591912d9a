/** The places of a service: where people go, what is only online, and what the buildings have. */
import type { Places } from '../../../dialogs/matching/near.js';
import type { Location } from '../../../dialogs/matching/service.js';
import { isEmpty, recordIn, recordsIn, textIn, type Loose } from '../loose.js';
import type { Tell } from '../problems.js';
import { plainText } from './text.js';
import { placeOf } from './whereabouts.js';

/** A service that names more places than this names every one of a chain. */
const MOST = 40;

/** Where a building's description says what it has. */
const ACCESS = ['description', 'accessibility', 'details'];

export type Doors = { locations: Location[]; virtual: boolean; access: string; attending: string };

export function placesOf(record: Loose, places: Places, tell: Tell): Doors {
  const locations: Location[] = [];
  let virtual = false;
  const access: string[] = [];
  const look = (each: Loose, path: string) => {
    const type = textIn(each, 'location_type')?.toLowerCase();
    if (type === 'virtual') virtual = true;
    if (type === 'virtual' || type === 'postal') return;
    for (const { each: inner } of recordsIn(each, 'accessibility', 'accessibility_for_disabilities'))
      addAccess(inner, access);
    const found = placeOf(each, path, places, tell);
    if (found !== undefined) locations.push(found);
  };
  for (const { each, path } of recordsIn(record, 'service_at_locations')) {
    const inner = recordIn(each, 'location');
    if (isEmpty(inner)) look(each, path);
    else look(inner, `${path}.location`);
  }
  for (const { each, path } of recordsIn(record, 'locations', 'location')) look(each, path);
  const different = locations.length > 1 ? eachOnce(locations) : locations;
  if (different.length > MOST)
    tell('service_at_locations', 'noted', `It has ${different.length} places: the first ${MOST} are used`);
  return {
    locations: different.slice(0, MOST),
    virtual,
    access: plainText(access.join('. ')),
    attending: attendingOf(record),
  };
}

/** A place that stands there again is one. */
const eachOnce = (locations: readonly Location[]): Location[] => [
  ...new Map(locations.map((each) => [`${each.name} ${each.postcode} ${each.at?.lat}`, each])).values(),
];

/** What is said of a building, in whichever fields; the same in two of them counts once. */
function addAccess(from: Loose, into: string[]): void {
  const before = into.length;
  for (const key of ACCESS) {
    const said = textIn(from, key);
    if (said !== undefined && into.indexOf(said, before) < 0) into.push(said);
  }
}

/** How people take part, in the words of its times and of the service. */
function attendingOf(record: Loose): string {
  let said = '';
  for (const { each } of recordsIn(record, 'schedules', 'regular_schedules')) {
    const type = textIn(each, 'attending_type');
    if (type !== undefined) said += `${type} `;
  }
  said += textIn(record, 'attending_type', 'attending_access') ?? '';
  return said === '' ? '' : plainText(said);
}
