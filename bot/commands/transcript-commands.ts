/** The commands that hold written-down conversations, and what can be written behind each. */
import type { Command } from 'commander';
import type { Settings } from '../settings.js';
import type { CoverOptions } from './cover.js';
import type { PapersOptions } from './papers.js';

/** Adds `papers` and `cover` to the program; what they run is loaded only when it is asked for. */
export function transcriptCommands(
  command: (name: string, does: string, example: string) => Command,
  settings: () => Settings,
): void {
  command(
    'papers',
    'print the papers of a conversation: the plan, the link worker’s card, the message back, sheets to show, codes',
    'npm run papers -- --from test/transcripts/a-link-worker-first.yaml --which card',
  )
    .option('--from <file>', 'a conversation written down as a transcript')
    .option('--conversation <practice/id>', 'a conversation that is kept in DATA_DIR')
    .option('--which <paper>', 'plan, card, message, sheet, supporter or codes; all when left out')
    .option('--all-codes', 'codes that are not certain, too')
    .action(async (options: PapersOptions) => {
      const { papers } = await import('./papers.js');
      await papers(settings(), options);
    });

  command(
    'cover',
    'say which questions, routes, rules, steps of support and needs the transcripts visit, and which they miss',
    'npm run cover -- --drafts drafts',
  )
    .option('--transcripts <folder>', 'the folder of the transcripts', 'test/transcripts')
    .option('--drafts <folder>', 'write a draft transcript here for each that is missed')
    .option('--json', 'print one JSON object instead of lines')
    .action(async (options: CoverOptions) => {
      const { cover } = await import('./cover.js');
      cover(settings(), options);
    });
}
