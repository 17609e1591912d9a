/** One text read by several readers, one after the other: each reads it as if it were alone. */
import { expect, test } from '@jest/globals';
import { cut } from '../../../dialogs/reading/cut.js';
import { fold } from '../../../dialogs/reading/fold.js';
import { piecesOf } from '../../../dialogs/reading/lately.js';

const KNIFE = { '🔪': 'knife' };
const GUN = { '🔪': 'blade' };

test.each([
  ['plain words', 'I am fine, thank you'],
  ['a picture', 'I have a 🔪 here'],
  ['accents and no pictures', 'a café, déjà vu'],
  ['nothing at all', ''],
])('%s are folded and cut for each reader by its own pictures', (_, text) => {
  for (const pictures of [KNIFE, GUN, {}, KNIFE]) {
    const { plain } = fold(text, pictures);
    const pieces = piecesOf(text, pictures);
    expect([pieces.folded.plain, pieces.cuts]).toEqual([plain, cut(plain)]);
  }
});

test('another text is another text', () => {
  piecesOf('one two', KNIFE);
  expect(piecesOf('three', KNIFE).cuts.map(({ raw }) => raw)).toEqual(['three']);
});
