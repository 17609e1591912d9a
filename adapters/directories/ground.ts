/** Reads what every import stands on: the places we know, and what a feed's words mean. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placesFrom, type Places } from '../../dialogs/matching/near.js';
import { BrokenFeed } from './problems.js';

/** Of the content folder, or those that `directory postcodes` made in the data folder. Throws `BrokenFeed`. */
export function readPlaces(content: string, data: string): Places {
  const own = join(data, 'directory/places');
  const folder = existsSync(join(own, 'sectors.csv')) ? own : join(content, 'places');
  const read = (name: string, from = folder) => readFileSync(join(from, name), 'utf8');
  const towns = join(content, 'places');
  try {
    return placesFrom(
      read('outcodes.csv'),
      read('sectors.csv'),
      existsSync(join(towns, 'towns.csv')) ? read('towns.csv', towns) : '',
    );
  } catch (cause) {
    throw new BrokenFeed(
      `The places in ${folder} cannot be read: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  }
}
