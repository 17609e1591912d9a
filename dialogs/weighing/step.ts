/** One step of learning: how far off the guess was for one text, and every weight moved a little against it. */
import type { LayerLearner } from './layer-step.js';

/** Weights of rows × labels, and how far each has been moved so far: the further, the smaller its next steps. */
export type Learner = { weight: Float32Array; moved: Float32Array };
/** A lesson: its signs, how much each counts, what its words mean, and what is true of it. */
export type Row = {
  known: Int32Array;
  amounts: Float32Array;
  inputs: Float32Array;
  truth: Int8Array;
  weight: number;
};

const PACE = 1;
/** Every weight is drawn to nought a little, so that none grows on a single writer's habit. */
const CALM = 2e-4;

const off = { by: new Float32Array(0) };

export function step(
  { known, amounts, inputs, truth, weight }: Row,
  signs: Learner,
  start: Learner,
  layer: LayerLearner,
): void {
  const many = truth.length;
  if (off.by.length !== many) off.by = new Float32Array(many);
  const by = off.by;
  by.set(start.weight);
  for (let at = 0; at < known.length; at++) {
    const row = (known[at] ?? 0) * many;
    const amount = amounts[at] ?? 0;
    for (let label = 0; label < many; label++)
      by[label] = (by[label] ?? 0) + (signs.weight[row + label] ?? 0) * amount;
  }
  layer.add(inputs, by);
  for (let label = 0; label < many; label++) {
    const so = truth[label] ?? 0;
    // Where nobody has said, nothing is learned.
    by[label] = so < 0 ? 0 : (likelihood(by[label] ?? 0) - so) * weight;
    move(start, label, by[label] ?? 0);
  }
  for (let at = 0; at < known.length; at++) {
    const row = (known[at] ?? 0) * many;
    const amount = amounts[at] ?? 0;
    for (let label = 0; label < many; label++)
      move(signs, row + label, (by[label] ?? 0) * amount + CALM * (signs.weight[row + label] ?? 0));
  }
  layer.step(inputs, by);
}

function move(learner: Learner, at: number, slope: number): void {
  if (slope === 0) return;
  const moved = (learner.moved[at] ?? 0) + slope * slope;
  learner.moved[at] = moved;
  learner.weight[at] = (learner.weight[at] ?? 0) - (PACE * slope) / Math.sqrt(moved);
}

export const likelihood = (sum: number): number => 1 / (1 + Math.exp(-sum));
