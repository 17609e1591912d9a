/** The tables of needs: how well each is read, and how often one is read where there is none. */
import { LOOKS } from '../corpora/labels.js';
import type { Figures } from '../figures/figures.js';
import { measuredHalves, sideBySide } from './halves.js';
import { NOTHING, percent, shareOf, upToOne, withRange } from './in-words.js';
import type { Table } from './table.js';

export function needsTable(figures: Figures): Table {
  const [, first] = measuredHalves(figures)[0] ?? [];
  const ids = Object.keys(first?.needs.each ?? {});
  return sideBySide(
    figures,
    {
      title: 'Needs',
      says:
        'Precision: of the times the program said so, how often it was so. Recall: of the times it was so, how often ' +
        'the program said it. F1: both in one figure.',
      first: 'need',
      columns: ['labelled', 'precision', 'recall', 'F1'],
    },
    [...ids, 'micro', 'macro'].map((name) => [name, name]),
    ({ needs }, name) => {
      const labelled =
        name === 'macro' ? NOTHING : String(needs.each[name]?.labelled ?? needs.micro.labelled);
      const { precision, recall, f1 } =
        name === 'micro' ? needs.micro : name === 'macro' ? needs.macro : (needs.each[name] ?? needs.micro);
      return [labelled, percent(precision), percent(recall), upToOne(f1)];
    },
  );
}

const ROWS = [
  ...LOOKS.map((looks) => [looks, looks] as const),
  ['all of these', 'all'],
  ['answers with no need', 'none'],
] as const;

export const falseNeedsTable = (figures: Figures): Table =>
  sideBySide(
    figures,
    { title: 'Needs read where there are none', first: 'sentences', columns: ['of', 'given any', '95 %'] },
    ROWS,
    (half, row) => {
      const counted = half.false.needs[row];
      return [String(counted.of), shareOf(counted), withRange(counted)];
    },
  );
