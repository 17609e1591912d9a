/** Routes, questions and needs that nothing leads to are named; those that something leads to are not. */
import { describe, expect, test } from '@jest/globals';
import type { Needs } from '../../../dialogs/needs/needs.js';
import { partsOf } from '../../../dialogs/danger/gsm.js';
import { textCosts } from '../../../dialogs/script/lint/cost.js';
import { routeFindings } from '../../../dialogs/script/lint/routes/route-findings.js';
import { waysThrough } from '../../../dialogs/script/lint/routes/ways.js';
import { Script } from '../../../dialogs/script/script.js';
import { content } from '../../guide.js';

const needsOf = (...ids: string[]): Needs => ({
  ...content().needs,
  needs: content().needs.needs.filter(({ id }) => ids.includes(id)),
});
const one = (id: string, more: object = {}, options = ['yes', 'no']) => ({
  id,
  kind: 'one',
  options: options.map((each) => ({ id: each })),
  ...more,
});
const last = { id: 'end', closing: true, questions: [one('bye', { next: [{ ends: 'over' }] })] };
const scriptOf = (...sections: object[]) =>
  Script.parse({
    id: 'what-matters',
    kept_when: { answer: 'a', is: 'yes' },
    endings: ['over', 'left'],
    sections: [...sections, last],
  });
const section = (...questions: object[]) => ({ id: 'first', questions });
const is = (answer: string, value: string) => ({ answer, is: value });
const found = (script: Script, needs = needsOf()) =>
  routeFindings(script, needs).map(({ grade, key }) => `${grade} ${key}`);

describe('routes', () => {
  test('that each take something are well', () => {
    const next = [{ when: is('a', 'yes'), to: 'b' }, { when: is('a', 'no'), ends: 'left' }, { to: 'done' }];
    expect(found(scriptOf(section(one('a', { next }), one('b'))))).toEqual([]);
  });

  test.each([
    ['one that stands behind its like', [is('a', 'yes'), is('a', 'yes')]],
    ['one that stands behind a wider one', [{ any: [is('a', 'yes'), is('a', 'no')] }, is('a', 'no')]],
    ['one that can never hold', [is('a', 'yes'), { all: [is('a', 'yes'), is('a', 'no')] }]],
    [
      'one whose opposite is its own when',
      [is('a', 'yes'), { all: [is('a', 'no'), { not: is('a', 'no') }] }],
    ],
  ])('%s is a failure', (_what, [first, second]) => {
    const next = [{ when: first, to: 'b' }, { when: second, to: 'done' }, { to: 'done' }];
    expect(found(scriptOf(section(one('a', { next }), one('b'))))).toContain('failure a.next');
  });

  test('of which two may hold and lead apart are a warning, and not when they lead to the same', () => {
    const many = (to: string) => ({
      ...one('a', {
        kind: 'many',
        next: [
          { when: { answer: 'a', includes: 'yes' }, to: 'b' },
          { when: { answer: 'a', includes: 'no' }, to },
          { to: 'done' },
        ],
      }),
    });
    expect(found(scriptOf(section(many('c'), one('b'), one('c'))))).toEqual(['warning a.next']);
    expect(found(scriptOf(section(many('b'), one('b'))))).toEqual([]);
  });

  test('what is chosen alone is chosen with nothing else', () => {
    const options = [{ id: 'yes' }, { id: 'none', alone: true }];
    const both = {
      all: [
        { answer: 'a', includes: 'yes' },
        { answer: 'a', includes: 'none' },
      ],
    };
    const next = [{ when: both, to: 'b' }, { to: 'done' }];
    const script = scriptOf(
      section({ id: 'a', kind: 'many', options, next }, one('b', { when: is('a', 'yes') })),
    );
    expect(found(script)).toEqual(['failure a.next', 'failure b']);
  });
});

describe('a question', () => {
  test('whose condition can never hold is a failure', () => {
    const never = { all: [is('a', 'yes'), { not: is('a', 'yes') }] };
    expect(found(scriptOf(section(one('a'), one('b', { when: never }))))).toEqual(['failure b']);
  });

  test('that waits for what a section before it ended with is a failure', () => {
    const next = [{ when: is('a', 'yes'), ends: 'left' }, { to: 'done' }];
    const later = { id: 'later', questions: [one('b', { when: is('a', 'yes') })] };
    expect(found(scriptOf(section(one('a', { next })), later))).toEqual(['failure b']);
  });

  test('that waits for a question which is then not asked is a failure', () => {
    const questions = [
      one('a'),
      one('b', { when: is('a', 'yes') }),
      one('c', { when: { all: [is('a', 'no'), is('b', 'yes')] } }),
    ];
    expect(found(scriptOf(section(...questions)))).toEqual(['failure c']);
  });

  test('may be skipped, unless it must be answered', () => {
    const answered = { any: [is('a', 'yes'), is('a', 'no')] };
    const with_ = (must: boolean) =>
      scriptOf(section(one('a', { must }), one('b', { when: { not: answered } })));
    expect(found(with_(false))).toEqual([]);
    expect(found(with_(true))).toEqual(['failure b']);
  });

  test('in a section that can never come is named with it', () => {
    const later = { id: 'later', when: { all: [is('a', 'yes'), is('a', 'no')] }, questions: [one('b')] };
    expect(found(scriptOf(section(one('a')), later))).toEqual(['failure later']);
  });

  test('that waits for a fact nothing can have made true yet is a failure', () => {
    const early = section(one('a'));
    const later = { id: 'later', questions: [one('b', { when: { fact: 'any-need' } })] };
    expect(found(scriptOf(early, later))).toEqual(['failure b']);
  });
});

describe('a need', () => {
  const speaks = (more: object = {}) => ({
    id: 'a',
    kind: 'many',
    options: [{ id: 'yes', needs: { company: 3 } }],
    ...more,
  });
  const heard = { id: 'heard', kind: 'many', options_from: 'read', when: { fact: 'something-read' } };
  test('that can be chosen is well, and one that nothing leads to is a failure', () => {
    expect(found(scriptOf(section(speaks())), needsOf('company', 'money'))).toEqual(['failure money']);
  });
  test('that can only be read into words is a warning', () => {
    const script = scriptOf(section(speaks({ reads_needs: true }), heard));
    expect(found(script, needsOf('company', 'money'))).toEqual(['warning money']);
  });
  test('of a question that is never asked is a failure', () => {
    const never = { all: [is('z', 'yes'), is('z', 'no')] };
    const script = scriptOf(section(one('z'), speaks({ when: never })));
    expect(found(script, needsOf('company'))).toEqual(['failure a', 'failure company']);
  });
});

describe('all ways', () => {
  test('through the shipped script are tried, and no route in it is without use', () => {
    const { script, needs } = content();
    const ways = waysThrough(script);
    expect(ways.whole).toBe(true);
    expect([...ways.endings.keys()].sort()).toEqual([...script.endings].sort());
    expect(routeFindings(script, needs).filter(({ grade }) => grade === 'failure')).toEqual([]);
  });

  test('are not tried for ever: then nothing is said of any route', () => {
    const script = scriptOf(section(one('a'), one('b', { when: is('a', 'yes') })));
    const ways = waysThrough(script, undefined, 2);
    expect(ways.whole).toBe(false);
    expect(routeFindings(script, needsOf(), ways).map(({ grade }) => grade)).toEqual(['warning']);
  });

  test('cost the least and the most that what is asked on them costs', () => {
    const next = [{ when: is('a', 'no'), ends: 'left' }, { to: 'b' }];
    const script = scriptOf(section(one('a', { next }), one('b', { when: is('a', 'yes') })));
    const { endings } = waysThrough(script, (of) => ('question' in of ? 1 : 10));
    expect(endings.get('left')).toEqual({ least: 11, most: 11 });
    expect(endings.get('over')).toEqual({ least: 12, most: 13 });
  });
});

describe('what texts cost', () => {
  test.each([
    ['', 1],
    ['x'.repeat(160), 1],
    ['x'.repeat(161), 2],
    ['x'.repeat(306), 2],
    ['x'.repeat(307), 3],
    ['€'.repeat(80), 1],
    ['€'.repeat(81), 2],
    [`ŵ${'x'.repeat(69)}`, 1],
    [`ŵ${'x'.repeat(70)}`, 2],
  ])('%#', (text, parts) => {
    expect(partsOf(text)).toBe(parts);
  });

  test('curly quotes are sent plain, and cost no more', () => {
    const { script, wordings } = content();
    const en = wordings.get('en')!;
    const curly = {
      ...en,
      questions: { ...en.questions, age: { ...en.questions.age!, ask: '“How old are you?”' } },
    };
    expect(textCosts(script, curly).screens.age).toBe(textCosts(script, en).screens.age);
  });

  test('every section and ending has its cost, the least no more than the most', () => {
    const { script, wordings } = content();
    const costs = textCosts(script, wordings.get('en')!);
    expect(Object.keys(costs.sections)).toEqual(script.sections.map(({ id }) => id));
    for (const { parts, asked } of [...Object.values(costs.sections), ...Object.values(costs.endings)]) {
      expect(parts.least).toBeLessThanOrEqual(parts.most);
      expect(asked.most).toBeGreaterThan(0);
    }
  });
});
