/** What it costs when the same sentences are typed differently. */
import type { Guide } from '../../../dialogs/guide.js';
import type { Sentence } from '../corpora/read.js';
import { judge, type Judged } from '../judging.js';
import type { Mutator } from '../mutators/mutator.js';
import { countOf } from './counted.js';
import { inDanger, isSeen, NOW } from './danger.js';
import { hasNeeds, isOrdinary } from './false-alarms.js';
import { needFigures } from './needs.js';

/** Shares from 0 to 1; needs are not measured for what people do chiefly to disguise a danger. */
export type Sum = { needsF1?: number; falseNeeds?: number; dangerSeen: number; falseAlarms: number };

/** The figures, what they changed by, and the greatest loss among them; all in shares. */
export type MutatedFigures = Sum & { change: Sum; loss: number };

/** Dangers said plainly or hinted at; alarms of either level in ordinary sentences. */
export function sumOf(judged: readonly Judged[], needIds: readonly string[], of: Mutator['of']): Sum {
  const ordinary = judged.filter(isOrdinary);
  const danger = {
    dangerSeen: countOf(inDanger(judged, NOW), isSeen).share,
    falseAlarms: countOf(ordinary, isSeen).share,
  };
  if (of === 'danger') return danger;
  return {
    needsF1: needFigures(judged, needIds).micro.f1,
    falseNeeds: countOf(ordinary, hasNeeds).share,
    ...danger,
  };
}

/** `plain` is how the same sentences were judged as they stand. */
export function mutatedFigures(
  mutator: Mutator,
  plain: readonly Judged[],
  guide: Guide,
  needIds: readonly string[],
): MutatedFigures {
  const concerned = plain.map(({ sentence }) => sentence).filter((each) => concerns(mutator, each));
  const judged = concerned.map((sentence) => judge(sentence, guide, mutator));
  const before = sumOf(plain, needIds, mutator.of);
  const after = sumOf(judged, needIds, mutator.of);
  const change = difference(after, before);
  const loss = Math.max(
    -(change.needsF1 ?? 0),
    change.falseNeeds ?? 0,
    -change.dangerSeen,
    change.falseAlarms,
    0,
  );
  return { ...after, change, loss };
}

const concerns = ({ of }: Mutator, { label }: Sentence): boolean =>
  of === 'everything' || label.file === 'danger' || label.file === 'ordinary';

function difference(after: Sum, before: Sum): Sum {
  const danger = {
    dangerSeen: after.dangerSeen - before.dangerSeen,
    falseAlarms: after.falseAlarms - before.falseAlarms,
  };
  if (after.needsF1 === undefined || after.falseNeeds === undefined) return danger;
  return {
    needsF1: after.needsF1 - (before.needsF1 ?? 0),
    falseNeeds: after.falseNeeds - (before.falseNeeds ?? 0),
    ...danger,
  };
}
