/** Takes one page of an API apart: its records, what it says around them, which page comes next, and whether all came. */
import { createHash } from 'node:crypto';
import { isRecord, textIn, type Loose } from '../loose.js';
import { BrokenFeed } from '../problems.js';
import { splitter } from './splitter.js';

export type Page = { around: Loose; records: Loose[] };

/** Undefined: it is no JSON. The limits of depth and keys hold before it is read. Throws `BrokenFeed`. */
export function pageOf(text: Buffer, mostRecords: number): Page | undefined {
  const sign = text
    .toString('latin1', 0, 200)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart()[0];
  if (sign === '<') throw new BrokenFeed('This is a web page, not a feed');
  if (sign !== '{' && sign !== '[') return undefined;
  const split = splitter();
  const records: Loose[] = [];
  // Piece by piece: millions of tiny records in one page would fill the memory before they can be counted.
  for (let from = 0; from < text.length; from += PIECE)
    for (const piece of split.push(text.subarray(from, from + PIECE))) {
      const record = read(piece.toString('utf8'));
      if (!isRecord(record)) continue;
      if (records.length >= mostRecords) throw new BrokenFeed(`A page has more than ${mostRecords} records`);
      records.push(record);
    }
  split.end();
  const around = read(split.around());
  const [only] = records;
  // An API says what it is where its services are one step further.
  if (records.length === 1 && only !== undefined && 'version' in only && !('status' in only))
    return { around: only, records: [] };
  const { contents: _c, content: _o, ...rest } = isRecord(around) ? around : {};
  return { around: rest, records };
}

const PIECE = 1 << 16;

function read(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new BrokenFeed('A page of it is not JSON', { cause });
  }
}

/** To know a page again, whatever stands around its records. */
export const sumOf = (records: readonly Loose[]) =>
  createHash('sha256').update(JSON.stringify(records)).digest('hex');

/** What came until now. `skipped` are pages before the one that was asked for first. */
export type Came = { pages: number; records: number; skipped: number };

const figure = (of: Loose, ...keys: string[]): number | undefined => {
  const value = Number(textIn(of, ...keys) ?? NaN);
  return Number.isNaN(value) ? undefined : value;
};

export const pagesIn = (around: Loose) => figure(around, 'total_pages', 'totalPages');
const itemsIn = (around: Loose) => figure(around, 'total_items', 'totalElements');

/** Whether the other side says that there is more; undefined when it does not say. */
function isMore(around: Loose, { pages, records, skipped }: Came): boolean | undefined {
  const [allPages, items] = [pagesIn(around), itemsIn(around)];
  if (allPages !== undefined) return skipped + pages < allPages;
  return items === undefined ? undefined : skipped === 0 && records < items;
}

/**
 * The page after this one; undefined after the last. By how many came, and not by their numbers: some servers count pages
 * from 0, some from 1, and some say one and mean the other.
 */
export function nextUrl(around: Loose, url: URL, came: Came): URL | undefined {
  if (around.last_page === true || around.last === true) return undefined;
  const number = figure(around, 'page_number', 'number', 'page');
  if (!(isMore(around, came) ?? number !== undefined)) return undefined;
  const next = new URL(url);
  const asked = url.searchParams.get('page');
  next.searchParams.set('page', String((asked === null ? (number ?? 1) : Number(asked)) + 1));
  return next;
}

/** A few may be taken away while the pages are read; more than one in so many is an end that came too early. */
const ONE_IN = 50;

/** In words, when less came than the other side says there is; `much` when that cannot be by chance. */
export function missingIn(around: Loose, came: Came): { words: string; much: boolean } | undefined {
  const [pages, items] = [pagesIn(around), itemsIn(around)];
  if (pages !== undefined && came.skipped + came.pages < pages)
    return { words: `It says that it has ${pages} pages, and ${came.pages} came`, much: true };
  if (items === undefined || came.skipped > 0 || came.records >= items) return undefined;
  const much = came.records < items - items / ONE_IN;
  return { words: `It says that it has ${items} records, and ${came.records} came`, much };
}
