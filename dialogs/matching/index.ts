/** The directory as it is searched: built once, never changed, known by the version of its content. */
import { createHash } from 'node:crypto';
import type { Service } from './service.js';

export type Index = {
  /** Twelve characters that change when anything in the directory does, whatever order it was read in. */
  readonly version: string;
  /** In order of id. */
  readonly services: readonly Service[];
  readonly byId: ReadonlyMap<string, Service>;
  /** Need id to the services that serve it, closed ones too: a status is read when somebody asks. */
  readonly byNeed: ReadonlyMap<string, readonly Service[]>;
};

export class TwoServicesAlike extends Error {
  override name = 'TwoServicesAlike';
  constructor(id: string) {
    super(`Two services have the id '${id}': give one of them another`);
  }
}

/** Makes the index of a list of services, whose order does not matter. */
export function buildIndex(services: Service[]): Index {
  const sorted = [...services].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const byId = new Map<string, Service>();
  const byNeed = new Map<string, Service[]>();
  for (const service of sorted) {
    if (byId.has(service.id)) throw new TwoServicesAlike(service.id);
    byId.set(service.id, service);
    for (const need of Object.keys(service.needs)) {
      const serving = byNeed.get(need) ?? [];
      byNeed.set(need, serving);
      serving.push(service);
    }
  }
  return Object.freeze({ version: versionOf(sorted), services: Object.freeze(sorted), byId, byNeed });
}

function versionOf(sorted: Service[]): string {
  return createHash('sha256').update(JSON.stringify(sorted, inOrder)).digest('hex').slice(0, 12);
}

/** Keys in order, so that a file with its lines moved about is the same directory. */
function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
