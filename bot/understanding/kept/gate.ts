/** What must not get worse from one release to the next, and what has. */
import { kinds } from '../corpora/labels.js';
import { HALVES, type Half } from '../corpora/read.js';
import { NOW } from '../figures/danger.js';
import type { HalfFigures } from '../figures/figures.js';

/** Shares by name: those that must stay as high, and those that must stay as low. */
export type Bounds = { atLeast: Record<string, number>; atMost: Record<string, number> };

export type Halves = Partial<Record<Half, Pick<HalfFigures, 'needs' | 'danger' | 'false'>>>;

export function boundsOf(halves: Halves): Bounds {
  const bounds: Bounds = { atLeast: {}, atMost: {} };
  for (const half of HALVES) {
    const figures = halves[half];
    if (figures === undefined) continue;
    for (const kind of kinds)
      for (const style of NOW)
        bounds.atLeast[`${half}: ${kind}, ${style}, seen`] = figures.danger[style][kind].seen.share;
    bounds.atLeast[`${half}: needs, micro F1`] = figures.needs.micro.f1;
    bounds.atMost[`${half}: ordinary given any need`] = figures.false.needs.all.share;
    bounds.atMost[`${half}: ordinary answered with RED`] = figures.false.danger.all.red.share;
    bounds.atMost[`${half}: ordinary answered with AMBER`] = figures.false.danger.all.amber.share;
  }
  return bounds;
}

/** Sums of fractions are not exact. */
const CLOSE = 1e-9;

/** Each that got worse, with from what to what; and each that is no longer measured. */
export function worsened(now: Bounds, recorded: Bounds): Record<string, string> {
  const compare = (which: keyof Bounds, word: string, isWorse: (value: number, bound: number) => boolean) =>
    Object.entries(recorded[which]).flatMap(([name, bound]): [string, string][] => {
      const value = now[which][name];
      if (value === undefined) return [[name, `was ${exactly(bound)}, and is no longer measured`]];
      return isWorse(value, bound) ? [[name, `${word} from ${exactly(bound)} to ${exactly(value)}`]] : [];
    });
  return Object.fromEntries([
    ...compare('atLeast', 'fell', (value, bound) => value < bound - CLOSE),
    ...compare('atMost', 'rose', (value, bound) => value > bound + CLOSE),
  ]);
}

const exactly = (share: number) => `${(share * 100).toFixed(2)} %`;
