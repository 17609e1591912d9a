/** The places a server goes by: those that somebody imported, or those that ship when these cannot be read. */
import { arePlacesImported, readPlaces } from '../../adapters/directories/ground.js';
import type { Places } from '../../dialogs/matching/near.js';
import type { Log } from '../log.js';

/** Better middles of areas where a list was imported; one that cannot be read keeps nobody from being answered. */
export function placesFor(content: string, data: string, shipped: Places, log: Log): Places {
  if (!arePlacesImported(data)) return shipped;
  try {
    const { outcodes, sectors, towns } = readPlaces(content, data);
    return { outcodes, sectors, towns };
  } catch (problem) {
    log.error({ problem }, 'the postcodes that were imported cannot be read: those that ship are used');
    return shipped;
  }
}
