/** Measures what a turn costs on this computer, prints it, and keeps it in docs/performance.md when asked to. */
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { readContent } from '../../adapters/content-files.js';
import { guideFrom } from '../../dialogs/guide.js';
import { buildIndex } from '../../dialogs/matching/index.js';
import { directoryBench } from '../bench/directory.js';
import { directoryReport } from '../bench/directory-report.js';
import { engineBench } from '../bench/engine.js';
import { growthBench } from '../bench/growth.js';
import { httpBench } from '../bench/http.js';
import { performanceReport } from '../bench/report.js';
import { understandingBench } from '../bench/understanding.js';
import type { Settings } from '../settings.js';

/** How many conversations are stored already. The last takes some minutes and a gigabyte of disk to make. */
const STORED = [0, 100, 10_000];
const MOST_STORED = 100_000;

export type BenchOptions = { full?: boolean; out?: string; only?: string };

export async function bench(settings: Settings, { full, out, only }: BenchOptions): Promise<void> {
  const tell = (what: string) => process.stderr.write(`measuring: ${what}\n`);
  if (only === 'directory') {
    const lines = directoryReport(await directoryBench(settings, tell)).join('\n');
    process.stdout.write(lines);
    if (out !== undefined) writeFileSync(out, lines);
    return;
  }
  const content = readContent(resolve(settings.CONTENT_DIR));
  const guide = guideFrom(content);
  tell('the engine alone');
  const engine = engineBench(guide, buildIndex(content.services));
  tell('reading words');
  const words = understandingBench(guide);
  const http = await httpBench(tell);
  const growth = await growthBench(guide, full ? [...STORED, MOST_STORED] : STORED, tell);
  const directory = await directoryBench(settings, tell);
  const report = [performanceReport({ engine, words, http, growth }), ...directoryReport(directory)].join(
    '\n',
  );
  process.stdout.write(report);
  if (out !== undefined) writeFileSync(out, report);
}
