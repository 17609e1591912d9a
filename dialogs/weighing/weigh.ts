/** Weighs a person's words for needs and danger by what was learned from many people's. */
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
  /** The share of the words that were met while learning: where it is small, the rest says little. */
  known: number;
};

export type Scales = (tokens: readonly Token[]) => Weighing;

const MANY = LABELS.length;
const placeOf = new Map(LABELS.map((label, place) => [label, place]));
const labelled = (ids: readonly string[], name: (id: string) => string) =>
  ids.map((id) => ({ id, label: placeOf.get(name(id)) ?? 0 }));
const NEED_LABELS = labelled(NEEDS, (id) => id);
const DANGER_LABELS = labelled(KINDS, (id) => `danger ${id}`);

/** The scales are made once. */
export function scales(weights: Weights, kinds: Kinds): Scales {
  const standingIn = standing(weights, kinds);
  return (tokens) => {
    const signs = standingIn(tokens);
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
      known: knownOf(tokens, weights),
    };
  };
}

/** A sign counts once, however often it comes. */
function sumsOf(signs: readonly Standing[], { start, telling, weight }: Weights): Float64Array {
  const rows = Int32Array.from(new Set(signs.map(({ row }) => row)));
  const amounts = amountsOf(rows, telling);
  const sums = Float64Array.from(start);
  for (let at = 0; at < rows.length; at++) {
    const row = (rows[at] ?? 0) * MANY;
    const amount = amounts[at] ?? 0;
    for (let label = 0; label < MANY; label++)
      sums[label] = (sums[label] ?? 0) + (weight[row + label] ?? 0) * amount;
  }
  return sums;
}

/** Never without end, however sure. */
const SUREST = 1e-9;
/** The logarithm of the odds: nought is even. */
export function oddsOf(probability: number): number {
  const kept = Math.min(1 - SUREST, Math.max(SUREST, probability));
  return Math.log(kept / (1 - kept));
}

function knownOf(tokens: readonly Token[], { rows }: Weights): number {
  const known = tokens.filter(({ stem }) => rows.has(`w ${stem}`)).length;
  return tokens.length === 0 ? 0 : known / tokens.length;
}

const likeliest = (one: Weighed, other: Weighed) => other.probability - one.probability;
