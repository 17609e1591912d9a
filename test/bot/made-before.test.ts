/** What one start made, the next one takes, but only of exactly the same; whatever is wrong with it, it is made anew. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { CACHE, smallProject } from './small-project.js';

describe('what takes long to make', () => {
  let project: ReturnType<typeof smallProject>;
  const folder = () => join(project.root, CACHE, project.made()[0] ?? '', 'made');

  /** Says what it made of a file, and first that it made it. */
  beforeEach(() => {
    project = smallProject(['adapters/made-before.ts']);
    project.put('content.txt', 'a song');
    project.program(
      `import { readFileSync } from 'node:fs';
      import { madeBefore } from '../adapters/made-before.js';
      const text = () => readFileSync('content.txt', 'utf8');
      const made = madeBefore('content', () => [text()], () => {
        console.log('made anew');
        return { words: new Set(text().split(' ')), sums: Float32Array.of(0.5) };
      });
      console.log([...made.words].join('+'), made.sums[0]);\n`,
    );
    expect(project.run().said).toBe('made anew\na+song 0.5');
  });
  afterEach(() => rmSync(project.root, { recursive: true, force: true }));

  test('is made once', () => {
    expect(project.run().said).toBe('a+song 0.5');
  });

  test('is made anew of anything else, and the one before is still there', () => {
    project.put('content.txt', 'a dance');
    expect(project.run().said).toBe('made anew\na+dance 0.5');
    project.put('content.txt', 'a song');
    expect(project.run().said).toBe('a+song 0.5');
  });

  test.each<[string, (bytes: Buffer) => Buffer]>([
    ['empty', () => Buffer.alloc(0)],
    ['cut off', (bytes) => bytes.subarray(0, -1)],
    ['changed in one byte', (bytes) => Buffer.from(bytes.map((byte, at) => (at === 7 ? byte ^ 1 : byte)))],
  ])('is made anew where what was kept is %s', (_what, damaged) => {
    const [file = ''] = readdirSync(folder());
    const path = join(folder(), file);
    writeFileSync(path, damaged(readFileSync(path)));
    expect(project.run()).toEqual({ said: 'made anew\na+song 0.5', errors: '', status: 0 });
    expect(project.run().said).toBe('a+song 0.5');
  });

  test('is made each time where nothing can be kept', () => {
    rmSync(folder(), { recursive: true });
    writeFileSync(folder(), 'not a folder');
    for (let time = 0; time < 2; time++)
      expect(project.run()).toEqual({ said: 'made anew\na+song 0.5', errors: '', status: 0 });
  });

  test('is not kept where it was changed while it was made', () => {
    project.program(
      `import { readFileSync, writeFileSync } from 'node:fs';
      import { madeBefore } from '../adapters/made-before.js';
      const text = () => readFileSync('content.txt', 'utf8');
      madeBefore('content', () => [text()], () => {
        console.log('made anew');
        writeFileSync('content.txt', text() + '!');
        return text();
      });\n`,
    );
    expect(project.run().said).toBe('made anew');
    project.put('content.txt', 'a song');
    expect(project.run().said).toBe('made anew');
  });
});
