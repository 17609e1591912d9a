/** Reads texts by a few patterns, for tests that tell what is found in the person's own words. */
import { reader, type Ways } from '../../../dialogs/reading/reader.js';

type Given = Partial<Ways>;

export const readerOf = (patterns: readonly string[], ways: Given = {}) =>
  reader(
    patterns.map((pattern) => ({ pattern, value: pattern })),
    { families: {}, ...ways },
  );

/** The person's own words that the pattern was found in. */
export function found(pattern: string, text: string, ways: Given = {}): string[] {
  const { tokens, find } = readerOf([pattern], ways);
  const words = tokens(text);
  return find(words).map(({ from, to }) => text.slice(words[from]?.start, words[to - 1]?.end));
}

/** The words as they are compared; a mended one has a question mark. */
export const compared = (
  text: string,
  patterns: readonly string[] = ['anything'],
  ways: Given = {},
): string =>
  readerOf(patterns, ways)
    .tokens(text)
    .map(({ word, guessed }) => (guessed === true ? `${word}?` : word))
    .join(' ');
