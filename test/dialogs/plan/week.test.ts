/** A week as it is typed becomes days, activities, values and reasons; nothing of it is lost. */
import { describe, expect, test } from '@jest/globals';
import { weekIn, type Activity } from '../../../dialogs/plan/week.js';
import { guideOf, wordingFor } from '../../../dialogs/guide.js';
import { guideOfContent } from '../../guide.js';

const wording = wordingFor(guideOf(guideOfContent(), { script: 'with-a-clinician' }), 'en');
const week = (words: string) => weekIn(words, wording);

describe('one activity', () => {
  test.each<[string, Activity]>([
    [
      'Monday gym (healthy): it keeps me strong',
      { days: ['monday'], activity: 'gym', values: ['healthy'], why: 'it keeps me strong' },
    ],
    ['Mon & Fri gym', { days: ['monday', 'friday'], activity: 'gym', values: [] }],
    [
      'Tue, Thu and Saturday: garden',
      { days: ['tuesday', 'thursday', 'saturday'], activity: 'garden', values: [] },
    ],
    [
      'Wednesdays museum – I like it quiet',
      { days: ['wednesday'], activity: 'museum', values: [], why: 'I like it quiet' },
    ],
    ['Walk the dog', { days: [], activity: 'Walk the dog', values: [] }],
    ['Sunday', { days: [], activity: 'Sunday', values: [] }],
    [
      'Friday fish (useful to others, good company)',
      { days: ['friday'], activity: 'fish', values: ['useful', 'good company'] },
    ],
    // "Sun" begins a day, and "sunbathing" does not.
    ['sunbathing', { days: [], activity: 'sunbathing', values: [] }],
    ['Monday (healthy)', { days: ['monday'], activity: '(healthy)', values: [] }],
    ['choir (', { days: [], activity: 'choir (', values: [] }],
  ])('%s', (typed, activity) => {
    expect(week(typed)).toEqual([activity]);
  });
});

test('several stand between semicolons or on lines of their own', () => {
  expect(week('Monday gym; Tuesday garden\nWalk the dog;;').map(({ activity }) => activity)).toEqual([
    'gym',
    'garden',
    'Walk the dog',
  ]);
});

test('nothing typed is no activity', () => {
  expect(week(' ; \n')).toEqual([]);
});
