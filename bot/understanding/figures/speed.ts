/** What reading costs on this computer, in CPU time: a sentence, a sentence with slips, and texts made to be slow. */
import type { Guide } from '../../../dialogs/guide.js';
import { median } from '../../bench/engine.js';
import { seeded } from '../../bench/random.js';
import { mutated } from '../mutators/mutator.js';
import { typing } from '../mutators/typing.js';
import { understood } from '../understood.js';
import { WORST, worstText } from './worst-inputs.js';

export type Speed = {
  /** Microseconds for one sentence: the median of batches. */
  sentence: number;
  /** The same with new typing errors in every batch. */
  slipped: number;
  /** Milliseconds for 10,000 characters, by what they are made of. */
  worst: Record<string, number>;
};

export const BATCHES = 9;
const WARM_UP = 3;
export const IN_BATCH = 500;
export const LONG = 10_000;
const TIMES = 5;

export function speedOf(guide: Guide, texts: readonly string[]): Speed {
  const random = seeded(20261122);
  const batches = (write: (text: string, batch: number) => string) => {
    const took = Array.from({ length: WARM_UP + BATCHES }, (_, batch) => {
      const some = random
        .shuffled(texts)
        .slice(0, IN_BATCH)
        .map((text) => write(text, batch));
      return spent(() => some.forEach((text) => understood(text, guide))) / Math.max(1, some.length);
    });
    return median(took.slice(WARM_UP));
  };
  const sentence = batches((text) => text);
  const slipped = batches((text, batch) => mutated(typing, text, batch + 1).join(' '));
  const worst = WORST.map((what): [string, number] => {
    const times = Array.from({ length: TIMES }, () => {
      const text = worstText(what, LONG, random);
      return spent(() => understood(text, guide)) / 1000;
    });
    return [what, median(times)];
  });
  return { sentence, slipped, worst: Object.fromEntries(worst) };
}

/** The slowest of the worst texts. */
export function slowest({ worst }: Speed): { what: string; ms: number } {
  const [what, ms] = Object.entries(worst).sort(([, one], [, other]) => other - one)[0] ?? ['', 0];
  return { what, ms };
}

/** CPU microseconds, of every thread: what is compiled or tidied up meanwhile counts too. */
function spent(run: () => void): number {
  const before = process.cpuUsage();
  run();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}
