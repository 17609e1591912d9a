/** Urgent help in four nations: 999 everywhere, 111 where there is one, and never a number that does not ring there. */
import { describe, expect, test } from '@jest/globals';
import { Nation, overdueLines } from '../../dialogs/danger/alarms.js';
import { cardFor, menuLead } from '../../dialogs/danger/cards.js';
import { guideOfContent } from '../guide.js';

const { alarms } = guideOfContent();
const cards = Object.keys(alarms.cards);
const about = (nation: Nation, age?: string) => ({ nation, age, local: {}, language: 'en' });

describe.each(Nation.options)('in %s', (nation) => {
  test('every card shows 999, and no line of another nation', () => {
    for (const card of cards) {
      const { lines } = cardFor(card, alarms, about(nation));
      expect(lines.map(({ number }) => number)).toContain('999');
      for (const { name } of lines) {
        const line = Object.values(alarms.lines).filter((each) => each.name.en === name);
        expect(line.some((each) => each.nations.includes(nation))).toBe(true);
      }
    }
  });

  test('a number that is not answered here is never spoken of', () => {
    const said = [
      ...menuLead(alarms, about(nation)),
      ...menuLead(alarms, { ...about(nation), beside: true }),
      ...cards.flatMap((card) => {
        const { heading, paragraphs } = cardFor(card, alarms, about(nation));
        return [heading, ...paragraphs];
      }),
    ].join(' ');
    expect(/\b111\b/.test(said)).toBe(nation !== 'northern-ireland');
    expect(/option 2/.test(said)).toBe(false);
  });

  test('a young person is told of Childline before anything else', () => {
    expect(menuLead(alarms, about(nation, '13-15'))[0]).toContain('0800 1111');
    expect(menuLead(alarms, about(nation, '18-64'))[0]).not.toContain('0800 1111');
  });
});

test('a line is overdue after 180 days, and a line never checked is named elsewhere', () => {
  const [line] = Object.values(alarms.lines);
  if (line === undefined) throw new RangeError('there are no lines');
  const { checked_on: _never, ...unchecked } = line;
  const lines = {
    old: { ...line, checked_on: '2026-01-01' },
    fresh: { ...line, checked_on: '2026-06-01' },
    never: unchecked,
  };
  expect(overdueLines({ lines }, '2026-07-01')).toEqual(['old']);
});
