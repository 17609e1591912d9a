/** The table a reader looks at first: what is wanted, what there is, met or not. */
import type { Figures } from '../figures/figures.js';
import type { FirstRun } from '../kept/first-run.js';
import { TARGETS, valueIn, verdict, type Target } from '../targets.js';
import { NOTHING } from './in-words.js';
import type { Table } from './table.js';

const shown = (target: Target, value: number | undefined) =>
  value === undefined ? NOTHING : target.show(value);

export const headlineTable = (figures: Figures): Table => ({
  title: 'What is wanted, and what there is',
  says: 'Met or not is said of the blind half.',
  head: ['what', 'wanted', 'tune', 'blind', 'blind: met?'],
  rows: TARGETS.map((target) => {
    const [tune, blind] = [valueIn(figures, 'tune', target), valueIn(figures, 'blind', target)];
    return [target.what, target.wanted, shown(target, tune), shown(target, blind), verdict(target, blind)];
  }),
});

/** The blind half as it was the first time, before anyone could learn from its figures, beside the latest run. */
export function firstAndLatest(figures: Figures, first: FirstRun | undefined): Table {
  const when = first === undefined ? 'not kept yet' : first.on;
  return {
    title: 'The blind half: the first run beside the latest',
    ...(first?.about === undefined ? {} : { says: `First: ${first.about}` }),
    head: ['what', 'wanted', `first (${when})`, `latest (${figures.on})`, 'latest: met?'],
    rows: TARGETS.map((target) => {
      const latest = valueIn(figures, 'blind', target);
      return [
        target.what,
        target.wanted,
        shown(target, first?.targets[target.id]),
        shown(target, latest),
        verdict(target, latest),
      ];
    }),
  };
}
