/** How well the needs that were read agree with the labels: precision, recall and F1. */
import type { Judged } from '../judging.js';

export type Agreement = {
  /** How often the label says so, how often the program did, and how often both. */
  labelled: number;
  found: number;
  both: number;
  precision: number;
  recall: number;
  f1: number;
};

export type NeedFigures = {
  each: Record<string, Agreement>;
  /** Every need of every sentence counts the same. */
  micro: Agreement;
  /** Every need counts the same, however rare it is. */
  macro: { precision: number; recall: number; f1: number };
};

/** Of the sentences labelled with needs, those labelled with none among them. */
export function needFigures(judged: readonly Judged[], needIds: readonly string[]): NeedFigures {
  const tally = new Map(needIds.map((need) => [need, { labelled: 0, found: 0, both: 0 }]));
  for (const { sentence, seen } of judged) {
    if (!('needs' in sentence.label)) continue;
    const { needs } = sentence.label;
    const found = new Set(seen.needs.map(({ id }) => id));
    for (const [need, counts] of tally) {
      if (needs.includes(need)) counts.labelled++;
      if (found.has(need)) counts.found++;
      if (needs.includes(need) && found.has(need)) counts.both++;
    }
  }
  const counts = [...tally.values()];
  const each = Object.fromEntries([...tally].map(([need, count]) => [need, agreement(count)]));
  const all = Object.values(each).filter(({ labelled }) => labelled > 0);
  const mean = (of: (one: Agreement) => number) =>
    all.length === 0 ? 0 : all.reduce((sum, one) => sum + of(one), 0) / all.length;
  return {
    each,
    micro: agreement({
      labelled: sum(counts.map(({ labelled }) => labelled)),
      found: sum(counts.map(({ found }) => found)),
      both: sum(counts.map(({ both }) => both)),
    }),
    macro: {
      precision: mean(({ precision }) => precision),
      recall: mean(({ recall }) => recall),
      f1: mean(({ f1 }) => f1),
    },
  };
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, number) => all + number, 0);

function agreement(counts: Pick<Agreement, 'labelled' | 'found' | 'both'>): Agreement {
  const { labelled, found, both } = counts;
  return {
    ...counts,
    precision: found === 0 ? 0 : both / found,
    recall: labelled === 0 ? 0 : both / labelled,
    f1: labelled + found === 0 ? 0 : (2 * both) / (labelled + found),
  };
}
