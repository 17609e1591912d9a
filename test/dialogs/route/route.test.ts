/** The route over a conversation's answers: only what counts is looked at, and who decides otherwise says why. */
import { describe, expect, test } from '@jest/globals';
import type { Entry } from '../../../dialogs/conversation.js';
import { guideFrom } from '../../../dialogs/guide.js';
import { contextAt, walk } from '../../../dialogs/position.js';
import { problemsInRoutes } from '../../../dialogs/route/problems.js';
import { routeParts } from '../../../dialogs/route/route-words.js';
import { routeOf, type Route } from '../../../dialogs/route/route.js';
import { Script } from '../../../dialogs/script/script.js';
import { content, newConversation } from '../../guide.js';

/** What a clinician is asked, as far as the route looks at it. */
const script = Script.parse({
  id: 'what-matters',
  kept_when: { answer: 'permission', is: 'permitted' },
  endings: ['plan'],
  sections: [
    {
      id: 'all',
      questions: [
        { id: 'contact', kind: 'one', options: [{ id: 'one-off' }, { id: 'ongoing' }] },
        { id: 'permission', kind: 'one', options: [{ id: 'permitted' }, { id: 'not-today' }] },
        {
          id: 'route-needs',
          kind: 'many',
          options: [
            { id: 'specialist' },
            { id: 'long-term' },
            { id: 'part-of-therapy' },
            { id: 'no-capacity' },
          ],
        },
        { id: 'confidence', kind: 'scale' },
        { id: 'barriers', kind: 'many', options: [{ id: 'phones' }] },
        {
          id: 'about-phones',
          when: { answer: 'barriers', includes: 'phones' },
          kind: 'one',
          options: [{ id: 'turn-up' }, { id: 'other-rings' }],
        },
        { id: 'buddy', kind: 'words' },
        {
          id: 'route',
          kind: 'one',
          options: [{ id: 'signpost' }, { id: 'link-worker' }, { id: 'do-it-yourself' }],
        },
        { id: 'override-reason', kind: 'words' },
      ],
    },
  ],
});
const guide = guideFrom({ ...content(), script });

type Said = Record<string, string[] | string>;

const entries = (said: Said): Entry[] =>
  Object.entries(said).map(([question, value]) => ({
    question,
    round: 1,
    status: 'answered',
    value: typeof value === 'string' ? [] : value,
    ...(typeof value === 'string' ? { words: value } : {}),
    by: 'clinician',
    at: '2026-11-22T09:00:00.000Z',
    script: guide.fingerprint,
  }));

function routed(said: Said, linkWorker = true): Route {
  const position = walk(guide.machine, guide.compiled, { ...newConversation(), entries: entries(said) });
  return routeOf(contextAt(position), guide.compiled, guide.routes, linkWorker);
}

describe('a route', () => {
  test.each<[what: string, said: Said, rule: string]>([
    ['no is no', { permission: ['not-today'], 'route-needs': ['specialist'] }, 'R1'],
    ['a specialist need', { 'route-needs': ['specialist'] }, 'R2'],
    ['part of therapy', { 'route-needs': ['part-of-therapy'] }, 'R3'],
    ['no capacity', { 'route-needs': ['long-term', 'no-capacity'] }, 'R4'],
    ['sure', { confidence: ['8'] }, 'R5'],
    ['a bit sure, with a named buddy', { confidence: ['5'], buddy: 'Sam next door' }, 'R6'],
    ['a bit sure, with nobody', { confidence: ['5'] }, 'R7'],
    ['sure, and stopped by phones', { confidence: ['8'], barriers: ['phones'] }, 'R7'],
    ['eased', { confidence: ['8'], barriers: ['phones'], 'about-phones': ['turn-up'] }, 'R5'],
    ['nothing said', {}, 'R7'],
  ])('%s', (_what, said, rule) => {
    expect(routed(said).suggested.rule).toBe(rule);
  });

  test('an answer off the path does not count', () => {
    expect(routed({ confidence: ['8'], 'about-phones': ['other-rings'] }).suggested.rule).toBe('R5');
  });

  test('in an open spell of danger there is none, and none is decided on', () => {
    const conversation = {
      ...newConversation(),
      entries: entries({ confidence: ['8'] }),
      episodes: [{ opened: '2026-11-22T09:01:00.000Z', level: 'red' as const, kind: 'suicide', steps: [] }],
    };
    const context = contextAt(walk(guide.machine, guide.compiled, conversation));
    expect(routeOf(context, guide.compiled, guide.routes, true).suggested).toMatchObject({
      route: 'none',
      rule: 'R0',
    });
  });

  test('another route than the suggested one waits for its reason, and keeps it', () => {
    const other = { confidence: ['8'], route: ['link-worker'] };
    expect(routed({ confidence: ['8'] }).decided).toBeUndefined();
    expect(routed({ confidence: ['8'], route: ['signpost'] }).decided).toMatchObject({
      agrees: true,
      needsReason: false,
    });
    expect(routed(other).decided).toEqual({ route: 'link-worker', agrees: false, needsReason: true });
    expect(routed({ ...other, 'override-reason': 'He asked to meet somebody' }).decided).toEqual({
      route: 'link-worker',
      agrees: false,
      reason: 'He asked to meet somebody',
      needsReason: false,
    });
  });

  test('what is said of it has its quote with who said it, and never a placeholder', () => {
    const all = [
      routed({ 'route-needs': ['specialist'], contact: ['one-off'], route: ['do-it-yourself'] }),
      routed({ confidence: ['2'], barriers: ['phones'] }, false),
      routed({ permission: ['not-today'] }),
    ];
    for (const route of all) {
      const text = routeParts(route, guide.routes, 'en', (need) => need)
        .flatMap(({ heading, lines }) => [heading, ...lines])
        .join('\n');
      expect(text).not.toMatch(/[{}]|undefined/);
      const quote = guide.routes.rules[route.suggested.rule].quote;
      if (quote !== undefined) expect(text).toContain(guide.routes.quotes[quote]?.by);
    }
  });
});

describe('content/routes.yaml', () => {
  const rules = content().routes;
  const problems = (change: Partial<typeof rules>) =>
    problemsInRoutes(
      { ...rules, ...change },
      [content(), ...content().others].map((each) => each.script),
      content().needs,
    );

  test('is as it is meant to be', () => {
    expect(problems({})).toEqual([]);
  });

  test.each<[what: string, change: Partial<typeof rules>, names: string]>([
    ['a need that is none', { social: ['compnay'] }, 'compnay'],
    ['thresholds the wrong way round', { thresholds: { ...rules.thresholds, sure: 3 } }, 'a_bit_sure'],
    [
      'an answer that a question does not have',
      { signs: { ...rules.signs, someone: { answer: 'about-alone', is: 'have-sombody' } } },
      'have-sombody',
    ],
    ['a fact', { signs: { ...rules.signs, someone: { fact: 'any-need' } } }, 'any-need'],
    ['a quote nobody said', { quotes: {} }, 'no-crisis'],
    ['what stops somebody twice', { stops: [...rules.stops, ...rules.stops] }, 'nerves'],
  ])('%s is refused, and named', (_what, change, names) => {
    expect(problems(change).some((problem) => problem.includes(names))).toBe(true);
  });
});
