/** What a person types: one program, `what-matters`, with a command for each thing it can do. */
import { Command } from 'commander';
import type { BenchOptions } from './commands/bench.js';
import type { CheckOptions } from './commands/check.js';
import type { ImportOptions } from './commands/directory.js';
import type { EvaluateOptions } from './commands/evaluate.js';
import type { SuggestOptions } from './commands/suggest.js';
import type { TortureOptions } from './commands/torture.js';
import type { UnderstandOptions } from './commands/understand.js';
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

command('chat', 'talk to it in this terminal; nothing is kept', 'npm run chat -- --practice example')
  .requiredOption('--practice <id>', 'the practice to talk to: a file in content/practices')
  .option('--language <code>', 'the language to talk in, like en')
  .action(async (options: { practice: string; language?: string }) => {
    const { chat } = await import('./commands/chat.js');
    await chat(settings(), options);
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
  'draw the conversation as Mermaid and SVG, from the machine that runs it',
  'npm run draw -- --out docs',
)
  .option('--language <code>', 'the language of its words, like en')
  .option('--out <folder>', 'the folder to write to', 'docs')
  .action(async (options: { language?: string; out: string }) => {
    const { draw } = await import('./commands/draw.js');
    await draw(settings(), options);
  });

command(
  'print',
  'print the whole script for a Clinical Safety Officer to read, in Markdown',
  'npm run print -- --language en --out docs/script.md',
)
  .option('--language <code>', 'the language of its words, like en')
  .option('--out <file>', 'write it to this file instead of the screen')
  .action(async (options: { language?: string; out?: string }) => {
    const { print } = await import('./commands/print.js');
    print(settings(), options);
  });

command('find', 'look services up by words', 'npm run find -- singing')
  .argument('<words...>', 'what to look for')
  .action(async (words: string[]) => {
    const { find } = await import('./commands/find.js');
    find(settings(), words.join(' '));
  });

command(
  'suggest',
  'suggest services for somebody, as JSON',
  'npm run -s suggest -- --needs company,money --postcode "BS5 0HE" --age 70',
)
  .requiredOption(
    '--needs <needs>',
    'what they need, the first drives the list: ids, N05, or words like "skint"',
  )
  .option('--postcode <place>', 'a postcode, the first half of one, or a town')
  .option('--age <years>', 'in years, or 13-15, 16-17, 18-64, 65-plus')
  .option('--free', 'nothing that is known to cost something')
  .option('--times <times>', 'mornings, afternoons, evenings, weekends, weekdays')
  .option('--access <access>', 'step-free, toilets, hearing-loop, bsl, parking')
  .option('--travel <how>', 'walk, bus-or-car, any or home')
  .option('--confidence <number>', '0 to 10')
  .option('--barriers <barriers>', 'cost, travel, times, nerves, alone, health, phones')
  .option('--who <who>', 'woman or man, when they said so')
  .option('--refused <services>', 'ids, each with a reason: age-uk:not-my-thing')
  .option(
    '--directory <path>',
    'a feed (file or folder) or a data folder to draw on, instead of the one that is kept',
  )
  .option('--most <number>', 'how many at most', '3')
  .option('--on <date>', 'as if it were this day')
  .option('--json', 'JSON, which it always is')
  .action(async (options: SuggestOptions) => {
    const { suggest } = await import('./commands/suggest.js');
    await suggest(settings(), options);
  });

const directory = command(
  'directory',
  'the directory of services: import, check, search, show',
  'npm run directory -- import services.json --dry-run',
);
const withDirectory = async () => import('./commands/directory.js');

directory
  .command('import')
  .description('take a feed in: Open Referral UK, HSDS or CSV, from a file, a folder or an https address')
  .argument('<what>', 'the file, folder or address')
  .option('--feed <name>', 'what to call it; importing it again replaces it')
  .option('--dry-run', 'change nothing, only report')
  .option('--json', 'print the report as JSON')
  .option('--fewer', 'it may have far fewer services than before')
  .option('--fresh', 'fetch all pages again, even when a broken fetch could go on')
  .action(async (what: string, options: ImportOptions) =>
    (await withDirectory()).importCommand(settings(), what, options),
  );
directory
  .command('check')
  .description('what is there, and what a person has to look at')
  .option('--json', 'print JSON')
  .action(async (options: { json?: boolean }) => (await withDirectory()).checkCommand(settings(), options));
directory
  .command('search')
  .description('look services up by words')
  .argument('<words...>', 'what to look for; slips are forgiven')
  .option('--most <number>', 'how many at most', '10')
  .option('--json', 'print JSON')
  .action(async (words: string[], options: { json?: boolean; most?: string }) =>
    (await withDirectory()).searchCommand(settings(), words.join(' '), options),
  );
directory
  .command('show')
  .description('everything about one service, and where it comes from')
  .argument('<id>', 'its id')
  .option('--json', 'print JSON')
  .action(async (id: string, options: { json?: boolean }) =>
    (await withDirectory()).showCommand(settings(), id, options),
  );
directory
  .command('stale')
  .description('what is overdue to be checked, the oldest first')
  .option('--json', 'print JSON')
  .option('--csv', 'print a spreadsheet')
  .action(async (options: { json?: boolean; csv?: boolean }) =>
    (await withDirectory()).staleCommand(settings(), options),
  );
directory
  .command('made')
  .description('make a feed of made-up services with realistic dirt, to try things with')
  .argument('<file>', 'where to write it')
  .option('--services <number>', 'how many', '10000')
  .option('--seed <number>', 'the same seed makes the same feed', '1')
  .action(async (file: string, options: { services: string; seed: string }) =>
    (await withDirectory()).madeCommand(settings(), file, options),
  );
directory
  .command('mapping')
  .description('which column or term of a feed stands for what; without a feed: our own columns')
  .argument('[what]', 'a file or folder')
  .option('--json', 'print JSON and write nothing')
  .action(async (what: string | undefined, options: { json?: boolean }) =>
    (await withDirectory()).mappingCommand(settings(), what, options),
  );

command(
  'learn',
  'learn anew how words are weighed, from the tune half of the corpora',
  'npm run learn',
).action(async () => {
  const { learn } = await import('./commands/learn.js');
  learn(settings());
});

command('bench', 'measure what a turn costs on this computer; about five minutes', 'npm run bench -- --full')
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

command('understand', 'say what is understood of each line given', 'npm run -s understand < sentences.txt')
  .option('--plain', 'print short blocks for people instead of JSON')
  .option('--conversation', 'read the lines as messages of one person, each with the one before')
  .option('--practice <id>', 'the practice that is written to: a file in content/practices')
  .option('--language <code>', 'the language that is written in, like en')
  .action(async (options: UnderstandOptions) => {
    const { understand } = await import('./commands/understand.js');
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
  .option('--misses [about]', 'print what was missed or read wrongly in the tune half, for who writes rules')
  .option('--mutator <name>', 'with --misses: as they are when typed so, like "typing errors"')
  .option('--show-blind', 'with --misses: the blind half too; at the very end, never for who writes rules')
  .option('--record', 'record what the next release is held to')
  .option('--lower <why>', 'with --record: why something may be worse than before')
  .option('--keep-first', 'keep the figures of the first blind run, once')
  .option('--corpora <folder>', 'where the labelled sentences are', 'test/corpora')
  .option('--out <folder>', 'the folder to write to', 'docs')
  .action(async (options: EvaluateOptions) => {
    const { evaluate } = await import('./commands/evaluate.js');
    evaluate(settings(), options);
  });

/** Errors that say a program is wrong, not its content or settings: only these need a stack. */
const SURPRISES =
  /^(|Error|TypeError|RangeError|ReferenceError|SyntaxError|EvalError|URIError|AggregateError|AssertionError|ZodError)$/;

function explain(problem: unknown): string {
  if (!(problem instanceof Error)) return String(problem);
  return SURPRISES.test(problem.name) ? (problem.stack ?? problem.message) : problem.message;
}

try {
  await program.parseAsync();
} catch (problem) {
  console.error(explain(problem));
  process.exitCode = 1;
}
