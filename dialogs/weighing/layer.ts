/** The hidden layer: what words mean together that none of them means alone. */
import { LABELS } from './labels.js';
import { INPUTS } from './meanings.js';

/** Units that each look at the meaning of a text; `first` is one row of inputs a unit, `last` one row of units a label. */
export type Layer = { units: number; first: Float32Array; start: Float32Array; last: Float32Array };

const MANY = LABELS.length;

export const noLayer: Layer = {
  units: 0,
  first: new Float32Array(0),
  start: new Float32Array(0),
  last: new Float32Array(0),
};

/** The same laid out for reading: nothing to widen while it is read, and what a unit gives to all labels side by side. */
export type LaidOut = { units: number; first: Float64Array; start: Float64Array; last: Float64Array };

/** Units are read two at a time; where they are odd, one that nothing stirs is added. */
export function laidOut({ units: own, first, start, last }: Layer): LaidOut {
  const units = own + (own % 2);
  const laid: LaidOut = {
    units,
    first: new Float64Array(units * INPUTS),
    start: new Float64Array(units),
    last: new Float64Array(units * MANY),
  };
  laid.first.set(first);
  laid.start.set(start);
  for (let unit = 0; unit < own; unit++)
    for (let label = 0; label < MANY; label++) laid.last[unit * MANY + label] = last[label * own + unit] ?? 0;
  return laid;
}

/** The inputs of one text at a time, as wide as what they are multiplied with. */
const wide = new Float64Array(INPUTS);

/** How much the inputs stir each unit; from nought down it is not stirred at all. */
export function stirredBy({ units, first, start }: LaidOut, inputs: Float32Array): Float64Array {
  const stirred = new Float64Array(units);
  wide.set(inputs);
  for (let unit = 0; unit < units; unit += 2) {
    // Four sums at a time for each unit: none waits for the other. `INPUTS` is a multiple of four. No lists in here, not
    // even to name several things at once: each would be made anew, hundreds of times a text.
    let one = 0;
    let two = 0;
    let three = 0;
    let four = 0;
    let one2 = 0;
    let two2 = 0;
    let three2 = 0;
    let four2 = 0;
    const row = unit * INPUTS;
    const row2 = row + INPUTS;
    for (let at = 0; at < INPUTS; at += 4) {
      const a = wide[at] ?? 0;
      const b = wide[at + 1] ?? 0;
      const c = wide[at + 2] ?? 0;
      const d = wide[at + 3] ?? 0;
      one += (first[row + at] ?? 0) * a;
      two += (first[row + at + 1] ?? 0) * b;
      three += (first[row + at + 2] ?? 0) * c;
      four += (first[row + at + 3] ?? 0) * d;
      one2 += (first[row2 + at] ?? 0) * a;
      two2 += (first[row2 + at + 1] ?? 0) * b;
      three2 += (first[row2 + at + 2] ?? 0) * c;
      four2 += (first[row2 + at + 3] ?? 0) * d;
    }
    stirred[unit] = (start[unit] ?? 0) + one + two + three + four;
    stirred[unit + 1] = (start[unit + 1] ?? 0) + one2 + two2 + three2 + four2;
  }
  return stirred;
}

/** Adds what the stirred units give to the sums of the labels. */
export function addStirred({ units, last }: LaidOut, stirred: Float64Array, sums: Float64Array): void {
  for (let unit = 0; unit < units; unit++) {
    const by = stirred[unit] ?? 0;
    if (by <= 0) continue;
    const row = unit * MANY;
    for (let label = 0; label < MANY; label++)
      sums[label] = (sums[label] ?? 0) + (last[row + label] ?? 0) * by;
  }
}

/** How much a label's sum would grow with each input: which of the words moved it. */
export function slopesOf(
  { units, first, last }: LaidOut,
  stirred: Float64Array,
  label: number,
): Float32Array {
  const slopes = new Float32Array(INPUTS);
  for (let unit = 0; unit < units; unit++) {
    if ((stirred[unit] ?? 0) <= 0) continue;
    const weight = last[unit * MANY + label] ?? 0;
    const row = unit * INPUTS;
    for (let at = 0; at < INPUTS; at++) slopes[at] = (slopes[at] ?? 0) + weight * (first[row + at] ?? 0);
  }
  return slopes;
}
