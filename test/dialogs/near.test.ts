import { readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { kmBetween, outcodeOf, placeIn, placesFrom } from '../../dialogs/matching/near.js';

const read = (file: string): string => readFileSync(`content/places/${file}`, 'utf8');
const places = placesFrom(read('outcodes.csv'), read('sectors.csv'));
const head = 'outcode,lat,long,postcodes\n';

describe('reading the places', () => {
  test('every place in the files is kept', () => {
    expect([places.outcodes.size, places.sectors.size]).toEqual([2996, 12015]);
  });

  test.each([
    ['a latitude that is not a figure', `${head}YO1,north,-1.08,3`],
    ['an empty latitude', `${head}YO1,,-1.08,3`],
    ['a longitude off the earth', `${head}YO1,53.9,-181,3`],
    ['a row cut short', `${head}YO1,53.9`],
    ['a code that is not one', `${head}York,53.9,-1.08,3`],
    ['the same code twice', `${head}YO1,53.9,-1.08,3\nYO1,53.9,-1.08,3`],
    ['no rows', head],
  ])('a broken file is refused by name and line: %s', (_what, csv) => {
    expect(() => placesFrom(csv, 'sector,lat,long\nYO1 7,53.9,-1.08')).toThrow(/outcodes\.csv, line \d/);
    expect(() => placesFrom(`${head}YO1,53.9,-1.08,3`, csv)).toThrow(/sectors\.csv, line \d/);
  });

  test('line endings of any kind are read', () => {
    expect(placesFrom('x\r\nYO1,53.9,-1.08\r\n', 'x\r\nYO1 7,53.9,-1.08\r\n').sectors.size).toBe(1);
  });
});

describe('where a person is', () => {
  test.each([
    ['YO1 7HH', 'YO1 7'],
    ['yo17hh', 'YO1 7'],
    [' y o 1  7 h h ', 'YO1 7'],
    ['YO1-7HH', 'YO1 7'],
    ['I live near yo1 7hh, by the river', 'YO1 7'],
    ['yo1 7', 'YO1 7'],
    ['yo1 7h', 'YO1 7'],
    ['YO1', 'YO1'],
    ['yo17', 'YO17'],
    ['yo107', 'YO10'],
    ['yo104', 'YO10 4'],
    ['W1A 1AA', 'W1A 1'],
    ['ec1a1bb', 'EC1A 1'],
    ['the E5 2 minutes from the park', 'E5'],
    ['somewhere in YO24 I think', 'YO24'],
    ['not ZZ9 but YO1', 'YO1'],
  ])('%s is found as %s', (text, code) => {
    expect(placeIn(text, places)).toMatchObject({ kind: 'found', code });
  });

  test.each([
    ['ZZ9 9ZZ', 'ZZ9 9'],
    ['I am at zz99', 'ZZ99'],
  ])('%s is a code nobody knows, and still no finer than a sector', (text, code) => {
    expect(placeIn(text, places)).toEqual({ kind: 'unknown-code', code });
  });

  test.each([
    ['BT1 1AA', 'BT1 1', 'Northern Ireland'],
    ['bt1', 'BT1', 'Northern Ireland'],
    ['JE2 3AB', 'JE2 3', 'Jersey'],
    ['GY1 1AA', 'GY1 1', 'Guernsey'],
    ['IM1 1AA', 'IM1 1', 'the Isle of Man'],
  ])(
    '%s is in a part of the country that our lists do not have, and that is named',
    (text, code, missing) => {
      expect(placeIn(text, places)).toEqual({ kind: 'unknown-code', code, missing });
    },
  );

  test.each(['', 'York', 'by the river', '12', 'no 5', 'seven', '07700 900123'])(
    '%s is not a code',
    (text) => {
      expect(placeIn(text, places)).toEqual({ kind: 'not-a-code' });
    },
  );

  test('nothing finer than a sector is ever kept', () => {
    const letter = fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ');
    const postcode = fc
      .tuple(fc.constantFrom(...places.sectors.keys()), letter, letter, fc.constantFrom('', ' ', '  '))
      .map(([sector, a, b, gap]) => ({ sector, typed: `${sector.replace(' ', gap)}${a}${b}` }));
    fc.assert(
      fc.property(postcode, fc.boolean(), ({ sector, typed }, inSentence) => {
        const placed = placeIn(inSentence ? `I think it is ${typed.toLowerCase()} or so` : typed, places);
        if (sector.startsWith('NPT')) return;
        expect(placed).toEqual({ kind: 'found', code: sector, at: places.sectors.get(sector) });
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  test.each(['YO1', 'Y O 1 ', 'A1 ', '1 ', '- '])(
    'a long text of "%s" never becomes finer than a sector',
    (piece) => {
      const found = placeIn(piece.repeat(3000), places);
      expect(found.kind === 'not-a-code' || /^[A-Z]{1,2}\d[A-Z\d]?( \d)?$/.test(found.code)).toBe(true);
    },
  );

  test('the first half of a code', () => {
    expect([outcodeOf('YO1 7'), outcodeOf('YO1')]).toEqual(['YO1', 'YO1']);
  });
});

describe('how far', () => {
  const york = { lat: 53.96, long: -1.08 };
  const london = { lat: 51.507, long: -0.128 };

  test('York to London is about 280 km, both ways', () => {
    expect(kmBetween(york, london)).toBeGreaterThan(275);
    expect(kmBetween(york, london)).toBeLessThan(285);
    expect(kmBetween(london, york)).toBeCloseTo(kmBetween(york, london), 9);
  });

  test('a place is nowhere from itself', () => {
    expect(kmBetween(york, york)).toBe(0);
  });
});
