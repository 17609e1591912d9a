/** Learning: the same lessons give the same bytes, and what was written is what is read. */
import { describe, expect, test } from '@jest/globals';
import { examplesIn } from '../../../dialogs/weighing/examples.js';
import { kindsBy, kindsFrom } from '../../../dialogs/weighing/kinds.js';
import { LABELS } from '../../../dialogs/weighing/labels.js';
import { learn } from '../../../dialogs/weighing/learning.js';
import { signsOf } from '../../../dialogs/weighing/signs.js';
import { tokensToWeigh } from '../../../dialogs/weighing/tokens.js';
import { learned, scales } from '../../../dialogs/weighing/weigh.js';
import { weightsFrom, written } from '../../../dialogs/weighing/weights.js';

const known = kindsFrom(
  'kind,words\ncash,money quid',
  'stem,kinds\nquid,1 2',
  `stem,meaning\ndog,${'X'.repeat(64)}\n`,
);
const kinds = kindsBy(known);
const names = (text: string) => signsOf(tokensToWeigh(text), kinds);

const NEEDED = 'money\tI owe money\nmoney\tmy money is gone\ngrief\tmy dog died\ngrief\tmy aunt died\n';
const QUIET = 'ordinary\tnice weather\nordinary\tnice tea\n';
const examples = [...examplesIn('needs', NEEDED), ...examplesIn('ordinary', QUIET)];
const lessons = examples.map(({ text, truth, weight }) => ({ tokens: tokensToWeigh(text), truth, weight }));
const file = () => written(learn(lessons, kinds));

describe('signs', () => {
  test('are words, neighbours, kinds, parts and what is denied', () => {
    const said = names('No quid');
    for (const sign of [
      'w quid',
      'n quid',
      'b no quid',
      'k cash',
      'nk cash',
      'h 1',
      'c <qu',
      'b ^ no',
      'b quid $',
    ])
      expect(said).toContain(sign);
  });

  test('do not reach over a full stop, nor denial over a comma', () => {
    expect(names('Tea. Money')).not.toContain('b tea monei');
    expect(names('No, money')).not.toContain('n monei');
  });
});

describe('examples', () => {
  test('say nothing of the needs of people in danger', () => {
    const [one] = examplesIn('danger', 'suicide explicit\tsome words\n');
    expect(one?.truth[LABELS.indexOf('company')]).toBe(-1);
    expect(one?.truth[LABELS.indexOf('danger suicide')]).toBe(1);
    expect(one?.truth[LABELS.indexOf('danger abuse')]).toBe(0);
  });

  test('that are ordinary count for more, because most of what people type is', () => {
    const [quiet] = examplesIn('ordinary', QUIET);
    const [needed] = examplesIn('needs', NEEDED);
    expect(quiet?.weight).toBeGreaterThan(needed?.weight ?? 0);
  });

  test('of an unknown danger are refused', () => {
    expect(() => examplesIn('danger', 'dragons explicit\tsome words\n')).toThrow('dragons');
  });
});

describe('learning', () => {
  test('gives the same bytes again', () => {
    expect(file()).toBe(file());
  });

  test('tells its lessons apart after being written and read', () => {
    const weigh = scales(learned(weightsFrom(file()), known));
    const likeliest = (text: string) => weigh(text).needs[0]?.id;
    expect(likeliest('all my money')).toBe('money');
    expect(likeliest('my aunt died')).toBe('grief');
  });

  test('refuses weights learned for other labels', () => {
    expect(() => weightsFrom('labels,sunshine\nstart,0\nstep,1\n')).toThrow('npm run learn');
  });
});
