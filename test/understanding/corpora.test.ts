/** The labelled sentences: that they can be read, that there are enough, and that no half knows the other. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { BrokenCorpora, readCorpora, type Sentence } from '../../bot/understanding/corpora/read.js';
import { bare, inBoth, tooFew, WANTED } from '../../bot/understanding/corpora/wanted.js';
import { needIdsOf } from '../../bot/understanding/understood.js';
import { guideOfContent } from '../guide.js';
import { BLIND_WORD, madeUp, NEEDS } from './made-up.js';

const ROOT = 'test/corpora';
const needIds = new Set(needIdsOf(guideOfContent()));
const read = (): Sentence[] => readCorpora(ROOT, needIds);

describe('the labelled sentences of the project', () => {
  test('can all be read, and every label is valid', () => {
    expect(read).not.toThrow();
  });

  test('are as many as the project wants, in both halves', () => {
    expect(tooFew(read(), needIds)).toEqual([]);
  });

  test('no text of the blind half stands in the tune half', () => {
    expect(inBoth(read())).toEqual([]);
  });

  test('every writer is described', () => {
    expect(existsSync(join(ROOT, 'README.md'))).toBe(true);
    const described = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const writers = new Set(read().map(({ half, writer }) => `${half}/${writer}`));
    expect([...writers].filter((writer) => !described.includes(`| \`${writer}\``))).toEqual([]);
  });
});

describe('the reader', () => {
  const known = new Set(NEEDS);
  const problemsOf = (file: Parameters<typeof madeUp>[0]): readonly string[] => {
    const root = madeUp(file);
    try {
      readCorpora(root, known);
      return [];
    } catch (problem) {
      if (problem instanceof BrokenCorpora) return problem.problems;
      throw problem;
    }
  };

  test('reads what is as it must be', () => {
    const sentences = readCorpora(madeUp(), known);
    expect(sentences).toHaveLength(24);
    expect(sentences[0]).toEqual({
      half: 'tune',
      writer: 'a',
      line: 1,
      text: 'I am lonely in pottlebury',
      label: { file: 'needs', needs: ['company'] },
    });
    expect(readCorpora(madeUp(), known, ['blind']).every(({ half }) => half === 'blind')).toBe(true);
  });

  test.each([
    ['no tab', 'needs', 'company I am lonely', 'no tab'],
    ['two tabs', 'needs', 'company\tI am\tlonely', 'more than one tab'],
    ['no text', 'needs', 'company\t ', 'no text'],
    ['an empty line', 'needs', '\ncompany\tI am lonely', 'empty'],
    ['an unknown need', 'needs', 'friends\tI am lonely', 'not a need'],
    ['no need in a file of needs', 'needs', 'none\tI am well', 'not a need'],
    ['a need twice', 'mixed', 'company+company\tI am lonely', 'twice'],
    ['one need only in a file of several', 'mixed', 'company\tI am lonely', 'two or more'],
    ['an unknown kind', 'danger', 'sadness explicit\tI am sad', 'must begin with'],
    ['an unknown style', 'danger', 'suicide loud\tI am sad', 'must end with'],
    ['no style', 'danger', 'suicide\tI am sad', 'must end with'],
    ['an unknown look', 'ordinary', 'usual\tTea at four', 'must be one of'],
    ['line ends of Windows', 'ordinary', 'ordinary\tTea at four\r', 'plain line ends'],
  ] as const)('says with file and line what is wrong: %s', (_what, file, line, says) => {
    const problems = problemsOf({ [`tune/${file}`]: `${line}\n` });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toContain(`tune/a/${file}.tsv, line 1: `);
    expect(problems[0]).toContain(says);
  });

  test('says all that is wrong at once, and never repeats a sentence', () => {
    const lines = [`no tab ${BLIND_WORD}`, `${BLIND_WORD}\ttext`, `company\ta\t${BLIND_WORD}`].join('\n');
    const problems = problemsOf({ 'blind/needs': lines, 'blind/danger': lines, 'blind/ordinary': lines });
    expect(problems).toHaveLength(9);
    expect(problems.join('\n')).not.toContain(BLIND_WORD);
  });
});

describe('what is counted', () => {
  const sentence = (half: 'tune' | 'blind', text: string): Sentence => ({
    half,
    writer: 'a',
    line: 7,
    text,
    label: { file: 'ordinary', looks: 'ordinary' },
  });

  test('capitals, accents, signs and spaces make no other text', () => {
    expect(bare('  Café — it’s OPEN, 24/7!')).toBe(bare('cafe its open 247'));
    const places = inBoth([sentence('tune', 'Tea at four.'), sentence('blind', 'tea, at FOUR')]);
    expect(places).toEqual(['blind/a/ordinary.tsv:7 is the same as tune/a/ordinary.tsv:7']);
    expect(inBoth([sentence('tune', 'Tea at four.'), sentence('tune', 'Tea at four')])).toEqual([]);
  });

  test('what is missing is named with its number', () => {
    const problems = tooFew([sentence('tune', 'Tea')], ['company']);
    expect(problems).toContain(`company: 0, wanted ${WANTED.eachNeed}`);
    expect(problems).toContain(`suicide indirect: 0, wanted ${WANTED.indirectOfKind}`);
    expect(problems).toContain(`ordinary: 1, wanted ${WANTED.ordinary}`);
    expect(problems).toContain('ordinary: none in the blind half');
    expect(problems).not.toContain('ordinary: none in the tune half');
  });
});
