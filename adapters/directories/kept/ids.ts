/** Looks through the feeds that are kept for their ids alone: which are spoken for, and what an id stood for until now. */
import { Service } from '../../../dialogs/matching/service.js';
import { recordIn } from '../loose.js';
import type { Spoken } from '../naming.js';
import { feedFile, keptFeeds } from './feeds-folder.js';
import { idOf, linesOf } from './lines.js';

export type Before = {
  spoken: Spoken;
  /** Of the ids that were asked for: the services that had them when this feed was last imported. */
  services: ReadonlyMap<string, Service>;
};

/** `wanted` are ids to be told of, few. A file that is not whole is read as far as it goes. */
export async function idsBefore(data: string, feed: string, wanted: ReadonlySet<string>): Promise<Before> {
  const own = feedFile(data, feed);
  const [held, prefixed, services] = [new Set<string>(), new Set<string>(), new Map<string, Service>()];
  for (const file of (await keptFeeds(data)).files)
    for await (const lines of linesOf(file))
      for (const line of lines) {
        const id = idOf(line);
        if (id === undefined) continue;
        if (file !== own) held.add(id);
        else if (wanted.has(id) || id.startsWith(`${feed}.`)) {
          const record = recordOf(line);
          if (id.startsWith(`${feed}.`) && recordIn(record, 'from').id !== id) prefixed.add(id);
          const service = wanted.has(id) ? Service.safeParse(record).data : undefined;
          if (service !== undefined) services.set(id, service);
        }
      }
  return { spoken: { held, prefixed }, services };
}

function recordOf(line: Buffer): unknown {
  try {
    return JSON.parse(line.toString('utf8'));
  } catch {
    // `readFeed` says so; here it is no service.
    return undefined;
  }
}
