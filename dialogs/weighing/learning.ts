/** Learns from examples how much each sign speaks for or against each label: logistic regression, step by step. */
import type { Token } from '../reading/types.js';
import { amountsOf, tellingOf } from './amounts.js';
import { chance, shuffled } from './chance.js';
import type { Example } from './examples.js';
import type { Kinds } from './kinds.js';
import { LABELS } from './labels.js';
import type { Layer } from './layer.js';
import { layerLearner } from './layer-step.js';
import { distinct, together } from './meanings.js';
import { signsOf } from './signs.js';
import { step, type Learner, type Row } from './step.js';
import type { Learned } from './weights.js';

/** An example, cut into words. */
export type Lesson = Pick<Example, 'truth' | 'weight'> & { tokens: readonly Token[] };

/** These were found by leaving one writer out at a time; see content/weights/README.md. */
const ROUNDS = 8;
/** A sign met only once teaches nothing about others; a part of words met twice is most often one word's. */
const LEAST = 2;
const LEAST_OF: Readonly<Record<string, number>> = { c: 3, t: 3 };
/** What moves a text's sum by less than this says too little to be kept. */
const TELLS = 0.1;
const SEED = 20;
/** Most texts say nothing of most labels. */
const START = -3;
/** How far weights count as moved before the first step. */
const MOVED = 0.01;

/** The same lessons in the same order always give the same weights. */
export function learn(lessons: readonly Lesson[], kinds: Kinds): Learned {
  const named = lessons.map(({ tokens }) => signsOf(tokens, kinds));
  const counts = countsOf(named);
  const signs = [...counts.keys()];
  const ids = new Map(signs.map((sign, id) => [sign, id]));
  const telling = Float32Array.from(signs, (sign) => tellingOf(sign, counts.get(sign) ?? 0, lessons.length));
  const meaningOf = ({ stem }: Token) => {
    const numbers = kinds.meaning(stem);
    if (numbers === undefined) return [];
    const own = tellingOf('w ', counts.get(`w ${stem}`) ?? 0, lessons.length);
    return [{ telling: own, numbers: numbers.map((number) => number * own) }];
  };
  const rows = lessons.map(({ tokens, truth, weight }, at): Row => {
    const known = Int32Array.from((named[at] ?? []).flatMap((sign) => ids.get(sign) ?? [])).sort();
    const { inputs } = together(distinct(tokens).flatMap(meaningOf));
    return { known, amounts: amountsOf(known, telling), inputs, truth, weight };
  });

  const { weight, start, layer } = taught(rows, signs.length);
  return {
    start,
    lessons: lessons.length,
    layer,
    rows: signs.map((sign, id) => ({
      sign,
      count: counts.get(sign) ?? 0,
      weights: LABELS.map((_, label) => {
        const own = weight[id * LABELS.length + label] ?? 0;
        return Math.abs(own) * (telling[id] ?? 0) < TELLS ? 0 : own;
      }),
    })),
  };
}

/** The mean of the later rounds is calmer than the last of them. */
function taught(
  rows: readonly Row[],
  signs: number,
): { weight: Float64Array; start: Float32Array; layer: Layer } {
  const many = LABELS.length;
  const bySign = untaught(signs * many, 0);
  const start = untaught(many, START);
  const random = chance(SEED);
  const layer = layerLearner(random);
  const sum = {
    weight: new Float64Array(signs * many),
    start: new Float64Array(many),
    layers: [] as Layer[],
  };
  let order = rows;
  for (let round = 0; round < ROUNDS; round++) {
    order = shuffled(order, random);
    for (const row of order) step(row, bySign, start, layer);
    if (round < ROUNDS / 2) continue;
    add(sum.weight, bySign.weight);
    add(sum.start, start.weight);
    sum.layers.push(layer.layer());
  }
  const rounds = sum.layers.length;
  return {
    weight: sum.weight.map((all) => all / rounds),
    start: Float32Array.from(sum.start, (all) => all / rounds),
    layer: meanOf(sum.layers),
  };
}

function meanOf(layers: readonly Layer[]): Layer {
  const mean = (part: 'first' | 'start' | 'last') => {
    const sum = new Float64Array(layers[0]?.[part].length ?? 0);
    for (const layer of layers) add(sum, layer[part]);
    return Float32Array.from(sum, (all) => all / layers.length);
  };
  return { units: layers[0]?.units ?? 0, first: mean('first'), start: mean('start'), last: mean('last') };
}

/** In how many texts each sign stands, for those in enough of them. */
function countsOf(named: readonly (readonly string[])[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const signs of named) for (const sign of new Set(signs)) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return new Map(
    [...counts].filter(([sign, count]) => count >= (LEAST_OF[sign.slice(0, sign.indexOf(' '))] ?? LEAST)),
  );
}

const untaught = (length: number, weight: number): Learner => ({
  weight: new Float32Array(length).fill(weight),
  moved: new Float32Array(length).fill(MOVED),
});

function add(sum: Float64Array, more: Float32Array): void {
  for (let at = 0; at < sum.length; at++) sum[at] = (sum[at] ?? 0) + (more[at] ?? 0);
}
