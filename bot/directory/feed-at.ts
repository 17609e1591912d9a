/** Brings a feed to where it can be read: what is on this disk stays there, what is at an address is fetched first. */
import { resolve } from 'node:path';
import { columnsKept } from '../../adapters/directories/mapping-files.js';
import type { Fetching } from '../../adapters/directories/reading/fetching.js';

/** Where it can be read, and where it is said what its columns are when that is not beside it. */
export type Brought = { path: string; columns?: string; done: () => Promise<void> };

/** `done` is called when it is not needed any more. Throws `BrokenFeed`. */
export async function feedAt(what: string, bringing: Fetching): Promise<Brought> {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(what)) return { path: resolve(what), done: () => Promise.resolve() };
  const { fetchFeed } = await import('../../adapters/directories/reading/fetching.js');
  return { ...(await fetchFeed(what, bringing)), columns: columnsKept(bringing.data, bringing.name) };
}
