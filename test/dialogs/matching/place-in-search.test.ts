/** A place in what staff search for is taken out of the words, and only a place is. */
import { expect, test } from '@jest/globals';
import { readPlaces } from '../../../adapters/directories/ground.js';
import { placeInSearch } from '../../../dialogs/matching/place-in-search.js';

const places = readPlaces('content', 'nowhere');
const leeds = places.towns.get('leeds')?.at;

test.each([
  ['walking group in Leeds', 'walking group'],
  ['walking group leeds', 'walking group'],
  ['in Leeds a walking group', 'a walking group'],
  ['Leeds', ''],
])('%s', (text, words) => {
  expect(placeInSearch(text, places)).toEqual({ words, at: leeds });
});

test.each([
  ['lunch club YO1', 'lunch club', 'YO1'],
  ['lunch club near yo1 7hh', 'lunch club', 'YO1 7'],
  ['YO1 7', '', 'YO1 7'],
])('%s', (text, words, code) => {
  expect(placeInSearch(text, places)).toEqual({
    words,
    at: places.sectors.get(code) ?? places.outcodes.get(code),
  });
});

test.each(['reading group', 'rugby', 'Leeds Beckett students', 'choir', 'ZZ9 9', ''])(
  'no place: "%s"',
  (text) => {
    expect(placeInSearch(text, places)).toEqual({ words: text });
  },
);

test('a town that is a word, too, is one after "in"', () => {
  expect(placeInSearch('book club in Reading', places)).toEqual({
    words: 'book club',
    at: places.towns.get('reading')?.at,
  });
});
