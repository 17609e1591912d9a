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
export function addLayer(layer: Layer, inputs: Float32Array, sums: Float64Array): void {
  const { units, last } = layer;
  for (let unit = 0; unit < units; unit++) {
    const stirred = stirredBy(layer, unit, inputs);
    if (stirred <= 0) continue;
    for (let label = 0; label < MANY; label++)
      sums[label] = (sums[label] ?? 0) + (last[label * units + unit] ?? 0) * stirred;
  }
}

/** Four sums at a time: none waits for the other. `INPUTS` is a multiple of four. */
function stirredBy({ first, start }: Layer, unit: number, inputs: Float32Array): number {
  let [one, two, three, four] = [0, 0, 0, 0];
  const row = unit * INPUTS;
  for (let at = 0; at < INPUTS; at += 4) {
    one += (first[row + at] ?? 0) * (inputs[at] ?? 0);
    two += (first[row + at + 1] ?? 0) * (inputs[at + 1] ?? 0);
    three += (first[row + at + 2] ?? 0) * (inputs[at + 2] ?? 0);
    four += (first[row + at + 3] ?? 0) * (inputs[at + 3] ?? 0);
  }
  return (start[unit] ?? 0) + one + two + three + four;
}

/** How much a label's sum would grow with each input: which of the words moved it. */
export function slopesOf(layer: Layer, inputs: Float32Array, label: number): Float32Array {
  const { units, first, last } = layer;
  const slopes = new Float32Array(INPUTS);
  for (let unit = 0; unit < units; unit++) {
    if (stirredBy(layer, unit, inputs) <= 0) continue;
    const weight = last[label * units + unit] ?? 0;
    const row = unit * INPUTS;
    for (let at = 0; at < INPUTS; at++) slopes[at] = (slopes[at] ?? 0) + weight * (first[row + at] ?? 0);
  }
  return slopes;
}
