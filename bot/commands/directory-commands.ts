/** The commands about the directory of services, and what can be written behind each. */
import type { Command } from 'commander';
import { outputClosed } from '../closed-pipe.js';
import type { Settings } from '../settings.js';
import type { LinksOptions } from '../directory/links.js';
import type { OverlayOptions } from '../directory/people.js';
import type { MappingOptions } from '../directory/mapping.js';
import type { RemoveOptions } from '../directory/remove.js';
import type { ImportOptions } from './directory.js';
import type { SuggestOptions } from './suggest.js';

/** Adds `suggest` and `directory` to the program; what they run is loaded only when it is asked for. */
export function directoryCommands(
  command: (name: string, does: string, example: string) => Command,
  settings: () => Settings,
): void {
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
      const { suggest } = await import('./suggest.js');
      await suggest(settings(), options);
    });

  const directory = command(
    'directory',
    'the directory of services: import, remove, check, search, show',
    'npm run directory -- import services.json --dry-run',
  );
  // Half of what these print is read by another program, like `head`.
  directory.hook('preAction', () => void outputClosed());
  const withDirectory = async () => import('./directory.js');

  directory
    .command('import')
    .description('take a feed in: Open Referral UK, HSDS or CSV, from a file, a folder or an https address')
    .argument('<what>', 'the file, folder or address')
    .option('--feed <name>', 'what to call it; importing it again replaces it')
    .option('--dry-run', 'change nothing, only report')
    .option('--json', 'print the report as JSON')
    .option('--fewer', 'it may have far fewer services than before, or than it says it has')
    .option('--problems <file>', 'write every problem into this file, in a dry run, too')
    .option('--fresh', 'fetch all pages again, even when a broken fetch could go on')
    .action(async (what: string, options: ImportOptions) =>
      (await withDirectory()).importCommand(settings(), what, options),
    );
  directory
    .command('remove')
    .description('take a feed out; without --yes it only says what would go')
    .argument('<feed>', 'what the feed is called: check lists them')
    .option('--yes', 'take it out: what colleagues added to its services is kept')
    .option('--json', 'print JSON')
    .action(async (name: string, options: RemoveOptions) =>
      (await import('../directory/remove.js')).removeCommand(settings(), name, options),
    );
  directory
    .command('check')
    .description('what is there, and what a person has to look at')
    .option('--json', 'print JSON')
    .action(async (options: { json?: boolean }) => (await withDirectory()).checkCommand(settings(), options));
  directory
    .command('search')
    .description('look services up by words')
    .argument('<words...>', 'what to look for, and perhaps where; slips are forgiven')
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
    .command('overlay')
    .description(
      'what colleagues know of a service: add it, take it back, or show it; it outlives every import',
    )
    .argument('<id>', "the service's id")
    .option(
      '--set <field=value...>',
      'like phone="01632 960555", schedules="Monday 10:00 to 12:00", locations="St Mary Hall, YO1 7HH"',
    )
    .option('--take <fields...>', 'fields to take back: what the feed says counts again')
    .option('--file <file>', 'many fields at once, from a YAML file')
    .option('--by <who>', 'who writes this; it is kept with each field')
    .option('--to <id>', 'put what was added at another service: when a feed calls it by another id now')
    .option('--seen', 'what people said is wrong was looked at')
    .option('--json', 'print JSON')
    .action(async (id: string, options: OverlayOptions) =>
      (await import('../directory/people.js')).overlayCommand(settings(), id, options),
    );
  directory
    .command('wrong')
    .description('what people said is wrong, and nobody has looked at')
    .option('--json', 'print JSON')
    .action(async (options: { json?: boolean }) =>
      (await import('../directory/people.js')).wrongCommand(settings(), options),
    );
  directory
    .command('unmet')
    .description('needs for which nothing near was found, by month and area; nobody is named')
    .option('--json', 'print JSON')
    .action(async (options: { json?: boolean }) =>
      (await import('../directory/people.js')).unmetCommand(settings(), options),
    );
  directory
    .command('postcodes')
    .description('take in a list of postcodes, the ONSPD or the NSPL, for exact places')
    .argument('<file>', 'the CSV file')
    .option('--json', 'print JSON')
    .action(async (file: string, options: { json?: boolean }) =>
      (await import('../directory/postcodes.js')).postcodesCommand(settings(), file, options),
    );
  directory
    .command('links')
    .description('ask the web addresses of services whether they still answer; only when you say --ask')
    .option('--ask', 'go out and ask them: without it, only how many there are is told')
    .option('--most <number>', 'how many addresses at most', '200')
    .option('--feed <name>', 'only the services of this feed')
    .option('--json', 'print JSON')
    .action(async (options: LinksOptions) =>
      (await import('../directory/links.js')).linksCommand(settings(), options),
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
    .argument('[what]', 'a file, a folder or an https address')
    .option('--feed <name>', 'what the feed is called, when it was given a name')
    .option('--json', 'print JSON and write nothing')
    .action(async (what: string | undefined, options: MappingOptions) =>
      (await withDirectory()).mappingCommand(settings(), what, options),
    );
}
