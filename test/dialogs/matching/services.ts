/** Small services and people to match in tests, with only what a test is about. */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { Service, ServiceFile } from '../../../dialogs/matching/service.js';
import type { Person } from '../../../dialogs/matching/suggestion.js';

export const today = '2026-11-22';
/** The middle of YO1 7, and a point so many kilometres north of it. */
export const york = { lat: 53.96088, long: -1.08226 };
export const north = (km: number) => ({ lat: york.lat + km / 111.195, long: york.long });

export function service(id: string, parts: Partial<Service> = {}): Service {
  return Service.parse({
    id,
    name: id,
    summary: 'Something.',
    needs: { company: 2 },
    channels: ['in-person'],
    how_to_start: 'Turn up.',
    ...parts,
  });
}

export function local(id: string, km: number, parts: Partial<Service> = {}): Service {
  return service(id, { locations: [{ name: 'a hall', at: north(km) }], reach_km: 20, ...parts });
}

/** What a test says about a person; `undefined` takes away what there would be. */
export type Parts = { [part in keyof Person]?: Person[part] | undefined };

export function person(parts: Parts = {}): Person {
  const whole = {
    main: { need: 'company' },
    others: [],
    place: york,
    barriers: [],
    decided: [],
    refused: [],
    ...parts,
  };
  // Only `main` and `place` may be taken away, and absent is how the matcher knows them.
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== undefined)) as Person;
}

export const shipped = ['national', 'example-area'].flatMap(
  (file) => ServiceFile.parse(parse(readFileSync(`content/services/${file}.yaml`, 'utf8'))).services,
);
