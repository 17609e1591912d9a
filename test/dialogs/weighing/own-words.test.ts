/** What people say of company, fear and everyday life is not taken for a danger it is not; what hints at one is seen. */
import { describe, expect, test } from '@jest/globals';
import { findDanger } from '../../../dialogs/weighing/find-danger.js';
import { findNeeds } from '../../../dialogs/weighing/find-needs.js';
import { content } from '../../guide.js';

const by = content();
const levelOf = (text: string) => findDanger(text, by).level;
const needsOf = (text: string) => findNeeds(text, by, 'en').map(({ need }) => need);

describe('no question of danger is asked of', () => {
  test.each([
    ['nobody spoke to me last time', 'company'],
    ['Nobody talked to me the last time I went', 'company'],
    ['scared to go out', 'worry'],
    ["I'm scared to go out on my own", 'worry'],
  ])('%s', (text, need) => {
    expect(levelOf(text)).toBe('none');
    expect(needsOf(text)).toContain(need);
  });
});

describe('the card is not shown for', () => {
  test.each([
    "I can't breathe in these jeans since Christmas",
    'No food till after the blood test at nine, then straight to the cafe',
    'I passed out the leaflets on Monday and the rest go tomorrow',
    "There's a bleeding cat on my shed again",
    "wish I was dead rich, I'd have a boat",
    'Ending it all here at level fifty, time to start a new character',
    "I won't be here much longer, the removal van's at two!",
  ])('%s', (text) => {
    expect(levelOf(text)).not.toBe('red');
  });
});

describe('the card is still shown for', () => {
  test.each([
    "I can't breathe and my lips are blue",
    'there is no food in the house till Friday and the kids are crying',
    'she passed out on the floor and will not wake up',
    'I wish I was dead',
    "I won't be here much longer, I can't carry on",
    'he beat me black and blue again',
    'he kept me prisoner in the flat',
  ])('%s', (text) => {
    expect(levelOf(text)).toBe('red');
  });
});

describe('asked about is', () => {
  test.each([
    ['when my exams are over so am I', 'suicide'],
    ["I think about how to do it so the kids aren't the ones to find me", 'suicide'],
    ["I've put foil up so they can't get my thoughts out", 'psychosis'],
    ["The friend whose couch it was says not any more, so it's the park", 'tonight'],
  ])('%s', (text, kind) => {
    expect(findDanger(text, by)).toMatchObject({ level: 'amber', kind });
  });
});

describe('who says that they have it is not given the need', () => {
  test.each([
    ["I've got loads of friends, I just want to get fit", 'company', 'moving'],
    ['plenty of mates, just want to get fit', 'company', 'moving'],
  ])('%s', (text, not, need) => {
    expect(needsOf(text)).toContain(need);
    expect(needsOf(text)).not.toContain(not);
  });

  test('and who has it and lacks it all the same, is', () => {
    expect(needsOf('I have lots of friends but I still feel alone')).toContain('company');
  });
});
