/** The command that measures, in its parts: what it prints, what it refuses, and that no blind sentence leaves it. */
import { readdirSync } from 'node:fs';
import { describe, expect, jest, test } from '@jest/globals';
import { evaluate, WrongWish, type EvaluateOptions } from '../../bot/commands/evaluate.js';
import { settingsFrom } from '../../bot/settings.js';
import type { Figures } from '../../bot/understanding/figures/figures.js';
import { BLIND_WORD, madeUp, newFolder } from './made-up.js';

jest.setTimeout(120_000);

/** What it prints, run in this process. */
function printed(corpora: string, out: string, options: Partial<EvaluateOptions>): string {
  const lines: string[] = [];
  const keep = (text: unknown) => lines.push(String(text)) > 0;
  const spies = [
    jest.spyOn(process.stdout, 'write').mockImplementation(keep),
    jest.spyOn(process.stderr, 'write').mockImplementation(keep),
    jest.spyOn(console, 'error').mockImplementation(keep),
  ];
  try {
    evaluate(settingsFrom({}), { corpora, out, ...options });
  } finally {
    spies.forEach((spy) => spy.mockRestore());
  }
  return lines.join('');
}

describe('other runs', () => {
  const [corpora, out] = [madeUp(), newFolder()];

  test('quick, as JSON: figures alone, and no page', () => {
    const text = printed(corpora, out, { quick: true, json: true });
    const figures = JSON.parse(text) as Figures;
    expect(figures.halves.blind?.danger.explicit.suicide.seen).toMatchObject({ hit: 1, of: 1, share: 1 });
    expect(figures.halves.tune?.mutated).toBeUndefined();
    expect(figures.speed.sentence).toBeGreaterThan(0);
    expect(readdirSync(out)).toEqual([]);
    expect(text).not.toContain(BLIND_WORD);
  });

  test('one half', () => {
    const figures = JSON.parse(printed(corpora, out, { json: true, quick: true, half: 'tune' })) as Figures;
    expect(Object.keys(figures.halves)).toEqual(['tune']);
    expect(readdirSync(out)).toEqual([]);
  });

  test('misses: of the tune half, grouped', () => {
    const text = printed(corpora, out, { misses: true });
    expect(text).toContain('## danger missed: suicide indirect (1)');
    expect(text).toContain('tune/a/danger.tsv:2\tthe dog has a new home, pottlebury is tidy');
    expect(text).toContain('## need missed: caring (1)');
    expect(text).not.toContain(BLIND_WORD);
  });

  test('misses: about one thing, typed differently', () => {
    const text = printed(corpora, out, { misses: 'missed: caring', mutator: 'all capitals' });
    expect(text).toContain(
      '## need missed: caring (1)\n\ntune/a/needs.tsv:3\tNOBODY HERE WOULD GUESS ABOUT POTTLEBURY',
    );
    expect(text.match(/^## /gm)).toHaveLength(1);
  });

  test('the blind half is shown only when that is said outright', () => {
    expect(printed(corpora, out, { misses: true, showBlind: true })).toContain(BLIND_WORD);
  });

  const refused: [string, Partial<EvaluateOptions>][] = [
    ['blind misses', { misses: true, half: 'blind' }],
    ['the blind half shown without misses', { showBlind: true }],
    ['a half nobody knows', { half: 'best' }],
    ['a mutator nobody knows', { misses: true, mutator: 'shouting' }],
    ['a mutator without misses', { mutator: 'all capitals' }],
    ['the first run without the ways of typing', { quick: true, keepFirst: true }],
    ['recording one half', { record: true, half: 'tune' }],
  ];
  test.each(refused)('%s: refused in a sentence', (_what, options) => {
    expect(() => printed(corpora, out, options)).toThrow(WrongWish);
  });

  test('a half without sentences is no half that is understood', () => {
    expect(() => printed(newFolder(), out, { quick: true })).toThrow('There are no sentences');
  });

  test('a broken blind file is named, and not repeated', () => {
    const broken = madeUp({ 'blind/danger': `suicide ${BLIND_WORD} is no label\n` });
    let said = '';
    try {
      printed(broken, out, { quick: true });
    } catch (problem) {
      said = String(problem);
    }
    expect(said).toContain('danger.tsv, line 1');
    expect(said).not.toContain(BLIND_WORD);
  });
});
