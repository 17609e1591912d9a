/** Figures of both halves side by side: the same columns for each half that was measured. */
import { HALVES, type Half } from '../corpora/read.js';
import type { Figures, HalfFigures } from '../figures/figures.js';
import type { Table } from './table.js';

type Measured = [half: Half, figures: HalfFigures];

export const measuredHalves = ({ halves }: Figures): Measured[] =>
  HALVES.flatMap((half): Measured[] => {
    const figures = halves[half];
    return figures === undefined ? [] : [[half, figures]];
  });

/** `cells` gives what stands under `columns` in one row of one half. */
export function sideBySide<Row>(
  figures: Figures,
  table: Pick<Table, 'title' | 'says'> & { first: string; columns: readonly string[] },
  rows: readonly (readonly [name: string, row: Row])[],
  cells: (half: HalfFigures, row: Row) => readonly string[],
): Table {
  const halves = measuredHalves(figures);
  const { title, says, first, columns } = table;
  return {
    title,
    ...(says === undefined ? {} : { says }),
    head: [first, ...halves.flatMap(([half]) => columns.map((column) => `${half}: ${column}`))],
    rows: rows.map(([name, row]) => [name, ...halves.flatMap(([, half]) => cells(half, row))]),
  };
}
