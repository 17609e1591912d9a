/** Every table of a run, in the order they are read. */
import type { Figures } from '../figures/figures.js';
import { dangerTables, falseAlarmsTable } from './danger.js';
import { headlineTable } from './headline.js';
import { falseNeedsTable, needsTable } from './needs.js';
import { speedTable } from './speed.js';
import type { Table } from './table.js';
import { mutatorsTable } from './typed-differently.js';

export const figureTables = (figures: Figures): Table[] => [
  needsTable(figures),
  falseNeedsTable(figures),
  ...dangerTables(figures),
  falseAlarmsTable(figures),
  ...mutatorsTable(figures),
  speedTable(figures),
];

export const allTables = (figures: Figures): Table[] => [headlineTable(figures), ...figureTables(figures)];
