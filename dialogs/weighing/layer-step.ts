/** Learns the hidden layer step by step: what each unit looks at, and what it gives to each label (Adam). */
import type { Layer } from './layer.js';
import { LABELS } from './labels.js';
import { INPUTS } from './meanings.js';

const MANY = LABELS.length;
const UNITS = 48;
/** So large a share of the units is left out of each step, so that none relies on the others. */
const LEFT_OUT = 0.3;
/** Steps are taken for so many lessons together. */
const TOGETHER = 32;
const PACE = 0.002;
/** Every weight is drawn to nought by this share of a step. */
const CALM = 1e-3;
/** How long a step remembers the slopes before it, and their squares. */
const REMEMBERS = 0.9;
const REMEMBERS_SQUARES = 0.999;
const TINY = 1e-8;

/** Numbers that are learned, and what is known of their slopes. */
type Part = { now: Float32Array; slope: Float32Array; mean: Float32Array; square: Float32Array };

export type LayerLearner = {
  /** Adds what the layer makes of the inputs to the sums, with some units left out. */
  add: (inputs: Float32Array, sums: Float32Array) => void;
  /** Learns from how far off each label was for the inputs that were added last. */
  step: (inputs: Float32Array, off: Float32Array) => void;
  /** A copy of what was learned so far. */
  layer: () => Layer;
};

const partOf = (now: Float32Array): Part => ({
  now,
  slope: new Float32Array(now.length),
  mean: new Float32Array(now.length),
  square: new Float32Array(now.length),
});

export function layerLearner(random: () => number): LayerLearner {
  const width = 2.3 / Math.sqrt(INPUTS);
  const first = partOf(Float32Array.from({ length: UNITS * INPUTS }, () => (random() - 0.5) * 2 * width));
  const start = partOf(new Float32Array(UNITS));
  const last = partOf(new Float32Array(MANY * UNITS));
  const stirred = new Float32Array(UNITS);
  const kept = new Float32Array(UNITS);
  const back = new Float32Array(UNITS);
  let [waiting, steps] = [0, 0];

  const move = ({ now, slope, mean, square }: Part, pace: number): void => {
    for (let at = 0; at < now.length; at++) {
      const own = (slope[at] ?? 0) / TOGETHER;
      const was = now[at] ?? 0;
      const kept = REMEMBERS * (mean[at] ?? 0) + (1 - REMEMBERS) * own;
      const squares = REMEMBERS_SQUARES * (square[at] ?? 0) + (1 - REMEMBERS_SQUARES) * own * own;
      mean[at] = kept;
      square[at] = squares;
      now[at] = was - pace * (kept / (Math.sqrt(squares) + TINY) + CALM * was);
      slope[at] = 0;
    }
  };

  return {
    add(inputs, sums) {
      for (let unit = 0; unit < UNITS; unit++) {
        let sum = start.now[unit] ?? 0;
        const row = unit * INPUTS;
        for (let at = 0; at < INPUTS; at++) sum += (first.now[row + at] ?? 0) * (inputs[at] ?? 0);
        kept[unit] = random() < LEFT_OUT ? 0 : 1 / (1 - LEFT_OUT);
        stirred[unit] = sum > 0 ? sum * (kept[unit] ?? 0) : 0;
      }
      for (let label = 0; label < MANY; label++) {
        let sum = 0;
        for (let unit = 0; unit < UNITS; unit++)
          sum += (last.now[label * UNITS + unit] ?? 0) * (stirred[unit] ?? 0);
        sums[label] = (sums[label] ?? 0) + sum;
      }
    },
    step(inputs, off) {
      back.fill(0);
      for (let label = 0; label < MANY; label++) {
        const by = off[label] ?? 0;
        if (by === 0) continue;
        for (let unit = 0; unit < UNITS; unit++) {
          if ((stirred[unit] ?? 0) <= 0) continue;
          const at = label * UNITS + unit;
          last.slope[at] = (last.slope[at] ?? 0) + by * (stirred[unit] ?? 0);
          back[unit] = (back[unit] ?? 0) + by * (last.now[at] ?? 0) * (kept[unit] ?? 0);
        }
      }
      for (let unit = 0; unit < UNITS; unit++) {
        const by = back[unit] ?? 0;
        if (by === 0) continue;
        start.slope[unit] = (start.slope[unit] ?? 0) + by;
        const row = unit * INPUTS;
        for (let at = 0; at < INPUTS; at++)
          first.slope[row + at] = (first.slope[row + at] ?? 0) + by * (inputs[at] ?? 0);
      }
      if (++waiting < TOGETHER) return;
      [waiting, steps] = [0, steps + 1];
      const pace = (PACE * Math.sqrt(1 - REMEMBERS_SQUARES ** steps)) / (1 - REMEMBERS ** steps);
      for (const part of [first, start, last]) move(part, pace);
    },
    layer: () => ({
      units: UNITS,
      first: first.now.slice(),
      start: start.now.slice(),
      last: last.now.slice(),
    }),
  };
}
