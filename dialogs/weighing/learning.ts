/** Learns from examples how much each sign speaks for or against each label: logistic regression, step by step. */
import { amountsOf, tellingOf } from './amounts.js';
import { chance, shuffled } from './chance.js';
import { LABELS } from './labels.js';
import { step, type Learner } from './step.js';
import type { Learned } from './weights.js';

/** `weight`: how many lessons it counts as. */
export type Lesson = { signs: readonly string[]; truth: Int8Array; weight: number };

/** These were found by leaving one writer out at a time; see content/weights/README.md. */
const ROUNDS = 10;
/** A sign met only once teaches nothing about others; a part of words met twice is most often one word's. */
const LEAST = 2;
const LEAST_PARTS = 3;
/** What moves a text's sum by less than this says too little to be kept. */
const TELLS = 0.1;
const SEED = 20;
/** Most texts say nothing of most labels. */
const START = -3;
/** How far weights count as moved before the first step. */
const MOVED = 0.01;

/** The same lessons in the same order always give the same weights. */
export function learn(lessons: readonly Lesson[]): Learned {
  const counts = countsOf(lessons);
  const signs = [...counts.keys()];
  const ids = new Map(signs.map((sign, id) => [sign, id]));
  const telling = Float32Array.from(signs, (sign) => tellingOf(sign, counts.get(sign) ?? 0, lessons.length));
  const rows = lessons.map(({ signs, truth, weight }) => {
    const known = Int32Array.from(new Set(signs.flatMap((sign) => ids.get(sign) ?? []))).sort();
    return { known, amounts: amountsOf(known, telling), truth, weight };
  });

  const many = LABELS.length;
  const bySign = untaught(signs.length * many, 0);
  const start = untaught(many, START);
  const sum = { sign: new Float64Array(signs.length * many), start: new Float64Array(many), rounds: 0 };
  const random = chance(SEED);
  let order = rows;
  for (let round = 0; round < ROUNDS; round++) {
    order = shuffled(order, random);
    for (const row of order) step(row, bySign, start);
    // The mean of the later rounds is calmer than the last of them.
    if (round < ROUNDS / 2) continue;
    add(sum.sign, bySign.weight);
    add(sum.start, start.weight);
    sum.rounds++;
  }
  return {
    start: Float32Array.from(sum.start, (all) => all / sum.rounds),
    lessons: lessons.length,
    rows: signs.map((sign, id) => ({
      sign,
      count: counts.get(sign) ?? 0,
      weights: LABELS.map((_, label) => {
        const weight = (sum.sign[id * many + label] ?? 0) / sum.rounds;
        return Math.abs(weight) * (telling[id] ?? 0) < TELLS ? 0 : weight;
      }),
    })),
  };
}

/** How many texts each sign stands in, for those in more than one. */
function countsOf(lessons: readonly Lesson[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { signs } of lessons)
    for (const sign of new Set(signs)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return new Map(
    [...counts].filter(([sign, count]) => count >= (sign.startsWith('c ') ? LEAST_PARTS : LEAST)),
  );
}

const untaught = (length: number, weight: number): Learner => ({
  weight: new Float32Array(length).fill(weight),
  moved: new Float32Array(length).fill(MOVED),
});

function add(sum: Float64Array, more: Float32Array): void {
  for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + (more[at] ?? 0);
}
