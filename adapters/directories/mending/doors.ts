/** The places of a service: where people go, what is only online, and what the buildings have. */
import type { Places } from '../../../dialogs/matching/near.js';
import type { Location } from '../../../dialogs/matching/service.js';
import { recordIn, recordsIn, textIn, type Loose } from '../loose.js';
import type { Tell } from '../problems.js';
import { plainText } from './text.js';
import { placeOf } from './whereabouts.js';

/** A service that names more places than this names every one of a chain. */
const MOST = 40;

export type Doors = { locations: Location[]; virtual: boolean; access: string; attending: string };

export function placesOf(record: Loose, places: Places, tell: Tell): Doors {
  const lists = [
    ...recordsIn(record, 'service_at_locations').map(({ each, path }) => {
      const inner = recordIn(each, 'location');
      return Object.keys(inner).length > 0 ? { each: inner, path: `${path}.location` } : { each, path };
    }),
    ...recordsIn(record, 'locations', 'location'),
  ];
  const locations = new Map<string, Location>();
  let virtual = false;
  const access: string[] = [];
  for (const { each, path } of lists) {
    const type = textIn(each, 'location_type')?.toLowerCase();
    if (type === 'virtual') virtual = true;
    if (type === 'virtual' || type === 'postal') continue;
    for (const { each: inner } of recordsIn(each, 'accessibility', 'accessibility_for_disabilities'))
      access.push(
        ...new Set(['description', 'accessibility', 'details'].flatMap((key) => textIn(inner, key) ?? [])),
      );
    const found = placeOf(each, path, places, tell);
    if (found !== undefined) locations.set(`${found.name} ${found.postcode} ${found.at?.lat}`, found);
  }
  if (locations.size > MOST)
    tell('service_at_locations', 'noted', `It has ${locations.size} places: the first ${MOST} are used`);
  const attending = [
    ...recordsIn(record, 'schedules', 'regular_schedules').flatMap(
      ({ each }) => textIn(each, 'attending_type') ?? [],
    ),
    textIn(record, 'attending_type', 'attending_access') ?? '',
  ].join(' ');
  return {
    locations: [...locations.values()].slice(0, MOST),
    virtual,
    access: plainText(access.join('. ')),
    attending: plainText(attending),
  };
}
