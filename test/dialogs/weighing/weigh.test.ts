/** Weighing: what was learned is read, explained, and never does more than add. */
import { describe, expect, test } from '@jest/globals';
import { readScales } from '../../../adapters/weights-files.js';
import { dangerToAdd, needsToAdd } from '../../../dialogs/weighing/adding.js';
import { KINDS, NEEDS } from '../../../dialogs/weighing/labels.js';
import { tokensToWeigh } from '../../../dialogs/weighing/tokens.js';

const weigh = readScales('content');
const of = (text: string) => weigh(tokensToWeigh(text));
const needs = (text: string) => needsToAdd(of(text)).map(({ id }) => id);
const danger = (text: string) => dangerToAdd(of(text))?.id;

describe('the learned weights', () => {
  test('see plain needs', () => {
    expect(needs("I'm so lonely, I never see anyone from one week to the next")).toContain('company');
    expect(needs("I can't pay the electric bill and I owe the catalogue money")).toContain('money');
    expect(needs('I want to learn how to use a computer')).toContain('learning');
  });

  test('see plain danger', () => {
    expect(danger('I want to kill myself')).toBe('suicide');
    expect(danger('He hits me and he locks me in')).toBe('abuse');
  });

  test('leave small talk alone', () => {
    for (const text of [
      'Hello',
      'Tuesdays suit me',
      'We had fish and chips for tea',
      'Thank you very much',
      '',
    ])
      expect([needs(text), danger(text)]).toEqual([[], undefined]);
  });

  test('give every need and every kind a probability, the likeliest first', () => {
    const { needs, danger } = of('My knees hurt and I miss my garden');
    expect(needs.map(({ id }) => id).sort()).toEqual([...NEEDS].sort());
    expect(danger.map(({ id }) => id).sort()).toEqual([...KINDS].sort());
    for (const list of [needs, danger]) {
      const chances = list.map(({ probability }) => probability);
      expect(chances).toEqual([...chances].sort((one, other) => other - one));
      expect(chances.every((chance) => chance >= 0 && chance <= 1)).toBe(true);
    }
  });

  test("name the person's words", () => {
    const text = 'Well now, since you ask, I have got myself into debt with the loan people';
    const [likeliest] = of(text).needs;
    expect(likeliest?.id).toBe('money');
    const words = (likeliest?.because() ?? []).map(({ start, end }) => text.slice(start, end));
    expect(words.join(' ')).toMatch(/debt|loan/);
  });

  test('give the same again', () => {
    const said = () => {
      const { needs, danger } = of('im skint and my landlord wants me out');
      return [...needs, ...danger].map(({ id, probability, because }) => [id, probability, because()]);
    };
    expect(said()).toEqual(said());
  });
});

describe('a long text', () => {
  test('is weighed too', () => {
    expect(needs(`${'We had a lovely day. '.repeat(400)}`)).toEqual([]);
  });
});
