/** Kills the server again and again while people talk to it, and says whether anything was lost. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { readContent } from '../../adapters/content-files.js';
import type { Settings } from '../settings.js';
import { report } from '../torture/report.js';
import type { Tally } from '../torture/tally.js';
import { torture as run } from '../torture/torture.js';

export type TortureOptions = { kills: string; turns: string; seed?: string; folder?: string };

/** Of a hundred kills, how many strike the whole server, which takes longer to start; never fewer than this. */
const OF_THE_WHOLE = 5;

export async function torture(settings: Settings, options: TortureOptions): Promise<void> {
  const [kills, turns] = [Number(options.kills), Number(options.turns)];
  const seed = options.seed === undefined ? Date.now() % 1_000_000 : Number(options.seed);
  const page = Math.min(kills, Math.max(OF_THE_WHOLE, Math.round((kills * OF_THE_WHOLE) / 100)));
  const folder = folderFor(options.folder);
  process.stderr.write(`seed ${seed}, in ${folder}\n`);
  const tallies = await run({
    folder,
    content: readContent(resolve(settings.CONTENT_DIR)),
    root: resolve(settings.CONTENT_DIR),
    seed,
    engine: { kills: kills - page, turns: Math.round((turns * (kills - page)) / kills) },
    page: { kills: page, turns: Math.round((turns * page) / kills) },
    progress: progressOf(kills),
  });
  process.stdout.write(report(tallies, seed));
  const isSound = tallies.every(({ findings }) => findings.length === 0);
  if (!isSound) {
    process.stdout.write(`All of it is in ${folder}: the data, and what was sent and heard, line by line.\n`);
    process.exitCode = 1;
  } else if (options.folder === undefined) rmSync(folder, { recursive: true, force: true });
}

/** Seconds between one line of progress and the next. */
const PATIENCE = 5;

/** Says on standard error how far both servers have come, and how long it may still take. */
function progressOf(kills: number, say = (line: string) => void process.stderr.write(`${line}\n`)) {
  const tallies = new Map<string, Tally>();
  const sum = (of: (tally: Tally) => number) =>
    [...tallies.values()].reduce((all, each) => all + of(each), 0);
  const began = performance.now();
  let said = began;
  return (tally: Tally): void => {
    tallies.set(tally.what, tally);
    const now = performance.now();
    if (now - said < PATIENCE * 1000) return;
    said = now;
    const done = sum((each) => each.kills);
    const left =
      done === 0 || done >= kills ? '' : `, about ${minutes(((now - began) / done) * (kills - done))} left`;
    const faults = sum(({ findings }) => findings.length);
    say(`${done} of ${kills} kills, ${sum(({ turns }) => turns)} turns, ${faults} faults${left}`);
  };
}

const minutes = (milliseconds: number): string =>
  milliseconds < 60_000 ? 'a minute' : `${Math.round(milliseconds / 60_000)} minutes`;

/** Always a new one, so that nothing of anybody's is touched. */
function folderFor(wished: string | undefined): string {
  if (wished === undefined) return mkdtempSync(join(tmpdir(), 'torture-'));
  mkdirSync(resolve(wished), { recursive: true });
  return mkdtempSync(join(resolve(wished), 'run-'));
}
