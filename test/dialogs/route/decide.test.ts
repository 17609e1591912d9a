/** The decision table, row by row: what is suggested of which facts, with its reasons and what would change it. */
import { describe, expect, test } from '@jest/globals';
import { changesTo } from '../../../dialogs/route/changes.js';
import { decide } from '../../../dialogs/route/decide.js';
import type { RouteFacts } from '../../../dialogs/route/facts.js';
import { choosesLess } from '../../../dialogs/route/route.js';
import { RULES } from '../../../dialogs/route/rules.js';
import { content } from '../../guide.js';

const rules = content().routes;

/** Somebody sure of themselves, with one need and nothing in the way. */
const plain: RouteFacts = {
  inDanger: false,
  saidNo: false,
  specialist: false,
  longTerm: false,
  partOfTherapy: false,
  noCapacity: false,
  oneOff: false,
  someone: false,
  confidence: 8,
  needs: ['moving'],
  social: [],
  stops: [],
  selfReferral: true,
  linkWorker: true,
};
const { confidence: _unsaid, ...unsaid } = plain;
const social = { needs: ['money', 'housing', 'work'], social: ['money', 'housing', 'work'] };

type Row = [what: string, facts: RouteFacts, rule: string, route: string, how: string];
const rows: Row[] = [
  ['danger', { ...plain, inDanger: true, saidNo: true }, 'R0', 'none', 'urgent-help'],
  ['a no', { ...plain, saidNo: true, specialist: true }, 'R1', 'none', 'leave-a-card'],
  ['a specialist need', { ...plain, specialist: true }, 'R2', 'do-it-yourself', 'with-your-team'],
  [
    'a specialist need and no time',
    { ...plain, specialist: true, noCapacity: true },
    'R2',
    'signpost',
    'warm-handover',
  ],
  [
    'a specialist need, seen once',
    { ...plain, specialist: true, oneOff: true },
    'R2',
    'signpost',
    'warm-handover',
  ],
  ['long support', { ...plain, longTerm: true }, 'R3', 'do-it-yourself', 'with-your-team'],
  ['part of therapy', { ...plain, partOfTherapy: true }, 'R3', 'do-it-yourself', 'with-your-team'],
  ['long support, no time', { ...plain, longTerm: true, noCapacity: true }, 'R4', 'link-worker', 'jointly'],
  [
    'long support, three social issues',
    { ...plain, longTerm: true, ...social },
    'R4',
    'link-worker',
    'jointly',
  ],
  [
    'part of therapy, seen once',
    { ...plain, partOfTherapy: true, oneOff: true },
    'R4',
    'link-worker',
    'jointly',
  ],
  ['sure, and nothing in the way', plain, 'R5', 'signpost', 'by-themselves'],
  ['just sure', { ...plain, confidence: 7 }, 'R5', 'signpost', 'by-themselves'],
  ['not just sure', { ...plain, confidence: 6 }, 'R7', 'link-worker', 'hand-over'],
  ['sure, with three social issues', { ...plain, ...social }, 'R7', 'link-worker', 'hand-over'],
  [
    'sure, with four needs',
    { ...plain, needs: ['moving', 'outdoors', 'habits', 'making'] },
    'R7',
    'link-worker',
    'hand-over',
  ],
  ['sure, and stopped', { ...plain, stops: ['phones'] }, 'R7', 'link-worker', 'hand-over'],
  ['sure, and not taken by themselves', { ...plain, selfReferral: false }, 'R7', 'link-worker', 'hand-over'],
  [
    'a bit sure, with somebody',
    { ...plain, confidence: 4, someone: true },
    'R6',
    'signpost',
    'someone-first-time',
  ],
  ['a bit sure, alone', { ...plain, confidence: 5 }, 'R7', 'link-worker', 'hand-over'],
  ['not sure, with somebody', { ...plain, confidence: 3, someone: true }, 'R7', 'link-worker', 'hand-over'],
  ['nobody asked how sure', unsaid, 'R7', 'link-worker', 'hand-over'],
];

describe('the route of', () => {
  test.each(rows)('%s', (_what, facts, rule, route, how) => {
    expect(decide(facts, rules)).toMatchObject({ rule, route, how });
  });

  test('who is seen once greys doing it oneself, with why, whatever is suggested', () => {
    const once = decide({ ...plain, oneOff: true }, rules);
    expect(once).toMatchObject({ route: 'signpost', rules: ['R5', 'R8'], greyed: ['do-it-yourself'] });
    expect(once.because).toContainEqual({ reason: 'one-off' });
    expect(decide({ ...plain, oneOff: true, inDanger: true }, rules).greyed).toEqual([]);
  });

  test('a link worker where there is none says where else to turn', () => {
    const none = decide({ ...plain, confidence: 2, linkWorker: false }, rules);
    expect(none).toMatchObject({ route: 'link-worker', rules: ['R7', 'R9'] });
    expect(decide({ ...plain, linkWorker: false }, rules).rules).toEqual(['R5']);
  });

  test('every row is reached', () => {
    const reached = rows.flatMap(([, facts]) =>
      [facts, { ...facts, oneOff: true, linkWorker: false }].flatMap((each) => decide(each, rules).rules),
    );
    expect([...new Set(reached)].sort()).toEqual([...RULES]);
  });

  test.each(rows)('%s always has a reason', (_what, facts) => {
    expect(decide(facts, rules).because.length).toBeGreaterThan(0);
  });
});

describe('what would change it', () => {
  test.each(rows)('is told of %s, and is true', (_what, facts) => {
    const changes = changesTo(facts, rules);
    expect(changes.at(-1)?.if).toEqual(['their-wish']);
    expect(changes.length).toBeGreaterThan(1);
  });

  test('somebody a bit sure is told that a companion would do', () => {
    expect(changesTo({ ...plain, confidence: 5 }, rules)).toContainEqual({
      if: ['somebody-comes'],
      route: 'signpost',
      how: 'someone-first-time',
    });
  });

  test('two things are named together only where no single one would do', () => {
    const facts = { ...plain, confidence: 2, stops: ['phones'] };
    expect(changesTo(facts, rules)).toContainEqual({
      if: ['more-sure', 'is-eased'],
      route: 'signpost',
      how: 'by-themselves',
    });
    expect(changesTo({ ...plain, confidence: 5 }, rules).every(({ if: of }) => of.length === 1)).toBe(true);
  });
});

test.each([
  ['by-myself', { ...plain, confidence: 2 }, true],
  ['someone-comes', { ...plain, confidence: 2 }, true],
  ['link-worker', { ...plain, confidence: 2 }, false],
  ['someone-rings', { ...plain, confidence: 2 }, false],
  ['by-myself', plain, false],
  ['link-worker', plain, false],
  ['by-myself', { ...plain, confidence: 5, someone: true }, true],
  [undefined, { ...plain, confidence: 2 }, false],
  ['by-myself', { ...plain, inDanger: true }, false],
])('to start %s is less help than suggested, or it is not', (way, facts, less) => {
  expect(choosesLess(way, decide(facts, rules))).toBe(less);
});
