/** How far a service reaches: as far as it says, everywhere, or as far as people usually go. */
import type { Service } from '../../../dialogs/matching/service.js';
import type { Tell } from '../problems.js';
import type { Stated } from './areas.js';
import type { Doors } from './doors.js';
import { saysNational, type Said } from './said.js';

/** How far a service of a place reaches when it does not say, in km. */
export const REACH = 20;

/** By phone or online, and its own words say that it is for the whole country. */
export const nationally = (said: readonly Said[], channels: Service['channels']) =>
  channels.some((channel) => channel !== 'in-person') && saysNational(said)
    ? { everywhere: true as const }
    : undefined;

/** What gates it by place; nothing for one that is there for everybody. */
export function reachOf(
  stated: Stated | undefined,
  { locations, virtual }: Doors,
  channels: Service['channels'],
  tell: Tell,
): Pick<Service, 'reach_km' | 'reach_guessed' | 'area'> {
  const placed = locations.some(({ at }) => at !== undefined);
  const door = channels.includes('in-person') && !virtual;
  const remote = channels.some((channel) => channel !== 'in-person');
  const area = stated !== undefined && 'area' in stated ? stated.area : undefined;
  const covering = area !== undefined && (area.circles ?? area.rings ?? area.nations) !== undefined;
  // Without a door, or when it says where it is for, that alone says where it reaches.
  if (!door)
    return area === undefined
      ? {}
      : covering
        ? { area }
        : { area, ...(placed ? guessed : nowhere(tell, area.name)) };
  if (remote && stated !== undefined && ('everywhere' in stated || area?.nations !== undefined))
    return area === undefined ? {} : { area };
  if (placed) return { ...(area === undefined ? {} : { area }), ...guessed };
  if (covering) return { area };
  if (stated !== undefined && 'everywhere' in stated) return {};
  return { ...(area === undefined ? {} : { area }), ...nowhere(tell, area?.name) };
}

const guessed = { reach_km: REACH, reach_guessed: true };

/** Offered to nobody by place, for nobody knows whom it reaches; found by words all the same. */
function nowhere(tell: Tell, area: string | undefined): { reach_km: number; reach_guessed: true } {
  tell(
    'service_at_locations',
    'noted',
    'Nobody can tell where it is: it is found by words, never suggested',
    area,
  );
  return { reach_km: REACH, reach_guessed: true };
}
