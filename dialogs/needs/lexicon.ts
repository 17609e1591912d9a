/** The patterns of all needs as one reader, so that a text is read once however many there are. */
import { reader, type Before, type Entry, type Families, type Reader } from '../reading/reader.js';
import { BESIDES, STRENGTHS, type Beside, type Needs, type Strength } from './needs.js';

/** What a pattern says when it is found. */
export type Mark = { kind: 'need'; need: string; strength: Strength } | { kind: 'beside'; beside: Beside };

/** Built once for each Needs object and language, and dropped with it. */
const built = new WeakMap<Needs, Map<string, Reader<Mark>>>();

/**
 * The reader for a language. English words always count too: people mix the two. A language without words of its own is
 * read as English is.
 */
export function lexiconOf(needs: Needs, language: string, before?: Before): Reader<Mark> {
  const asked = language.split('-')[0] ?? language;
  const base = needs.needs.some(({ words }) => words[asked] !== undefined) ? asked : 'en';
  const languages = built.get(needs) ?? new Map<string, Reader<Mark>>();
  built.set(needs, languages);
  const known = languages.get(base) ?? readerOf(needs, new Set(['en', base]), before);
  languages.set(base, known);
  return known;
}

/** Every family, a page's own included. */
export const familiesOf = (needs: Needs): Families =>
  Object.assign({}, needs.families, ...needs.needs.map((page) => page.families)) as Families;

function readerOf(needs: Needs, languages: ReadonlySet<string>, before?: Before): Reader<Mark> {
  return reader(
    [...entriesBeside(needs), ...entriesOf(needs, languages)],
    { families: familiesOf(needs), force: needs.force, spellings: needs.spellings },
    before,
  );
}

function* entriesBeside(needs: Needs): Generator<Entry<Mark>> {
  for (const beside of BESIDES) {
    const value: Mark = { kind: 'beside', beside };
    for (const pattern of needs.beside[beside]) yield { pattern, value };
  }
}

function* entriesOf(needs: Needs, languages: ReadonlySet<string>): Generator<Entry<Mark>> {
  for (const { id, words } of needs.needs) {
    for (const strength of STRENGTHS) {
      const value: Mark = { kind: 'need', need: id, strength };
      for (const language of languages)
        for (const pattern of words[language]?.[strength] ?? []) yield { pattern, value };
    }
  }
}
