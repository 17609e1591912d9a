/** Writes the figures of the directory as lines of a document. */
import { availableParallelism, loadavg } from 'node:os';
import type { DirectoryFigures } from './directory.js';
import type { Spread } from './timed.js';

export function directoryReport({ taken, quantiles }: DirectoryFigures): string[] {
  const ms = (value: number) => value.toFixed(value < 10 ? 2 : 0);
  const spread = ({ p50, p99, worst }: Spread) => [p50, p99, worst].map(ms).join(' | ');
  return [
    '## The directory',
    '',
    'Made-up services across Great Britain, with the dirt of real feeds; the same every time. Times are of computing: what',
    `else the machine does meanwhile is not in them, but in what is waited for. Meanwhile ${loadavg()[0]?.toFixed(1)} programs wanted`,
    `one of its ${availableParallelism()} processors.`,
    '',
    '| services | MB of JSON | parsing it, ms | importing it, ms | times | heap grew, MB |',
    '| ---: | ---: | ---: | ---: | ---: | ---: |',
    ...taken.map(
      (row) =>
        `| ${row.services.toLocaleString('en-GB')} | ${ms(row.megabytes)} | ${ms(row.parse)} | ${ms(row.import)} | ${(row.import / row.parse).toFixed(1)} | ${ms(row.memory)} |`,
    ),
    '',
    'Wanted: up to 8 times the parsing.',
    '',
    '| what | services | p50, ms | p99, ms | worst, ms | waited: p50, ms | p99, ms | worst, ms |',
    '| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |',
    ...quantiles.map(
      ({ what, services, computed, waited }) =>
        `| ${what} | ${services.toLocaleString('en-GB')} | ${spread(computed)} | ${spread(waited)} |`,
    ),
    '',
    'Wanted: match over 100,000 p50 up to 3 and p99 up to 15, over 1,000 p99 up to 1; search by words and',
    'asked by name p99 up to 40.',
    '',
  ];
}
