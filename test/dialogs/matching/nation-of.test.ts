/** Which nation a sector is in, held against the postcode areas that lie in one nation. */
import { expect, test } from '@jest/globals';
import { nationOf } from '../../../dialogs/matching/nations.js';
import { nationBy } from './nation-by-postcode.js';
import { places } from './relevance/cells.js';

test('every sector that ships is in the nation of its postcode area', () => {
  const known = [...places.sectors].filter(([sector]) => nationBy(sector) !== undefined);
  expect(known.length).toBeGreaterThan(11_900);
  const wrong = known.filter(([sector, at]) => nationOf(at) !== nationBy(sector));
  expect(wrong.map(([sector, at]) => `${sector} is taken for ${nationOf(at)}`)).toEqual([]);
});
