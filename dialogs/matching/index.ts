/** The directory as it is searched: built once, never changed, known by the version of its content. */
import { createHash } from 'node:crypto';
import { factsOf, type Facts } from './facts.js';
import { reachesOf, type Reaches } from './reaches.js';
import { Service } from './service.js';
import { sorting } from './sorting.js';
import { emptyShelf, put, type Filling, type Shelf } from './shelf.js';

export type Index = {
  /** Twelve characters that change when anything in the directory does, whatever order it was read in. */
  readonly version: string;
  /** In order of id. */
  readonly services: readonly Service[];
  readonly byId: ReadonlyMap<string, Service>;
  /** Need id to the services that serve it, closed ones too: a status is read when somebody asks. */
  readonly byNeed: ReadonlyMap<string, readonly Service[]>;
  /** The open ones of a need, by where they are. */
  readonly shelves: ReadonlyMap<string, Shelf>;
  /** What is known of each open one, in the order of the services. */
  readonly facts: readonly (Facts | undefined)[];
  readonly reaches: Reaches;
};

export class TwoServicesAlike extends Error {
  override name = 'TwoServicesAlike';
  constructor(id: string) {
    super(`Two services have the id '${id}': give one of them another`);
  }
}

/** Makes the index of a list of services, whose order does not matter. Throws `TwoServicesAlike`. */
export function buildIndex(services: readonly Service[]): Index {
  const building = indexing(services);
  for (;;) {
    const { done, value } = building.next();
    if (done) return value;
  }
}

/** So many services are taken in between two pauses: about a millisecond. */
const AT_ONCE = 50;

/** The same in steps, for a server that has people to answer meanwhile. */
export function* indexing(services: readonly Service[]): Generator<undefined, Index> {
  const sorted = yield* sorting(services, (a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const byId = new Map<string, Service>();
  const byNeed = new Map<string, Service[]>();
  const shelves = new Map<string, Filling>();
  const allFacts: (Facts | undefined)[] = [];
  const version = createHash('sha256');
  for (const [at, service] of sorted.entries()) {
    if (at % AT_ONCE === AT_ONCE - 1) yield;
    if (byId.has(service.id)) throw new TwoServicesAlike(service.id);
    byId.set(service.id, service);
    version.update(inOrder(service));
    const facts = service.status === 'active' ? factsOf(service) : undefined;
    allFacts.push(facts);
    for (const need of Object.keys(service.needs)) {
      const serving = byNeed.get(need);
      if (serving === undefined) byNeed.set(need, [service]);
      else serving.push(service);
      if (facts === undefined) continue;
      const shelf = shelves.get(need) ?? emptyShelf();
      shelves.set(need, shelf);
      put(facts, shelf);
    }
  }
  return Object.freeze({
    version: version.digest('hex').slice(0, 12),
    services: Object.freeze(sorted),
    byId,
    byNeed,
    shelves,
    facts: Object.freeze(allFacts),
    reaches: reachesOf(allFacts),
  });
}

const KEYS = Service.keyof().options.toSorted();

/** Keys in order, so that a file with its lines moved about is the same directory. */
function inOrder(service: Service): string {
  const ordered: Record<string, unknown> = {};
  for (const key of KEYS) ordered[key] = service[key];
  ordered.needs = Object.fromEntries(Object.entries(service.needs).sort(byKey));
  return JSON.stringify(ordered);
}

const byKey = ([a]: [string, unknown], [b]: [string, unknown]) => (a < b ? -1 : 1);
