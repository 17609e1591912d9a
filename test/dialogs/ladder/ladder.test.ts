/** The support ladder: up, down, a rest, and the gate before anybody goes along, whatever is said in which order. */
import { describe, expect, test } from '@jest/globals';
import type { Entry } from '../../../dialogs/conversation.js';
import { ladderParts } from '../../../dialogs/ladder/ladder-words.js';
import { isHeld, ladderBefore, ladderOf } from '../../../dialogs/ladder/ladder.js';
import { HAPPENINGS, STEPS } from '../../../dialogs/ladder/rules.js';
import { content } from '../../guide.js';

const rules = content().ladder;

let minute = 0;
const entry = (
  [question, value]: [string, string],
  status: Entry['status'] = 'answered',
  round = 1,
): Entry => ({
  question,
  round,
  status,
  value: value.includes(' ') ? [] : [value],
  ...(value.includes(' ') ? { words: value } : {}),
  by: 'clinician',
  at: new Date(Date.UTC(2026, 10, 22, 9, minute++)).toISOString(),
  script: 'a-script',
});
/** Each said in a round of its own. */
const after = (...said: [string, string][]) =>
  ladderOf(
    said.map((each, at) => entry(each, 'answered', at + 1)),
    rules,
  );
/** All said in one round. */
const within = (...said: [string, string][]) =>
  ladderOf(
    said.map((each) => entry(each)),
    rules,
  );
const SETTLED: [string, string] = ['risk-assessment', 'done'];

test('nobody stands on it before a step is chosen, and then a move does nothing', () => {
  expect(after().step).toBeUndefined();
  expect(after(['ladder-move', 'step-down']).step).toBeUndefined();
  expect(ladderOf([entry(['ladder', 'talk'], 'skipped')], rules).step).toBeUndefined();
});

test('down it goes rung by rung to the end, up again to the beginning, and no further', () => {
  const down: [string, string][] = STEPS.map(() => ['ladder-move', 'step-down']);
  const up: [string, string][] = STEPS.map(() => ['ladder-move', 'step-up']);
  const steps = (said: [string, string][]) =>
    said.map((_each, at) => after(SETTLED, ['ladder', 'talk'], ...said.slice(0, at + 1)).step);
  expect(steps(down)).toEqual([...STEPS.slice(1), 'independent']);
  expect(steps([...down, ...up]).slice(down.length)).toEqual([...STEPS.slice(0, -1).reverse(), 'talk']);
});

test('a rest keeps the step; carrying on or any step ends it', () => {
  const rested = after(['ladder', 'plan'], ['ladder-move', 'pause']);
  expect(rested).toMatchObject({ step: 'plan', paused: true });
  expect(after(['ladder', 'plan'], ['ladder-move', 'pause'], ['ladder-move', 'carry-on'])).toMatchObject({
    step: 'plan',
    paused: false,
  });
  expect(after(['ladder', 'plan'], ['ladder-move', 'pause'], ['ladder-move', 'step-up'])).toMatchObject({
    step: 'talk',
    paused: false,
  });
});

describe('within one round', () => {
  const planned = entry(['ladder', 'plan'], 'answered', 1);
  const then = (...said: Entry[]) => ladderOf([planned, ...said], rules);
  const down = () => entry(['ladder-move', 'step-down'], 'answered', 2);

  test('a move that is changed is made once, from where the round began', () => {
    const changed = then(
      entry(['risk-assessment', 'done'], 'answered', 1),
      down(),
      entry(['ladder-move', 'step-up'], 'answered', 2),
    );
    expect(changed.step).toBe('talk');
    expect(changed.moves.map(({ what }) => what)).toEqual(['plan', 'step-up', 'talk']);
  });

  test('a step chosen by its name takes the place of a move, and the other way round', () => {
    expect(then(down(), entry(['ladder', 'talk'], 'answered', 2)).step).toBe('talk');
    expect(
      then(entry(['ladder', 'independent'], 'answered', 2), entry(['ladder-move', 'step-up'], 'answered', 2))
        .step,
    ).toBe('talk');
  });

  test('an answer taken back moves nobody', () => {
    expect(then(down(), entry(['ladder-move', ''], 'skipped', 2))).toMatchObject({ step: 'plan' });
    expect(within(['ladder', 'together'], SETTLED, ['risk-assessment', 'not-yet']).waits).toBe('together');
  });

  test('where they stood when it began is what was said before it', () => {
    const entries = [planned, entry(['risk-assessment', 'done'], 'answered', 2), down()];
    expect(ladderBefore({ entries, round: 2 }, rules).step).toBe('plan');
    expect(ladderOf(entries, rules).step).toBe('together');
  });
});

describe('the gate', () => {
  test('nobody goes along while nobody said anything of a risk assessment', () => {
    expect(after(['ladder', 'together'])).toMatchObject({ step: 'plan', waits: 'together' });
    expect(after(['ladder', 'nearby'])).toMatchObject({ step: 'plan', waits: 'nearby' });
  });

  test('that the question was passed by opens nothing', () => {
    const entries = [entry(['ladder', 'together']), entry(['risk-assessment', 'done'], 'skipped')];
    expect(ladderOf(entries, rules)).toMatchObject({ step: 'plan', waits: 'together' });
  });

  test.each(['done', 'not-needed'])('%s lets them through by itself', (risk) => {
    const through = after(['ladder', 'together'], ['risk-assessment', risk]);
    expect(through.step).toBe('together');
    expect(through.waits).toBeUndefined();
  });

  test('while it is not done no visit is taken, by whatever way', () => {
    expect(after(['risk-assessment', 'not-yet'], ['ladder', 'independent'])).toMatchObject({
      step: 'plan',
      waits: 'independent',
    });
    const moved = after(['ladder', 'plan'], ['risk-assessment', 'not-yet'], ['ladder-move', 'step-down']);
    expect(moved).toMatchObject({ step: 'plan', waits: 'together' });
  });

  test('who was let through and is not cleared after all plans again', () => {
    const back = after(SETTLED, ['ladder', 'together'], ['risk-assessment', 'not-yet']);
    expect(back).toMatchObject({ step: 'plan', waits: 'together' });
  });

  test('another step chosen meanwhile leaves nothing waiting', () => {
    const other = after(['ladder', 'together'], ['ladder', 'talk']);
    expect(other.step).toBe('talk');
    expect(other.waits).toBeUndefined();
  });

  test.each(STEPS)('%s is never held once it is settled', (step) => {
    expect([isHeld(step, 'done'), isHeld(step, 'not-needed')]).toEqual([false, false]);
  });
});

test('who goes along, where and when, and each visit are kept as they were said', () => {
  const ladder = after(
    ['ladder', 'plan'],
    ['buddy', 'Sam the volunteer'],
    ['first-visit', 'Tuesday at two, library door'],
    ['accompany-log', 'It was loud'],
    ['accompany-log', 'Better this time'],
  );
  expect(ladder).toMatchObject({ who: 'Sam the volunteer', firstVisit: 'Tuesday at two, library door' });
  expect(ladder.log.map(({ words }) => words)).toEqual(['It was loud', 'Better this time']);
  const text = ladderParts(ladder, rules, 'en').flatMap(({ lines }) => lines);
  for (const words of ['Sam the volunteer', 'Tuesday at two, library door', 'It was loud'])
    expect(text.some((line) => line.includes(words))).toBe(true);
});

test('everything that may happen can happen', () => {
  const seen = [
    after(['ladder', 'together'], SETTLED, ...STEPS.map((step): [string, string] => ['ladder', step])),
    after(
      ['ladder', 'plan'],
      ['ladder-move', 'pause'],
      ['ladder-move', 'carry-on'],
      ['ladder-move', 'step-up'],
    ),
  ].flatMap(({ moves }) => moves.map(({ what }) => what));
  expect([...new Set(seen)].sort()).toEqual([...HAPPENINGS].sort());
});

test('nothing is said of a ladder on which nobody stands', () => {
  expect(ladderParts(after(), rules, 'en')).toEqual([]);
});
