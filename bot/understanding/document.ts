/** Writes docs/understanding.md: what was measured, the figures, and what they do not show; for a safety officer. */
import { kinds } from './corpora/labels.js';
import type { Figures } from './figures/figures.js';
import type { FirstRun } from './kept/first-run.js';
import { MUTATORS } from './mutators/all.js';
import { figureTables } from './tables/all.js';
import { firstAndLatest, headlineTable } from './tables/headline.js';
import { NOTHING } from './tables/in-words.js';
import { measuredHalves } from './tables/halves.js';
import { asMarkdown, type Table } from './tables/table.js';
import { HOW_TO_RUN, MEASURED, NOT_SHOWN, OPENING, WRITTEN_BY } from './words.js';

export function documentOf(figures: Figures, first: FirstRun | undefined): string {
  return [
    ...OPENING,
    `Last run on ${figures.on}, with the content ${figures.content}.`,
    WRITTEN_BY,
    '',
    asMarkdown(headlineTable(figures)),
    asMarkdown(firstAndLatest(figures, first)),
    '## What was measured, and on what',
    '',
    ...MEASURED,
    asMarkdown(sizes(figures)),
    asMarkdown(ways()),
    '## What the figures do not show',
    '',
    ...NOT_SHOWN,
    '## The limits, by kind of danger',
    '',
    ...limits(figures),
    '',
    '## All figures',
    '',
    ...figureTables(figures).map(asMarkdown),
    ...HOW_TO_RUN,
  ].join('\n');
}

const sizes = (figures: Figures): Table => ({
  title: 'How many sentences',
  head: ['half', 'sentences', 'danger plain', 'danger hinted', 'of another', 'past', 'ordinary'],
  rows: measuredHalves(figures).map(([half, { sentences, danger, false: wrong }]) => [
    half,
    ...[
      sentences,
      danger.explicit.all.seen.of,
      danger.indirect.all.seen.of,
      danger.other.all.seen.of,
      danger.past.all.seen.of,
      wrong.needs.all.of,
    ].map(String),
  ]),
});

const ways = (): Table => ({
  title: 'The ways of typing',
  says: 'Each changes every sentence in the same way on every run. The last ones are tried on dangers and ordinary sentences only.',
  words: 3,
  head: ['typed with', 'of', 'what is done'],
  rows: MUTATORS.map(({ name, of, does }) => [name, of, does]),
});

/** One line a kind, from the blind half, the least surely seen first. */
function limits(figures: Figures): string[] {
  const blind = figures.halves.blind;
  if (blind === undefined) return ['The blind half was not measured.'];
  return kinds
    .map((kind) => ({
      kind,
      plain: blind.danger.explicit[kind].seen,
      hints: blind.danger.indirect[kind].seen,
    }))
    .sort((one, other) => one.hints.from - other.hints.from)
    .map(({ kind, plain, hints }) =>
      hints.of === 0
        ? `- **${kind}**: ${NOTHING}`
        : `- **${kind}**: said plainly, ${plain.hit} of ${plain.of} were seen. Hinted at, ${hints.hit} of ${hints.of} were seen: ` +
          `of 100 people who hint at it so, ${outOf(1 - hints.to)} to ${outOf(1 - hints.from)} may go unseen.`,
    );
}

const outOf = (share: number) => String(Math.round(share * 100));
