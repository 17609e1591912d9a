/** Says what the transcripts visit and what they miss, and writes drafts of what is missing: never counted as tests. */
import { resolve } from 'node:path';
import { readContent } from '../../adapters/content-files.js';
import { readTranscripts, writeDraft } from '../../adapters/transcript-files.js';
import { guideFrom } from '../../dialogs/guide.js';
import { buildIndex } from '../../dialogs/matching/index.js';
import { coverageOf, draftsFor, type Coverage } from '../coverage/coverage.js';
import { KINDS, type Item, type Kind } from '../coverage/visits.js';
import type { Settings } from '../settings.js';
import { Transcript } from '../transcripts/transcript.js';

export type CoverOptions = { transcripts: string; drafts?: string; json?: boolean };

const NAMES: Record<Kind, string> = {
  question: 'questions',
  ending: 'endings',
  route: 'routes',
  rule: 'route rules',
  ladder: 'steps and moves of support',
  need: 'needs that count',
  'need-read': 'needs read into words',
  card: 'cards of urgent help',
};

/** Throws `BrokenTranscript` and `BrokenContent`. */
export function cover(settings: Settings, options: CoverOptions): void {
  const content = readContent(resolve(settings.CONTENT_DIR));
  const index = buildIndex(content.services);
  const guides = [...guideFrom(content).guides.values()];
  const transcripts = readTranscripts(resolve(options.transcripts), Transcript);
  const coverage = coverageOf(
    content,
    guides,
    index,
    transcripts.map(({ transcript }) => transcript),
  );
  if (options.json)
    console.log(
      JSON.stringify({ counts: Object.fromEntries(coverage.counts), missed: coverage.missed }, null, 2),
    );
  else for (const line of linesOf(coverage, transcripts.length)) console.log(line);
  if (options.drafts === undefined) return;
  const folder = resolve(options.drafts);
  const drafts = draftsFor(coverage.missed, content, index);
  for (const { item, ...draft } of drafts)
    writeDraft(folder, item.replace(/[^a-z0-9-]+/gi, '-').toLowerCase(), draft);
  const none = coverage.missed.filter((item) => !drafts.some((draft) => draft.item === item));
  console.error(`${drafts.length} drafts written to ${folder}.`);
  if (none.length > 0) console.error(`No conversation was found that visits: ${none.join(', ')}.`);
}

/** Kind by kind: how many are visited, and by name those that are not. */
export function linesOf({ counts, missed }: Coverage, transcripts: number): string[] {
  return [
    `${transcripts} transcripts`,
    ...KINDS.flatMap((kind) => {
      const isOf = (item: Item) => item.startsWith(`${kind} `);
      const all = [...counts.keys()].filter(isOf);
      const left = missed.filter(isOf).map((item) => item.slice(kind.length + 1));
      return [
        `${NAMES[kind]}: ${all.length - left.length} of ${all.length}`,
        ...(left.length > 0 ? [`  missed: ${left.join(', ')}`] : []),
      ];
    }),
  ];
}
