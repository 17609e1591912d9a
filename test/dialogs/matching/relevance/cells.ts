/** Reads a table of rows with one cell a column, and the places that ship. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { placesFrom } from '../../../../dialogs/matching/near.js';

const HERE = import.meta.dirname;
const text = (path: string) => readFileSync(path, 'utf8');
export const places = placesFrom(
  text('content/places/outcodes.csv'),
  text('content/places/sectors.csv'),
  text('content/places/towns.csv'),
);

/** Rows of cells by their column; lines that begin with # are for the reader. */
export function rowsOf(file: string): Record<string, string>[] {
  const [head = '', ...lines] = text(join(HERE, file))
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'));
  const columns = head.split(',');
  return lines.map((line) => {
    const cells = line.split(',');
    if (cells.length !== columns.length) throw new Error(`${file}: ${columns.length} cells, not ${line}`);
    return Object.fromEntries(columns.map((column, at) => [column, cells[at]?.trim() ?? '']));
  });
}

export const listOf = (cell = '') => cell.split(';').flatMap((each) => each.trim() || []);
