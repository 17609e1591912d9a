/** The support-needs sheet (S048): for the groups they said yes to, by name, and of what they need to take part alone. */
import { headed } from '../part.js';
import { gateLines } from '../plan/plan-life.js';
import { saying } from '../translated.js';
import { supportIn } from './message-back.js';
import type { Paper } from './rules.js';
import { passable, yesesTo, type Written } from './standing.js';

/** Nothing of what matters, of needs or of health stands in it: a group is told what it can do, not why. */
export function sheetPaper(written: Written): Paper {
  const agreed = yesesTo(written, 'group');
  if ('withheld' in agreed) return { which: 'sheet', withheld: agreed.withheld };
  const { plan, yeses } = agreed;
  const { sheet } = written.guide.papers;
  const say = saying(written.language);
  const may = new Set(yeses.flatMap(({ about }) => about));
  const groups = plan.agreed.filter(({ service }) => may.has(service)).map(({ name }) => name);
  const needs = supportIn(written, plan);
  if (groups.length === 0) return { which: 'sheet', withheld: 'group-not-agreed' };
  const along = plan.answers['buddy']?.words;
  const comes = along !== undefined && passable(written, along) ? [along] : [];
  if (needs.length + comes.length === 0) return { which: 'sheet', withheld: 'no-support-needs' };
  const waits = gateLines(written.voice, plan);
  return {
    which: 'sheet',
    heading: say(sheet.heading),
    parts: [
      ...headed(say(sheet.groups), groups),
      ...headed(say(sheet.needs), needs),
      ...headed(say(sheet.along), comes),
      ...headed(say(sheet.waits), waits),
    ],
    foot: say(sheet.foot),
  };
}
