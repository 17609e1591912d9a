/** The tables of danger: how much is seen of each kind, however it is said, and how often one is seen in vain. */
import { kinds, LOOKS, STYLES, type Style } from '../corpora/labels.js';
import type { Figures } from '../figures/figures.js';
import { sideBySide } from './halves.js';
import { shareOf, withRange } from './in-words.js';
import type { Table } from './table.js';

const TITLES: Record<Style, string> = {
  explicit: 'Danger said plainly',
  indirect: 'Danger hinted at',
  other: 'Danger of somebody else',
  past: 'Danger in the past',
};

/** One table for each way a danger is said. */
export const dangerTables = (figures: Figures): Table[] =>
  STYLES.map((style) =>
    sideBySide(
      figures,
      {
        title: `${TITLES[style]} (${style})`,
        says:
          'Seen: RED or AMBER. In brackets the range the true share most likely lies in (95 %, Wilson). ' +
          'Right kind: of those seen.',
        first: 'kind',
        columns: ['of', 'seen', 'RED', 'right kind'],
      },
      ([...kinds, 'all'] as const).map((kind) => [kind, kind]),
      ({ danger }, kind) => {
        const { seen, red, named } = danger[style][kind];
        return [String(seen.of), withRange(seen), withRange(red), shareOf(named)];
      },
    ),
  );

const ROWS = [
  ...LOOKS.map((looks) => [looks, looks] as const),
  ['all of these', 'all'],
  ['sentences of needs', 'needs'],
] as const;

export const falseAlarmsTable = (figures: Figures): Table =>
  sideBySide(
    figures,
    {
      title: 'Alarms where there is no danger',
      says: 'In sentences of needs an AMBER may well be right: they are here to be looked at, not to be judged.',
      first: 'sentences',
      columns: ['of', 'RED', 'AMBER'],
    },
    ROWS,
    (half, row) => {
      const { red, amber } = half.false.danger[row];
      return [String(red.of), shareOf(red), shareOf(amber)];
    },
  );
