/** Asks for the pages of one feed: patiently, and never for more than a feed may have. */
import { setTimeout as wait } from 'node:timers/promises';
import { textIn, type Loose } from '../loose.js';
import { BrokenFeed } from '../problems.js';
import { askFor, CARE, NotNow, type Care } from './guard.js';
import { pageOf } from './pages.js';

/** More than a feed may have. */
export class TooMuch extends BrokenFeed {
  override name = 'TooMuch';
}

/**
 * Bytes in all, and of one page with its details; pages, records of one page, and requests in all; how often a page is
 * asked for, with milliseconds between, and the longest that a busy server may have us wait.
 */
export const LIMITS = {
  all: 5e9,
  whole: 100e6,
  pages: 20_000,
  records: 100_000,
  requests: 500_000,
  tries: 4,
  pause: 500,
  longest: 60_000,
};
export type Limits = typeof LIMITS & Care;

export type Asking = {
  limits: Limits;
  /** Throws `NotNow` when it did not come, `BrokenFeed` when it cannot be used or is too much. */
  page: (url: URL) => Promise<Buffer>;
  /** Bytes that came until now, those before a break with them. */
  bytes: () => number;
};

export function asking(
  origins: readonly string[],
  tell: (line: string) => void,
  before: number,
  given: Partial<Limits> = {},
): Asking {
  const limits: Limits = { ...CARE, ...LIMITS, ...given };
  let [bytes, requests] = [before, 0];
  const once = async (url: URL) => {
    if (++requests > limits.requests)
      throw new TooMuch(`The feed asks for more than ${limits.requests} requests`);
    const text = await askFor(url, origins, limits);
    bytes += text.length;
    if (bytes > limits.all) throw new TooMuch(`The feed has more than ${limits.all / 1e9} GB`);
    return text;
  };
  return {
    limits,
    bytes: () => bytes,
    async page(url) {
      for (let tries = 1; ; tries++) {
        try {
          return await once(url);
        } catch (problem) {
          if (!(problem instanceof NotNow) || tries >= limits.tries) throw problem;
          const pause = Math.min(limits.longest, problem.after ?? limits.pause * 2 ** tries);
          tell(`${problem.message}: asking again in ${Math.ceil(pause / 1000)} s`);
          await wait(pause);
        }
      }
    },
  };
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

/** How many details are asked for at once; and after how many more in vain than not, no more of a page are. */
const AT_ONCE = 4;
const IN_VAIN = 8;

/** Lists are brief: each service is asked for, unless the list already told its details. Throws as `Asking.page` does. */
export async function withDetails(
  records: readonly Loose[],
  url: URL,
  { page, limits }: Asking,
  tell: (line: string) => void,
): Promise<Loose[]> {
  const whole = [...records];
  const brief = records.flatMap((record, at) =>
    DETAILS.some((key) => key in record) || textIn(record, 'id') === undefined ? [] : [at],
  );
  let [bytes, failed, came] = [0, 0, 0];
  const detail = async (at: number) => {
    const record = whole[at] ?? {};
    const address = new URL(url);
    address.search = '';
    address.pathname = `${address.pathname.replace(/(?<!\/)\/+$/, '')}/${encodeURIComponent(textIn(record, 'id') ?? '')}`;
    try {
      const text = await page(address);
      bytes += text.length;
      if (bytes > limits.whole)
        throw new TooMuch(`A page and its details have more than ${limits.whole / 1e6} MB`);
      const found = pageOf(text, limits.records)?.records[0];
      // Some servers answer any address with the same list.
      if (found === undefined || textIn(found, 'id') !== textIn(record, 'id'))
        throw new BrokenFeed('This is not what was asked for');
      whole[at] = { ...record, ...found };
      came++;
    } catch (problem) {
      // What the list says is better than nothing; a server that is gone altogether, or tells too much, ends the fetch.
      if (problem instanceof NotNow || !(problem instanceof BrokenFeed) || problem instanceof TooMuch)
        throw problem;
      tell(`${address.href}: ${problem.message}`);
      if (++failed - came < IN_VAIN || brief.length === 0) return;
      tell(`No more details are asked for on ${url.href}: what the list says is taken`);
      brief.length = 0;
    }
  };
  const work = async () => {
    for (let at = brief.shift(); at !== undefined; at = brief.shift())
      await detail(at).catch((problem: unknown) => {
        // Nobody asks on for a page that is lost.
        brief.length = 0;
        throw problem;
      });
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return whole;
}
