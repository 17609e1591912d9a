/** A program is run from a bundle that was made of exactly these sources, and runs all the same where none can be kept. */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';

const PROGRAM = 'bot/cli.ts';
const CACHE = 'node_modules/.cache/what-matters/programs';
/** What `bot/bundling.ts` bundles besides. */
const OTHERS = ['bot/bench/http-server.ts', 'bot/torture/engine-child.ts'];

describe('a program of ours', () => {
  let root = '';
  const put = (file: string, text: string) => {
    mkdirSync(join(root, file, '..'), { recursive: true });
    writeFileSync(join(root, file), text);
  };
  const run = (...args: string[]) => {
    const { stdout, stderr, status } = spawnSync(process.execPath, ['bot/run.mjs', PROGRAM, ...args], {
      cwd: root,
      encoding: 'utf8',
    });
    return { said: stdout.trim(), errors: stderr, status };
  };
  const made = () => readdirSync(join(root, CACHE));

  /** A small project of the same shape, with our packages. */
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'what-matters-run-'));
    for (const file of [
      'bot/run.mjs',
      'bot/bundling.ts',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
    ])
      cpSync(file, join(root, file), { recursive: true });
    mkdirSync(join(root, 'node_modules'));
    for (const name of readdirSync('node_modules').filter((each) => !each.startsWith('.')))
      symlinkSync(join(process.cwd(), 'node_modules', name), join(root, 'node_modules', name));
    for (const file of OTHERS) put(file, 'export {};\n');
    put('adapters/words.txt', 'beside it\n');
    put('dialogs/said.ts', `export const said: string = 'first';\n`);
    put(
      PROGRAM,
      `import { said } from '../dialogs/said.js';\nconsole.log(said, ...process.argv.slice(2));\n`,
    );
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  test('runs, and the second time from the bundle that the first one made', () => {
    expect(run('start', '--now')).toEqual({ said: 'first start --now', errors: '', status: 0 });
    const [folder = ''] = made();
    writeFileSync(join(root, CACHE, folder, 'bot/cli.js'), `console.log('from the bundle');\n`);
    expect(run().said).toBe('from the bundle');
  });

  test('runs as its sources stand now, whichever of them was changed', () => {
    expect(run().said).toBe('first');
    put('dialogs/said.ts', `export const said = 'second';\n`);
    expect(run().said).toBe('second');
    put('dialogs/said.ts', `export const said: string = 'first';\n`);
    expect(run().said).toBe('first');
  });

  test('finds the files that stand beside its sources', () => {
    put(
      PROGRAM,
      `import { readFileSync } from 'node:fs';
      import { join } from 'node:path';
      console.log(readFileSync(new URL('../adapters/words.txt', import.meta.url), 'utf8').trim());
      console.log(readFileSync(join(import.meta.dirname, '../adapters/words.txt'), 'utf8').trim());\n`,
    );
    expect(run().said).toBe('beside it\nbeside it');
  });

  test('names the file and the line of an error as they were written', () => {
    put('dialogs/said.ts', `type Long = {\n  one: string;\n};\nexport const said: Long = JSON.parse('{');\n`);
    run();
    const { errors, status } = run();
    expect(errors).toContain(`${join(root, 'dialogs/said.ts')}:4:`);
    expect(status).toBe(1);
  });

  test('runs from its sources where no bundle can be kept, and says so', () => {
    put('node_modules/.cache', 'not a folder');
    const { said, errors, status } = run('start');
    expect([said, status]).toEqual(['first start', 0]);
    expect(errors.trim().split('\n')).toHaveLength(1);
  });

  test('keeps the few bundles that were used last, and no others', () => {
    for (let nth = 0; nth < 6; nth++) {
      put('dialogs/said.ts', `export const said = 'number ${nth}';\n`);
      expect(run().said).toBe(`number ${nth}`);
    }
    expect(made()).toHaveLength(4);
  });
});
