/** Knows other people's columns for ours by what they are called. */
import { COLUMNS, type Column } from './csv-columns.js';

const tidy = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();

/** Their header to ours, each of ours once; what nobody knows is left out. */
export function guessed(headers: readonly string[]): Map<string, Column> {
  const found = new Map<string, Column>();
  const taken = new Set<Column>();
  const names = Object.entries(COLUMNS) as [Column, readonly string[]][];
  const take = (fits: (header: string, name: string) => boolean) => {
    for (const [column, known] of names)
      for (const name of taken.has(column) ? [] : known) {
        const header = headers.find((each) => !found.has(each) && fits(tidy(each), name));
        if (header === undefined) continue;
        found.set(header, column);
        taken.add(column);
        break;
      }
  };
  take((header, name) => header === name);
  // "Venue postcode (main site)" has the words of a column at its beginning or end.
  take((header, name) => name.length > 3 && (header.startsWith(`${name} `) || header.endsWith(` ${name}`)));
  return found;
}
