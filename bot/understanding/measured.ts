/** Measures everything: reads the corpora, has them judged plain and mutated, and times the reading. */
import { availableParallelism, cpus } from 'node:os';
import type { Guide } from '../../dialogs/guide.js';
import type { Half, Sentence } from './corpora/read.js';
import { dangerFigures } from './figures/danger.js';
import { falseFigures } from './figures/false-alarms.js';
import type { Cold } from './figures/cold-start.js';
import type { Figures, HalfFigures } from './figures/figures.js';
import { mutatedFigures } from './figures/mutated.js';
import { needFigures } from './figures/needs.js';
import { speedOf } from './figures/speed.js';
import { judge } from './judging.js';
import { MUTATORS } from './mutators/all.js';
import type { Mutator } from './mutators/mutator.js';
import { progress } from './progress.js';
import { needIdsOf } from './understood.js';

/** Leaves out halves without a sentence. `mutators` may be none, for a quick look. */
export function measured(
  guide: Guide,
  cold: Cold,
  sentences: readonly Sentence[],
  mutators: readonly Mutator[] = MUTATORS,
): Figures {
  const halves = [...new Set(sentences.map(({ half }) => half))];
  const step = progress(halves.length * (mutators.length + 1) + 1);
  const each = halves.map((half): [Half, HalfFigures] => [
    half,
    halfFigures(
      guide,
      sentences.filter((sentence) => sentence.half === half),
      mutators,
      (what) => step(`The ${half} half, ${what}`),
    ),
  ]);
  step('The time it takes');
  return {
    on: new Date().toISOString().slice(0, 10),
    content: guide.fingerprint,
    node: process.version,
    computer: `${availableParallelism()} CPUs, ${cpus()[0]?.model ?? 'unknown'}`,
    halves: Object.fromEntries(each),
    cold,
    speed: speedOf(
      guide,
      sentences.map(({ text }) => text),
    ),
  };
}

export function halfFigures(
  guide: Guide,
  sentences: readonly Sentence[],
  mutators: readonly Mutator[] = [],
  step: (what: string) => void = () => undefined,
): HalfFigures {
  const needIds = needIdsOf(guide);
  step('as it stands');
  const judged = sentences.map((sentence) => judge(sentence, guide));
  const figures = {
    sentences: sentences.length,
    needs: needFigures(judged, needIds),
    danger: dangerFigures(judged),
    false: falseFigures(judged),
  };
  if (mutators.length === 0) return figures;
  return {
    ...figures,
    mutated: Object.fromEntries(
      mutators.map((mutator) => {
        step(mutator.name);
        return [mutator.name, mutatedFigures(mutator, judged, guide, needIds)];
      }),
    ),
  };
}
