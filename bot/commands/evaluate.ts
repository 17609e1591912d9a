/** Measures how well people are understood, on labelled sentences: tables, misses, and what releases are held to. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Settings } from '../settings.js';
import { outputClosed } from '../closed-pipe.js';
import { HALVES, readCorpora, type Half, type Sentence } from '../understanding/corpora/read.js';
import { documentOf } from '../understanding/document.js';
import { coldStart } from '../understanding/figures/cold-start.js';
import type { Figures } from '../understanding/figures/figures.js';
import { judge } from '../understanding/judging.js';
import { firstRunIn, keepFirst, refuseSecond } from '../understanding/kept/first-run.js';
import { boundsOf } from '../understanding/kept/gate.js';
import { record } from '../understanding/kept/recorded.js';
import { measured } from '../understanding/measured.js';
import { misses } from '../understanding/misses.js';
import { MUTATORS } from '../understanding/mutators/all.js';
import type { Mutator } from '../understanding/mutators/mutator.js';
import { allTables } from '../understanding/tables/all.js';
import { asText } from '../understanding/tables/table.js';
import { needIdsOf } from '../understanding/understood.js';
import { guideIn } from './guide.js';

export type EvaluateOptions = {
  quick?: boolean;
  json?: boolean;
  half?: string;
  /** True, or the words a group's title must hold. */
  misses?: boolean | string;
  mutator?: string;
  showBlind?: boolean;
  keepFirst?: boolean;
  record?: boolean;
  lower?: string;
  corpora: string;
  out: string;
};

/** What was asked for cannot be done so. */
export class WrongWish extends Error {
  override name = 'WrongWish';
}

export function evaluate(settings: Settings, options: EvaluateOptions): void {
  void outputClosed();
  const halves = halvesOf(options);
  const paths = {
    document: join(options.out, 'understanding.md'),
    first: join(options.out, 'understanding-first-run.json'),
    recorded: join(options.corpora, 'recorded.json'),
  };
  const isWhole = !options.quick && halves.length === HALVES.length;
  if (options.keepFirst && !isWhole) throw new WrongWish('--keep-first needs the whole run');
  if (options.record && halves.length < HALVES.length) throw new WrongWish('--record needs both halves');
  if (options.keepFirst) refuseSecond(paths.first);
  mutatorOf(options);

  const { guide, cold } = coldStart(() => guideIn(settings));
  const sentences = readCorpora(options.corpora, new Set(needIdsOf(guide)), halves);
  if (options.misses !== undefined) return printMisses(guide, sentences, options);
  for (const half of halves)
    if (!sentences.some((sentence) => sentence.half === half))
      throw new WrongWish(`There are no sentences in ${join(options.corpora, half)}`);

  const figures = measured(guide, cold, sentences, options.quick ? [] : MUTATORS);
  process.stdout.write(options.json ? `${JSON.stringify(figures, null, 2)}\n` : printed(figures));
  if (options.keepFirst) {
    keepFirst(paths.first, figures);
    console.error(`Kept the first blind run in ${paths.first}`);
  }
  if (isWhole) {
    writeFileSync(paths.document, documentOf(figures, firstRunIn(paths.first)));
    console.error(`Wrote ${paths.document}`);
  }
  if (options.record) {
    record(paths.recorded, boundsOf(figures.halves), figures.on, options.lower);
    console.error(`Recorded in ${paths.recorded}`);
  }
}

function halvesOf({ half, misses: asked, showBlind }: EvaluateOptions): readonly Half[] {
  if (showBlind && asked === undefined) throw new WrongWish('--show-blind is only for --misses');
  if (half === undefined) return asked !== undefined && !showBlind ? ['tune'] : HALVES;
  const found = HALVES.find((each) => each === half);
  if (found === undefined) throw new WrongWish(`There is no half '${half}': write ${HALVES.join(' or ')}`);
  if (asked !== undefined && found === 'blind' && !showBlind)
    throw new WrongWish(
      'Sentences of the blind half are not shown, so that no rule is written with them in mind. ' +
        '--show-blind shows them: at the very end of the project, and never to who writes rules',
    );
  return [found];
}

function mutatorOf({ mutator, misses: asked }: EvaluateOptions): Mutator | undefined {
  if (mutator === undefined) return undefined;
  if (asked === undefined) throw new WrongWish('--mutator is only for --misses');
  const found = MUTATORS.find(({ name }) => name === mutator);
  if (found !== undefined) return found;
  throw new WrongWish(
    `There is no '${mutator}': write one of ${MUTATORS.map(({ name }) => name).join(', ')}`,
  );
}

const printed = (figures: Figures): string => `${allTables(figures).map(asText).join('\n')}\n`;

function printMisses(
  guide: ReturnType<typeof guideIn>,
  sentences: readonly Sentence[],
  options: EvaluateOptions,
): void {
  const about = typeof options.misses === 'string' ? options.misses : '';
  const judged = sentences.map((sentence) => judge(sentence, guide, mutatorOf(options)));
  for (const { title, lines } of misses(judged, about))
    process.stdout.write(`## ${title} (${lines.length})\n\n${lines.join('\n')}\n\n`);
}
