/** Kills the server again and again while people talk to it, and says whether anything was lost. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readContent } from '../../adapters/content-files.js';
import type { Settings } from '../settings.js';
import { report } from '../torture/report.js';
import { torture as run } from '../torture/torture.js';
import { progress } from '../understanding/progress.js';

export type TortureOptions = { kills: string; turns: string; seed?: string; folder?: string };

/** Of a hundred kills, how many strike the whole server, which takes longer to start; never fewer than this. */
const OF_THE_WHOLE = 5;

export async function torture(settings: Settings, options: TortureOptions): Promise<void> {
  const [kills, turns] = [Number(options.kills), Number(options.turns)];
  const seed = options.seed === undefined ? Date.now() % 1_000_000 : Number(options.seed);
  const page = Math.min(kills, Math.max(OF_THE_WHOLE, Math.round((kills * OF_THE_WHOLE) / 100)));
  const folder = folderFor(options.folder);
  process.stderr.write(`seed ${seed}, in ${folder}\n`);
  const tell = progress(kills);
  const tallies = await run({
    folder,
    content: readContent(resolve(settings.CONTENT_DIR)),
    seed,
    engine: { kills: kills - page, turns: Math.round((turns * (kills - page)) / kills) },
    page: { kills: page, turns: Math.round((turns * page) / kills) },
    progress: ({ what, kills: done, turns: taken, findings }) =>
      tell(`${what}: ${done} kills, ${taken} turns, ${findings.length} faults`),
  });
  process.stdout.write(report(tallies, seed));
  const isSound = tallies.every(({ findings }) => findings.length === 0);
  if (!isSound) {
    process.stdout.write(`All of it is in ${folder}: the data, and what was sent and heard, line by line.\n`);
    process.exitCode = 1;
  } else if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
}

/** Always a new one, so that nothing of anybody's is touched. */
function folderFor(wished: string | undefined): string {
  if (wished === undefined) return mkdtempSync(join(tmpdir(), 'torture-'));
  mkdirSync(resolve(wished), { recursive: true });
  return mkdtempSync(join(resolve(wished), 'run-'));
}
