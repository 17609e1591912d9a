/** Measures how long a turn takes on this computer, and says what was measured. */
import { availableParallelism, cpus } from 'node:os';
import { resolve } from 'node:path';
import { readContent } from '../../adapters/content-files.js';
import { guideFrom } from '../../dialogs/guide.js';
import { buildIndex } from '../../dialogs/matching/index.js';
import { MEASURED } from '../bench/conversations.js';
import { httpBench, type Http } from '../bench/http.js';
import { BATCHES, engineBench, MANY, WARM_UP, type Measured } from '../bench/engine.js';
import type { Settings } from '../settings.js';

const MOST_GROWTH = 1.3;
const MOST_COLD = 3000;

export async function bench(settings: Settings): Promise<void> {
  const content = readContent(resolve(settings.CONTENT_DIR));
  const lines = [
    `Node ${process.version}, ${availableParallelism()} CPUs (${cpus()[0]?.model ?? 'unknown'})`,
    `Engine only, CPU microseconds: medians of ${BATCHES} batches of ${MANY} conversations, after ${WARM_UP} to warm up.`,
    `The turn is the same at each length: '${MEASURED}' is answered by a tap, with so many entries before it.`,
    '',
    ...table(engineBench(guideFrom(content), buildIndex(content.services))),
  ];
  console.log(lines.join('\n'));
  console.log('\nOver HTTP, CPU microseconds of the server alone, in the same run; one answer changed:\n');
  console.log(httpTable(await httpBench()).join('\n'));
}

/** Each row beside the bare echo: the ratio means more than the figure. */
function httpTable(rows: Http[]): string[] {
  const floor = rows[0]?.us ?? 1;
  return rows.map(
    ({ what, us }) =>
      `${what.padEnd(54)}${String(Math.round(us)).padStart(8)}${(us / floor).toFixed(1).padStart(8)} ×`,
  );
}

function table(measured: Measured[]): string[] {
  const row = (...cells: (string | number)[]) => cells.map((cell) => String(cell).padStart(16)).join('');
  const us = (value: number) => Math.round(value);
  const [least, most] = [measured[0], measured.at(-1)];
  const growth = least && most ? most.hot / least.hot : 0;
  return [
    row('entries', 'on the path', 'hot turn', '1 % hot turn', 'cold walk'),
    ...measured.map(({ entries, path, hot, onePercent, cold }) =>
      row(entries, path, us(hot), us(onePercent), us(cold)),
    ),
    '',
    `growth of a hot turn from ${least?.entries} to ${most?.entries} entries: ${growth.toFixed(2)} (wanted: up to ${MOST_GROWTH})`,
    `cold walk at ${most?.entries} entries: ${((most?.cold ?? 0) / 1000).toFixed(2)} ms (wanted: up to ${MOST_COLD / 1000} ms)`,
  ];
}
