/** Which choice of the urgent menu is meant by words that are its label, of oneself or of the person beside a clinician. */
import type { Alarms } from './danger/alarms.js';
import { plain } from './heard.js';

/** `said` is as `plain` leaves it; any language's label will do. */
export const labelledAs = (
  { menu }: Pick<Alarms, 'menu'>,
  said: string,
): Alarms['menu'][number] | undefined =>
  menu.find(({ label, label_they }) =>
    [label, ...(label_they ? [label_they] : [])].some((ways) =>
      Object.values(ways).some((way) => plain(way) === said),
    ),
  );
