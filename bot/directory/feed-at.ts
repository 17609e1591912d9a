/** Brings a feed to where it can be read: what is on this disk stays there, what is at an address is fetched first. */
import { resolve } from 'node:path';

export type Bringing = {
  name: string;
  data: string;
  origins: readonly string[];
  fresh: boolean;
  tell: (line: string) => void;
  paged: (done: { page: number; of: number | undefined; records: number }) => void;
};

/** `done` is called when it has been imported. Throws `BrokenFeed`. */
export async function feedAt(
  what: string,
  bringing: Bringing,
): Promise<{ path: string; done: () => Promise<void> }> {
  if (!/^[a-z][a-z0-9+.-]*:\/\//i.test(what)) return { path: resolve(what), done: () => Promise.resolve() };
  const { fetchFeed } = await import('../../adapters/directories/reading/fetching.js');
  return fetchFeed(what, bringing);
}
