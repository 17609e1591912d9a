/** Near a border nobody takes people for living on one side of it: services of both nations are shown, to be asked first. */
import { describe, expect, test } from '@jest/globals';
import { buildIndex } from '../../../dialogs/matching/index.js';
import { match } from '../../../dialogs/matching/match.js';
import { nationsAt } from '../../../dialogs/matching/nations.js';
import { placeIn } from '../../../dialogs/matching/near.js';
import { suggest } from '../../../dialogs/matching/suggest.js';
import { content } from '../../guide.js';
import { north, person, service, today } from './services.js';

const { places } = content();
const at = (code: string) => {
  const placed = placeIn(code, places);
  if (placed.kind !== 'found') throw new RangeError(`${code} is nowhere`);
  return placed.at;
};

describe('well inside a nation there is no doubt', () => {
  test.each([
    ['CF10', 'wales'],
    ['SA1', 'wales'],
    ['LL30', 'wales'],
    ['SY23', 'wales'],
    ['EH1', 'scotland'],
    ['DG1', 'scotland'],
    ['TD1', 'scotland'],
    ['HR1', 'england'],
    ['SY1', 'england'],
    ['L1', 'england'],
    ['BS1', 'england'],
    ['NE1', 'england'],
    ['EX1', 'england'],
  ])('%s is in %s', (code, nation) => expect(nationsAt(at(code))).toEqual([nation]));
});

describe('near a border it may be either', () => {
  test.each([
    ['CH1', 'england'],
    ['CH4 8', 'england'],
    ['CH4 0', 'wales'],
    ['LL13', 'wales'],
    ['SY10', 'england'],
    ['HR3', 'england'],
    ['LD7', 'wales'],
    ['NP16', 'wales'],
    ['GL16', 'england'],
    ['TD15', 'england'],
    ['TD12', 'scotland'],
    ['DG16', 'scotland'],
  ])('%s, of which most is in %s', (code, nation) => {
    expect(nationsAt(at(code))).toContain(nation);
    expect(nationsAt(at(code))).toHaveLength(2);
  });
});

const forNation = (nation: 'wales' | 'england') =>
  service(nation, { channels: ['phone'], area: { name: nation, nations: [nation] } });
const index = buildIndex([forNation('wales'), forNation('england')]);
const offered = (code: string) => match(person({ place: at(code) }), index, today);

test('what is for one nation is hidden from nobody who may live in it, and is asked about first', () => {
  const near = offered('CH4 0');
  expect(near.map(({ service: { id } }) => id).sort()).toEqual(['england', 'wales']);
  for (const { askFirst } of near) expect(askFirst).toBeDefined();
});

test('away from the border only those of the nation are shown, and nothing is asked', () => {
  expect(offered('CF10').map(({ service: { id }, askFirst }) => [id, askFirst])).toEqual([
    ['wales', undefined],
  ]);
});

test('what is for both nations, or draws its own line round them, is in no doubt', () => {
  const both = service('both', { channels: ['phone'], area: { nations: ['wales', 'england'] } });
  const drawn = service('drawn', {
    channels: ['phone'],
    area: { nations: ['wales'], circles: [{ at: at('CH4 0'), km: 9 }] },
  });
  const list = match(person({ place: at('CH4 0') }), buildIndex([both, drawn]), today);
  expect(list.map(({ askFirst }) => askFirst)).toEqual([undefined, undefined]);
});

test('the Local Offer is spoken of where there is one, and near the border', () => {
  const turnTo = (place: string) =>
    suggest(person({ main: { need: 'family' }, place: at(place) }), buildIndex([]), today).turnTo;
  expect(turnTo('YO1')).toContain('local-offer');
  expect(turnTo('CH4 0')).toContain('local-offer');
  expect(turnTo('CF10')).not.toContain('local-offer');
  expect(turnTo('CF10')).toEqual(expect.arrayContaining(['library', 'link-worker']));
  expect(nationsAt(north(0))).toEqual(['england']);
});
