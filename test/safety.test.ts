/** The hazard log says nothing that is not so: each control is shown by a test that is there, or is said to be open. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { readHazards } from '../adapters/hazard-log.js';

const ROOT = join(import.meta.dirname, '..');

const log = readHazards();

/** What is wrong with a test that a control names as "file: how its name begins": nothing, or why it is not one. */
function problemWith(named: string): string | undefined {
  const at = named.indexOf(': ');
  const [file, name] = [named.slice(0, at), named.slice(at + 2)];
  if (at < 0 || !file.endsWith('.test.ts')) return `names no test file: ${named}`;
  if (!existsSync(join(ROOT, file))) return `there is no ${file}`;
  const text = readFileSync(join(ROOT, file), 'utf8');
  return [`'`, '`', '"'].some((quote) => text.includes(quote + name))
    ? undefined
    : `${file} has no test "${name}"`;
}

test('all twenty hazards are there, each once and in order', () => {
  const twenty = Array.from({ length: 20 }, (_, i) => `H-${String(i + 1).padStart(2, '0')}`);
  expect(log.map(({ id }) => id)).toEqual(twenty);
});

test('each control is shown by a test that is there', () => {
  const named = log.flatMap(({ controls }) => controls.flatMap((one) => ('shown' in one ? one.shown : [])));
  expect(named.length).toBeGreaterThan(20);
  expect(named.map(problemWith).filter(Boolean)).toEqual([]);
});

test('no hazard is left to what is still open alone', () => {
  const bare = log.filter(({ controls }) => controls.every((one) => 'open' in one));
  expect(bare.map(({ id }) => id)).toEqual([]);
});

test('no risk is said to grow by what is done about it', () => {
  expect(log.filter(({ risk }) => risk.after > risk.before).map(({ id }) => id)).toEqual([]);
});

describe('a name is found out', () => {
  test.each([
    ['of a test nobody wrote', 'test/safety.test.ts: nobody wrote this' + ' one'],
    ['in a file that is not there', 'test/nowhere.test.ts: anything'],
    ['of what is no test file', 'docs/safety/hazards.yaml: anything'],
  ])('%s', (_what, named) => {
    expect(problemWith(named)).toBeDefined();
  });
});
