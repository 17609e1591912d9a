/** Rules and what was learned, joined: needs may be added and taken away, danger only ever added, and only as AMBER. */
import { describe, expect, test } from '@jest/globals';
import { dangerIn } from '../../../dialogs/danger/read.js';
import { needsIn } from '../../../dialogs/needs/read.js';
import { findDanger } from '../../../dialogs/weighing/find-danger.js';
import { findNeeds } from '../../../dialogs/weighing/find-needs.js';
import { join, mayBeAny } from '../../../dialogs/weighing/joining.js';
import { KINDS, NEEDS } from '../../../dialogs/weighing/labels.js';
import { tokensToWeigh } from '../../../dialogs/weighing/tokens.js';
import type { Scales, Weighed } from '../../../dialogs/weighing/weigh.js';
import { content } from '../../guide.js';

const { needs, alarms, scales } = content();

const SILENT = 'The kettle has boiled';
const LONELY = 'I am so lonely in this big old house';
const FEW = 'I am so lonely';
const TOPIC = 'Gardening';

type Said = {
  anyNeed?: number;
  need?: string;
  anyDanger?: number;
  kind?: string;
  known?: number;
  strange?: string[];
};
/** Scales that always say the same: one need and one kind as likely as any, the others not at all. */
const saying =
  ({ anyNeed = 0.01, need, anyDanger = 0.01, kind, known = 1, strange = [] }: Said): Scales =>
  (text) => {
    const one = (all: readonly string[], chosen: string | undefined, chance: number): Weighed[] =>
      all
        .map((id) => ({
          id,
          probability: id === chosen ? chance : 0.001,
          because: () => [{ start: 0, end: text.length }],
        }))
        .sort((first, second) => second.probability - first.probability);
    return {
      anyNeed,
      needs: one(NEEDS, need, anyNeed),
      anyDanger,
      danger: one(KINDS, kind, anyDanger),
      known,
      tokens: tokensToWeigh(text),
      strange: new Set(strange),
    };
  };
const ids = (text: string, said?: Said, language = 'en', topicsAnswer = false) =>
  findNeeds(text, { needs, ...(said ? { scales: saying(said) } : {}) }, language, { topicsAnswer }).map(
    ({ need }) => need,
  );
const danger = (text: string, said: Said, before?: string) =>
  findDanger(text, { alarms, scales: saying(said) }, before);

describe('needs', () => {
  test('are what the rules find where nothing was learned', () => {
    expect(ids(LONELY)).toEqual(needsIn(LONELY, needs, 'en').map(({ need }) => need));
  });

  test('are added where they are likely enough, with the words that tipped the scales', () => {
    expect(ids(SILENT, { anyNeed: 0.3, need: 'company' })).toEqual([]);
    const [found] = findNeeds(SILENT, { needs, scales: saying({ anyNeed: 0.95, need: 'company' }) }, 'en');
    expect(found).toMatchObject({ need: 'company', because: [SILENT] });
  });

  test('said outright stand against doubt, and fall only where there is surely none', () => {
    expect(ids(LONELY, { anyNeed: 0.3, need: 'company' })).toEqual(['company']);
    expect(ids(LONELY, { anyNeed: 0.001 })).toEqual([]);
  });

  test('are left to the rules in another language, and in words never met', () => {
    expect(ids(LONELY, { anyNeed: 0.001 }, 'cy')).toContain('company');
    expect(ids(LONELY, { anyNeed: 0.001, known: 0.2 })).toContain('company');
  });

  test('said outright in a few words stand, whatever was learned', () => {
    expect(ids(FEW, { anyNeed: 0.001 })).toEqual(['company']);
  });

  test('said outright in words never met cannot be weighed away', () => {
    expect(ids(LONELY, { anyNeed: 0.001 })).toEqual([]);
    expect(ids(LONELY, { anyNeed: 0.001, strange: ['lonely'] })).toEqual(['company']);
  });

  test('that answer a question for topics are not taken away', () => {
    expect(ids(TOPIC, { anyNeed: 0.001 }, 'en', true)).toContain('outdoors');
  });
});

describe('danger', () => {
  const sure = { anyDanger: 0.99, kind: 'suicide' };

  test('is AMBER where the rules saw none, under the id of a weighed finding', () => {
    expect(danger(SILENT, sure)).toEqual({
      level: 'amber',
      kind: 'suicide',
      rule: 'weighed-suicide',
      because: 'said',
      words: [SILENT],
    });
    expect(danger(SILENT, { anyDanger: 0.2, kind: 'suicide' })).toEqual({ level: 'none' });
  });

  test('that a rule doubts is asked about, unless all was met while learning and nothing speaks for it', () => {
    const doubted = 'I keep my arms covered up all summer even when it is hot';
    expect(dangerIn(doubted, alarms)).toMatchObject({ level: 'amber', doubt: true });
    expect(danger(doubted, { anyDanger: 0.0001 }).level).toBe('none');
    expect(danger(doubted, { anyDanger: 0.0001, known: 0.2 }).level).toBe('amber');
    expect(danger(doubted, { anyDanger: 0.6, kind: 'self-harm' }).level).toBe('amber');
    expect(findDanger(doubted, { alarms }).level).toBe('amber');
  });

  test('that a rule doubts is asked about in a few words, but not where two hints only make it together', () => {
    const hints = 'The rules since last time';
    expect(dangerIn('This bench again tonight', alarms)).toMatchObject({ level: 'amber', doubt: true });
    expect(danger('This bench again tonight', { anyDanger: 0.0001 }).level).toBe('amber');
    expect(dangerIn(hints, alarms)).toMatchObject({ level: 'amber', doubt: true });
    expect(danger(hints, { anyDanger: 0.0001 }).level).toBe('none');
  });

  test.each(['I want to kill myself', 'I have taken all my tablets', 'He hits me', 'What is the point'])(
    'is never lower than the rules say: "%s"',
    (text) => {
      expect(danger(text, { anyDanger: 0.0001 })).toEqual(dangerIn(text, alarms));
    },
  );

  test('is not weighed in a command as it stands, and is in the same words with more beside them', () => {
    const own = new Set(['do not ring me']);
    const scales = saying(sure);
    expect(findDanger('Do not ring me.', { alarms, scales, own })).toEqual({ level: 'none' });
    expect(findDanger('Do not ring me.', { alarms, scales, own }, 'what was said before').level).toBe('none');
    expect(findDanger('do not ring me he is in', { alarms, scales, own }).level).toBe('amber');
    expect(findDanger('Do not ring me.', { alarms, scales }).level).toBe('amber');
  });

  test('in a command is still RED where a rule says so', () => {
    const own = new Set(['i want to kill myself']);
    expect(findDanger('I want to kill myself', { alarms, own }).level).toBe('red');
  });

  test('over two messages is weighed as one sentence, unless a full stop stands between', () => {
    const scales: Scales = (text) => saying(text.includes('old kettle') ? sure : {})(text);
    expect(findDanger('has boiled', { alarms, scales }, 'and then the old kettle').level).toBe('amber');
    expect(findDanger('has boiled', { alarms, scales }, 'I saw the old kettle.').level).toBe('none');
  });

  test('keeps its kind where a child may be hurt, whatever else is likely', () => {
    const text = 'My dad hits me';
    const rules = dangerIn(text, alarms);
    expect(danger(text, { anyDanger: 0.99, kind: 'eating' })).toEqual(rules);
  });
});

test('the shipped weights join the shipped rules', () => {
  if (scales === undefined) throw new Error('nothing was learned');
  const both = { needs, alarms, scales };
  expect(findNeeds(LONELY, both, 'en').map(({ need }) => need)).toEqual(['company']);
  expect(findNeeds(SILENT, both, 'en')).toEqual([]);
  expect(findDanger(SILENT, both)).toEqual({ level: 'none' });
  expect(findDanger('I want to kill myself', both).level).toBe('red');
});

test('rules are left unasked only where nothing they could say would make it a need', () => {
  const outright = NEEDS.map((need) => ({ need, score: 1, because: ['said'] }));
  const chances = [1e-9, 1e-4, 0.01, 0.1, 0.3, 0.5, 0.9, 1];
  const settled = chances.flatMap((anyNeed) => {
    const weighing = saying({ anyNeed, need: 'company' })(SILENT);
    return mayBeAny(weighing)
      ? []
      : [join(weighing, { hints: outright, found: outright, denied: new Set() }).length];
  });
  expect(settled.length).toBeGreaterThan(0);
  expect(settled.filter((many) => many > 0)).toEqual([]);
});
