/** Gives each service the id it keeps: its feed's own, or one made of what it is; never one that another has. */
import { createHash } from 'node:crypto';
import type { Service } from '../../dialogs/matching/service.js';
import { textIn, type Loose } from './loose.js';
import { teller, type Problem } from './problems.js';

/** The id a feed gives a record; undefined when it gives none. */
export const givenId = (record: Loose): string | undefined =>
  textIn(record, 'id', 'service_id', 'external_id')?.trim();

/** Ids that are spoken for: by other feeds, and those that this feed's name stood before when it was last imported. */
export type Spoken = { held: ReadonlySet<string>; prefixed: ReadonlySet<string> };
export const NOTHING_SPOKEN: Spoken = { held: new Set(), prefixed: new Set() };

type Identity = Pick<Service, 'name' | 'organisation' | 'locations'>;

/** Where a row stands says nothing: who runs it, what it is called and where it is. Capitals and signs do not count. */
export function madeId({ name, organisation = '', locations: [place] }: Identity): string {
  const where = place?.postcode ?? place?.name ?? '';
  const slug = tidy(name).replaceAll(' ', '-').slice(0, 40).replace(/-$/, '');
  const of = short([organisation, name, where].map(tidy).join('\n'));
  return slug === '' ? `service-${of}` : `${slug}-${of}`;
}

const tidy = (text: string) =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

const short = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 12);

/** What tells a service from another with its id: its name, or all that it says when the id was made. */
function apartOf(service: Service, isMade: boolean): string {
  if (!isMade)
    return service.from?.id === service.id ? service.name : `${service.from?.id ?? ''} ${service.name}`;
  // One row for each session is usual: times and places make no other service.
  const { id: _id, from: _from, schedules: _times, locations: _places, provenance: _how, ...rest } = service;
  return short(JSON.stringify(rest));
}

/** Under which id a service is kept, and whether it was there before. */
export type Named = { id: string; again: boolean };

export type Naming = {
  of(service: Service, isMade: boolean, record: string): Named;
  /** Who came first with an id that turned out to be shared gives it up, too: else the order of the feed would decide. */
  given: ReadonlyMap<string, string>;
  has: (id: string) => boolean;
};

const LONGEST = 120;
const before = (feed: string, id: string) => `${feed}.${id}`.slice(0, LONGEST);

export function naming(
  feed: string,
  { held, prefixed }: Spoken,
  problem: (problem: Problem) => void,
): Naming {
  /** Ids, and what tells those that have them apart. */
  const taken = new Map<string, string>();
  const given = new Map<string, string>();
  const free = (id: string): string => {
    const own = before(feed, id);
    return held.has(id) || prefixed.has(own) ? own : id;
  };
  const apartIn = (id: string, apart: string) => free(`${id.slice(0, LONGEST - 13)}-${short(apart)}`);

  return {
    given,
    has: (id) => taken.has(id) && !given.has(id),
    of(service, isMade, record) {
      const wanted = free(service.id);
      const apart = apartOf(service, isMade);
      const first = taken.get(wanted);
      if (first === undefined) {
        taken.set(wanted, apart);
        if (wanted !== service.id)
          teller(problem, record, service.name)('id', 'mended', 'Another feed has this id', service.id);
        return { id: wanted, again: false };
      }
      const tell = teller(problem, record, service.name);
      if (first === apart) {
        if (isMade) tell('id', 'noted', 'It has no id and stands there twice: taken as one');
        return { id: wanted, again: true };
      }
      if (!given.has(wanted)) {
        const other = apartIn(wanted, first);
        given.set(wanted, other);
        taken.set(other, first);
      }
      const id = apartIn(wanted, apart);
      const again = taken.has(id);
      taken.set(id, apart);
      if (isMade)
        tell(
          'id',
          'noted',
          'It has no id, and another has its organisation, name and place: told apart by the rest',
        );
      else tell('id', 'mended', 'Another service has this id: none of them keeps it', service.id);
      return { id, again };
    },
  };
}
