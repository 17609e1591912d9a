/** A program is run from a bundle that was made of exactly these sources, and runs all the same where none can be kept. */
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { CACHE, smallProject } from './small-project.js';

describe('a program of ours', () => {
  let project: ReturnType<typeof smallProject>;

  beforeEach(() => {
    project = smallProject();
    project.put('adapters/words.txt', 'beside it\n');
    project.put('dialogs/said.ts', `export const said: string = 'first';\n`);
    project.program(
      `import { said } from '../dialogs/said.js';\nconsole.log(said, ...process.argv.slice(2));\n`,
    );
  });
  afterEach(() => rmSync(project.root, { recursive: true, force: true }));

  test('runs, and the second time from the bundle that the first one made', () => {
    expect(project.run('start', '--now')).toEqual({ said: 'first start --now', errors: '', status: 0 });
    const [folder = ''] = project.made();
    writeFileSync(join(project.root, CACHE, folder, 'bot/cli.js'), `console.log('from the bundle');\n`);
    expect(project.run().said).toBe('from the bundle');
  });

  test('runs as its sources stand now, whichever of them was changed', () => {
    expect(project.run().said).toBe('first');
    project.put('dialogs/said.ts', `export const said = 'second';\n`);
    expect(project.run().said).toBe('second');
    project.put('dialogs/said.ts', `export const said: string = 'first';\n`);
    expect(project.run().said).toBe('first');
  });

  test('finds the files that stand beside its sources', () => {
    project.program(
      `import { readFileSync } from 'node:fs';
      import { join } from 'node:path';
      console.log(readFileSync(new URL('../adapters/words.txt', import.meta.url), 'utf8').trim());
      console.log(readFileSync(join(import.meta.dirname, '../adapters/words.txt'), 'utf8').trim());\n`,
    );
    expect(project.run().said).toBe('beside it\nbeside it');
  });

  test('names the file and the line of an error as they were written', () => {
    project.put(
      'dialogs/said.ts',
      `type Long = {\n  one: string;\n};\nexport const said: Long = JSON.parse('{');\n`,
    );
    project.run();
    const { errors, status } = project.run();
    expect(errors).toContain(`${join(project.root, 'dialogs/said.ts')}:4:`);
    expect(status).toBe(1);
  });

  test('runs from its sources where no bundle can be kept, and says so', () => {
    project.put('node_modules/.cache', 'not a folder');
    const { said, errors, status } = project.run('start');
    expect([said, status]).toEqual(['first start', 0]);
    expect(errors.trim().split('\n')).toHaveLength(1);
  });

  test('keeps the few bundles that were used last, and no others', () => {
    for (let nth = 0; nth < 6; nth++) {
      project.put('dialogs/said.ts', `export const said = 'number ${nth}';\n`);
      expect(project.run().said).toBe(`number ${nth}`);
    }
    expect(project.made()).toHaveLength(4);
  });
});
