/** The commands about how well people are understood, and what can be written behind each. */
import type { Command } from 'commander';
import type { Settings } from '../settings.js';
import type { EvaluateOptions } from './evaluate.js';
import type { UnderstandOptions } from './understand.js';

/** Adds `understand` and `evaluate` to the program; what they run is loaded only when it is asked for. */
export function understandCommands(
  command: (name: string, does: string, example: string) => Command,
  settings: () => Settings,
): void {
  command('understand', 'say what is understood of each line given', 'npm run -s understand < sentences.txt')
    .option('--plain', 'print short blocks for people instead of JSON')
    .option('--conversation', 'read the lines as messages of one person, each with the one before')
    .option('--practice <id>', 'the practice that is written to: a file in content/practices')
    .option('--language <code>', 'the language that is written in, like en')
    .action(async (options: UnderstandOptions) => {
      const { understand } = await import('./understand.js');
      await understand(settings(), options);
    });

  command(
    'evaluate',
    'measure how well people are understood, on labelled sentences',
    'npm run evaluate -- --quick',
  )
    .option('--quick', 'leave out the sentences typed differently')
    .option('--json', 'print the figures as JSON')
    .option('--half <half>', 'only this half: tune or blind')
    .option(
      '--misses [about]',
      'print what was missed or read wrongly in the tune half, for who writes rules',
    )
    .option('--mutator <name>', 'with --misses: as they are when typed so, like "typing errors"')
    .option('--show-blind', 'with --misses: the blind half too; at the very end, never for who writes rules')
    .option('--record', 'record what the next release is held to')
    .option('--lower <why>', 'with --record: why something may be worse than before')
    .option('--keep-first', 'keep the figures of the first blind run, once')
    .option('--corpora <folder>', 'where the labelled sentences are', 'test/corpora')
    .option('--out <folder>', 'the folder to write to', 'docs')
    .action(async (options: EvaluateOptions) => {
      const { evaluate } = await import('./evaluate.js');
      evaluate(settings(), options);
    });
}
