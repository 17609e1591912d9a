/** The figures: counted by hand on a few sentences. */
import { describe, expect, test } from '@jest/globals';
import { counted } from '../../bot/understanding/figures/counted.js';
import { dangerFigures } from '../../bot/understanding/figures/danger.js';
import { falseFigures } from '../../bot/understanding/figures/false-alarms.js';
import { mutatedFigures, sumOf } from '../../bot/understanding/figures/mutated.js';
import { needFigures } from '../../bot/understanding/figures/needs.js';
import { LONG } from '../../bot/understanding/figures/speed.js';
import { WORST, worstText } from '../../bot/understanding/figures/worst-inputs.js';
import { seeded } from '../../bot/bench/random.js';
import { heardTogether } from '../../bot/understanding/judging.js';
import { split } from '../../bot/understanding/mutators/split.js';
import { guideOfContent } from '../guide.js';
import { judged, NEEDS } from './made-up.js';

describe('a share', () => {
  // Checked against published tables of the Wilson interval.
  test.each([
    [16, 16, 0.8064, 1],
    [0, 10, 0, 0.2775],
    [15, 16, 0.7167, 0.9889],
    [50, 100, 0.4038, 0.5962],
  ])('%i of %i', (hit, of, from, to) => {
    const found = counted(hit, of);
    expect(found.share).toBe(hit / of);
    expect(found.from).toBeCloseTo(from, 4);
    expect(found.to).toBeCloseTo(to, 4);
  });

  test('of nothing says nothing', () => {
    expect(counted(0, 0)).toEqual({ hit: 0, of: 0, share: 0, from: 0, to: 1 });
  });
});

describe('needs', () => {
  const some = [
    judged({ file: 'needs', needs: ['company'] }, ['company']),
    judged({ file: 'needs', needs: ['company'] }, ['money']),
    judged({ file: 'mixed', needs: ['company', 'money'] }, ['company', 'money']),
    judged({ file: 'mixed', needs: [] }, ['money']),
    judged({ file: 'ordinary', looks: 'ordinary' }, ['caring']),
    judged({ file: 'danger', kind: 'suicide', style: 'explicit' }, ['caring']),
  ];

  test('precision, recall and F1, of each and of all', () => {
    const { each, micro, macro } = needFigures(some, NEEDS);
    expect(each['company']).toMatchObject({ labelled: 3, found: 2, both: 2, precision: 1, f1: 0.8 });
    expect(each['money']).toMatchObject({ labelled: 1, found: 3, both: 1, recall: 1, f1: 0.5 });
    expect(each['caring']).toMatchObject({ labelled: 0, found: 0, f1: 0 });
    expect(micro).toMatchObject({ labelled: 4, found: 5, both: 3, precision: 0.6, recall: 0.75 });
    expect(micro.f1).toBeCloseTo(6 / 9);
    expect(macro.f1).toBeCloseTo(0.65);
  });

  test('read where there are none', () => {
    const { needs } = falseFigures(some);
    expect(needs.all).toMatchObject({ hit: 1, of: 1 });
    expect(needs.none).toMatchObject({ hit: 1, of: 1 });
    expect(needs['like-need']).toMatchObject({ hit: 0, of: 0 });
  });
});

describe('danger', () => {
  const some = [
    judged({ file: 'danger', kind: 'abuse', style: 'explicit' }, [], 'RED', 'neglect'),
    judged({ file: 'danger', kind: 'abuse', style: 'explicit' }, [], 'AMBER', 'child'),
    judged({ file: 'danger', kind: 'abuse', style: 'indirect' }, []),
    judged({ file: 'danger', kind: 'medical', style: 'past' }, [], 'AMBER', 'withdrawal'),
    judged({ file: 'ordinary', looks: 'like-danger' }, [], 'RED', 'abuse'),
    judged({ file: 'ordinary', looks: 'ordinary' }, [], 'AMBER', 'abuse'),
    judged({ file: 'needs', needs: ['money'] }, [], 'AMBER', 'tonight'),
  ];

  test('is counted by kind and by the way it is said', () => {
    const { explicit, indirect, past, 'plain-and-hinted': now } = dangerFigures(some);
    expect(explicit.abuse.seen).toMatchObject({ hit: 2, of: 2 });
    expect(explicit.abuse.red).toMatchObject({ hit: 1, of: 2 });
    expect(explicit.abuse.named).toMatchObject({ hit: 1, of: 2 });
    expect(indirect.abuse.seen).toMatchObject({ hit: 0, of: 1 });
    expect(past.medical.named).toMatchObject({ hit: 1, of: 1 });
    expect(now.all.seen).toMatchObject({ hit: 2, of: 3 });
  });

  test('is counted where there is none', () => {
    const { danger } = falseFigures(some);
    expect(danger.all).toMatchObject({ red: { hit: 1, of: 2 }, amber: { hit: 1, of: 2 } });
    expect(danger['like-danger']).toMatchObject({ red: { hit: 1, of: 1 }, amber: { hit: 0 } });
    expect(danger.needs).toMatchObject({ red: { hit: 0, of: 1 }, amber: { hit: 1 } });
  });

  test('in a disguise needs are not measured', () => {
    expect(sumOf(some, NEEDS, 'danger')).toEqual({ dangerSeen: 2 / 3, falseAlarms: 1 });
    expect(sumOf(some, NEEDS, 'everything')).toEqual({
      needsF1: 0,
      falseNeeds: 0,
      dangerSeen: 2 / 3,
      falseAlarms: 1,
    });
  });
});

describe('typed differently', () => {
  const guide = guideOfContent();

  test('two messages: the needs of both, the graver danger, the words of both', () => {
    const seen = heardTogether(['I want to kill myself', 'and I am so lonely'], guide);
    expect(seen.danger.level).toBe('RED');
    expect(seen.needs.map(({ id }) => id)).toContain('company');
    expect(seen.text).toBe('I want to kill myself | and I am so lonely');
  });

  test('the change and the greatest loss', () => {
    const plain = [judged({ file: 'danger', kind: 'suicide', style: 'explicit' }, [], 'RED', 'suicide')];
    const { change, loss } = mutatedFigures(split, plain, guide, NEEDS);
    // 'words' is no danger: what was seen is lost.
    expect(change.dangerSeen).toBe(-1);
    expect(loss).toBe(1);
  });
});

describe('the worst texts', () => {
  test.each(WORST)('%s: as long as wished, never twice the same words for long', (what) => {
    const text = worstText(what, LONG, seeded(1));
    expect(text).toHaveLength(LONG);
    expect(text.isWellFormed()).toBe(true);
  });
});
