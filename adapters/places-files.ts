/** Reads where each part of the country is. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placesFrom, type Places } from '../dialogs/matching/near.js';

/** Undefined, and a problem more, where the lists cannot be read. */
export function readPlaces(root: string, problems: string[]): Places | undefined {
  try {
    return placesFrom(
      readFileSync(join(root, 'places/outcodes.csv'), 'utf8'),
      readFileSync(join(root, 'places/sectors.csv'), 'utf8'),
      existsSync(join(root, 'places/towns.csv')) ? readFileSync(join(root, 'places/towns.csv'), 'utf8') : '',
    );
  } catch (cause) {
    problems.push(`content/places: ${cause instanceof Error ? cause.message : String(cause)}`);
    return undefined;
  }
}
