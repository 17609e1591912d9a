/** Fetches a feed page by page into a folder, from which it is imported; a fetch that broke goes on where it was. */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { BrokenFeed } from '../problems.js';
import { asking, withDetails, type Limits } from './asking.js';
import { missingIn, nextUrl, pageOf, pagesIn, sumOf } from './pages.js';

export type Fetching = {
  name: string;
  data: string;
  origins: readonly string[];
  fresh: boolean;
  /** It may be less than the other side says it is. */
  fewer?: boolean;
  tell: (line: string) => void;
  /** After each page; how many there are, when the other side says so. */
  paged: (done: { page: number; of: number | undefined; records: number }) => void;
  /** Other limits than a feed usually has. */
  limits?: Partial<Limits>;
};

/** A fetch that broke longer ago is begun anew, in milliseconds. */
const OLD = 24 * 3600_000;

const Begun = z.strictObject({ url: z.string(), at: z.number() });
/** What came until a page, kept with it; `sum` is of its records. */
const Came = z.strictObject({
  url: z.string(),
  sum: z.string(),
  pages: z.int(),
  records: z.int(),
  bytes: z.int(),
  skipped: z.int(),
});
type Came = z.infer<typeof Came>;

/** `done` clears what was fetched. Throws `BrokenFeed`; what was fetched until then is kept for the next time. */
export async function fetchFeed(
  what: string,
  fetching: Fetching,
): Promise<{ path: string; done: () => Promise<void> }> {
  if (!URL.canParse(what)) throw new BrokenFeed(`${what} is no address`);
  const { data, name, tell } = fetching;
  const folder = join(data, 'directory/fetched', name);
  const before = await begun(folder, what, fetching.fresh);
  let came: Came = before?.came ?? nothingOf(what);
  if (before !== undefined) tell(`Going on after page ${came.pages}, which was fetched before`);
  const ask = asking(fetching.origins, tell, came.bytes, fetching.limits);
  let url: URL | undefined =
    before === undefined ? new URL(what) : nextUrl(before.around, new URL(came.url), came);
  let around = before?.around ?? {};
  let [isInside, again] = [false, 0];
  while (url !== undefined) {
    const text = await ask.page(url);
    const read = pageOf(text, ask.limits.records);
    if (read === undefined) {
      // A spreadsheet, which is one page.
      await keep(join(folder, 'page-000001.csv'), text);
      break;
    }
    if (came.pages === 0 && read.records.length === 0 && 'version' in read.around) {
      if (isInside) throw new BrokenFeed(`${url.href} says what it is, and holds no services`);
      isInside = true;
      url = new URL(`${url.href.replace(/(?<!\/)\/+$/, '')}/services`);
      continue;
    }
    around = read.around;
    const sum = sumOf(read.records);
    if (read.records.length === 0) break;
    if (sum === came.sum) {
      tell(`${url.href} is page ${came.pages} again`);
      // Who counts pages from 1 and says 0 has one page for both.
      url = again++ === 0 ? nextUrl(around, url, came) : undefined;
      continue;
    }
    again = 0;
    const records = await withDetails(read.records, url, ask, tell);
    came = {
      ...came,
      url: url.href,
      sum,
      pages: came.pages + 1,
      records: came.records + records.length,
      bytes: ask.bytes(),
    };
    await keep(join(folder, nameOf(came.pages)), JSON.stringify({ ...around, came, contents: records }));
    fetching.paged({ page: came.pages, of: pagesIn(around), records: records.length });
    if (came.pages >= ask.limits.pages && nextUrl(around, url, came) !== undefined)
      throw new BrokenFeed(`The feed has more than ${ask.limits.pages} pages`);
    url = nextUrl(around, url, came);
  }
  const done = () => rm(folder, { recursive: true, force: true });
  const missing = missingIn(around, came);
  if (missing !== undefined) {
    if (missing.much && fetching.fewer !== true) {
      // To go on after its end would find the same end.
      await done();
      throw new BrokenFeed(`${missing.words}. Nothing was changed. When that is right, add --fewer`);
    }
    tell(missing.words);
  }
  return { path: folder, done };
}

/** Who asks for a later page wants none of those before it. */
const nothingOf = (what: string): Came => {
  const asked = Number(new URL(what).searchParams.get('page') ?? 1);
  const skipped = Number.isInteger(asked) && asked > 1 ? asked - 1 : 0;
  return { url: what, sum: '', pages: 0, records: 0, bytes: 0, skipped };
};

const nameOf = (page: number) => `page-${String(page).padStart(6, '0')}.json`;

/** The last page of a fetch of the same address that broke; undefined when the folder was begun anew. */
async function begun(folder: string, url: string, fresh: boolean) {
  const note = join(folder, '.begun');
  const before = Begun.safeParse(await readFile(note, 'utf8').then(JSON.parse, () => undefined)).data;
  if (!fresh && before?.url === url && Date.now() - before.at < OLD) {
    const pages = (await readdir(folder)).filter((name) => /^page-\d+\.json$/.test(name)).length;
    const last = pages === 0 ? undefined : pageOf(await readFile(join(folder, nameOf(pages))), Infinity);
    const came = Came.safeParse(last?.around.came).data;
    if (last !== undefined && came?.pages === pages) return { around: last.around, came };
  }
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(note, JSON.stringify({ url, at: Date.now() }));
  return undefined;
}

async function keep(path: string, text: string | Buffer): Promise<void> {
  await writeFile(`${path}.tmp`, text);
  await rename(`${path}.tmp`, path);
}
