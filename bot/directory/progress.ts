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

function bar(): Shown {
  const shown = new SingleBar(
    {
      format: '{bar} {percentage} % | {records} records | about {eta_formatted} left',
      hideCursor: true,
      stream: process.stderr,
      etaBuffer: 50,
    },
    Presets.shades_classic,
  );
  return {
    bytes: (count) => shown.start(count, 0, { records: 0 }),
    at: (bytes, records) => shown.update(bytes, { records: records.toLocaleString('en-GB') }),
    end: () => shown.stop(),
  };
}

const percent = (bytes: number, total: number) => (total === 0 ? 100 : Math.round((bytes / total) * 100));
