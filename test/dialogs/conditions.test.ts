/** The rule language: when a condition holds, what it looks at, and what each named fact claims. */
import { describe, expect, test } from '@jest/globals';
import { Condition, holds, mentions, type Known } from '../../dialogs/script/condition.js';
import { FACTS, type Ground } from '../../dialogs/script/facts.js';
import type { Ladder } from '../../dialogs/ladder/ladder.js';
import { guideOfContent } from '../guide.js';

const known = (answers: Record<string, string[]>, facts: string[] = []): Known => ({
  valueOf: (question) => answers[question] ?? [],
  fact: (name) => facts.includes(name),
});

const yes: Condition = { answer: 'a', is: 'x' };
const no: Condition = { answer: 'a', is: 'other' };
const here = known({ a: ['x'], many: ['x', 'y'], none: [] }, ['so']);

describe('a condition holds', () => {
  test.each<[string, Condition | undefined, boolean]>([
    ['when there is none', undefined, true],
    ['is: the answer and nothing else', yes, true],
    ['is: not another answer', no, false],
    ['is: not one of several', { answer: 'many', is: 'x' }, false],
    ['is: not an empty answer', { answer: 'none', is: 'x' }, false],
    ['is: not what was never asked', { answer: 'unasked', is: 'x' }, false],
    ['includes: one of several', { answer: 'many', includes: 'y' }, true],
    ['includes: the only one', { answer: 'a', includes: 'x' }, true],
    ['includes: not what is missing', { answer: 'many', includes: 'z' }, false],
    ['includes: not part of a word', { answer: 'many', includes: '' }, false],
    ['all: when each does', { all: [yes, { fact: 'so' }] }, true],
    ['all: not when one does not', { all: [yes, no] }, false],
    ['any: when one does', { any: [no, yes] }, true],
    ['any: not when none does', { any: [no, { fact: 'not-so' }] }, false],
    ['not: when it does not', { not: no }, true],
    ['not: not when it does', { not: yes }, false],
    ['not: of what was never asked', { not: { answer: 'unasked', is: 'x' } }, true],
    ['fact: when it is one', { fact: 'so' }, true],
    ['fact: not when it is none', { fact: 'not-so' }, false],
    ['all inside any inside not', { not: { any: [no, { all: [yes, no] }] } }, true],
  ])('%s', (_what, condition, expected) => {
    expect(holds(condition, here)).toBe(expected);
  });
});

describe('a condition mentions', () => {
  test.each<[string, Condition | undefined, { answers: string[]; facts: string[] }]>([
    ['nothing when there is none', undefined, { answers: [], facts: [] }],
    ['the answer it looks at', yes, { answers: ['a.x'], facts: [] }],
    ['the answer it looks for', { answer: 'b', includes: 'y' }, { answers: ['b.y'], facts: [] }],
    ['the fact it asks for', { fact: 'so' }, { answers: [], facts: ['so'] }],
    [
      'everything inside it, however deep',
      { all: [yes, { any: [{ not: { answer: 'b', includes: 'y' } }, { fact: 'so' }] }] },
      { answers: ['a.x', 'b.y'], facts: ['so'] },
    ],
  ])('%s', (_what, condition, expected) => {
    const found = mentions(condition);
    expect({
      answers: found.answers.map(({ question, value }) => `${question}.${value}`),
      facts: found.facts,
    }).toEqual(expected);
  });
});

describe('the language is closed', () => {
  test.each([
    ['an expression', { when: 'a == x' }],
    ['two shapes at once', { answer: 'a', is: 'x', includes: 'y' }],
    ['an answer with no value', { answer: 'a' }],
    ['an empty all', { all: [] }],
    ['an empty any', { any: [] }],
    ['a misspelt key inside', { not: { anwser: 'a', is: 'x' } }],
    ['a list', []],
    ['a text', 'yes'],
    ['nothing', {}],
  ])('%s is refused', (_what, condition) => {
    expect(Condition.safeParse(condition).success).toBe(false);
  });

  test('what is well made is taken as it is', () => {
    const condition = { any: [{ not: { fact: 'so' } }, { all: [{ answer: 'a', is: '13-15' }] }] };
    expect(Condition.parse(condition)).toEqual(condition);
  });
});

describe('the facts', () => {
  const NOWHERE: Ladder = { paused: false, log: [], moves: [] };
  type Parts = Partial<Omit<Ground, 'valueOf'>> & { answers?: Record<string, string[]> };

  const ground = ({ answers = {}, ...parts }: Parts): Ground => ({
    valueOf: (question) => answers[question] ?? [],
    wordsOf: () => undefined,
    needs: () => [],
    read: () => [],
    liked: () => [],
    tellsStaff: () => false,
    wasInDanger: () => false,
    dangerAtHome: () => false,
    asksToBeRung: () => false,
    planned: () => [],
    overridesRoute: () => false,
    metBefore: () => false,
    ladder: () => NOWHERE,
    ladderBefore: () => NOWHERE,
    planBefore: () => false,
    ...parts,
  });

  const claims: [string, Parts, boolean][] = [
    ['gate-is-shut', {}, false],
    ['gate-is-shut', { ladder: () => ({ ...NOWHERE, step: 'plan', waits: 'together' }) }, true],
    ['goes-along', {}, false],
    ['goes-along', { ladder: () => ({ ...NOWHERE, step: 'plan' }) }, false],
    ['goes-along', { ladder: () => ({ ...NOWHERE, step: 'plan', waits: 'nearby' }) }, true],
    ['goes-along', { ladder: () => ({ ...NOWHERE, step: 'together' }) }, true],
    ['on-the-ladder', { ladder: () => ({ ...NOWHERE, step: 'plan' }) }, false],
    ['on-the-ladder', { ladderBefore: () => ({ ...NOWHERE, step: 'plan' }) }, true],
    ['met-before', {}, false],
    ['met-before', { metBefore: () => true }, true],
    ['any-need', {}, false],
    ['any-need', { needs: () => ['company'] }, true],
    ['any-need', { read: () => ['company'] }, false],
    ['several-needs', { needs: () => ['company'] }, false],
    ['several-needs', { needs: () => ['company', 'worry'] }, true],
    ['something-read', {}, false],
    ['something-read', { read: () => ['company'] }, true],
    ['something-read', { needs: () => ['company'] }, false],
    ['said-what-matters', {}, false],
    [
      'said-what-matters',
      { wordsOf: (question) => (question === 'matters' ? 'my garden' : undefined) },
      true,
    ],
    ['said-what-matters', { wordsOf: (question) => (question === 'hard' ? 'my garden' : undefined) }, false],
    ['something-liked', {}, false],
    ['something-liked', { liked: () => [{ remote: false }] }, true],
    ['can-be-rung', { liked: () => [{ remote: true }] }, false],
    ['can-be-rung', { liked: () => [{ remote: true }, { remote: true, phone: '01632 960 100' }] }, true],
    ['can-be-visited', {}, false],
    ['can-be-visited', { liked: () => [{ remote: true }] }, false],
    ['can-be-visited', { liked: () => [{ remote: true }, { remote: false }] }, true],
    ['may-be-rung', { tellsStaff: () => true }, false],
    ['may-be-rung', { wasInDanger: () => true, asksToBeRung: () => true }, false],
    ['may-be-rung', { tellsStaff: () => true, wasInDanger: () => true }, true],
    ['may-be-rung', { tellsStaff: () => true, asksToBeRung: () => true }, true],
    ['gave-number', {}, false],
    ['gave-number', { answers: { 'ring-number': ['+441632960100'] } }, true],
    ['plan-to-send', {}, false],
    ['plan-to-send', { planBefore: (question) => question === 'ring-me' }, true],
  ];

  test.each(claims)('%s given %j is %s', (name, parts, expected) => {
    expect(FACTS[name]?.holds(ground(parts))).toBe(expected);
  });

  test('each fact names questions that one of the scripts asks, all of them', () => {
    const scripts = [...guideOfContent().guides.values()].map(({ script }) => script);
    const asksAll = (ids: string[], { sections }: (typeof scripts)[number]) =>
      ids.every((id) => sections.some(({ questions }) => questions.some((question) => question.id === id)));
    for (const [name, fact] of Object.entries(FACTS)) {
      const asked = scripts.some(
        (script) => fact.reads(script).length > 0 && asksAll(fact.reads(script), script),
      );
      expect({ name, asked }).toEqual({ name, asked: true });
    }
  });

  test('a fact about needs is moved by every question that can give one', () => {
    const { script } = guideOfContent();
    const read = FACTS['any-need']?.reads(script) ?? [];
    expect(read).toEqual(
      expect.arrayContaining(['matters', 'hard', 'hard-people', 'anything-else', 'heard']),
    );
    expect(read).not.toContain('place');
  });
});
