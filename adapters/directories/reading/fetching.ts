/** Fetches a feed page by page into a folder, from which it is imported; a fetch that broke goes on where it was. */
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';
import { isRecord, textIn, type Loose } from '../loose.js';
import { BrokenFeed } from '../problems.js';
import { askFor, NotNow } from './guard.js';
import { splitter } from './splitter.js';

export type Fetching = {
  name: string;
  data: string;
  origins: readonly string[];
  fresh: boolean;
  tell: (line: string) => void;
  /** After each page; how many there are, when the other side says so. */
  paged: (done: { page: number; of: number | undefined; records: number }) => void;
};

/** Bytes in all, pages in all, how often a page is asked for, and milliseconds between. */
const LIMITS = { bytes: 5e9, pages: 20_000, tries: 4, pause: 500, longest: 60_000 };
/** How many details are asked for at once. */
const AT_ONCE = 4;
/** A fetch that broke longer ago is begun anew, in milliseconds. */
const OLD = 24 * 3600_000;

const Begun = z.strictObject({ url: z.string(), at: z.number() });

/** `done` clears what was fetched. Throws `BrokenFeed`; what was fetched until then is kept for the next time. */
export async function fetchFeed(
  what: string,
  fetching: Fetching,
): Promise<{ path: string; done: () => Promise<void> }> {
  if (!URL.canParse(what)) throw new BrokenFeed(`${what} is no address`);
  const folder = join(fetching.data, 'directory/fetched', fetching.name);
  let page = await begun(folder, what, fetching.fresh);
  if (page > 0) fetching.tell(`Going on after page ${page}, which was fetched before`);
  let bytes = 0;
  let url: URL | undefined = page === 0 ? new URL(what) : await nextAfter(folder, page, new URL(what));
  let firstIds = '';
  while (url !== undefined) {
    const text = await patiently(url, fetching);
    bytes += text.length;
    if (bytes > LIMITS.bytes) throw new BrokenFeed('The feed has more than 5 GB');
    const read = pageOf(text);
    if (read === undefined) {
      // A spreadsheet, which is one page.
      await keep(join(folder, 'page-000001.csv'), text);
      break;
    }
    if (page === 0 && read.records.length === 0 && 'version' in read.around) {
      url = new URL(`${url.href.replace(/(?<!\/)\/+$/, '')}/services`);
      continue;
    }
    const ids = read.records.map((record) => textIn(record, 'id') ?? '').join(' ');
    if (page > 0 && ids === firstIds && ids !== '') {
      fetching.tell(`Page ${page + 1} is page ${page} again: that was the last`);
      break;
    }
    firstIds = ids;
    const whole = await withDetails(read.records, url, fetching);
    bytes += whole.bytes;
    page++;
    await keep(
      join(folder, `page-${String(page).padStart(6, '0')}.json`),
      JSON.stringify({ ...read.around, url: url.href, contents: whole.records }),
    );
    const of = Number(textIn(read.around, 'total_pages', 'totalPages') ?? NaN);
    fetching.paged({ page, of: Number.isNaN(of) ? undefined : of, records: whole.records.length });
    if (page >= LIMITS.pages) throw new BrokenFeed(`The feed has more than ${LIMITS.pages} pages`);
    url = read.records.length === 0 ? undefined : nextUrl(read.around, url);
  }
  return { path: folder, done: () => rm(folder, { recursive: true, force: true }) };
}

/** How many pages are there from a fetch of the same address that broke; otherwise the folder is begun anew. */
async function begun(folder: string, url: string, fresh: boolean): Promise<number> {
  const note = join(folder, '.begun');
  const before = Begun.safeParse(await readFile(note, 'utf8').then(JSON.parse, () => undefined)).data;
  if (!fresh && before?.url === url && Date.now() - before.at < OLD)
    return (await readdir(folder)).filter((name) => /^page-\d+\.json$/.test(name)).length;
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await writeFile(note, JSON.stringify({ url, at: Date.now() }));
  return 0;
}

async function nextAfter(folder: string, page: number, start: URL): Promise<URL | undefined> {
  const text = await readFile(join(folder, `page-${String(page).padStart(6, '0')}.json`));
  const read = pageOf(text);
  const at = textIn(read?.around, 'url');
  return read === undefined ? start : nextUrl(read.around, at === undefined ? start : new URL(at));
}

async function keep(path: string, text: string | Buffer): Promise<void> {
  await writeFile(`${path}.tmp`, text);
  await rename(`${path}.tmp`, path);
}

/** Asks again a few times when the other side is busy. */
async function patiently(url: URL, { origins, tell }: Fetching): Promise<Buffer> {
  for (let tries = 1; ; tries++) {
    try {
      return await askFor(url, origins);
    } catch (problem) {
      if (!(problem instanceof NotNow) || tries >= LIMITS.tries) throw problem;
      const pause = Math.min(LIMITS.longest, problem.after ?? LIMITS.pause * 2 ** tries);
      tell(`${problem.message}: asking again in ${Math.ceil(pause / 1000)} s`);
      await wait(pause);
    }
  }
}

type Page = { around: Loose; records: Loose[] };

/** Undefined: it is no JSON. The limits of depth and keys hold before it is read. */
function pageOf(text: Buffer): Page | undefined {
  const sign = text
    .toString('latin1', 0, 200)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()[0];
  if (sign === '<') throw new BrokenFeed('This is a web page, not a feed');
  if (sign !== '{' && sign !== '[') return undefined;
  const split = splitter();
  const pieces = split.push(text);
  split.end();
  const records = pieces.map((piece) => read(piece.toString('utf8'))).filter(isRecord);
  const around = read(split.around());
  const [only] = records;
  // An API says what it is where its services are one step further.
  if (records.length === 1 && only !== undefined && 'version' in only && !('status' in only))
    return { around: only, records: [] };
  const { contents: _c, content: _o, ...rest } = isRecord(around) ? around : {};
  return { around: rest, records };
}

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new BrokenFeed('A page of it is not JSON', { cause });
  }
}

/** The page after this one; undefined after the last. Page numbers are as the server counts them. */
function nextUrl(around: Loose, url: URL): URL | undefined {
  if (around.last_page === true || around.last === true) return undefined;
  const total = Number(textIn(around, 'total_pages', 'totalPages') ?? NaN);
  const number = Number(textIn(around, 'page_number', 'number', 'page') ?? NaN);
  const asked = Number(url.searchParams.get('page') ?? NaN);
  if (Number.isNaN(total) && Number.isNaN(number)) return undefined;
  const now = Number.isNaN(asked) ? (Number.isNaN(number) ? 1 : number) : asked;
  // Servers that count from 0 end one earlier.
  const last = number === 0 && !(asked >= 1) ? total - 1 : total;
  if (!Number.isNaN(last) && now >= last) return undefined;
  const next = new URL(url);
  next.searchParams.set('page', String(now + 1));
  return next;
}

const DETAILS = [
  'service_at_locations',
  'schedules',
  'attributes',
  'cost_options',
  'service_areas',
  'contacts',
  'service_taxonomys',
  'regular_schedules',
  'eligibilitys',
  'phones',
  'service',
  'locations',
];

/** Lists are brief: each service is asked for, unless the list already told its details. */
async function withDetails(
  records: Loose[],
  url: URL,
  fetching: Fetching,
): Promise<{ records: Loose[]; bytes: number }> {
  let bytes = 0;
  const whole = [...records];
  const brief = records.flatMap((record, at) =>
    DETAILS.some((key) => key in record) || textIn(record, 'id') === undefined ? [] : [at],
  );
  const work = async () => {
    for (let at = brief.shift(); at !== undefined; at = brief.shift()) {
      const record = whole[at] ?? {};
      const address = new URL(url);
      address.search = '';
      address.pathname = `${address.pathname.replace(/(?<!\/)\/+$/, '')}/${encodeURIComponent(textIn(record, 'id') ?? '')}`;
      try {
        const text = await patiently(address, fetching);
        bytes += text.length;
        const detail = pageOf(text)?.records[0];
        if (detail !== undefined) whole[at] = { ...record, ...detail };
      } catch (problem) {
        // What the list says is better than nothing; a server that is gone altogether ends the fetch.
        if (problem instanceof NotNow || !(problem instanceof BrokenFeed)) throw problem;
        fetching.tell(`${address.href}: ${problem.message}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return { records: whole, bytes };
}
