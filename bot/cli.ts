/** What a person types: one program, `what-matters`, with a command for each thing it can do. */
import { Command } from 'commander';
import type { BenchOptions } from './commands/bench.js';
import { directoryCommands } from './commands/directory-commands.js';
import { chatCommand } from './commands/chat-command.js';
import type { CheckOptions } from './commands/check.js';
import type { DrawOptions } from './commands/draw.js';
import type { PracticeOptions } from './commands/practice.js';
import type { PrintOptions } from './commands/print.js';
import type { SignOptions } from './commands/sign.js';
import { teamsCommands } from './commands/teams.js';
import type { TortureOptions } from './commands/torture.js';
import { understandCommands } from './commands/understand-commands.js';
import { transcriptCommands } from './commands/transcript-commands.js';
import type { WebChatOptions } from './commands/webchat.js';
import { smsCommands } from './commands/sms-commands.js';
import { settings } from './settings.js';

const program = new Command('what-matters')
  .description('A guided "What matters to you?" conversation that ends in a plan with real local services')
  .showHelpAfterError('Add --help to see what can be written here.');

/** One command with its example; what it runs is loaded only when it is asked for. */
function command(name: string, does: string, example: string) {
  return program.command(name).description(does).addHelpText('after', `\nExample:\n  ${example}`);
}

command('start', 'start the server: the web page and the APIs', 'PORT=8080 npm start').action(async () => {
  const { start } = await import('./commands/start.js');
  await start(settings());
});

chatCommand(command, settings);

command(
  'webchat',
  'try Microsoft’s Web Chat by hand, from a file of it that you fetched',
  'npm run webchat -- --file package/dist/webchat.js',
)
  .requiredOption('--file <path>', 'the file of Web Chat (docs/embedding.md says how to fetch it)')
  .option('--practice <id>', 'the practice to talk to', 'example')
  .option('--keep', 'keep answers in DATA_DIR: with PORT set, the chat goes on after a restart')
  .action(async (options: WebChatOptions) => {
    const { webchat } = await import('./commands/webchat.js');
    await webchat(settings(), options);
  });

command('check', 'check the content: what must be mended, and what a person has to look at', 'npm run check')
  .option('--json', 'print one JSON object instead of lines')
  .option(
    '--texts',
    'print what it costs in text messages: each part of the conversation, and to each ending',
  )
  .option('--against <folder>', 'say what this content would do to people mid-way in this data folder')
  .action(async (options: CheckOptions) => {
    const { check } = await import('./commands/check.js');
    await check(settings(), options);
  });

command(
  'draw',
  'draw every conversation as Mermaid and SVG, from the machine that runs it',
  'npm run draw -- --script check-in --out docs',
)
  .option('--script <id>', 'this script alone, like check-in')
  .option('--language <code>', 'the language of its words, like en')
  .option('--out <folder>', 'the folder to write to', 'docs')
  .action(async (options: DrawOptions) => {
    const { draw } = await import('./commands/draw.js');
    await draw(settings(), options);
  });

command(
  'print',
  'print every script for a Clinical Safety Officer to read, in Markdown',
  'npm run print -- --language en --script with-a-clinician --out docs/script.md',
)
  .option('--script <id>', 'this script alone, with all that it shares with the others')
  .option('--language <code>', 'the language of its words, like en')
  .option('--out <file>', 'write it to this file instead of the screen')
  .action(async (options: PrintOptions) => {
    const { print } = await import('./commands/print.js');
    print(settings(), options);
  });

command(
  'sign',
  "put a person's name under the words of a language as they are now; production starts with nothing else",
  'npm run sign -- --who "Dr A. Example" --role "Clinical Safety Officer" --hazards "log 1.0" --fingerprint 0123456789ab',
)
  .requiredOption('--who <name>', 'who read it all')
  .requiredOption('--role <role>', 'in what role, like Clinical Safety Officer')
  .requiredOption('--hazards <reference>', 'the hazard log that was read with it: its version or reference')
  .requiredOption('--fingerprint <letters>', 'as it stands at the top of what npm run print wrote')
  .option('--script <id>', 'the script that was read, like check-in; what-matters when left out')
  .option('--language <code>', 'the language that was read, like en')
  .action(async (options: SignOptions) => {
    const { sign } = await import('./commands/sign.js');
    sign(settings(), options);
  });

command(
  'practice',
  'set up a practice: asks what it must answer, or takes it all as options',
  'npm run practice -- new',
)
  .argument('<what>', 'new')
  .option('--name <name>', 'what the practice is called')
  .option('--id <id>', 'its short name for addresses, like mill-lane; made of its name when left out')
  .option('--nation <nation>', 'england, wales, scotland or northern-ireland; england when left out')
  .option('--phone <number>', 'its phone number')
  .option('--hours <hours>', 'when the phone is answered: "mon-fri 08:30-18:00; sat 09:00-12:00"')
  .option('--adult-safeguarding <contact>', 'a name, a comma, a number')
  .option('--child-safeguarding <contact>', 'a name, a comma, a number')
  .option('--out-of-hours <contact>', 'the council at night: a name, a comma, a number')
  .option('--emails <addresses>', 'one or two who are written to when somebody asks to be rung')
  .option('--origins <addresses>', 'websites that may show the chat, with commas between them')
  .option('--address <url>', 'where this program is reached; PUBLIC_URL when left out')
  .option('--qr <file>', 'write the code as a picture, an SVG file')
  .action(async (what: string, options: PracticeFlags) => {
    if (what !== 'new') program.error(`There is no "practice ${what}". Write: npm run practice -- new`);
    const { adultSafeguarding: adult, childSafeguarding: child, ...rest } = options;
    const { newPractice } = await import('./commands/practice.js');
    await newPractice(settings(), { ...rest, ...(adult && { adult }), ...(child && { child }) });
  });

directoryCommands(command, settings);
smsCommands(command, settings);
teamsCommands(command, settings);
transcriptCommands(command, settings);

command(
  'learn',
  'learn anew how words are weighed, from the tune half of the corpora',
  'npm run learn',
).action(async () => {
  const { learn } = await import('./commands/learn.js');
  learn(settings());
});

command('bench', 'measure what a turn costs on this computer; about ten minutes', 'npm run bench -- --full')
  .option('--full', 'with 100,000 conversations stored as well: some minutes more, and a gigabyte of disk')
  .option('--only <part>', 'measure this part alone: directory')
  .option('--out <file>', 'write the report to this file too, like docs/performance.md')
  .action(async (options: BenchOptions) => {
    const { bench } = await import('./commands/bench.js');
    await bench(settings(), options);
  });

command(
  'torture',
  'kill the server at random while people talk to it, and see that nothing is lost',
  'npm run torture -- --kills 100 --turns 5000',
)
  .option('--kills <count>', 'how often it is killed', '1000')
  .option('--turns <count>', 'how many messages are answered at the least', '20000')
  .option('--seed <number>', 'the same people say the same things; the moments differ')
  .option('--folder <folder>', 'where to keep everything; a new folder in it')
  .action(async (options: TortureOptions) => {
    const { torture } = await import('./commands/torture.js');
    await torture(settings(), options);
  });

understandCommands(command, settings);

/** Commander names them after their flags. */
type PracticeFlags = Omit<PracticeOptions, 'adult' | 'child'> & {
  adultSafeguarding?: string;
  childSafeguarding?: string;
};

/** Errors that say a program is wrong, not its content or settings: only these need a stack. */
const SURPRISES =
  /^(|Error|TypeError|RangeError|ReferenceError|SyntaxError|EvalError|URIError|AggregateError|AssertionError|ZodError)$/;

function explain(problem: unknown): string {
  if (!(problem instanceof Error)) return String(problem);
  // A disk or a file that will not: the operator can mend that, and the stack says nothing of it.
  if ('code' in problem && 'syscall' in problem && 'path' in problem) return problem.message;
  return SURPRISES.test(problem.name) ? (problem.stack ?? problem.message) : problem.message;
}

try {
  await program.parseAsync();
} catch (problem) {
  console.error(explain(problem));
  process.exitCode = 1;
}
