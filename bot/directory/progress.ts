/** Shows how far an import has come: a bar with the time left on a terminal, plain lines anywhere else. */
import { Presets, SingleBar } from 'cli-progress';
import type { Progress } from './read-feed.js';

/** A plain line at most so often, in milliseconds. */
const LINE_EVERY = 5000;

export type Shown = Progress & { end: () => void };

/** On stderr, so that what is printed can be piped. */
export function progressShown(): Shown {
  if (process.stderr.isTTY) return bar();
  let [total, said] = [0, Date.now()];
  return {
    bytes: (count) => (total = count),
    at(bytes, records) {
      if (Date.now() - said < LINE_EVERY) return;
      said = Date.now();
      process.stderr.write(`${percent(bytes, total)} % read, ${records.toLocaleString('en-GB')} records\n`);
    },
    end: () => undefined,
  };
}

/** The pages of an API as they come, and what there is to say meanwhile. */
export type Paging = {
  tell: (line: string) => void;
  paged: (done: { page: number; of: number | undefined; records: number }) => void;
  end: () => void;
};

/** On stderr, as above: a bar as soon as it is known how many pages there are. */
export function pagingShown(): Paging {
  const say = (line: string) => void process.stderr.write(`${line}\n`);
  let [shown, all]: [SingleBar | undefined, number] = [undefined, 0];
  return {
    // What is said takes the bar's line; the bar is drawn again below it.
    tell: (line) => say(shown === undefined ? line : `\r\u001b[K${line}`),
    paged({ page, of, records }) {
      all += records;
      if (of === undefined || !process.stderr.isTTY) {
        say(`Page ${page}${of === undefined ? '' : ` of ${of}`}, ${records.toLocaleString('en-GB')} records`);
        return;
      }
      if (shown === undefined) {
        shown = barOf('{bar} page {value} of {total} | {records} records | about {eta_formatted} left');
        // From here on: what was fetched before a break took no time now.
        shown.start(of, page, { records: all.toLocaleString('en-GB') });
      } else shown.update(page, { records: all.toLocaleString('en-GB') });
    },
    end: () => shown?.stop(),
  };
}

const barOf = (format: string) =>
  new SingleBar({ format, hideCursor: true, stream: process.stderr, etaBuffer: 50 }, Presets.shades_classic);

function bar(): Shown {
  const shown = barOf('{bar} {percentage} % | {records} records | about {eta_formatted} left');
  return {
    bytes: (count) => shown.start(count, 0, { records: 0 }),
    at: (bytes, records) => shown.update(bytes, { records: records.toLocaleString('en-GB') }),
    end: () => shown.stop(),
  };
}

const percent = (bytes: number, total: number) => (total === 0 ? 100 : Math.round((bytes / total) * 100));
