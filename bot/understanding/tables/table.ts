/** A table of figures, set as plain text for a terminal or as Markdown. */

export type Table = {
  title: string;
  says?: string;
  /** How many of the first columns are words; figures stand to the right. */
  words?: number;
  head: readonly string[];
  rows: readonly (readonly string[])[];
};

const line = (cells: readonly string[], widths: readonly number[], words: number, between: string): string =>
  cells
    .map((cell, at) => (at < words ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
    .join(between);

const widthsOf = ({ head, rows }: Table): number[] =>
  head.map((cell, at) => Math.max(3, cell.length, ...rows.map((row) => row[at]?.length ?? 0)));

export function asText(table: Table): string {
  const widths = widthsOf(table);
  const rows = [table.head, ...table.rows].map((row) => line(row, widths, table.words ?? 1, '  ').trimEnd());
  return [table.title, ...(table.says === undefined ? [] : [table.says]), '', ...rows, ''].join('\n');
}

/** As prettier would set it. */
export function asMarkdown(table: Table): string {
  const widths = widthsOf(table);
  const rule = widths.map((width, at) =>
    at < (table.words ?? 1) ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`,
  );
  const row = (cells: readonly string[]) => `| ${line(cells, widths, table.words ?? 1, ' | ')} |`;
  return [
    `### ${table.title}`,
    '',
    ...(table.says === undefined ? [] : [table.says, '']),
    row(table.head),
    `| ${rule.join(' | ')} |`,
    ...table.rows.map(row),
    '',
  ].join('\n');
}
