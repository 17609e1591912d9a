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

/** Adds what the layer makes of the inputs to the sums of the labels. */
export function addLayer(
  { units, first, start, last }: Layer,
  inputs: Float32Array,
  sums: Float64Array,
): void {
  for (let unit = 0; unit < units; unit++) {
    let stirred = start[unit] ?? 0;
    const row = unit * INPUTS;
    for (let at = 0; at < INPUTS; at++) stirred += (first[row + at] ?? 0) * (inputs[at] ?? 0);
    if (stirred <= 0) continue;
    for (let label = 0; label < MANY; label++)
      sums[label] = (sums[label] ?? 0) + (last[label * units + unit] ?? 0) * stirred;
  }
}

/** How much a label's sum would grow with each input: which of the words moved it. */
export function slopesOf(
  { units, first, start, last }: Layer,
  inputs: Float32Array,
  label: number,
): Float32Array {
  const slopes = new Float32Array(INPUTS);
  for (let unit = 0; unit < units; unit++) {
    let stirred = start[unit] ?? 0;
    const row = unit * INPUTS;
    for (let at = 0; at < INPUTS; at++) stirred += (first[row + at] ?? 0) * (inputs[at] ?? 0);
    if (stirred <= 0) continue;
    const weight = last[label * units + unit] ?? 0;
    for (let at = 0; at < INPUTS; at++) slopes[at] = (slopes[at] ?? 0) + weight * (first[row + at] ?? 0);
  }
  return slopes;
}
