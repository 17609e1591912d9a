/** People answer with a word or two ("homeless", "on me own"): that is all of an answer, and is understood as one. */
import { describe, expect, test } from '@jest/globals';
import { understood } from '../../bot/understanding/understood.js';
import { guideOfContent } from '../guide.js';

const FEW: Record<string, string[]> = {
  company: ['lonely', 'lonley', 'on my own', 'on me tod', 'isolated', 'stuck in'],
  'low-mood': ['down', 'fed up', 'cba', 'deppresed', 'end of my tether'],
  worry: ['anxious', 'panicky', "don't like crowds"],
  purpose: ['bored', 'no confidence', 'nothing to do', 'useless'],
  money: ['skint', 'brassic', 'bailiffs', 'overdraft'],
  rights: ['pip', 'sanctioned', 'tribunal'],
  essentials: ['hungry', 'food bank', 'no leccy'],
  housing: ['homeless', 'eviction', 'mould', 'overcrowded'],
  work: ['redundant', 'no job', 'dole', 'signed off'],
  learning: ['esol', 'maths', 'computers'],
  volunteering: ['volunteering', 'charity shop'],
  moving: ['gym', 'swimming', 'exersise'],
  outdoors: ['allotment', 'gardening', 'fresh air'],
  making: ['choir', 'painting', 'museum', 'singing'],
  habits: ['smoking', 'insomnia', 'lose weight'],
  caring: ['carer', 'respite', 'no break'],
  grief: ['bereavement', 'widow', 'my dog died'],
  memory: ['dementia', 'forgetful'],
  'health-condition': ['arthritis', 'stroke', 'fatigue'],
  disability: ['autistic', 'deaf', 'wheelchair'],
  'alcohol-drugs': ['drinking', 'weed'],
  gambling: ['bookies', 'betting'],
  family: ['toddler group', 'ehcp', 'single mum'],
  'getting-about': ['falls', 'dial a ride', 'stairs'],
  belonging: ['church', 'mosque', 'veteran', 'refugee'],
};

describe.each(Object.entries(FEW))('%s', (need, texts) => {
  test.each(texts)('%s', (text) => {
    expect(understood(text, guideOfContent()).needs.map(({ id }) => id)).toContain(need);
  });
});

test('a word that answers something else is no need', () => {
  for (const text of ['tuesdays', 'yes please', 'after lunch', 'my sister', 'not sure yet', 'on friday'])
    expect([text, understood(text, guideOfContent()).needs]).toEqual([text, []]);
});
