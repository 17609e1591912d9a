/** The command that holds a conversation in the terminal, with what can be written after it. */
import type { Command } from 'commander';
import type { Settings } from '../settings.js';
import type { ChatOptions } from './chat.js';

export function chatCommand(
  command: (name: string, does: string, example: string) => Command,
  settings: () => Settings,
): void {
  command(
    'chat',
    'talk to it in this terminal; nothing is kept unless you say so',
    'npm run chat -- --as clinician --minutes 10',
  )
    .option(
      '--practice <id>',
      'the practice to talk to: a file in content/practices; where there is one only, that one',
    )
    .option('--language <code>', 'the language to talk in, like en')
    .option('--as <who>', 'clinician: the script that a clinician reads out, with the person beside them')
    .option('--minutes <minutes>', 'with --as clinician: how much time there is, 2, 10 or 30')
    .option('--script <id>', 'the script to go through: a folder in content, like check-in')
    .option('--keep', 'keep the conversation in DATA_DIR, and say its name at the end')
    .option('--from <name>', 'go on with a conversation that is kept: the name that --keep said')
    .action(async (options: ChatOptions) => {
      const { chat } = await import('./chat.js');
      await chat(settings(), options);
    });
}
