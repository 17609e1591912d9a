/** Weighs a person's words for needs and danger by what was learned from many people's. */
import { latelyCut, type Pieces } from '../reading/lately.js';
import type { Token } from '../reading/types.js';
import { because, type Place, type Weighed as ByWhat } from './because.js';
import { kindsBy, type KindsKnown } from './kinds.js';
import { ANY_DANGER, ANY_NEED, KINDS, LABELS, NEEDS } from './labels.js';
import { addStirred, laidOut, stirredBy } from './layer.js';
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
  /** The share of the words that were met while learning, a guessed one by half: where it is small, the rest says little. */
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
/** Words of another language look like slips of the pen: a guess is half a sign that the text is English. */
const GUESSED = 0.5;
const placeOf = new Map(LABELS.map((label, place) => [label, place]));
const labelled = (ids: readonly string[], name: (id: string) => string) =>
  ids.map((id) => ({ id, label: placeOf.get(name(id)) ?? 0 }));
const NEED_LABELS = labelled(NEEDS, (id) => id);
const DANGER_LABELS = labelled(KINDS, (id) => `danger ${id}`);
const ANY_NEED_LABEL = placeOf.get(ANY_NEED) ?? 0;
const ANY_DANGER_LABEL = placeOf.get(ANY_DANGER) ?? 0;

/** A label as it was weighed in one text. */
class Label implements Weighed {
  constructor(
    readonly id: string,
    private readonly label: number,
    readonly probability: number,
    private readonly text: InText,
  ) {}

  because(): Place[] {
    return because(this.label, this.text.tokens, this.text.by);
  }
}

/** One text as it was weighed; its labels are put in order when they are asked for. */
class InText implements Weighing {
  readonly anyNeed: number;
  readonly anyDanger: number;
  private inNeed: Weighed[] | undefined;
  private inDanger: Weighed[] | undefined;
  private never: Set<string> | undefined;

  constructor(
    readonly tokens: readonly Token[],
    readonly by: ByWhat,
    readonly known: number,
    private readonly sums: Float64Array,
  ) {
    this.anyNeed = this.probability(ANY_NEED_LABEL);
    this.anyDanger = this.probability(ANY_DANGER_LABEL);
  }

  get needs(): Weighed[] {
    return (this.inNeed ??= this.likeliestFirst(NEED_LABELS));
  }
  get danger(): Weighed[] {
    return (this.inDanger ??= this.likeliestFirst(DANGER_LABELS));
  }
  get strange(): ReadonlySet<string> {
    if (this.never !== undefined) return this.never;
    this.never = new Set();
    for (const [at, { word }] of this.tokens.entries())
      if (this.by.own[at]?.known === false) this.never.add(word);
    return this.never;
  }

  private probability(label: number): number {
    return likelihood(this.sums[label] ?? 0);
  }
  private likeliestFirst(labels: readonly { id: string; label: number }[]): Weighed[] {
    const sorted: Weighed[] = [];
    for (const { id, label } of labels) {
      const weighed = new Label(id, label, this.probability(label), this);
      // They are few, and of two alike the first stays first.
      let at = sorted.length;
      for (; at > 0 && (sorted[at - 1]?.probability ?? 0) < weighed.probability; at--)
        sorted[at] = sorted[at - 1] ?? weighed;
      sorted[at] = weighed;
    }
    return sorted;
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
  const owning = owns(weights, kinds, tables.numbers);
  const amongIn = amongOf(tables, kinds);
  const layer = laidOut(weights.layer);
  let texts = 0;
  const weigh = (text: string): InText => {
    owning.beforeText();
    texts++;
    const tokens = tokensToWeigh(text);
    const sums = new Float64Array(MANY);
    const own: Own[] = [];
    const meanings: Meaning[] = [];
    const numbers: number[] = [];
    let [square, met] = [0, 0];
    for (const { word, guessed } of tokens) {
      const its = owning.of(word);
      own.push(its);
      numbers.push(its.number);
      if (its.known) met += guessed === true ? GUESSED : 1;
      // A word counts once, however often it comes.
      if (its.text === texts) continue;
      its.text = texts;
      if (its.meaning !== undefined) meanings.push(its.meaning);
      square += its.square;
      for (let label = 0; label < MANY; label++) sums[label] = (sums[label] ?? 0) + (its.sums[label] ?? 0);
    }
    const among = amongIn(tokens, numbers);
    for (const { row } of among) square += addRow(row, weights, sums);
    const by = square === 0 ? 0 : 1 / Math.sqrt(square);
    for (let label = 0; label < MANY; label++)
      sums[label] = (sums[label] ?? 0) * by + (weights.start[label] ?? 0);
    const meaning = together(meanings);
    const stirred = stirredBy(layer, meaning.inputs);
    addStirred(layer, stirred, sums);
    const byWhat: ByWhat = { own, among, by, meaning, layer, stirred, weights };
    return new InText(tokens, byWhat, tokens.length === 0 ? 0 : met / tokens.length, sums);
  };
  // Danger and needs are weighed in one message, one straight after the other.
  const lately = new WeakMap<Pieces, InText>();
  return (text) => {
    const before = latelyCut(text);
    const already = before && lately.get(before);
    if (already !== undefined) return already;
    const fresh = weigh(text);
    const now = latelyCut(text);
    if (now !== undefined) lately.set(now, fresh);
    return fresh;
  };
}

/** Never without end, however sure. */
const SUREST = 1e-9;
/** The logarithm of the odds: nought is even. */
export function oddsOf(probability: number): number {
  const kept = Math.min(1 - SUREST, Math.max(SUREST, probability));
  return Math.log(kept / (1 - kept));
}
