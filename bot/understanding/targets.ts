/** What the project wants of the blind half, and whether it is so. */
import type { Half } from './corpora/read.js';
import type { Figures, HalfFigures } from './figures/figures.js';
import { slowest, type Speed } from './figures/speed.js';
import { points, percent, upToOne } from './tables/in-words.js';

export type Target = {
  id: string;
  what: string;
  wanted: string;
  /** Undefined when it was not measured. */
  value(half: HalfFigures, speed: Speed): number | undefined;
  met(value: number): boolean;
  show(value: number): string;
};

const atLeast = (least: number) => (value: number) => value >= least;
const atMost = (most: number) => (value: number) => value <= most;

export const TARGETS: readonly Target[] = [
  {
    id: 'needs',
    what: 'needs, micro F1',
    wanted: 'at least 0.850',
    value: ({ needs }) => needs.micro.f1,
    met: atLeast(0.85),
    show: upToOne,
  },
  {
    id: 'false-needs',
    what: 'ordinary sentences given any need',
    wanted: 'at most 4 %',
    value: (half) => half.false.needs.all.share,
    met: atMost(0.04),
    show: percent,
  },
  {
    id: 'explicit',
    what: 'danger said plainly, seen (RED or AMBER)',
    wanted: '100 %',
    value: ({ danger }) => danger.explicit.all.seen.share,
    met: atLeast(1),
    show: percent,
  },
  {
    id: 'indirect',
    what: 'danger hinted at, seen (RED or AMBER)',
    wanted: 'at least 95 %',
    value: ({ danger }) => danger.indirect.all.seen.share,
    met: atLeast(0.95),
    show: percent,
  },
  {
    id: 'false-red',
    what: 'ordinary sentences answered with RED',
    wanted: 'at most 1 %',
    value: (half) => half.false.danger.all.red.share,
    met: atMost(0.01),
    show: percent,
  },
  {
    id: 'false-amber',
    what: 'ordinary sentences answered with AMBER',
    wanted: 'at most 4 %',
    value: (half) => half.false.danger.all.amber.share,
    met: atMost(0.04),
    show: percent,
  },
  {
    id: 'mutators',
    what: 'lost to the worst way of typing',
    wanted: 'at most 4 points',
    value: ({ mutated }) => mutated && Math.max(0, ...Object.values(mutated).map(({ loss }) => loss)),
    met: atMost(0.04),
    show: (loss) => `${points(loss).replace('+', '')} points`,
  },
  {
    id: 'sentence',
    what: 'CPU time for a sentence',
    wanted: 'at most 300 µs',
    value: (_half, speed) => speed.sentence,
    met: atMost(300),
    show: (us) => `${us.toFixed(0)} µs`,
  },
  {
    id: 'worst-text',
    what: 'CPU time for the worst 10,000 characters',
    wanted: 'at most 50 ms',
    value: (_half, speed) => slowest(speed).ms,
    met: atMost(50),
    show: (ms) => `${ms.toFixed(1)} ms`,
  },
];

/** A target's value in one half, when that half was measured. */
export function valueIn({ halves, speed }: Figures, half: Half, target: Target): number | undefined {
  const figures = halves[half];
  return figures && target.value(figures, speed);
}

export const verdict = (target: Target, value: number | undefined): string =>
  value === undefined ? 'not measured' : target.met(value) ? 'met' : 'NOT MET';
