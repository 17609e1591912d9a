/** Weighs a person's words for needs and danger by what was learned from many people's. */
import type { Token } from '../reading/types.js';
import { because, type Place, type Weighed as ByWhat } from './because.js';
import { kindsBy, type KindsKnown } from './kinds.js';
import { ANY_DANGER, ANY_NEED, KINDS, LABELS, NEEDS } from './labels.js';
import { addLayer } from './layer.js';
import { together, type Meaning } from './meanings.js';
import { amongOf, tablesOf, type Tables } from './among.js';
import { addRow, owns, type Own } from './own.js';
import { likelihood } from './step.js';
import { tokensToWeigh } from './tokens.js';
import type { Weights } from './weights.js';

/** Something that may be meant. `because` is worked out when it is asked for. */
export type Weighed = { id: string; probability: number; because(): Place[] };
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
  /** The words that were weighed, and those among them that were never met. */
  tokens: readonly Token[];
  strange: ReadonlySet<string>;
};

/** Weighs a text. */
export type Scales = (text: string) => Weighing;

/** The same, which weighs each text once: for as long as one message is read, and no longer. */
export function once(scales: Scales): Scales {
  const known = new Map<string, Weighing>();
  return (text) => {
    const weighing = known.get(text) ?? scales(text);
    known.set(text, weighing);
    return weighing;
  };
}

const MANY = LABELS.length;
const placeOf = new Map(LABELS.map((label, place) => [label, place]));
const labelled = (ids: readonly string[], name: (id: string) => string) =>
  ids.map((id) => ({ id, label: placeOf.get(name(id)) ?? 0 }));
const NEED_LABELS = labelled(NEEDS, (id) => id);
const DANGER_LABELS = labelled(KINDS, (id) => `danger ${id}`);

/** A label as it was weighed in one text. */
class Label implements Weighed {
  constructor(
    readonly id: string,
    private readonly label: number,
    readonly probability: number,
    private readonly tokens: readonly Token[],
    private readonly by: ByWhat,
  ) {}

  because(): Place[] {
    return because(this.label, this.tokens, this.by);
  }
}

/** All that the scales are made of, as plain data. */
export type Learned = { weights: Weights; tables: Tables; kinds: KindsKnown };

export const learned = (weights: Weights, kinds: KindsKnown): Learned => ({
  weights,
  tables: tablesOf(weights),
  kinds,
});

/** The scales are made once. */
export function scales({ weights, tables, kinds: known }: Learned): Scales {
  const kinds = kindsBy(known);
  const ownOf = owns(weights, kinds);
  const amongIn = amongOf(tables, kinds);
  return (text) => {
    const tokens = tokensToWeigh(text);
    const signs = new Float64Array(MANY);
    const own = new Map<string, Own>();
    const strange = new Set<string>();
    const meanings: Meaning[] = [];
    let [square, met] = [0, 0];
    for (const { word } of tokens) {
      const already = own.get(word);
      const its = already ?? ownOf(word);
      if (its.known) met++;
      if (already !== undefined) continue;
      own.set(word, its);
      if (!its.known) strange.add(word);
      if (its.meaning !== undefined) meanings.push(its.meaning);
      square += its.square;
      for (let label = 0; label < MANY; label++) signs[label] = (signs[label] ?? 0) + (its.sums[label] ?? 0);
    }
    const among = amongIn(tokens);
    for (const { row } of among) square += addRow(row, weights, signs);
    const by = square === 0 ? 0 : 1 / Math.sqrt(square);
    const meaning = together(meanings);
    const sums = signs.map((sum, label) => sum * by + (weights.start[label] ?? 0));
    addLayer(weights.layer, meaning.inputs, sums);

    const byWhat: ByWhat = { ownOf, among, by, meaning, weights };
    const weighed = ({ id, label }: { id: string; label: number }): Weighed =>
      new Label(id, label, likelihood(sums[label] ?? 0), tokens, byWhat);
    return {
      anyNeed: likelihood(sums[placeOf.get(ANY_NEED) ?? 0] ?? 0),
      needs: NEED_LABELS.map(weighed).sort(likeliest),
      anyDanger: likelihood(sums[placeOf.get(ANY_DANGER) ?? 0] ?? 0),
      danger: DANGER_LABELS.map(weighed).sort(likeliest),
      known: tokens.length === 0 ? 0 : met / tokens.length,
      tokens,
      strange,
    };
  };
}

/** Never without end, however sure. */
const SUREST = 1e-9;
/** The logarithm of the odds: nought is even. */
export function oddsOf(probability: number): number {
  const kept = Math.min(1 - SUREST, Math.max(SUREST, probability));
  return Math.log(kept / (1 - kept));
}

const likeliest = (one: Weighed, other: Weighed) => other.probability - one.probability;
