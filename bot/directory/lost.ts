/** Finds what colleagues added to services that a feed had and has no more, so that it can be put where it belongs. */
import { idsBefore, type Before } from '../../adapters/directories/kept/ids.js';
import { readOverlay, type Overlay } from '../../adapters/directories/kept/overlay.js';
import { madeId } from '../../adapters/directories/naming.js';
import type { Service } from '../../dialogs/matching/service.js';
import { counted, many } from './printing.js';

/** So many are told one by one. */
const MOST_SAID = 10;

export type Lost = {
  service: string;
  name: string;
  fields: string[];
  /** A service of now that is run by the same people, under the same name, at the same place. */
  now?: string;
};

export type AddedUntilNow = Before & {
  added: readonly Overlay[];
  /** Called with every service of now. */
  meet: (service: Service) => void;
  /** By what it is: the service of now; undefined when there are several. */
  met: ReadonlyMap<string, string | undefined>;
};

/** Before a feed is read. What cannot be read of what was added is for `check` to tell. */
export async function addedUntilNow({ data, name }: { data: string; name: string }): Promise<AddedUntilNow> {
  const all = await readOverlay(data, () => undefined);
  const added = all.filter((each) => Object.keys(each.added).length > 0);
  const before = await idsBefore(data, name, new Set(added.map(({ service }) => service)));
  const names = new Set([...before.services.values()].map((service) => service.name));
  const met = new Map<string, string | undefined>();
  const meet = (service: Service) => {
    if (!names.has(service.name)) return;
    const made = madeId(service);
    met.set(made, met.has(made) ? undefined : service.id);
  };
  return { ...before, added, met, meet };
}

/** `has` says whether there is a service with an id now. */
export function lostIn({ added, services, met }: AddedUntilNow, has: (id: string) => boolean): Lost[] {
  return added.flatMap(({ service, added: fields }) => {
    const before = services.get(service);
    if (before === undefined || has(service)) return [];
    const now = met.get(madeId(before));
    const lost = { service, name: before.name, fields: Object.keys(fields) };
    return now !== undefined && has(now) ? { ...lost, now } : lost;
  });
}

/** Each with what can be done about it. */
export function lostInWords(lost: readonly Lost[]): string[] {
  if (lost.length === 0) return [];
  return [
    `Colleagues added to ${counted(lost.length, 'service')} that the feed has no more. What they added is kept:`,
    ...lost.slice(0, MOST_SAID).map(({ service, name, fields, now }) => {
      const to = now === undefined ? '<id>' : now;
      return `  ${name} [${service}]: ${fields.join(', ')}. To put it at another: npm run directory -- overlay ${service} --to ${to}`;
    }),
    ...(lost.length > MOST_SAID
      ? [`  … and ${many(lost.length - MOST_SAID)} more: npm run directory -- check --json`]
      : []),
  ];
}
