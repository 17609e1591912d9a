/** Weighs a person's words for needs and danger by what was learned from many people's; it only ever adds. */
import type { Token } from '../reading/types.js';
import { amountsOf } from './amounts.js';
import { because, type Place } from './because.js';
import type { Kinds } from './kinds.js';
import { ANY_DANGER, ANY_NEED, KINDS, LABELS, NEEDS } from './labels.js';
import { standing, type Standing } from './standing.js';
import { likelihood } from './step.js';
import type { Weights } from './weights.js';

/** Something that may be meant. `because` is worked out when it is asked for. */
export type Weighed = { id: string; probability: number; because: () => Place[] };
export type Weighing = {
  /** Whether there is any need at all. */
  anyNeed: number;
  /** All needs, the likeliest first. */
  needs: Weighed[];
  /** Whether there is any danger at all. */
  anyDanger: number;
  /** All kinds, the likeliest first. */
  danger: Weighed[];
};

/** `hits` are what the rules found, such as "rule company" or "cue money"; they count as signs of the whole text. */
export type Scales = (tokens: readonly Token[], hits?: readonly string[]) => Weighing;

const placeOf = new Map(LABELS.map((label, place) => [label, place]));
const labelled = (ids: readonly string[], name: (id: string) => string) =>
  ids.map((id) => ({ id, label: placeOf.get(name(id)) ?? 0 }));
const NEED_LABELS = labelled(NEEDS, (id) => id);
const DANGER_LABELS = labelled(KINDS, (id) => `danger ${id}`);

/** The scales are made once. */
export function scales(weights: Weights, kinds: Kinds): Scales {
  const standingIn = standing(weights, kinds);
  return (tokens, hits = []) => {
    const signs = standingIn(tokens, hits);
    const sums = sumsOf(signs, weights);
    const probability = (label: number) => likelihood(sums[label] ?? 0);
    const weighed = ({ id, label }: { id: string; label: number }): Weighed => ({
      id,
      probability: probability(label),
      because: () => because(label, tokens, signs, weights),
    });
    return {
      anyNeed: probability(placeOf.get(ANY_NEED) ?? 0),
      needs: NEED_LABELS.map(weighed).sort(likeliest),
      anyDanger: probability(placeOf.get(ANY_DANGER) ?? 0),
      danger: DANGER_LABELS.map(weighed).sort(likeliest),
    };
  };
}

/** A sign counts once, however often it comes. */
function sumsOf(signs: readonly Standing[], { start, telling, first, label, weight }: Weights): Float64Array {
  const rows = Int32Array.from(new Set(signs.map(({ row }) => row)));
  const amounts = amountsOf(rows, telling);
  const sums = Float64Array.from(start);
  for (let at = 0; at < rows.length; at++) {
    const row = rows[at] ?? 0;
    const amount = amounts[at] ?? 0;
    const end = first[row + 1] ?? 0;
    for (let entry = first[row] ?? 0; entry < end; entry++) {
      const to = label[entry] ?? 0;
      sums[to] = (sums[to] ?? 0) + (weight[entry] ?? 0) * amount;
    }
  }
  return sums;
}

const likeliest = (one: Weighed, other: Weighed) => other.probability - one.probability;
