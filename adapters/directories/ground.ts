/** Reads what every import stands on: the places we know, and those that somebody imported exactly. */
import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { placesFrom, type Places } from '../../dialogs/matching/near.js';
import { exactIn } from './kept/exact.js';
import { takePostcodes, type TakenIn } from './kept/postcodes.js';
import { BrokenFeed } from './problems.js';

/** Which folder of places is in use: written last, so that a new list is there whole or not at all. */
const Current = z.strictObject({
  format: z.literal(1),
  folder: z.string().regex(/^[\w-]+$/),
  source: z.string(),
  imported: z.iso.datetime(),
});

const placesFolder = (data: string) => join(data, 'directory/places');
const noteIn = (data: string) => join(placesFolder(data), 'current.json');

/** Whether somebody imported a list of places: else those that ship are all there are. */
export const arePlacesImported = (data: string): boolean => existsSync(noteIn(data));

/**
 * Of the content folder; where `directory postcodes` imported a list, that comes first, and what it leaves out stays as
 * it ships. Throws `BrokenFeed`.
 */
export function readPlaces(content: string, data: string): Places {
  const note = noteIn(data);
  const ships = join(content, 'places');
  let folder = ships;
  try {
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    const towns = existsSync(join(ships, 'towns.csv')) ? read('towns.csv') : '';
    const shipped = placesFrom(read('outcodes.csv'), read('sectors.csv'), towns);
    if (!existsSync(note)) return shipped;
    folder = join(placesFolder(data), Current.parse(JSON.parse(readFileSync(note, 'utf8'))).folder);
    const own = placesFrom(read('outcodes.csv'), read('sectors.csv'));
    return {
      outcodes: new Map([...shipped.outcodes, ...own.outcodes]),
      sectors: new Map([...shipped.sectors, ...own.sectors]),
      towns: shipped.towns,
      exact: exactIn(readFileSync(join(folder, 'postcodes.bin'))),
    };
  } catch (cause) {
    throw new BrokenFeed(
      `The places in ${folder} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
}

/** Whole or not at all: until the last moment the old list serves. Throws `BrokenFeed`. */
export async function importPostcodes(
  file: string,
  data: string,
  now: Date,
  progress: (bytes: number, rows: number) => void,
): Promise<TakenIn> {
  const all = placesFolder(data);
  const name = `list-${randomUUID()}`;
  const folder = join(all, name);
  try {
    const taken = await takePostcodes(file, folder, progress);
    const current = { format: 1 as const, folder: name, source: file, imported: now.toISOString() };
    const note = join(all, `current-${randomUUID()}.tmp`);
    await writeFile(note, JSON.stringify(current), { mode: 0o600, flush: true });
    await rename(note, join(all, 'current.json'));
    for (const old of await readdir(all))
      if (old !== name && old !== 'current.json') await rm(join(all, old), { recursive: true, force: true });
    return taken;
  } catch (problem) {
    await rm(folder, { recursive: true, force: true });
    throw problem;
  }
}
