/** The learned weights as they are shipped: what they see, what they leave alone, and whose words they name. */
import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { examplesUnder, learnedFrom } from '../../../bot/commands/learn.js';
import { readLearned } from '../../../adapters/weights-files.js';
import { KINDS, NEEDS } from '../../../dialogs/weighing/labels.js';
import { scales, type Weighing } from '../../../dialogs/weighing/weigh.js';

const read = readLearned('content');
const weigh = read && scales(read.learned);
const of = (text: string): Weighing => {
  if (weigh === undefined) throw new Error('nothing was learned');
  return weigh(text);
};

test('plain needs are the likeliest', () => {
  expect(of("I'm so lonely, I never see anyone from one week to the next").needs[0]?.id).toBe('company');
  expect(of("I can't pay the electric bill and I owe the catalogue money").needs[0]?.id).toBe('money');
  expect(of('I want to learn how to use a computer').needs[0]?.id).toBe('learning');
});

test('plain danger is the likeliest', () => {
  for (const [text, kind] of [
    ['I want to kill myself', 'suicide'],
    ['He hits me and he locks me in', 'abuse'],
  ] as const) {
    const { anyDanger, danger } = of(text);
    expect([anyDanger > 0.5, danger[0]?.id]).toEqual([true, kind]);
  }
});

test.each([
  'Hello',
  'Tuesdays suit me',
  'We had fish and chips for tea',
  'Thank you very much',
  'We had a lovely day. '.repeat(400),
  '',
])('nothing is likely in "%s"', (text) => {
  const { anyNeed, anyDanger } = of(text);
  expect([anyNeed < 0.5, anyDanger < 0.3]).toEqual([true, true]);
});

test('a phrase said again and again weighs what it weighs said thrice', () => {
  const chances = (times: number) => {
    const { anyDanger, anyNeed, danger } = of('my garden '.repeat(times));
    return [anyDanger, anyNeed, danger.find(({ id }) => id === 'abuse')?.probability ?? 1];
  };
  chances(900).forEach((chance, at) => expect(chance).toBeCloseTo(chances(3)[at] ?? 0, 6));
});

test('every need and every kind has a probability, the likeliest first', () => {
  const { needs, danger } = of('My knees hurt and I miss my garden');
  expect(needs.map(({ id }) => id).sort()).toEqual([...NEEDS].sort());
  expect(danger.map(({ id }) => id).sort()).toEqual([...KINDS].sort());
  for (const list of [needs, danger]) {
    const chances = list.map(({ probability }) => probability);
    expect(chances).toEqual([...chances].sort((one, other) => other - one));
    expect(chances.every((chance) => chance >= 0 && chance <= 1)).toBe(true);
  }
});

test("the person's words are named", () => {
  const text = 'Well now, since you ask, I have got myself into debt with the loan people';
  const [likeliest] = of(text).needs;
  expect(likeliest?.id).toBe('money');
  const words = (likeliest?.because() ?? []).map(({ start, end }) => text.slice(start, end));
  expect(words.join(' ')).toMatch(/debt|loan/);
});

test('the same text gives the same again', () => {
  const said = () => {
    const { needs, danger } = of('im skint and my landlord wants me out');
    return [...needs, ...danger].map((each) => [each.id, each.probability, each.because()]);
  };
  expect(said()).toEqual(said());
});

describe('how much of a text was met while learning', () => {
  test('is most of an English one, and little of a Welsh one', () => {
    expect(of('I would like to see a few more people').known).toBeGreaterThan(0.9);
    expect(of('Mae gen i boen yn fy nghefn bob dydd').known).toBeLessThan(0.5);
  });
});

test('the shipped weights were learned from every sentence of the tune half', () => {
  const lessons = examplesUnder('test/corpora/tune').length;
  expect(readFileSync('content/weights/weights.csv', 'utf8')).toContain(`\nlessons,${lessons}\n`);
});

test('a writer learned from twice gives the same file', () => {
  const few = examplesUnder('test/corpora/tune').slice(0, 150);
  expect(learnedFrom(few, 'content')).toBe(learnedFrom(few, 'content'));
});

test('a text is weighed once, until another is read', () => {
  const text = 'I would like to see more of my sister';
  const first = of(text);
  expect(of(text)).toBe(first);
  of('I can not pay the rent');
  const again = of(text);
  expect(again).not.toBe(first);
  expect(
    [again.needs, again.danger].map((all) => all.map(({ id, probability }) => [id, probability])),
  ).toEqual([first.needs, first.danger].map((all) => all.map(({ id, probability }) => [id, probability])));
});
