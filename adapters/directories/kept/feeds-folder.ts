/** The folder in which each feed has a file: lists them, takes one out, and sweeps up. */
import { open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

const SUFFIX = '.jsonl';
export const TEMPORARY = '.tmp';

export const feedsFolder = (data: string) => join(data, 'directory/feeds');
export const feedFile = (data: string, feed: string) => join(feedsFolder(data), `${feed}${SUFFIX}`);

/** The feeds that are kept: their files, and a mark that changes with any of them. */
export async function keptFeeds(data: string): Promise<{ files: string[]; mark: string }> {
  const names = await readdir(feedsFolder(data)).catch(orGone([]));
  const found = await Promise.all(
    names
      .filter((name) => name.endsWith(SUFFIX))
      .sort()
      .map(async (name) => {
        const file = join(feedsFolder(data), name);
        const there = await stat(file).catch(orGone(undefined));
        // Taken out since the folder was read.
        if (there === undefined) return [];
        return [{ file, mark: `${file} ${there.ino} ${there.mtimeMs} ${there.size}` }];
      }),
  );
  const kept = found.flat();
  return { files: kept.map(({ file }) => file), mark: kept.map(({ mark }) => mark).join('\n') };
}

/** Stands for what is not there; every other problem is thrown. */
export const orGone =
  <T>(instead: T) =>
  (problem: NodeJS.ErrnoException): T => {
    if (problem.code === 'ENOENT') return instead;
    throw problem;
  };

/** Takes a feed out, durably and at once: until then it serves. What is half written of it goes, too. */
export async function dropFeed(data: string, feed: string): Promise<void> {
  const folder = feedsFolder(data);
  await rm(feedFile(data, feed), { force: true });
  await settle(folder);
  await sweep(folder, feed);
}

/** Takes away what a killed import of a feed left. */
export async function sweep(folder: string, feed: string): Promise<void> {
  for (const name of await readdir(folder))
    if (name.startsWith(`${feed}.`) && name.endsWith(TEMPORARY))
      await rm(join(folder, name), { force: true });
}

/** What was renamed or taken out in a folder stays so, whatever happens. */
export async function settle(folder: string): Promise<void> {
  const directory = await open(folder, 'r');
  await directory.sync();
  await directory.close();
}
