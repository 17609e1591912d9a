/** The release gate: no kind of danger may be seen less often, and no false alarm be given more often, than recorded. */
import { describe, expect, test } from '@jest/globals';
import { HALVES, readCorpora } from '../../bot/understanding/corpora/read.js';
import { boundsOf, worsened, type Bounds } from '../../bot/understanding/kept/gate.js';
import { recordedIn } from '../../bot/understanding/kept/recorded.js';
import { halfFigures } from '../../bot/understanding/measured.js';
import { needIdsOf } from '../../bot/understanding/understood.js';
import { guideOfContent } from '../guide.js';

const RECORDED = 'test/corpora/recorded.json';

/** Figures only: what was missed stays in its file. */
test('people are understood as well as was recorded', () => {
  const recorded = recordedIn(RECORDED);
  if (recorded === undefined)
    throw new Error(`${RECORDED} is missing: npm run evaluate -- --record writes it`);
  const guide = guideOfContent();
  const sentences = readCorpora('test/corpora', new Set(needIdsOf(guide)));
  const halves = Object.fromEntries(
    HALVES.map((half) => [
      half,
      halfFigures(
        guide,
        sentences.filter((each) => each.half === half),
      ),
    ]),
  );
  expect(worsened(boundsOf(halves), recorded)).toEqual({});
}, 60_000);

describe('the gate', () => {
  const recorded: Bounds = {
    atLeast: { 'blind: suicide, explicit, seen': 0.9375 },
    atMost: { 'false RED': 0.01 },
  };
  const now = (seen: number, red: number): Bounds => ({
    atLeast: { 'blind: suicide, explicit, seen': seen },
    atMost: { 'false RED': red },
  });

  test('says what fell and what rose, from what to what', () => {
    expect(worsened(now(0.875, 0.02), recorded)).toEqual({
      'blind: suicide, explicit, seen': 'fell from 93.75 % to 87.50 %',
      'false RED': 'rose from 1.00 % to 2.00 %',
    });
  });

  test('lets through what is as good or better', () => {
    expect(worsened(now(0.9375, 0.01), recorded)).toEqual({});
    expect(worsened(now(1, 0), recorded)).toEqual({});
  });

  test('what is no longer measured counts as worse', () => {
    expect(Object.keys(worsened({ atLeast: {}, atMost: {} }, recorded))).toHaveLength(2);
  });
});
