/** A whole run of the command that measures: what it prints and keeps, and that no blind sentence ever leaves it. */
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { check } from 'prettier';
import { evaluate } from '../../bot/commands/evaluate.js';
import { settingsFrom } from '../../bot/settings.js';
import { AlreadyKept, firstRunIn, refuseSecond } from '../../bot/understanding/kept/first-run.js';
import { recordedIn } from '../../bot/understanding/kept/recorded.js';
import { MUTATORS } from '../../bot/understanding/mutators/all.js';
import { TARGETS } from '../../bot/understanding/targets.js';
import { BLIND_WORD, madeUp, newFolder } from './made-up.js';

const MINUTES = 120_000;
jest.setTimeout(MINUTES);

describe('a whole run', () => {
  const [corpora, out] = [madeUp(), newFolder()];
  const args = ['evaluate', '--corpora', corpora, '--out', out, '--keep-first', '--record'];
  const run = spawnSync(process.execPath, ['--import', 'tsx', 'bot/cli.ts', ...args], {
    encoding: 'utf8',
    timeout: MINUTES,
  });
  const document = readFileSync(join(out, 'understanding.md'), 'utf8');

  test('prints every target, met or not, and every way of typing', () => {
    expect([run.stderr.includes('Error'), run.status]).toEqual([false, 0]);
    for (const text of [run.stdout, document]) {
      for (const { what } of TARGETS) expect(text).toContain(what);
      for (const { name } of MUTATORS) expect(text).toContain(name);
      expect(text).toMatch(/NOT MET/);
      expect(text).not.toMatch(/undefined|NaN|\[object/);
    }
  });

  test('the page says what the figures do not show', () => {
    expect(document).toContain('No clinician labelled anything');
    expect(document).toMatch(/\*\*suicide\*\*: said plainly, \d of 1 were seen/);
  });

  test('all that it writes is formatted as the house is', async () => {
    const files: [string, string][] = [
      [join(out, 'understanding.md'), 'markdown'],
      [join(out, 'understanding-first-run.json'), 'json'],
      [join(corpora, 'recorded.json'), 'json'],
    ];
    for (const [path, parser] of files)
      expect([
        path,
        await check(readFileSync(path, 'utf8'), { parser, singleQuote: true, printWidth: 110 }),
      ]).toEqual([path, true]);
  });

  test('keeps the first run, once', () => {
    const first = join(out, 'understanding-first-run.json');
    expect(Object.keys(firstRunIn(first)?.targets ?? {}).sort()).toEqual(TARGETS.map(({ id }) => id).sort());
    expect(() => refuseSecond(first)).toThrow(AlreadyKept);
    const again = { corpora, out, keepFirst: true };
    expect(() => evaluate(settingsFrom({}), again)).toThrow('there already');
  });

  test('records what releases are held to', () => {
    const recorded = recordedIn(join(corpora, 'recorded.json'));
    expect(recorded?.atLeast['blind: suicide, explicit, seen']).toBe(1);
    expect(recorded?.atMost['tune: ordinary answered with RED']).toBe(0);
    expect(recorded?.lowered).toEqual([]);
  });

  test('no blind sentence is in anything it printed or wrote', () => {
    const written = [...readdirSync(out).map((name) => join(out, name)), join(corpora, 'recorded.json')];
    const everything = [run.stdout, run.stderr, ...written.map((path) => readFileSync(path, 'utf8'))];
    expect(everything.join('\n')).not.toContain(BLIND_WORD);
  });
});
