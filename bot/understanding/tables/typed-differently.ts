/** The table of what it costs when the same sentences are typed differently. */
import type { Figures } from '../figures/figures.js';
import { MUTATORS } from '../mutators/all.js';
import { measuredHalves, sideBySide } from './halves.js';
import { points } from './in-words.js';
import type { Table } from './table.js';

/** Nothing in a quick run. */
export function mutatorsTable(figures: Figures): Table[] {
  const halves = measuredHalves(figures);
  if (halves.some(([, { mutated }]) => mutated === undefined)) return [];
  const measured = MUTATORS.filter(({ name }) => halves.every(([, { mutated }]) => mutated?.[name]));
  return [
    sideBySide(
      figures,
      {
        title: 'The same sentences typed differently',
        says:
          'Points of a hundred gained or lost. Needs: F1. False needs: ordinary sentences given any. Danger: said plainly ' +
          'or hinted at, and seen. False alarms: RED or AMBER in ordinary sentences. Loss: the worst of the four.',
        first: 'typed with',
        columns: ['needs', 'false needs', 'danger', 'false alarms', 'loss'],
      },
      measured.map(({ name }) => [name, name]),
      ({ mutated }, name) => {
        const of = mutated?.[name];
        return [
          points(of?.change.needsF1),
          points(of?.change.falseNeeds),
          points(of?.change.dangerSeen),
          points(of?.change.falseAlarms),
          points(of?.loss).replace('+', ''),
        ];
      },
    ),
  ];
}
