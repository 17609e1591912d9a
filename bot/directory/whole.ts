/** Puts the directory together: what ships, every feed that was imported, and what colleagues added. */
import { readFeed } from '../../adapters/directories/kept/feed-file.js';
import { keptFeeds } from '../../adapters/directories/kept/feeds-folder.js';
import { overlaid, overlayMark, readOverlay, type Overlay } from '../../adapters/directories/kept/overlay.js';
import { codeOf } from '../../adapters/stores/files.js';
import { indexing, type Index } from '../../dialogs/matching/index.js';
import type { Service } from '../../dialogs/matching/service.js';
import { learning } from '../../dialogs/matching/vocabulary.js';

export type Whole = {
  services: Service[];
  feeds: { name: string; source: string; imported: string; services: number }[];
  /** Feeds that cannot be read, and what colleagues added to one service: what else there is serves. */
  broken: Error[];
  /** Ids that a service of another feed has, too: the later of the two feeds by name has its name before it. */
  shared: string[];
  /** What colleagues added to services that are not there now: kept, and used by nobody. */
  lost: Overlay[];
};

/** Changes when anything that was imported or added does. */
export async function markOf(data: string): Promise<string> {
  return `${(await keptFeeds(data)).mark}\n${await overlayMark(data)}`;
}

/** So many are put in between two pauses. */
const PUT_IN = 5000;

/** Everything there is. The made-up groups of the example area go as soon as there is a real feed. */
export async function wholeDirectory(data: string, shipped: readonly Service[]): Promise<Whole> {
  const { files } = await keptFeeds(data);
  const byId = new Map<string, Service>();
  const [feeds, broken, shared, lost]: [Whole['feeds'], Error[], string[], Overlay[]] = [[], [], [], []];
  for (const service of shipped) if (!service.example || files.length === 0) byId.set(service.id, service);
  for (const file of files) {
    try {
      const { head, services } = await readFeed(file);
      feeds.push({
        name: head.feed,
        source: head.source,
        imported: head.imported,
        services: services.length,
      });
      for (const [at, service] of services.entries()) {
        if (at % PUT_IN === PUT_IN - 1) await new Promise((next) => setImmediate(next));
        const id = freeIn(byId, service.id, head.feed);
        if (id !== service.id) shared.push(service.id);
        byId.set(id, id === service.id ? service : { ...service, id });
      }
    } catch (problem) {
      // Taken out since the folder was read.
      if (codeOf(problem) === 'ENOENT') continue;
      broken.push(problem instanceof Error ? problem : new Error(String(problem)));
    }
  }
  // What belongs to a feed that cannot be read is not lost.
  const isWhole = broken.length === 0;
  for (const added of await readOverlay(data, (problem) => broken.push(problem))) {
    const service = byId.get(added.service);
    if (service !== undefined) byId.set(service.id, overlaid(service, added));
    else if (isWhole && Object.keys(added.added).length > 0) lost.push(added);
  }
  return { services: [...byId.values()], feeds, broken, shared, lost };
}

/** No service ever takes the place of another. */
function freeIn(byId: ReadonlyMap<string, Service>, id: string, feed: string): string {
  let free = id;
  for (let n = 1; byId.has(free); n++) free = `${feed}.${id}`.slice(0, 112) + (n === 1 ? '' : `-${n}`);
  return free;
}

/** Milliseconds that may go by between two looks at what people want. */
const STEP = 5;

/** The index of it and the words it is searched by, made in small steps so that people are answered meanwhile. */
export async function indexInSteps(services: readonly Service[]): Promise<Index> {
  const index = await inSteps(indexing(services));
  await inSteps(learning(index));
  return index;
}

async function inSteps<T>(steps: Iterator<undefined, T>): Promise<T> {
  for (let began = performance.now(); ;) {
    const { done, value } = steps.next();
    if (done) return value;
    if (performance.now() - began < STEP) continue;
    await new Promise((next) => setImmediate(next));
    began = performance.now();
  }
}
